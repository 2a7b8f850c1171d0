"""Own status and the source's, side by side."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from small_room import NOW, incident, report

from services.domain.incident import IncidentStatus
from services.incidents.source_status import source_says


@pytest.mark.parametrize(
    ("own", "word", "is_mismatch"),
    [
        (IncidentStatus.IN_PROGRESS, "open", False),
        (IncidentStatus.IN_PROGRESS, "closed", True),
        (IncidentStatus.NEW, "Selesai", True),
        (IncidentStatus.RESOLVED, "closed", False),
        (IncidentStatus.RESOLVED, "open", False),
        (IncidentStatus.CLOSED, "closed", False),
        (IncidentStatus.CLOSED, "No Further Action", False),
        (IncidentStatus.CLOSED, "open", True),
        (IncidentStatus.CLOSED, "sedang diproses", True),
    ],
)
def test_that_they_differ_when_only_one_of_them_has_ended(
    own: IncidentStatus, word: str, is_mismatch: bool
) -> None:
    said = source_says(replace(incident(), status=own), report(status=word))
    assert said is not None
    assert (said.word, said.is_mismatch, said.as_of) == (word, is_mismatch, NOW)


def test_that_a_source_that_says_nothing_is_not_quoted() -> None:
    assert source_says(incident(), None) is None
    assert source_says(incident(), report(status=" ")) is None


@pytest.mark.parametrize(
    ("updated_at", "as_of"),
    [
        ("2026-11-21T17:00:00+07:00", datetime(2026, 11, 21, 10, 0, tzinfo=UTC)),
        ("2026-11-21T17:00:00", NOW),
        ("kemarin", NOW),
    ],
)
def test_that_its_age_is_that_of_its_last_change(updated_at: str, as_of: datetime) -> None:
    said = source_says(incident(), replace(report(), attributes={"updated_at": updated_at}))
    assert said is not None
    assert said.as_of == as_of
