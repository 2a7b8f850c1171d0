"""How late the GUI thread comes to what it was asked to do, and whether that was its own doing."""

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot

PROBE_MS = 10


@dataclass(frozen=True, slots=True)
class Stall:
    """``late_ms``: what a key press would have waited. ``queued_ms``: of it, waiting for a processor (of others)."""

    late_ms: float
    queued_ms: float


class LoopProbe(QObject):
    """A precise 10 ms timer on the GUI thread. Its own work counts as the thread's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stalls: list[Stall] = []
        self._schedstat = Path("/proc/thread-self/schedstat").resolve()
        self._timer = QTimer(self, interval=PROBE_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self.stalls = []
        self._last_ns, self._queued_ns = time.perf_counter_ns(), self._waited_ns()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        now_ns, queued_ns = time.perf_counter_ns(), self._waited_ns()
        late_ms = max(0.0, (now_ns - self._last_ns) / 1e6 - PROBE_MS)
        self.stalls.append(Stall(late_ms, min(late_ms, (queued_ns - self._queued_ns) / 1e6)))
        self._last_ns, self._queued_ns = now_ns, queued_ns

    def _waited_ns(self) -> int:
        """Time this thread was ready and not running, from the kernel; 0 where it does not say."""
        try:
            return int(self._schedstat.read_text("ascii").split()[1])
        except OSError:
            return 0
