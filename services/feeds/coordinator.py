"""The schedule of one feed: when to ask, and what to say of the outcome."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from services.domain.feed import Feed, FeedCondition, FeedHealth, FeedState
from services.domain.freshness import freshness_at
from services.domain.observation import ObservationKind, Parsed
from services.feeds.address import host_key
from services.feeds.lanes import Lanes
from services.feeds.poll import Outcome

IN_MEMORY = (ObservationKind.POSITION, ObservationKind.CAMERA)


class FeedCoordinator(QObject):
    """Asks one feed for as long as the console runs and never gives up. Lives in the GUI thread.

    Loss and recovery are said once each, also across a restart. Offline is neither.
    """

    lost = Signal(object)  # tuple[Feed, Label]: what failed, and why
    recovered = Signal(object)  # Feed
    health_changed = Signal(object)  # FeedHealth
    observations_received = Signal(object)  # tuple[Observation, ...] of kinds that do not go through events
    answered = Signal(object)  # Outcome, after everything above
    _finished = Signal(object)  # Outcome, pool -> GUI thread

    def __init__(
        self,
        feed: Feed,
        *,
        poll: Callable[[FeedState], Outcome],
        lanes: Lanes,
        state: FeedState,
        now: datetime,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._poll, self._lanes, self._state = feed, poll, lanes, state
        self._host = host_key(feed.url)
        self._condition, self._read = FeedCondition.WAITING, Parsed()
        self._now = now
        self._is_asking = self._is_stopped = self._must_wait = False
        self._last_bug = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        self._finished.connect(self._on_finished)

    @property
    def feed(self) -> Feed:
        return self._feed

    @property
    def state(self) -> FeedState:
        return self._state

    def health(self) -> FeedHealth:
        """Return how the feed is doing, as of the last tick."""
        fresh = freshness_at(self._state.last_ok_at, self._now, stale_after_s=self._feed.stale_after_s)
        return FeedHealth(
            self._feed,
            self._condition,
            fresh,
            self._state,
            accepted=len(self._read.observations),
            rejected=len(self._read.rejected),
        )

    def start(self, delay_s: float) -> None:
        """Ask for the first time after ``delay_s``."""
        self._timer.start(round(delay_s * 1000))

    @Slot()
    def refresh(self) -> None:
        """Ask now. A request already under way, or waiting for its host, is joined, not doubled.

        A server that asked to be left alone for a while is left alone.
        """
        is_too_soon = self._must_wait and self._timer.isActive()
        if not (self._is_asking or self._is_stopped or is_too_soon):
            self._is_asking = True
            self._timer.stop()
            self._lanes.submit(self._host, self._run)

    @Slot(object)
    def tick(self, now: datetime) -> None:
        """Age the data: call about once a second."""
        self._now = now
        self.health_changed.emit(self.health())

    def stop(self) -> None:
        """Ask no more and say no more."""
        self._is_stopped = True
        self._timer.stop()

    def _run(self) -> None:  # pool thread: touches no Qt object but the signal
        self._finished.emit(self._poll(self._state))

    @Slot(object)
    def _on_finished(self, outcome: Outcome) -> None:
        self._is_asking = False
        if self._is_stopped:
            return
        self._lanes.done(self._host)
        before, self._state, self._condition = self._state, outcome.state, outcome.condition
        self._must_wait = outcome.must_wait
        self._timer.start(round(outcome.delay_s * 1000))
        self._keep(outcome.parsed)
        self._say_loss_or_recovery(before)
        self.health_changed.emit(self.health())
        self.answered.emit(outcome)
        self._raise_once(outcome.bug)

    def _keep(self, parsed: Parsed | None) -> None:
        if parsed is None:
            return
        self._read = parsed
        shown = tuple(item for item in parsed.observations if item.kind in IN_MEMORY)
        if shown:
            self.observations_received.emit(shown)

    def _say_loss_or_recovery(self, before: FeedState) -> None:
        after = self._state
        if before.lost_at is None and after.lost_at is not None:
            self.lost.emit((self._feed, after.last_error))
        elif before.lost_at is not None and after.lost_at is None:
            self.recovered.emit(self._feed)

    def _raise_once(self, bug: Exception | None) -> None:
        """Let a bug reach sys.excepthook on the GUI thread, not again at every poll while it is the same one."""
        text = repr(bug) if bug else ""
        is_new = text != self._last_bug
        self._last_bug = text
        if bug and is_new:
            raise bug
