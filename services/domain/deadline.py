"""One clock of an incident: what is promised, by when, how far it has run, and what stopped it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

NEAR_SHARE = 0.75  # LOOK: the bar turns p2 at 75 % and p1 at breach
Pause = tuple[datetime, datetime]


class DeadlineState(Enum):
    NONE = "none"  # no such clock
    OK = "ok"
    NEAR = "near"
    BREACHED = "breached"


class ClockKind(Enum):
    """What is promised, in the order in which it should happen."""

    ANSWER = "answer"  # somebody in the room acknowledges
    RESPOND = "respond"  # an agency is assigned
    ON_SCENE = "on_scene"  # it is being worked on: status in progress
    RESOLVE = "resolve"


class ClockUnit(Enum):
    SECONDS = "seconds"
    HOURS = "hours"
    WORKING_HOURS = "working_hours"  # within the profile's office hours
    WORKING_DAYS = "working_days"  # the day it starts is not counted; ends with the last second of the last day


class Stop(Enum):
    """Why a clock stands; HOLD and WAITING only pause it."""

    RUNNING = "running"
    ON_HOLD = "on_hold"
    WAITING = "waiting"  # for the reporter's answer
    MET = "met"
    ENDED = "ended"  # the incident was resolved or closed before this was reached


class Reopened(Enum):
    """What a met clock does when the incident is reopened."""

    CONTINUE = "continue"  # with what was left when it was met
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class ClockRule:
    """What a class of deadlines promises. ``pauses`` holds ON_HOLD and WAITING, whichever stop this clock."""

    kind: ClockKind
    amount: float
    unit: ClockUnit = ClockUnit.SECONDS
    pauses: tuple[Stop, ...] = ()
    reopened: Reopened = Reopened.CONTINUE
    deadline_class: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock. Times are aware UTC; ``near_at`` is when 75 % of the time is used.

    ``pauses`` are over; one under way is in ``stop`` and ``stopped_at``, and then ``due_at`` is when it would
    be due if it went on at once. ``is_set_by_hand``: no rule moves it. ``missing_year`` is a year whose
    holidays were not known when ``due_at`` was reckoned, 0 for none. Nothing un-breaches a clock that was told.
    """

    rule: ClockRule
    started_at: datetime
    near_at: datetime
    due_at: datetime
    stop: Stop = Stop.RUNNING
    stopped_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    is_near_told: bool = False
    is_breach_told: bool = False
    is_set_by_hand: bool = False
    missing_year: int = 0

    @property
    def kind(self) -> ClockKind:
        return self.rule.kind

    @property
    def is_running(self) -> bool:
        return self.stop is Stop.RUNNING

    @property
    def is_paused(self) -> bool:
        return self.stop in (Stop.ON_HOLD, Stop.WAITING)

    @property
    def margin(self) -> timedelta | None:
        """Return how long before its time it was met, negative when after; None while it was not met."""
        return self.due_at - self.stopped_at if self.stop is Stop.MET and self.stopped_at else None

    def moment(self, now: datetime) -> datetime:
        """Return the moment this clock shows: now, or when it was stopped."""
        return self.stopped_at or now

    def state(self, now: datetime) -> DeadlineState:
        at = self.moment(now)
        if self.is_breach_told or at >= self.due_at:
            return DeadlineState.BREACHED
        return DeadlineState.NEAR if self.is_near_told or at >= self.near_at else DeadlineState.OK

    def share(self, now: datetime) -> float:
        """Return how much of the time is used, 0.0 to 1.0; exact from 75 % on, in even steps before."""
        left_s = (self.due_at - self.moment(now)).total_seconds()
        length_s = (self.due_at - self.near_at).total_seconds() / (1.0 - NEAR_SHARE)
        if left_s <= 0.0 or length_s <= 0.0:
            return 1.0 if left_s <= 0.0 else 0.0
        return max(0.0, 1.0 - left_s / length_s)


def near_at(started_at: datetime, due_at: datetime) -> datetime:
    """Return when 75 % of a plain stretch of time is used."""
    return started_at + (due_at - started_at) * NEAR_SHARE


def progress(opened_at: datetime, due_at: datetime, now: datetime) -> float:
    """Return the share of the time that has run: 0.0 at opening, 1.0 when due, more after. Aware times.

    A clock that was set back counts as not started; a deadline without length is breached at once.
    """
    length_s = (due_at - opened_at).total_seconds()
    if length_s <= 0.0:
        return 1.0 if now < due_at else 1.0 + (now - due_at).total_seconds()
    return max(0.0, (now - opened_at).total_seconds() / length_s)


def deadline_state(opened_at: datetime, due_at: datetime | None, now: datetime) -> DeadlineState:
    if due_at is None:
        return DeadlineState.NONE
    if now >= due_at:
        return DeadlineState.BREACHED
    return DeadlineState.NEAR if progress(opened_at, due_at, now) >= NEAR_SHARE else DeadlineState.OK
