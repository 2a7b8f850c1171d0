"""What an event does to an incident."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.event import Event, EventKind, Json
from services.domain.geo import Point
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.incident_fold import fold
from services.domain.severity import Severity

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
OPENED: dict[str, Json] = {
    "number": "A-26-00001",
    "category": "banjir",
    "severity": 2,
    "title": "Banjir",
    "description": "Setinggi lutut",
    "place": "Desa Langut",
    "district": "Lohbener",
    "point": [-6.4, 108.28],
    "channel": "call",
    "reporter": "Ibu Siti",
    "source": "aduan",
    "external_id": "A-1",
    "ack_due_at": "2026-11-21T16:01:00+07:00",
    "due_at": None,
    "is_drill": True,
}


def event(kind: EventKind, data: Mapping[str, Json] | None = None, *, minute: int = 1) -> Event:
    at = AT + timedelta(minutes=minute)
    return Event(f"e-{minute}", kind, at, "Rina", "A", "i-1", dict(data or {}), seq=minute)


def opened() -> Incident:
    incident = fold(None, event(EventKind.OPENED, OPENED, minute=0))
    assert incident is not None
    return incident


def after(*events: Event) -> Incident:
    incident: Incident | None = opened()
    for one in events:
        incident = fold(incident, one)
    assert incident is not None
    return incident


def test_that_opening_fills_every_field() -> None:
    incident = opened()
    assert incident == Incident(
        incident_id="i-1", number="A-26-00001", category="banjir", severity=Severity.P2,
        status=IncidentStatus.NEW, title="Banjir", opened_at=AT, updated_at=AT, description="Setinggi lutut",
        place="Desa Langut", district="Lohbener", point=Point(-6.4, 108.28), channel="call",
        reporter="Ibu Siti", source="aduan", external_id="A-1",
        ack_due_at=datetime(2026, 11, 21, 9, 1, tzinfo=UTC), is_drill=True, last_event_id="e-0", seq=0,
    )  # fmt: skip


def test_that_what_was_never_opened_stays_unknown() -> None:
    for kind in EventKind:
        if kind is not EventKind.OPENED:
            assert fold(None, event(kind)) is None


def test_that_opening_twice_changes_nothing() -> None:
    again = event(EventKind.OPENED, OPENED | {"title": "lain"}, minute=5)
    assert after(again) == opened()


def test_that_the_first_acknowledgement_counts() -> None:
    second = replace(event(EventKind.ACKNOWLEDGED, minute=2), actor="Budi")
    incident = after(event(EventKind.ACKNOWLEDGED), second)
    assert (incident.acknowledged_by, incident.acknowledged_at) == ("Rina", AT + timedelta(minutes=1))
    assert incident.last_event_id == "e-1"


def test_that_agencies_keep_the_order_and_are_named_once() -> None:
    codes = ("dlh", "bpbd", "dlh")
    incident = after(*(event(EventKind.ASSIGNED, {"agency": c}, minute=n + 1) for n, c in enumerate(codes)))
    assert incident.agencies == ("dlh", "bpbd")
    assert incident.status is IncidentStatus.ASSIGNED


def test_that_another_agency_does_not_set_work_in_progress_back() -> None:
    progress = event(EventKind.STATUS_CHANGED, {"after": "in_progress"}, minute=1)
    incident = after(progress, event(EventKind.ASSIGNED, {"agency": "dlh"}, minute=2))
    assert incident.status is IncidentStatus.IN_PROGRESS


def test_that_closing_and_reopening_leave_no_trace_of_the_disposition() -> None:
    closing = event(EventKind.CLOSED, {"disposition": "unfounded", "reason": "x"}, minute=3)
    closed = after(closing)
    assert (closed.is_open, closed.disposition) == (False, Disposition.UNFOUNDED)
    assert closed.closed_at == AT + timedelta(minutes=3)
    reopened = fold(closed, event(EventKind.REOPENED, {"reason": "y"}, minute=4))
    assert reopened is not None
    assert (reopened.status, reopened.disposition, reopened.closed_at) == (IncidentStatus.VERIFIED, None, None)


def test_that_a_status_that_crossed_a_closing_does_not_open_the_incident_again() -> None:
    closing = event(EventKind.CLOSED, {"disposition": "handled"}, minute=1)
    crossed = event(EventKind.STATUS_CHANGED, {"before": "new", "after": "in_progress"}, minute=2)
    assert after(closing, crossed) == after(closing)


def test_that_of_two_closings_that_crossed_the_first_counts() -> None:
    first = event(EventKind.CLOSED, {"disposition": "duplicate"}, minute=1)
    assert after(first, event(EventKind.CLOSED, {"disposition": "handled"}, minute=2)) == after(first)


def test_that_reopening_what_is_open_does_not_set_its_work_back() -> None:
    progress = event(EventKind.STATUS_CHANGED, {"after": "in_progress"}, minute=1)
    assert after(progress, event(EventKind.REOPENED, {"reason": "x"}, minute=2)) == after(progress)


def test_that_a_report_told_anew_is_not_counted_again() -> None:
    incident = after(event(EventKind.OBSERVED), event(EventKind.OBSERVED, {"is_revision": True}, minute=2))
    assert (incident.reports, incident.last_event_id) == (1, "e-2")


def test_that_notes_and_reports_are_counted() -> None:
    incident = after(
        event(EventKind.NOTED, minute=1), event(EventKind.NOTED, minute=2), event(EventKind.OBSERVED, minute=3)
    )
    assert (incident.notes, incident.reports) == (2, 1)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("severity", 1, Severity.P1),
        ("point", [-6.3, 108.1], Point(-6.3, 108.1)),
        ("point", None, None),
        ("due_at", "2026-11-22T00:00:00+07:00", datetime(2026, 11, 21, 17, tzinfo=UTC)),
        ("due_at", None, None),
        ("title", "Banjir rob", "Banjir rob"),
        ("description", "", ""),
        ("place", "Pasar", "Pasar"),
        ("district", "Balongan", "Balongan"),
        ("category", "banjir-rob", "banjir-rob"),
    ],
)
def test_that_a_field_takes_its_new_value(field: str, value: Json, expected: object) -> None:
    incident = after(event(EventKind.FIELD_CHANGED, {"field": field, "before": None, "after": value}))
    assert getattr(incident, field) == expected


def test_that_a_field_of_a_later_version_is_passed_over() -> None:
    change = event(EventKind.FIELD_CHANGED, {"field": "mood", "after": "calm"})
    assert replace(after(change), updated_at=AT, last_event_id="e-0", seq=0) == opened()


def test_that_events_of_the_room_do_not_touch_an_incident() -> None:
    incident = opened()
    for kind in (EventKind.MEASURED, EventKind.FEED_LOST, EventKind.STARTED):
        assert fold(incident, event(kind)) is incident


ACTS = st.sampled_from([
    (EventKind.ACKNOWLEDGED, {}),
    (EventKind.ASSIGNED, {"agency": "dlh"}),
    (EventKind.ASSIGNED, {"agency": "bpbd"}),
    (EventKind.STATUS_CHANGED, {"after": "on_hold"}),
    (EventKind.FIELD_CHANGED, {"field": "severity", "after": 1}),
    (EventKind.NOTED, {"text": "x"}),
    (EventKind.OBSERVED, {}),
    (EventKind.CLOSED, {"disposition": "handled"}),
    (EventKind.REOPENED, {"reason": "x"}),
    (EventKind.OPENED, OPENED),
])  # fmt: skip


@given(st.lists(ACTS, max_size=20))
def test_that_any_log_folds_to_one_consistent_incident(acts: list[tuple[EventKind, dict[str, Json]]]) -> None:
    events = [event(kind, data, minute=n + 1) for n, (kind, data) in enumerate(acts)]
    incident = after(*events)
    assert incident == after(*events)
    assert incident.is_open is (incident.closed_at is None)
    assert incident.is_open is (incident.disposition is None)
    assert len(set(incident.agencies)) == len(incident.agencies)
    assert incident.seq in {0, *(one.seq for one in events)}
