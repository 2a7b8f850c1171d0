"""What an event does to an incident's clocks: met, stopped, going on, moved, told of."""

from dataclasses import replace
from datetime import datetime

from services.domain.deadline import ClockKind, Deadline, Reopened, Stop, near_at
from services.domain.deadline_json import clocks_from_json
from services.domain.event import Event, EventKind
from services.domain.incident import Incident, IncidentStatus

_DONE = frozenset({IncidentStatus.RESOLVED, IncidentStatus.CLOSED})
_THERE = frozenset({"on_scene", "done"})  # of a task
_TAKEN_BACK = frozenset({EventKind.UNDONE, EventKind.UNMERGED})  # as if it had never been
_PAUSED = frozenset({Stop.ON_HOLD, Stop.WAITING})


def with_clocks(before: Incident, after: Incident, event: Event) -> Incident:
    """Return ``after`` (``before`` with what ``event`` did to everything else) with its clocks brought up to it.

    Pure. The clocks follow the incident, whichever act moved it, an undo too. A clock that goes on after a pause
    is moved by the length of it; where working days count, DEADLINES_SET says the right time soon after.
    """
    known = _moved(after, event) if event.kind is EventKind.DEADLINES_SET else after.clocks
    if not known:
        return after
    clocks = tuple(_stepped(_told(clock, event), before, after, event=event) for clock in known)
    if clocks == before.clocks:
        return after
    due = {clock.kind: clock.due_at for clock in clocks}
    ack_due_at, due_at = due.get(ClockKind.ANSWER, after.ack_due_at), due.get(ClockKind.RESOLVE, after.due_at)
    return replace(after, clocks=clocks, ack_due_at=ack_due_at, due_at=due_at)


def _moved(incident: Incident, event: Event) -> tuple[Deadline, ...]:
    """Return the clocks as the event reckons them; what happened to them so far stays."""
    known = {clock.kind: clock for clock in incident.clocks}
    return tuple(
        _reckoned(known.get(new.kind), new, event.at) for new in clocks_from_json(event.data.get("clocks"))
    )


def _reckoned(old: Deadline | None, new: Deadline, at: datetime) -> Deadline:
    if old is None:
        return replace(new, stop=Stop.RUNNING, stopped_at=None, is_near_told=False, is_breach_told=False)
    return replace(
        old,
        rule=new.rule,
        started_at=new.started_at,
        near_at=new.near_at,
        due_at=new.due_at,
        missing_year=new.missing_year,
        is_breach_told=old.is_breach_told and new.due_at <= at,
    )


def _told(clock: Deadline, event: Event) -> Deadline:
    if event.data.get("clock") != clock.kind.value:
        return clock
    match event.kind:
        case EventKind.DEADLINE_NEAR:
            return replace(clock, is_near_told=True)
        case EventKind.DEADLINE_BREACHED:
            return replace(clock, is_near_told=True, is_breach_told=True)
    return clock


def _stepped(clock: Deadline, before: Incident, after: Incident, *, event: Event) -> Deadline:
    clock = _by_hand(clock, before, after, event=event)
    stop = _stop_of(clock, before, after, event=event)
    if stop is clock.stop:
        return clock
    going = clock if clock.is_running else _going_on(clock, event)
    if stop is Stop.RUNNING:
        return going
    at = after.acknowledged_at if clock.kind is ClockKind.ANSWER and stop is Stop.MET else event.at
    return replace(going, stop=stop, stopped_at=at)


def _by_hand(clock: Deadline, before: Incident, after: Incident, *, event: Event) -> Deadline:
    """Somebody moved the deadline itself: near and breach are told anew for the new one.

    An undo moves only what a hand had moved: a pause that was taken back moved nothing.
    """
    if event.kind in _TAKEN_BACK and not clock.is_set_by_hand:
        return clock
    match clock.kind:
        case ClockKind.ANSWER:
            old, new = before.ack_due_at, after.ack_due_at
        case ClockKind.RESOLVE:
            old, new = before.due_at, after.due_at
        case _:
            return clock
    if new is None or new == old:
        return clock
    near = near_at(clock.started_at, new)
    return replace(
        clock, due_at=new, near_at=near, is_set_by_hand=True, is_near_told=False, is_breach_told=False,
        missing_year=0,
    )  # fmt: skip


def _stop_of(clock: Deadline, before: Incident, after: Incident, *, event: Event) -> Stop:
    if _is_met(clock, after, event):
        return Stop.MET
    if after.status in _DONE:
        return Stop.ENDED
    if after.status is not IncidentStatus.ON_HOLD:
        return Stop.RUNNING
    if before.status is not IncidentStatus.ON_HOLD:
        return _pause(clock, event)
    is_answered = clock.stop is Stop.WAITING and event.kind is EventKind.OBSERVED
    return Stop.RUNNING if is_answered or clock.stop not in _PAUSED else clock.stop


def _is_met(clock: Deadline, after: Incident, event: Event) -> bool:
    """Who came or was sent stays met, whatever the status is later; only an undo takes it back."""
    if clock.kind is ClockKind.ANSWER:
        return after.is_acknowledged
    if clock.kind is ClockKind.RESOLVE:
        return after.status in _DONE
    if clock.stop is Stop.MET and event.kind not in _TAKEN_BACK:
        return True
    if clock.kind is ClockKind.RESPOND:
        return bool(after.agencies) or after.status is IncidentStatus.IN_PROGRESS
    return after.status is IncidentStatus.IN_PROGRESS or _has_arrived(event)


def _has_arrived(event: Event) -> bool:
    """An agency's task says so before the status does."""
    return "task" in event.data and event.data.get("after") in _THERE


def _pause(clock: Deadline, event: Event) -> Stop:
    pauses = clock.rule.pauses
    if event.data.get("waits_for") == "reporter" and Stop.WAITING in pauses:
        return Stop.WAITING
    return Stop.ON_HOLD if Stop.ON_HOLD in pauses else Stop.RUNNING


def _going_on(clock: Deadline, event: Event) -> Deadline:
    """Return the clock as it runs again: a pause counts until the clock was due, and an undone one never was."""
    stopped_at, running = clock.stopped_at, replace(clock, stop=Stop.RUNNING, stopped_at=None)
    if stopped_at is None or event.kind in _TAKEN_BACK:
        return running
    if clock.stop is Stop.MET and clock.rule.reopened is Reopened.RESTART:
        return _restarted(clock, event.at)
    if stopped_at >= clock.due_at or event.at <= stopped_at:
        return running
    shift = event.at - stopped_at
    near = clock.near_at + shift if stopped_at < clock.near_at else clock.near_at
    due = clock.due_at if clock.is_set_by_hand else clock.due_at + shift
    return replace(running, near_at=min(near, due), due_at=due, pauses=(*clock.pauses, (stopped_at, event.at)))


def _restarted(clock: Deadline, at: datetime) -> Deadline:
    paused = sum((end - start for start, end in clock.pauses), start=at - at)
    length = clock.due_at - clock.started_at - paused
    return Deadline(clock.rule, at, near_at(at, at + length), at + length)
