"""One clock of an incident: what, by when, how much is left, and a thin bar that fills."""

from html import escape

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from services.domain.deadline import DeadlineState
from widgets.incidents.queue_delegate import BAR_TOKENS
from widgets.incidents.queue_paint import BAR_PX, PAD_PX
from widgets.theme.theme import Theme

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class DeadlineLine(QWidget):
    """Text above a bar while the clock runs or stands; text alone once it was met."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words, self._remaining, self._share = "", "", 0.0
        self._state = DeadlineState.NONE

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_bar(self, words: str, remaining: str, *, state: DeadlineState, share: float) -> None:
        """Show a clock of which ``share`` (0..1) is used."""
        self._words, self._remaining, self._state, self._share = words, remaining, state, share
        self._shown()

    def show_words(self, words: str) -> None:
        """Show how the clock ended."""
        self._words, self._remaining, self._state = words, "", DeadlineState.NONE
        self._shown()

    def show_none(self) -> None:
        self.setVisible(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        bar = BAR_PX + 3 if self._state is not DeadlineState.NONE else 0
        return QSize(120, QFontMetrics(self._theme.font("normal")).height() + 2 + bar)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._theme.font("normal"))
        has_bar = self._state is not DeadlineState.NONE
        text = self.rect().adjusted(0, 0, 0, -BAR_PX - 3 if has_bar else 0)
        metrics = painter.fontMetrics()
        room = text.width() - (metrics.horizontalAdvance(self._remaining) + PAD_PX if self._remaining else 0)
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self._theme.color("text_2"))
        painter.drawText(text, _LEFT, words)
        if has_bar:
            self._paint_clock(painter, text)
        painter.end()

    def _paint_clock(self, painter: QPainter, text: QRect) -> None:
        color = self._theme.color(BAR_TOKENS[self._state])
        painter.setPen(color if self._state is not DeadlineState.OK else self._theme.color("text_2"))
        painter.drawText(text, _RIGHT, self._remaining)
        track = QRect(0, self.height() - BAR_PX - 1, self.width(), BAR_PX)
        painter.fillRect(track, self._theme.color("line"))
        painter.fillRect(QRect(0, track.top(), round(track.width() * self._share), BAR_PX), color)

    def _shown(self) -> None:
        self.setVisible(True)
        spoken = f"{self._words} {self._remaining}".strip()
        self.setAccessibleName(spoken)
        self.setToolTip(escape(spoken))
        self.updateGeometry()
        self.update()
