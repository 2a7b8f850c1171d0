"""Events in sentences: every kind has one, none raises, words of the profile in the room's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.domain.event import Event, EventKind
from widgets.incidents.event_words import event_sentence
from widgets.incidents.profile_words import ProfileWords


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        (EventKind.OPENED, {"category": "flood"}, "Siti opened the incident: Flood"),
        (EventKind.OBSERVED, {"observation": {"title": "Air naik"}}, "Report from Siti: Air naik"),
        (EventKind.ACKNOWLEDGED, {}, "Siti acknowledged the incident"),
        (EventKind.ASSIGNED, {"agency": "DLH", "note": ""}, "Siti assigned Dinas Lingkungan Hidup"),
        (
            EventKind.STATUS_CHANGED,
            {"before": "new", "after": "on_hold", "reason": "tunggu alat"},
            "Siti changed the status from New to On hold: tunggu alat",
        ),
        (
            EventKind.FIELD_CHANGED,
            {"field": "severity", "before": 3, "after": 1},
            "Siti changed the severity from P3 Moderate to P1 Critical",
        ),
        (
            EventKind.FIELD_CHANGED,
            {"field": "due_at", "before": None, "after": "2026-11-21T10:00:00+00:00"},
            "Siti changed the deadline from nothing to 17:00",
        ),
        (EventKind.NOTED, {"text": "{who} <b>"}, "Siti noted: {who} <b>"),
        (
            EventKind.CLOSED,
            {"disposition": "unfounded", "reason": "palsu"},
            "Siti closed the incident as unfounded: palsu",
        ),
        (EventKind.REOPENED, {"reason": "lagi"}, "Siti reopened the incident: lagi"),
        (EventKind.NOTED, {"text": "Tiba", "to": "reporter"}, "Siti wrote to the reporter: Tiba"),
        (
            EventKind.SENT,
            {"peer": "x", "reference": "U-1", "text": "Selesai"},
            "x took the message as U-1: Selesai",
        ),
        (EventKind.SENT, {"peer": "x", "reference": "", "text": ""}, "x took the message"),
        (EventKind.HELD, {"peer": "x", "words": "HTTP 422"}, "x did not take the message: HTTP 422"),
        (EventKind.REPLY_EDITED, {"peer": "x", "before": "a", "after": "b"}, "Siti changed the message to x: b"),
        (
            EventKind.FEED_LOST,
            {"feed": "drill-311", "reason_id": "Putus.", "reason_en": "No answer."},
            "Feed Citizen reports was lost: No answer.",
        ),
        (EventKind.MEASURED, {"indicator": "tanks", "value": 82}, "Siti recorded 82 for Tanks emptied"),
        (
            EventKind.CAMERA_CHANGED,
            {"camera": "cam-1", "before": "live", "after": "frozen"},
            "Camera cam-1 went from Live to Frozen",
        ),
    ],
)
def test_that_an_event_reads_as_a_sentence(
    words: ProfileWords, zone: ZoneInfo, now: datetime, kind: EventKind, data: dict[str, object], sentence: str
) -> None:
    event = Event("e1", kind, now, "Siti", "A", "i1", data)  # type: ignore[arg-type]
    assert event_sentence(event, words, language="en", zone=zone) == sentence


def test_that_a_feed_and_the_console_are_named(words: ProfileWords, zone: ZoneInfo, now: datetime) -> None:
    by_feed = Event("e1", EventKind.OPENED, now, "feed:drill-311", "A", "i1", {"category": "flood"})
    by_console = Event("e2", EventKind.ACKNOWLEDGED, now, "system", "A", "i1")
    assert event_sentence(by_feed, words, language="id", zone=zone) == "Laporan warga opened the incident: Banjir"
    assert event_sentence(by_console, words, language="id", zone=zone).startswith("The console")


values = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.integers(), max_size=3)
keys = st.sampled_from(
    ["category", "agency", "note", "before", "after", "field", "text", "disposition", "observation"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(kind=st.sampled_from(EventKind), actor=st.text(max_size=10), data=st.dictionaries(keys, values))
def test_that_no_event_however_broken_raises(
    words: ProfileWords, zone: ZoneInfo, now: datetime, kind: EventKind, actor: str, data: dict[str, object]
) -> None:
    event = Event("e1", kind, now, actor, "A", "i1", data)  # type: ignore[arg-type]
    assert event_sentence(event, words, language="id", zone=zone)
