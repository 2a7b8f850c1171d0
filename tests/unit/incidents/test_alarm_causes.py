"""Which alarms an incident gives cause for, beyond nobody's answer."""

from dataclasses import replace
from datetime import timedelta

from small_room import NOW, incident

from services.domain.alarm import DEFAULT_KINDS, AlarmKind, AlarmSource
from services.domain.deadline import ClockKind, ClockRule, Deadline, Stop
from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.task import Task, TaskState
from services.incidents.incident_alarms import causes, priority_of

KINDS = {**DEFAULT_KINDS, AlarmSource.DEADLINE: AlarmKind(AlarmSource.DEADLINE, least=Severity.P2)}


def known(**changes: object) -> Incident:
    return replace(incident("i"), acknowledged_at=NOW, acknowledged_by="Rina", **changes)  # type: ignore[arg-type]


def clock(kind: ClockKind = ClockKind.RESOLVE, *, stop: Stop = Stop.RUNNING) -> Deadline:
    due = NOW - timedelta(seconds=1)
    return Deadline(ClockRule(kind, 60), NOW - timedelta(hours=1), due, due, stop=stop, is_breach_told=True)


def task(level: int, state: TaskState = TaskState.ASKED) -> Task:
    return Task("t", "bpbd", "Evakuasi", state, NOW, NOW, level=level)


def test_that_a_breached_clock_calls_while_it_runs() -> None:
    assert causes(known(clocks=(clock(),)), NOW, KINDS) == (AlarmSource.DEADLINE,)
    assert causes(known(clocks=(clock(stop=Stop.MET),)), NOW, KINDS) == ()
    assert causes(known(clocks=(clock(ClockKind.ANSWER),)), NOW, KINDS) == ()  # that one is "answer overdue"
    assert causes(known(clocks=(clock(),)), NOW, DEFAULT_KINDS) == ()  # the profile does not name it
    assert causes(known(severity=Severity.P3, clocks=(clock(),)), NOW, KINDS) == ()  # not grave enough for it


def test_that_an_agency_that_was_escalated_calls_until_it_is_heard() -> None:
    assert causes(known(tasks=(task(1),)), NOW) == (AlarmSource.TASK,)
    assert causes(known(tasks=(task(0),)), NOW) == ()
    assert causes(known(tasks=(task(1, TaskState.DONE),)), NOW) == ()


def test_that_a_closed_incident_gives_no_cause() -> None:
    closed = known(status=IncidentStatus.CLOSED, clocks=(clock(),), tasks=(task(2),))
    assert causes(closed, NOW, KINDS) == ()


def test_that_a_kind_with_a_priority_has_that_one_and_others_the_incidents() -> None:
    assert priority_of(KINDS[AlarmSource.TASK], known(severity=Severity.P4)) is Severity.P2
    assert priority_of(KINDS[AlarmSource.DEADLINE], known(severity=Severity.P4)) is Severity.P4
