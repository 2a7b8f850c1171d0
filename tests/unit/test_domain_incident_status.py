"""Which status may follow which."""

import pytest

from services.domain.incident import ALLOWED, IncidentStatus, may_change

S = IncidentStatus


def test_that_every_status_has_its_rule_and_none_leads_to_itself_but_new() -> None:
    assert set(ALLOWED) == set(IncidentStatus)
    assert not any(may_change(status, status) for status in IncidentStatus)


def test_that_only_reopening_leads_out_of_closed() -> None:
    assert not any(may_change(S.CLOSED, status) for status in IncidentStatus)


def test_that_nothing_becomes_new_again() -> None:
    assert not any(may_change(status, S.NEW) for status in IncidentStatus)


@pytest.mark.parametrize("status", [s for s in IncidentStatus if s is not S.CLOSED])
def test_that_every_open_incident_may_be_closed(status: IncidentStatus) -> None:
    assert may_change(status, S.CLOSED)


def test_that_what_is_resolved_goes_back_to_work_or_is_closed() -> None:
    assert ALLOWED[S.RESOLVED] == {S.IN_PROGRESS, S.CLOSED}


def test_that_work_under_way_cannot_be_called_unverified_again() -> None:
    assert not may_change(S.IN_PROGRESS, S.VERIFIED)
    assert not may_change(S.ON_HOLD, S.VERIFIED)
