"""The CCTV work place: every camera, page by page, and a table of what is claimed and what is true."""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from services.domain.camera import Camera, CameraHealth
from widgets.cctv.camera_model import CameraModel
from widgets.cctv.camera_table import CameraTable
from widgets.cctv.grid_header import GridHeader
from widgets.cctv.tile import CameraTile, FrameSource
from widgets.cctv.tile_area import TileArea
from widgets.theme.theme import Theme

PAGE_SIZES: Final = (1, 4, 9, 16, 25)
WALL, LARGE, NOTHING = range(3)


def page_size(count: int) -> int:
    """Return the smallest square of tiles that takes all cameras, 25 if none does."""
    return next((size for size in PAGE_SIZES if count <= size), PAGE_SIZES[-1])


class CameraGrid(QWidget):
    """All cameras. Enter or a double click enlarges one, Esc returns to exactly what was.

    Signals:
        shown_changed: which cameras are on screen now
        size_wanted: device pixels for a camera's picture
    """

    shown_changed = Signal(object)  # tuple[str, ...], camera ids
    size_wanted = Signal(str, int, int)  # camera id, width, height in device pixels

    def __init__(self, *, theme: Theme, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cameras: tuple[Camera, ...] = ()
        self._healths: dict[str, CameraHealth] = {}
        self._page = 0
        self._focus_before: QWidget | None = None
        self._header = GridHeader(self)
        self._model = CameraModel(theme=theme, zone=zone, parent=self)
        self._table = CameraTable(self._model, parent=self)
        self._area = TileArea(theme=theme, zone=zone, parent=self)
        self._large = CameraTile(theme=theme, zone=zone, parent=self)
        self._nothing = QLabel(self)
        self._body = QStackedLayout()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._fill()
        self._retranslate()

    @property
    def enlarged(self) -> str | None:
        """The id of the camera that fills the wall, None while the grid is shown."""
        camera = self._large.camera
        return camera.camera_id if camera is not None and self._body.currentIndex() == LARGE else None

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the cameras on screen."""
        if self.enlarged is not None:
            return (self.enlarged,)
        return tuple(camera.camera_id for camera in self._on_page())

    def set_frame_source(self, source: FrameSource) -> None:
        """See ``CameraTile.set_frame_source``."""
        self._area.set_frame_source(source)
        self._large.set_frame_source(source)

    def set_theme(self, theme: Theme) -> None:
        for part in (self._header, self._area, self._large, self._model):
            part.set_theme(theme)
        self._table.fit_columns()

    @Slot(object)
    def show_cameras(self, cameras: tuple[Camera, ...]) -> None:
        """Take all cameras there are. The page stays as far as it still exists, and so does the enlarged one."""
        self._cameras = cameras
        ids = {camera.camera_id for camera in cameras}
        self._healths = {known: self._healths[known] for known in self._healths if known in ids}
        self._model.show_cameras(cameras)
        self._page = min(self._page, self._page_count() - 1)
        if self.enlarged not in ids:
            self._body.setCurrentIndex(WALL if cameras else NOTHING)
        self._fill()

    @Slot(object)
    def set_health(self, health: CameraHealth) -> None:
        """Take the measure of any camera."""
        self._healths[health.camera_id] = health
        self._model.set_health(health)
        self._area.set_health(health)
        self._large.set_health(health)
        self._count()

    @Slot(object)
    def refresh(self, camera_ids: tuple[str, ...]) -> None:
        """Say that these cameras have a new picture."""
        if not self.isVisible():
            return
        if self.enlarged is None:
            self._area.refresh(camera_ids)
        elif self.enlarged in camera_ids:
            self._large.refresh()

    @Slot(str)
    def enlarge(self, camera_id: str) -> None:
        """Fill the wall with one camera; unknown ones are passed over."""
        camera = next((c for c in self._cameras if c.camera_id == camera_id), None)
        if camera is None:
            return
        focus = self.window().focusWidget()
        if self.enlarged is None:
            self._focus_before = focus if focus is not None and self.isAncestorOf(focus) else None
        self._large.set_camera(camera, self._healths.get(camera_id))
        self._body.setCurrentIndex(LARGE)
        self._large.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fill()

    @Slot()
    def show_all(self) -> None:
        """Return from the enlarged camera to the page and the focus that were before."""
        camera_id = self.enlarged
        if camera_id is None:
            return
        self._body.setCurrentIndex(WALL)
        self._large.set_camera(None)
        self._fill()
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._area.focus_camera(camera_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Escape if self.enlarged is not None:
                self.show_all()
            case Qt.Key.Key_PageDown if self.enlarged is None:
                self._turn_forward()
            case Qt.Key.Key_PageUp if self.enlarged is None:
                self._turn_back()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _turn_forward(self) -> None:
        self._page = min(self._page + 1, self._page_count() - 1)
        self._fill()

    @Slot()
    def _turn_back(self) -> None:
        self._page = max(self._page - 1, 0)
        self._fill()

    def _on_page(self) -> tuple[Camera, ...]:
        size = page_size(len(self._cameras))
        return self._cameras[self._page * size : (self._page + 1) * size]

    def _page_count(self) -> int:
        return max(1, -(-len(self._cameras) // page_size(len(self._cameras))))

    def _fill(self) -> None:
        self._area.show_cameras(self._on_page(), self._healths)
        if self.enlarged is None:
            self._header.show_page(self._page, self._page_count())
        else:
            self._header.show_way_back()
        self._count()
        self.shown_changed.emit(self.shown)

    def _count(self) -> None:
        live = sum(c.camera_id in self._healths and self._healths[c.camera_id].is_usable for c in self._cameras)
        self._header.show_count(live, len(self._cameras))

    def _retranslate(self) -> None:
        self._model.retranslate()
        self._table.fit_columns()
        self._nothing.setText(self.tr("No cameras yet. The profile or a camera list names them."))

    def _connect(self) -> None:
        self._area.size_wanted.connect(self.size_wanted)
        self._large.size_wanted.connect(self.size_wanted)
        self._area.activated.connect(self.enlarge)
        self._table.camera_activated.connect(self.enlarge)
        self._large.activated.connect(self.show_all)
        self._header.back_clicked.connect(self.show_all)
        self._header.previous_clicked.connect(self._turn_back)
        self._header.next_clicked.connect(self._turn_forward)

    def _lay_out(self) -> None:
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("tone", "second")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for index, widget in {WALL: self._area, LARGE: self._large, NOTHING: self._nothing}.items():
            self._body.insertWidget(index, widget)
        self._body.setCurrentIndex(NOTHING)
        body = QWidget(self)
        body.setLayout(self._body)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(body)
        splitter.addWidget(self._table)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([1210, 680])  # names of cameras are long
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._header)
        layout.addWidget(splitter, 1)
