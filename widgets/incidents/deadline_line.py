"""One clock of an incident: what, by when, how much is left, and a thin bar that fills."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from services.domain.deadline import DeadlineState, deadline_state, progress
from widgets.incidents.field_words import moment_text
from widgets.incidents.queue_cells import remaining_text
from widgets.incidents.queue_delegate import BAR_TOKENS
from widgets.incidents.queue_paint import BAR_PX
from widgets.theme.theme import Theme


class DeadlineLine(QWidget):
    """Text above a bar while the clock runs; text alone once it was met."""

    def __init__(self, theme: Theme, *, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._words, self._remaining, self._share = "", "", 0.0
        self._state = DeadlineState.NONE

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_running(self, words: str, *, opened_at: datetime, due_at: datetime, now: datetime) -> None:
        """Show a clock that runs; ``words`` has a place {0} for the time it ends."""
        self._words = words.format(moment_text(due_at, now, self._zone))
        self._remaining = remaining_text(due_at, now)
        self._state, self._share = (
            deadline_state(opened_at, due_at, now),
            min(1.0, progress(opened_at, due_at, now)),
        )
        self._shown()

    def show_met(self, words: str) -> None:
        """Show how the clock ended."""
        self._words, self._remaining, self._state = words, "", DeadlineState.NONE
        self._shown()

    def show_none(self) -> None:
        self.setVisible(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self.fontMetrics().height() + BAR_PX + 5)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._theme.font("normal"))
        text = self.rect().adjusted(0, 0, 0, -BAR_PX - 3)
        painter.setPen(self._theme.color("text_2"))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._words)
        if self._state is not DeadlineState.NONE:
            self._paint_clock(painter, text)
        painter.end()

    def _paint_clock(self, painter: QPainter, text: QRect) -> None:
        color = self._theme.color(BAR_TOKENS[self._state])
        painter.setPen(color if self._state is not DeadlineState.OK else self._theme.color("text_2"))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._remaining)
        track = QRect(0, self.height() - BAR_PX - 1, self.width(), BAR_PX)
        painter.fillRect(track, self._theme.color("line"))
        painter.fillRect(QRect(0, track.top(), round(track.width() * self._share), BAR_PX), color)

    def _shown(self) -> None:
        self.setVisible(True)
        self.setAccessibleName(f"{self._words} {self._remaining}".strip())
        self.update()
