"""Sends what the room owes, in the background, for as long as it takes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from services.domain.errors import KnownError
from services.domain.log import Committed
from services.domain.outbox import OutboxCounts
from services.outbox.delivery import Delivery
from services.outbox.receipts import KINDS

ROUND_EVERY_MS = 5000


class OutboxSender(QObject):
    """Owns the rhythm: a round every five seconds and at once after an edit; never two rounds together.

    GUI thread, but for ``_run``. Shutdown: ``stop()``, then wait for the pool.
    """

    counts_changed = Signal(object)  # OutboxCounts
    round_ended = Signal()  # whatever came of it: attempts and next tries may have changed
    failed = Signal(object)  # KnownError: this machine's disk, not the peer; said once until a round succeeds
    _ended = Signal(object)  # OutboxCounts | Exception, pool -> GUI thread

    def __init__(self, delivery: Delivery, *, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._delivery, self._pool = delivery, pool
        self._counts: OutboxCounts | None = None
        self._is_running = self._is_wanted_again = self._has_failed = self._is_stopped = False
        self._is_line_back = False
        self._timer = QTimer(self, interval=ROUND_EVERY_MS)
        self._timer.timeout.connect(self.send)
        self._ended.connect(self._take_end)

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
        round_of = self._delivery.send_waiting if self._is_line_back else self._delivery.send_due
        self._is_line_back = False
        self._pool.start(partial(self._run, round_of))

    @Slot(object)
    def take_network(self, is_online: bool) -> None:
        """Send also what waits for its next try when the line is back."""
        if is_online:
            self._is_line_back = True
            self.send()

    @Slot(object)
    def update(self, committed: Committed) -> None:
        """Begin a round when an act may owe something. Receipts begin none."""
        if committed.outbox_pending and any(e.incident_id and e.kind not in KINDS for e in committed.events):
            self.send()

    def _run(self, round_of: Callable[[], OutboxCounts]) -> None:  # pool thread: no Qt but the signal
        outcome: object
        try:
            outcome = round_of()
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._ended.emit(outcome)

    @Slot(object)
    def _take_end(self, outcome: OutboxCounts | Exception) -> None:
        self._is_running = False
        self.round_ended.emit()
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
