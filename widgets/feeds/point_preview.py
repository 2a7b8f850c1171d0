"""The accepted points over the area's outline: whether they lie where they should is seen at a glance."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from services.domain.geo import BoundingBox, Point
from services.domain.observation import Observation
from services.domain.profile import Area
from services.domain.severity import Severity
from widgets.map.ground import home_bounds
from widgets.theme.severity_shapes import paint_severity
from widgets.theme.theme import Theme

MARGIN_PX = 14
DRAWN_MAX = 2000
_LINES = {"river": "river", "road-national": "road", "road-toll": "road", "road": "road", "rail": "road"}


class PointPreview(QWidget):
    """Drawn plainly (a degree is a degree); points outside the area are counted in words, not lost."""

    def __init__(self, area: Area, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area, self._theme = area, theme
        self._items: tuple[Observation, ...] = ()
        self._home = home_bounds(area)
        self.setMinimumHeight(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def show_items(self, items: Sequence[Observation]) -> None:
        self._items = tuple(items)
        self._retranslate()
        self.update()

    def placed(self) -> tuple[Point, ...]:
        """Return the points that lie in the area and are drawn."""
        return tuple(
            item.point for item in self._items if item.point is not None and _holds(self._home, item.point)
        )

    def words(self) -> str:
        """Return "12 on the map, 1 outside the area, 3 without a place"."""
        with_point = [item.point for item in self._items if item.point is not None]
        inside, none = len(self.placed()), len(self._items) - len(with_point)
        parts = [self.tr("{0} on the map").format(inside)]
        if len(with_point) > inside:
            parts.append(self.tr("{0} outside the area").format(len(with_point) - inside))
        if none:
            parts.append(self.tr("{0} without a place").format(none))
        return ", ".join(parts)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(420, 260)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sea"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        for item in self._items[:DRAWN_MAX]:
            if item.point is not None and _holds(self._home, item.point):
                self._draw_point(painter, item, self._at(item.point.lat, item.point.lon))
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font("small"))
        foot = QRectF(self.rect()).adjusted(8, 4, -8, -6)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.words())
        painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.color("text_3"), 1.0))
        painter.setBrush(self._theme.color("land"))
        for line in self._area.lines:
            if line.kind == "outline":
                painter.drawPolygon(self._path(line.points))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._area.lines:
            if line.kind in _LINES:
                painter.setPen(QPen(self._theme.color(_LINES[line.kind]), 1.0))
                painter.drawPolyline(self._path(line.points))

    def _draw_point(self, painter: QPainter, item: Observation, at: QPointF) -> None:
        severity = item.severity
        if severity is not None and severity <= Severity.P2:
            rect = QRectF(at.x() - 6, at.y() - 6, 12, 12)
            paint_severity(painter, rect, severity, self._theme.severity_color(severity))
            return
        painter.setPen(QPen(self._theme.color("land"), 1.5))
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(at, 4.0, 4.0)

    def _path(self, points: Sequence[tuple[float, float]]) -> QPolygonF:
        return QPolygonF([self._at(lat, lon) for lat, lon in points])

    def _at(self, lat: float, lon: float) -> QPointF:
        home, room = self._home, QRectF(self.rect()).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX - 12)
        scale = min(room.width() / (home.east - home.west), room.height() / (home.north - home.south))
        center = room.center()
        lat_0, lon_0 = (home.south + home.north) / 2.0, (home.west + home.east) / 2.0
        return QPointF(center.x() + (lon - lon_0) * scale, center.y() - (lat - lat_0) * scale)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.words())


def _holds(box: BoundingBox, point: Point) -> bool:
    return box.south <= point.lat <= box.north and box.west <= point.lon <= box.east
