"""What stands in the map's place while there is no map: a skeleton, or what happened and what comes next."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from services.domain.geo import BoundingBox
from services.domain.profile import Area
from widgets.map.ground import home_bounds
from widgets.map.page_keeper import MapOutage, OutageCause
from widgets.theme.theme import Theme
from widgets.words import clock_text

LINE_CHARACTERS = 56


class MapCover(QWidget):
    """Lies over the page. Draws the outline of the area at once and says "loading" only after a while.

    Signals: ``try_again_requested``.
    """

    try_again_requested = Signal()

    def __init__(self, area: Area, theme: Theme, *, zone: tzinfo, skeleton_ms: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._area, self._theme, self._zone = area, theme, zone
        self._outage: MapOutage | None = None
        self._is_slow = False
        self._slow = QTimer(self, singleShot=True, interval=skeleton_ms)
        self._slow.timeout.connect(self._say_loading)
        self._what = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._what.setFixedWidth(LINE_CHARACTERS * self._what.fontMetrics().averageCharWidth())
        self._again = QPushButton(self)
        self._again.clicked.connect(self.try_again_requested)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._what, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._again, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self._retranslate()

    def show_loading(self) -> None:
        self._outage, self._is_slow = None, False
        self._slow.start()
        self._appear()

    def show_outage(self, outage: MapOutage) -> None:
        self._outage = outage
        self._slow.stop()
        self._appear()

    def leave(self) -> None:
        self._slow.stop()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def text(self) -> str:
        return self._what.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sea"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("land"))
        for line in self._area.lines:
            if line.kind == "outline":
                painter.drawPolygon(_fitted(line.points, home_bounds(self._area), QRectF(self.rect())))

    def _appear(self) -> None:
        self._retranslate()
        self.raise_()
        self.show()

    def _say_loading(self) -> None:
        self._is_slow = True
        self._retranslate()

    def _retranslate(self) -> None:
        self._again.setText(self.tr("Try again now"))
        self._again.setVisible(self._outage is not None)
        if self._outage is not None:
            self._what.setText(self._outage_text(self._outage))
        else:
            self._what.setText(self.tr("Loading the map…") if self._is_slow else "")

    def _outage_text(self, outage: MapOutage) -> str:
        happened = {
            OutageCause.CRASHED: self.tr("Map unavailable since {0}: its process keeps ending."),
            OutageCause.HUNG: self.tr("Map unavailable since {0}: its process does not answer."),
        }[outage.cause]
        follows = self.tr(
            "The console tries again in {0} minutes. Queue, dispatch and cameras keep working; "
            "nothing is lost, the map comes back with everything on it."
        )
        since: datetime = outage.since
        minutes = max(1, round(outage.retry_s / 60.0))
        return happened.format(clock_text(since, self._zone)) + "\n" + follows.format(minutes)


def _fitted(points: tuple[tuple[float, float], ...], bounds: BoundingBox, room: QRectF) -> QPolygonF:
    """Project plainly (a degree is a degree): near enough for a shape that stands for under a second."""
    scale = min(room.width() / (bounds.east - bounds.west), room.height() / (bounds.north - bounds.south)) * 0.95
    lat_0, lon_0 = (bounds.south + bounds.north) / 2.0, (bounds.west + bounds.east) / 2.0
    center = room.center()
    return QPolygonF(
        [QPointF(center.x() + (lon - lon_0) * scale, center.y() - (lat - lat_0) * scale) for lat, lon in points]
    )
