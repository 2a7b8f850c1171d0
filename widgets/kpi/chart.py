"""One indicator over time: actual line, target dashed with its value, as-of in the corner."""

from datetime import tzinfo

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from services.domain.standing import Standing
from services.domain.text import Language
from widgets.kpi.numbers import number_text
from widgets.theme.theme import Theme


class IndicatorChart(QFrame):
    """No legend, light grid on one axis, the number first. Says so when there is nothing to draw."""

    def __init__(self, theme: Theme, zone: tzinfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._theme, self._zone, self._language = theme, zone, language
        self._standing: Standing | None = None
        self._head = QLabel(self)
        self._note = QLabel(self)
        for label in (self._head, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._note.setProperty("tone", "second")
        self._plot = pg.PlotWidget(self, axisItems={"bottom": pg.DateAxisItem()})
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.showGrid(x=False, y=True, alpha=0.15)
        self._curve = self._plot.plot([], [], antialias=True)
        self._target = pg.InfiniteLine(angle=0, label="", labelOpts={"position": 0.06})
        self._plot.addItem(self._target)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        for widget in (self._head, self._note):
            box.addWidget(widget)
        box.addWidget(self._plot, 1)
        self.set_theme(theme)

    def show_standing(self, standing: Standing | None) -> None:
        self._standing = standing
        self._redraw()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._head.setFont(theme.font("title"))
        self._plot.setBackground(theme.color("panel"))
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setPen(theme.color("line"))
            axis.setTextPen(theme.color("text_2"))
            axis.setTickFont(theme.font("small"))
        self._curve.setPen(pg.mkPen(theme.color("accent"), width=1.5))
        self._target.setPen(pg.mkPen(theme.color("text_3"), style=Qt.PenStyle.DashLine))
        self._target.label.setColor(theme.color("text_2"))
        self._redraw()

    def set_language(self, language: Language) -> None:
        self._language = language
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._redraw()
        super().changeEvent(event)

    def _redraw(self) -> None:
        standing = self._standing
        self._plot.setVisible(standing is not None and len(standing.series) > 1)
        if standing is None:
            self._head.setText("")
            self._note.setText(self.tr("Choose an indicator to see where it came from."))
            return
        self._head.setText(standing.indicator.name.in_language(self._language))
        self._note.setText(self._sentence(standing))
        self._curve.setData([at.timestamp() for at, _ in standing.series], [value for _, value in standing.series])
        self._target.setValue(standing.indicator.target)
        target = number_text(standing.indicator.target, self._language)
        self._target.label.setFormat(self.tr("target {0}").format(target))
        self._plot.enableAutoRange()

    def _sentence(self, standing: Standing) -> str:
        if standing.latest is None:
            return self.tr("Nothing was measured yet. Source: {0}").format(standing.indicator.source)
        value = number_text(standing.latest.value, self._language)
        at = f"{standing.latest.as_of.astimezone(self._zone):%d/%m/%Y %H:%M}"
        words = self.tr("{0} {1}, as of {2}. Source: {3}").format(
            value, standing.indicator.unit, at, standing.latest.source
        )
        return words + (self.tr(". Example figures, not official.") if standing.indicator.is_example else "")
