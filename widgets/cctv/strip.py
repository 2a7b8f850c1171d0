"""The desk's cameras: those nearest to what is selected, else the first that can be seen."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from services.domain.camera import Camera, CameraHealth, NearbyCamera
from widgets.cctv.tile import FrameSource
from widgets.cctv.tile_area import TileArea
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.theme import Theme

TILES: Final = 4


class CameraStrip(QWidget):
    """Shows at most four cameras and how many of all are live.

    Signals:
        camera_activated: Enter or double click on a tile
        size_wanted: device pixels for a camera's picture
    """

    camera_activated = Signal(str)  # camera id
    size_wanted = Signal(str, int, int)  # camera id, width, height in device pixels

    def __init__(self, *, theme: Theme, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cameras: tuple[Camera, ...] = ()
        self._near: tuple[NearbyCamera, ...] = ()
        self._incident = ""
        self._healths: dict[str, CameraHealth] = {}
        self._title, self._count, self._nothing = (QLabel(self) for _ in range(3))
        self._context = ElidedLabel(parent=self)
        self._area = TileArea(theme=theme, zone=zone, parent=self)
        self._area.activated.connect(self.camera_activated)
        self._area.size_wanted.connect(self.size_wanted)
        self._lay_out()
        self.set_theme(theme)
        self._retranslate()

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids on the tiles, in reading order."""
        return tuple(tile.camera.camera_id for tile in self._area.tiles if tile.camera is not None)

    def set_frame_source(self, source: FrameSource) -> None:
        """See ``CameraTile.set_frame_source``."""
        self._area.set_frame_source(source)

    def set_theme(self, theme: Theme) -> None:
        self._area.set_theme(theme)
        self._title.setFont(theme.font("large"))
        self._nothing.setFont(theme.font("normal"))

    @Slot(object)
    def show_cameras(self, cameras: tuple[Camera, ...]) -> None:
        """Take all cameras there are; the first usable ones are shown unless an incident is selected."""
        self._cameras = cameras
        self._healths = {c.camera_id: self._healths[c.camera_id] for c in cameras if c.camera_id in self._healths}
        self._fill()

    @Slot(str, object)
    def show_nearest(self, incident_number: str, near: tuple[NearbyCamera, ...]) -> None:
        """Show these for the selected incident; none with a known place is said in words."""
        self._incident, self._near = incident_number, near[:TILES]
        self._fill()

    @Slot()
    def show_first(self) -> None:
        """Nothing is selected any more."""
        self._incident, self._near = "", ()
        self._fill()

    @Slot(object)
    def set_health(self, health: CameraHealth) -> None:
        """Take the measure of any camera. Cameras never change places for it: nothing moves by itself."""
        self._healths[health.camera_id] = health
        self._area.set_health(health)
        self._retranslate()

    @Slot(object)
    def refresh(self, camera_ids: tuple[str, ...]) -> None:
        """Say that these cameras have a new picture."""
        if self.isVisible():
            self._area.refresh(camera_ids)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        chosen = [n.camera for n in self._near] if self._incident else self._first()
        self._area.show_cameras(chosen, self._healths)
        self._body.setCurrentIndex(0 if chosen else 1)
        self._retranslate()

    def _first(self) -> Iterable[Camera]:
        """The first usable cameras, filled up with the first others."""
        by_use = sorted(self._cameras, key=self._is_unusable)
        return by_use[:TILES]

    def _is_unusable(self, camera: Camera) -> bool:
        health = self._healths.get(camera.camera_id)
        return health is not None and not health.is_usable

    def _retranslate(self) -> None:
        self._title.setText(self.tr("CCTV"))
        self._context.show_text(
            self.tr("%n nearest to {0}", "", len(self._near)).format(self._incident) if self._near else ""
        )
        live = sum(c.camera_id in self._healths and self._healths[c.camera_id].is_usable for c in self._cameras)
        self._count.setText(self.tr("{0} of {1} cameras live").format(live, len(self._cameras)))
        self._count.setVisible(bool(self._cameras))
        self._nothing.setText(self._why_nothing())

    def _why_nothing(self) -> str:
        if self._incident:
            return self.tr("No camera with a known place is near {0}.").format(self._incident)
        return self.tr("No cameras yet. The profile or a camera list names them.")

    def _lay_out(self) -> None:
        for label in (self._title, self._count, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._context, self._count, self._nothing):
            label.setProperty("tone", "second")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        header = QHBoxLayout()
        header.setSpacing(12)
        header.addWidget(self._title)
        header.addWidget(self._context, 1)
        header.addWidget(self._count)
        self._body = QStackedLayout()
        self._body.addWidget(self._area)
        self._body.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(header)
        layout.addLayout(self._body, 1)
