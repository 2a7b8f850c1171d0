"""Sends what the room owes, in the background, for as long as it takes."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from services.domain.errors import KnownError
from services.domain.log import Committed
from services.domain.outbox import OutboxCounts, OutboxItem
from services.outbox.delivery import Delivery

ROUND_EVERY_MS = 5000


class OutboxSender(QObject):
    """Owns the rhythm: a round every five seconds and at once after an edit; never two rounds together.

    GUI thread, but for ``_run``. Shutdown: ``stop()``, then wait for the pool.
    """

    counts_changed = Signal(object)  # OutboxCounts
    failed = Signal(object)  # KnownError: this machine's disk, not the peer; said once until a round succeeds
    _wanted = Signal()  # any thread -> GUI thread
    _ended = Signal(object)  # OutboxCounts | Exception, pool -> GUI thread

    def __init__(self, delivery: Delivery, *, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._delivery, self._pool = delivery, pool
        self._counts: OutboxCounts | None = None
        self._is_running = self._is_wanted_again = self._has_failed = self._is_stopped = False
        self._timer = QTimer(self, interval=ROUND_EVERY_MS)
        self._timer.timeout.connect(self.send)
        self._ended.connect(self._take_end)
        self._wanted.connect(self.send)

    @Slot()
    def start(self) -> None:
        self._timer.start()
        self.send()

    @Slot()
    def stop(self) -> None:
        self._is_stopped = True
        self._timer.stop()
        self._delivery.stop()

    @Slot()
    def send(self) -> None:
        """Begin a round now. One under way is followed by another, so that nothing new is overlooked."""
        if self._is_stopped:
            return
        if self._is_running:
            self._is_wanted_again = True
            return
        self._is_running, self._is_wanted_again = True, False
        self._pool.start(self._run)

    @Slot(object)
    def resend(self, item: OutboxItem) -> None:
        """Try a held item again: a person decided. The round begins when that is saved."""
        self._delivery.resend(item).add_done_callback(self._resent)

    def _resent(self, _: Future[Committed]) -> None:  # writer thread: no Qt but the signal
        self._wanted.emit()

    @Slot(object)
    def update(self, committed: Committed) -> None:
        """Begin a round when an edit may owe something. Receipts, which carry no event, begin none."""
        if committed.outbox_pending and any(event.incident_id for event in committed.events):
            self.send()

    def _run(self) -> None:  # pool thread: no Qt but the signal
        outcome: object
        try:
            outcome = self._delivery.send_due()
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._ended.emit(outcome)

    @Slot(object)
    def _take_end(self, outcome: OutboxCounts | Exception) -> None:
        self._is_running = False
        if isinstance(outcome, OutboxCounts):
            self._has_failed = False
            self._tell(outcome)
        elif isinstance(outcome, KnownError):
            self._fail(outcome)
        else:
            raise outcome
        if self._is_wanted_again:
            self.send()

    def _tell(self, counts: OutboxCounts) -> None:
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit(counts)

    def _fail(self, error: KnownError) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
