"""The strip's alarm cell: the worst alarm's shape, which pulses while it is heard, and how many there are."""

import math

from PySide6.QtCore import QEvent, QRectF, QTimer
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from services.domain.severity import Severity
from widgets.desk.strip_cell import StripCell
from widgets.theme.severity_shapes import paint_severity
from widgets.theme.theme import Theme

PULSE_PERIOD_S = 2.0  # below 1 Hz
PULSE_STEP_MS = 100
GAP_PX = 8


class AlarmCell(StripCell):
    """The visual twin of the sound: the shape pulses exactly while an alarm sounds or would, were it not muted; the
    words stand still. ``activated()`` opens the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._worst: Severity | None = None
        self._is_still = False
        self._phase_s = 0.0
        self._pulse = QTimer(self, interval=PULSE_STEP_MS)
        self._pulse.timeout.connect(self._beat)

    @property
    def worst(self) -> Severity | None:
        """Return whose shape is shown."""
        return self._worst

    def is_pulsing(self) -> bool:
        return self._pulse.isActive()

    def show_worst(self, worst: Severity | None) -> None:
        """Show that priority's shape, pulsing; None: nothing calls."""
        self._worst = worst
        self._make_room()
        self._start_or_stop()
        self.update()

    def stand_still(self) -> None:
        """Reduced motion, or a wall."""
        self._is_still = True
        self._start_or_stop()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setFont(theme.font("normal", QFont.Weight.Normal))
        self._make_room()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._start_or_stop()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._pulse.stop()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._worst is None:
            return
        side = self._side_px()
        painter = QPainter(self)
        painter.setOpacity(self._strength())
        mark = QRectF(0, (self.height() - side) / 2, side, side)
        paint_severity(painter, mark, self._worst, self._theme.severity_color(self._worst))
        painter.end()

    def _side_px(self) -> int:
        return round(self.fontMetrics().height() * 0.9)

    def _make_room(self) -> None:
        self.setContentsMargins(0 if self._worst is None else self._side_px() + GAP_PX, 0, 0, 0)

    def _strength(self) -> float:
        if not self._pulse.isActive():
            return 1.0
        return 0.7 + 0.3 * math.cos(2.0 * math.pi * self._phase_s / PULSE_PERIOD_S)

    def _start_or_stop(self) -> None:
        if self._worst is not None and self.isVisible() and not self._is_still:
            if not self._pulse.isActive():
                self._pulse.start()
        else:
            self._pulse.stop()

    def _beat(self) -> None:
        self._phase_s = (self._phase_s + PULSE_STEP_MS / 1000.0) % PULSE_PERIOD_S
        self.update(0, 0, self._side_px(), self.height())
