"""All cameras as a table: what the list claims beside what was measured. Keyed by camera id."""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap

from services.domain.camera import Camera, CameraHealth, CameraState
from widgets.cctv.state_shapes import paint_camera_state
from widgets.cctv.tile_words import spoken_name
from widgets.cctv.trouble_words import since_text, trouble_sentence
from widgets.theme.theme import Theme
from widgets.words import age_text, camera_word

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
NAME, CLAIMED, MEASURED, AGE, RATE = range(5)
RIGHT: Final = (AGE, RATE)
SHAPE_PX: Final = 14


class CameraModel(QAbstractTableModel):
    """One row for each camera, in the order given. A new health changes its row and nothing else."""

    def __init__(self, *, theme: Theme, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._shapes = _shapes(theme)
        self._cameras: tuple[Camera, ...] = ()
        self._row_of: dict[str, int] = {}
        self._healths: dict[str, CameraHealth] = {}

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._shapes = theme, _shapes(theme)
        self.retranslate()

    @Slot(object)
    def show_cameras(self, cameras: tuple[Camera, ...]) -> None:
        """Take all cameras. Added ones are appended; the table only starts anew when cameras went."""
        known, ids = tuple(self._row_of), tuple(camera.camera_id for camera in cameras)
        if ids[: len(known)] != known:
            self.beginResetModel()
            self._take(cameras)
            self.endResetModel()
            return
        if len(ids) > len(known):
            self.beginInsertRows(NO_PARENT, len(known), len(ids) - 1)
            self._take(cameras)
            self.endInsertRows()
        self._take(cameras)
        self.retranslate()

    @Slot(object)
    def set_health(self, health: CameraHealth) -> None:
        self._healths[health.camera_id] = health
        row = self._row_of.get(health.camera_id)
        if row is not None:
            self.dataChanged.emit(self.index(row, NAME), self.index(row, RATE))

    def camera_id(self, row: int) -> str:
        return self._cameras[row].camera_id

    def row_of(self, camera_id: str) -> int | None:
        return self._row_of.get(camera_id)

    def retranslate(self) -> None:
        """Words or colours changed; the cameras did not."""
        if self._cameras:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._cameras) - 1, RATE))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, RATE)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._cameras)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 5

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Camera"),
            self.tr("List says"),
            self.tr("Measured"),
            self.tr("Picture age"),
            self.tr("fps"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        camera = self._cameras[index.row()]
        health = self._healths.get(camera.camera_id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(camera, health, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == MEASURED:
                return self._shapes.get(_state(health))
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(health, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_name(camera, health)
            case Qt.ItemDataRole.StatusTipRole:
                return self._explanation(health)
        return None

    def _take(self, cameras: tuple[Camera, ...]) -> None:
        self._cameras = cameras
        self._row_of = {camera.camera_id: row for row, camera in enumerate(cameras)}

    def _text(self, camera: Camera, health: CameraHealth | None, column: int) -> str:
        match column:
            case 0:
                return " ".join(camera.name.split())
            case 1:
                return " ".join(camera.claimed_status.split()) or "-"
            case 2:
                return camera_word(_state(health))
        if health is None:
            return ""
        if column == RATE:
            return str(round(health.fps)) if health.is_usable else ""
        return age_text(health.frame_age_s) if health.frame_age_s is not None and not health.is_usable else ""

    def _color(self, health: CameraHealth | None, column: int) -> QColor | None:
        if column == CLAIMED:
            return self._theme.color("text_2")
        if column in (MEASURED, AGE) and _state(health) not in (CameraState.LIVE, CameraState.CONNECTING):
            return self._theme.color("stale")
        return None

    def _explanation(self, health: CameraHealth | None) -> str:
        if health is None or health.is_usable:
            return ""
        return f"{trouble_sentence(health.reason)} {since_text(health.since, self._zone)}".strip()


def _state(health: CameraHealth | None) -> CameraState:
    return health.state if health else CameraState.CONNECTING


def _alignment(column: int) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft) | (
        Qt.AlignmentFlag.AlignVCenter
    )


def _shapes(theme: Theme) -> dict[CameraState, QPixmap]:
    shapes = {}
    for state in set(CameraState) - {CameraState.LIVE}:
        pixmap = QPixmap(SHAPE_PX, SHAPE_PX)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        token = "text_2" if state is CameraState.CONNECTING else "stale"
        paint_camera_state(painter, QRectF(1, 1, SHAPE_PX - 2, SHAPE_PX - 2), state, theme.color(token))
        painter.end()
        shapes[state] = pixmap
    return shapes
