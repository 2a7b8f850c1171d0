"""The tick by which incidents of ended warnings and recovered sites end."""

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from services.domain.errors import KnownError
from services.incidents.overdue import Overdue

EVERY_MS = 10_000


class OverdueWatch(QObject):
    """Runs ``Overdue.end`` in the pool every ten seconds, never twice at once. GUI thread."""

    ended = Signal(int)  # incidents spoken of; 0 too
    _done = Signal(object)  # int | Exception, pool -> GUI thread

    def __init__(self, overdue: Overdue, *, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overdue, self._pool, self._is_running = overdue, pool, False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tick)
        self._done.connect(self._take)

    @Slot()
    def start(self) -> None:
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def tick(self) -> None:
        """Judge now. One under way is joined, not doubled."""
        if not self._is_running:
            self._is_running = True
            self._pool.start(self._run)

    def _run(self) -> None:  # pool thread: no Qt but the signal
        outcome: object
        try:
            outcome = self._overdue.end()
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._done.emit(outcome)

    @Slot(object)
    def _take(self, outcome: int | Exception) -> None:
        self._is_running = False
        if isinstance(outcome, KnownError | TimeoutError):
            return  # the disk's trouble is told by whoever saves; the next tick judges again
        if isinstance(outcome, Exception):
            raise outcome
        self.ended.emit(outcome)
