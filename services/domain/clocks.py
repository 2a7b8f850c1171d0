"""Which of an incident's clocks run, which is due first, and how bad it is."""

from collections.abc import Iterator
from datetime import datetime

from services.domain.deadline import ClockKind, ClockRule, Deadline, DeadlineState, Stop, near_at
from services.domain.incident import Incident, IncidentStatus

_DONE = (IncidentStatus.RESOLVED, IncidentStatus.CLOSED)
_WORST = (DeadlineState.BREACHED, DeadlineState.NEAR, DeadlineState.OK)


def clocks_of(incident: Incident) -> tuple[Deadline, ...]:
    """Return all its clocks; of an incident from before there were clocks those its two due times speak of."""
    return incident.clocks or tuple(_derived(incident))


def running_clocks(incident: Incident) -> tuple[Deadline, ...]:
    """Return the clocks that run now. A resolved or closed incident is not late, however long it stays listed."""
    if incident.status in _DONE:
        return ()
    return tuple(clock for clock in clocks_of(incident) if clock.is_running)


def first_due(incident: Incident) -> Deadline | None:
    """Return the running clock that is due first."""
    return min(running_clocks(incident), key=_due_at, default=None)


def paused_clock(incident: Incident) -> Deadline | None:
    """Return the paused clock that would be due first, None while any other runs."""
    if running_clocks(incident):
        return None
    return min((clock for clock in clocks_of(incident) if clock.is_paused), key=_due_at, default=None)


def worst_state(incident: Incident, now: datetime) -> DeadlineState:
    """Return BREACHED where a running clock is over, NEAR where one is at 75 %, NONE where none runs."""
    found = {clock.state(now) for clock in running_clocks(incident)}
    return next((state for state in _WORST if state in found), DeadlineState.NONE)


def breached_clocks(incident: Incident, now: datetime) -> tuple[ClockKind, ...]:
    """Return which of the running clocks are over, told or not yet."""
    running = running_clocks(incident)
    return tuple(clock.kind for clock in running if clock.state(now) is DeadlineState.BREACHED)


def repeats_a_clock(incident: Incident, field: str) -> bool:
    """Return whether that due time only repeats a clock that nobody moved by hand: it follows what the clock does."""
    kind = {"ack_due_at": ClockKind.ANSWER, "due_at": ClockKind.RESOLVE}.get(field)
    return any(clock.kind is kind and not clock.is_set_by_hand for clock in incident.clocks)


def _due_at(clock: Deadline) -> datetime:
    return clock.due_at


def _derived(incident: Incident) -> Iterator[Deadline]:
    answered_at, ended_at = incident.acknowledged_at, incident.closed_at
    if incident.ack_due_at is not None:
        yield _plain(incident, ClockKind.ANSWER, incident.ack_due_at, stopped_at=answered_at)
    if incident.due_at is not None:
        yield _plain(incident, ClockKind.RESOLVE, incident.due_at, stopped_at=ended_at)


def _plain(incident: Incident, kind: ClockKind, due_at: datetime, *, stopped_at: datetime | None) -> Deadline:
    start = incident.opened_at
    rule = ClockRule(kind, (due_at - start).total_seconds())
    stop = Stop.MET if stopped_at else Stop.RUNNING
    return Deadline(rule, start, near_at(start, due_at), due_at, stop, stopped_at)
