"""Calls in the log. No whole number stands in a list."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.domain.event import Event, EventKind
from widgets.incidents.event_words import event_sentence
from widgets.incidents.profile_words import ProfileWords

NUMBER = "08123456789"


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        (
            EventKind.CALLED,
            {"kind": "prank", "channel": "112", "number": NUMBER, "note": "tertawa"},
            "Siti noted a call (prank, Emergency line 112): ••••••••789, tertawa",
        ),
        (
            EventKind.REPORTED,
            {"text": "Air naik", "reporter": "Pak Dul", "number": NUMBER},
            "Siti added a report of Pak Dul: Air naik",
        ),
        (EventKind.REPORTED, {"text": "x", "number": NUMBER}, "Siti added a report of ••••••••789: x"),
        (
            EventKind.NUISANCE_MARKED,
            {"number": NUMBER, "is_nuisance": True, "reason": "bohong"},
            "Siti marked ••••••••789 as a nuisance: bohong",
        ),
        (
            EventKind.NUISANCE_MARKED,
            {"number": NUMBER, "is_nuisance": False, "reason": "keliru"},
            "Siti took the nuisance mark off ••••••••789: keliru",
        ),
        (EventKind.CALLED, {"kind": "zzz"}, "Siti noted a call (zzz, )"),
    ],
)
def test_that_a_call_is_told_with_the_end_of_its_number(
    words: ProfileWords, zone: ZoneInfo, now: datetime, kind: EventKind, data: dict[str, Any], sentence: str
) -> None:
    event = Event("e", kind, now, "Siti", "A", "i1", data)
    assert event_sentence(event, words, language="en", zone=zone) == sentence
