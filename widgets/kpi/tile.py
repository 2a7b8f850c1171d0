"""One indicator on the desk: value, target, direction of travel, as-of. Quiet when fine."""

from datetime import tzinfo

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from services.domain.freshness import FreshnessState
from services.domain.standing import Standing, Trend
from services.domain.text import Language
from widgets.kpi.numbers import number_text
from widgets.kpi.sparkline import paint_sparkline
from widgets.theme.theme import Size, Theme
from widgets.words import age_text, unknown_word

MARGIN_PX = 12
ARROWS = {Trend.BETTER: "↗", Trend.WORSE: "↘", Trend.FLAT: "→", Trend.UNKNOWN: ""}


class IndicatorTile(QWidget):
    """Draws one ``Standing``. A target not met is no alarm: only a worsening or late one takes colour.

    Signals: ``activated(str)`` with the indicator id, on click or Enter.
    """

    activated = Signal(str)

    def __init__(self, theme: Theme, zone: tzinfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone, self._language = theme, zone, language
        self._standing: Standing | None = None
        self._programme = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_standing(self, standing: Standing, programme: str) -> None:
        self._standing, self._programme = standing, programme
        self._describe()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_language(self, language: Language) -> None:
        self._language = language
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        line = QFontMetricsF(self._theme.font()).height()
        return QSize(round(line * 11), round(line * 6.5))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint() * 0.8

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.update()
        super().changeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        if self._standing is not None:
            self._paint(painter, self._standing)
        if self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _activate(self) -> None:
        if self._standing is not None:
            self.activated.emit(self._standing.indicator.indicator_id)

    def _describe(self) -> None:
        if self._standing is None:
            return
        name = self._standing.indicator.name.in_language(self._language)
        words = f"{self._programme}: {name}, {self._value_text()} {self._standing.indicator.unit}"
        self.setAccessibleName(", ".join((words, self.tr("DRILL"))) if is_simulated(self._standing) else words)

    def _value_text(self) -> str:
        latest = self._standing.latest if self._standing else None
        return unknown_word() if latest is None else number_text(latest.value, self._language)

    def _paint(self, painter: QPainter, standing: Standing) -> None:
        area = QRectF(self.rect()).adjusted(MARGIN_PX, 8, -MARGIN_PX, -8)
        taken = self._paint_origin(painter, area, standing)
        head = area.adjusted(0, 0, -taken, 0)
        y = self._line(painter, head, area.top(), self._programme, size="normal", token="text", weight=600)
        name = standing.indicator.name.in_language(self._language)
        y = self._line(painter, area, y, name, size="small", token="text_2")
        y = self._paint_value(painter, area, y, standing)
        foot = QFontMetricsF(self._theme.font("small")).height()
        spark = QRectF(area.left(), y + 4, area.width(), area.bottom() - foot - 8 - y)
        if spark.height() > 10:
            paint_sparkline(
                painter,
                spark,
                standing.series,
                line=self._theme.color("text_2"),
                target=standing.indicator.target,
            )
        if y + foot <= area.bottom() + 2:  # a tile too low for everything keeps the figure readable
            self._paint_foot(painter, area, standing)

    def _paint_origin(self, painter: QPainter, area: QRectF, standing: Standing) -> float:
        """Say that the figure is simulated, or else no official one; return the width it took."""
        is_drill = is_simulated(standing)
        if not is_drill and not standing.indicator.is_example:
            return 0.0
        words = self.tr("DRILL") if is_drill else self.tr("example")
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.color("drill" if is_drill else "text_3"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), words)
        return QFontMetricsF(font).horizontalAdvance(words) + 8

    def _paint_value(self, painter: QPainter, area: QRectF, y: float, standing: Standing) -> float:
        known = standing.latest is not None
        fresh = standing.freshness.state is FreshnessState.LIVE
        font = self._theme.font("figure" if known else "large", QFont.Weight.DemiBold)
        token = "text" if known and fresh else "text_3"
        bottom = self._text(painter, QRectF(area.left(), y, area.width(), 999), self._value_text(), font, token)
        if not known:
            self._hatch(painter, QRectF(area.left(), bottom, area.width(), 4))
            return bottom + 6
        self._paint_trend(painter, QRectF(area.right() - 32, y, 32, bottom - y), standing)
        return self._paint_unit(painter, area, bottom, standing.indicator.unit)

    def _paint_unit(self, painter: QPainter, area: QRectF, bottom: float, unit: str) -> float:
        """Write the unit behind the value, or below it where it would not fit; return where the text ends."""
        figure = self._theme.font("figure", QFont.Weight.DemiBold)
        left = area.left() + QFontMetricsF(figure).horizontalAdvance(self._value_text()) + 6
        small = self._theme.font("small")
        metrics = QFontMetricsF(small)
        if metrics.horizontalAdvance(unit) <= area.right() - 32 - left:
            line = QRectF(left, bottom - metrics.height() - 3, area.right() - 32 - left, metrics.height())
            self._text(painter, line, unit, small, "text_2")
            return bottom
        return self._text(painter, QRectF(area.left(), bottom, area.width(), 999), unit, small, "text_2")

    def _paint_trend(self, painter: QPainter, rect: QRectF, standing: Standing) -> None:
        painter.setFont(self._theme.font("large", QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("p2" if standing.trend is Trend.WORSE else "text_2"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags), ARROWS[standing.trend])

    def _paint_foot(self, painter: QPainter, area: QRectF, standing: Standing) -> None:
        font = self._theme.font("small")
        height = QFontMetricsF(font).height()
        rect = QRectF(area.left(), area.bottom() - height, area.width(), height)
        target = number_text(standing.indicator.target, self._language)
        words = self.tr("target {0} · {1}").format(target, standing.indicator.target_year)
        age = self._age_text(standing)
        age_width = QFontMetricsF(font).horizontalAdvance(age)
        self._text(painter, rect.adjusted(0, 0, -age_width - 8, 0), words, font, "text_3")
        late = standing.freshness.state is FreshnessState.STALE
        painter.setPen(self._theme.color("stale" if late else "text_3"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight), age)

    def _age_text(self, standing: Standing) -> str:
        if standing.latest is None or standing.freshness.age_s is None:
            return ""
        if standing.freshness.state is FreshnessState.STALE:
            return "▲ " + age_text(standing.freshness.age_s)
        return f"{standing.latest.as_of.astimezone(self._zone):%H:%M}"

    def _line(
        self, painter: QPainter, area: QRectF, y: float, words: str, *, size: Size, token: str, weight: int = 400
    ) -> float:
        font = self._theme.font(size, QFont.Weight(weight))
        return self._text(painter, QRectF(area.left(), y, area.width(), 999), words, font, token)

    def _text(self, painter: QPainter, rect: QRectF, words: str, font: QFont, token: str) -> float:
        """Draw one elided line at the top of ``rect``; return where it ends."""
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QRectF(rect.left(), rect.top(), rect.width(), metrics.height()), fitted)
        return rect.top() + metrics.height()

    def _hatch(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, QBrush(self._theme.color("text_3"), Qt.BrushStyle.BDiagPattern))


def is_simulated(standing: Standing) -> bool:
    """Return whether the newest value came from a drill."""
    return standing.latest is not None and standing.latest.is_drill
