"""The schedule of one feed: when to ask, and what to say of the outcome."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal, Slot

from services.domain.clock import Clock
from services.domain.feed import Feed, FeedAttempt, FeedCondition, FeedHealth, FeedState
from services.domain.freshness import freshness_at
from services.domain.observation import ObservationKind, Parsed
from services.feeds.address import host_key
from services.feeds.backoff import first_delay_s
from services.feeds.budget import Budgets
from services.feeds.lanes import Lanes
from services.feeds.poll import Outcome
from services.feeds.record import FeedRecord
from services.feeds.timer import MakeTimer, QtTimer

IN_MEMORY = (ObservationKind.POSITION, ObservationKind.CAMERA)
NEVER_ASKED = FeedAttempt(at=datetime.min.replace(tzinfo=UTC), condition=FeedCondition.WAITING)


class FeedCoordinator(QObject):
    """Asks one feed for as long as the console runs and never gives up. Lives in the GUI thread.

    Loss and recovery are said once each, also across a restart. Offline is neither, nor is a pause, which lasts
    until it is resumed or the console starts again: nobody should find a feed off that was paused last year.
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
        clock: Clock,
        budgets: Budgets,
        make_timer: MakeTimer = QtTimer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._poll, self._lanes, self._state = feed, poll, lanes, state
        self._clock, self._budgets = clock, budgets
        self._host = host_key(feed.url)
        self._condition, self._read = FeedCondition.WAITING, Parsed()
        self._record = FeedRecord()
        self._now = clock.now()
        self._is_asking = self._is_stopped = self._must_wait = False
        self._is_started = self._is_paused = self._is_resting = self._is_retired = False
        self._last_bug = ""
        self._timer = make_timer(self._ask, self)
        self._finished.connect(self._on_finished)

    @property
    def feed(self) -> Feed:
        return self._feed

    @property
    def state(self) -> FeedState:
        return self._state

    def health(self) -> FeedHealth:
        """Return how the feed is doing, as of the last tick."""
        last = self._record.last or NEVER_ASKED
        used, allowed = self._budgets.rate(self._feed.url)
        return FeedHealth(
            self._feed,
            FeedCondition.PAUSED if self._is_paused else self._condition,
            freshness_at(self._state.last_ok_at, self._now, stale_after_s=self._feed.stale_after_s),
            self._state,
            accepted=len(self._read.observations),
            rejected=len(self._read.rejected),
            hours=self._record.hours(self._now),
            byte_count=last.byte_count,
            status=last.status,
            took_ms=last.took_ms,
            used_per_minute=used,
            allowed_per_minute=allowed,
            is_resting=self._is_resting,
        )

    def attempts(self) -> tuple[FeedAttempt, ...]:
        """Return the feed's log, the newest first."""
        return self._record.attempts()

    def start(self, delay_s: float) -> None:
        """Ask for the first time after ``delay_s``; a feed that rests or is paused, when that ends."""
        self._is_started = True
        if not (self._is_paused or self._is_resting):
            self._timer.start(delay_s)

    @Slot()
    def refresh(self) -> None:
        """Ask now, unless it rests or is paused."""
        if not (self._is_paused or self._is_resting):
            self.ask_now()

    def ask_now(self) -> None:
        """Ask now, and once also when paused. A request under way, or waiting for its host, is joined, not doubled.

        A server that asked to be left alone for a while is left alone.
        """
        if not (self._must_wait and self._left_s() > 0.0):
            self._ask()

    def pause(self) -> None:
        """Ask no more until ``resume``. What is under way is still taken in."""
        self._is_paused = True
        self._timer.stop()
        self.health_changed.emit(self.health())

    def resume(self) -> None:
        """Go on as planned before the pause; at once where that time has passed."""
        self._is_paused = False
        self._go_on()

    def rest(self) -> None:
        """Nobody needs it: ask no more until ``wake``."""
        self._is_resting = True
        self._timer.stop()
        self.health_changed.emit(self.health())

    def wake(self) -> None:
        """Somebody needs it: ask when due, which after a rest is mostly now."""
        self._is_resting = False
        self._go_on()

    @Slot(object)
    def tick(self, now: datetime) -> None:
        """Age the data: call about once a second."""
        self._now = now
        self.health_changed.emit(self.health())

    def stop(self) -> None:
        """Ask no more and say no more."""
        self._is_stopped = True
        self._timer.stop()

    def retire(self) -> None:
        """Ask no more and say no more: another takes its place. What is under way is still taken in."""
        self.stop()
        self._is_retired = True
        if not self._is_asking:
            self.deleteLater()

    @Slot()
    def _ask(self) -> None:
        if not (self._is_asking or self._is_stopped):
            self._is_asking = True
            self._timer.stop()
            self._lanes.submit(self._host, self._run)

    def _run(self) -> None:  # pool thread: touches no Qt object but the signal
        self._finished.emit(self._poll(self._state))

    def _go_on(self) -> None:
        is_wanted = self._is_started and not (self._is_paused or self._is_resting or self._is_stopped)
        if is_wanted and not self._is_asking:
            self._timer.start(self._left_s())
        self.health_changed.emit(self.health())

    def _left_s(self) -> float:
        return first_delay_s(self._state.next_at, self._clock.now(), interval_s=self._feed.interval_s)

    @Slot(object)
    def _on_finished(self, outcome: Outcome) -> None:
        self._is_asking = False
        if self._is_retired:
            self._lanes.done(self._host)
            self.deleteLater()
        if self._is_stopped:
            return
        self._lanes.done(self._host)
        before, self._state, self._condition = self._state, outcome.state, outcome.condition
        self._must_wait = outcome.must_wait
        if not (self._is_paused or self._is_resting):
            self._timer.start(outcome.delay_s)
        self._record.add(outcome, self._clock.now())
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
