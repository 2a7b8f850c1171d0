from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.domain.observation import Observation, ObservationKind, Parsed, Rejection
from services.domain.text import Label
from services.feeds.plausible import OVER, is_unreadable, without_expired, without_future

NOW = datetime(2026, 11, 21, 5, tzinfo=UTC)
WARNING = Observation(
    "bmkg",
    "CJB20261121001",
    ObservationKind.WARNING,
    NOW - timedelta(hours=3),
    expires_at=NOW + timedelta(hours=1),
)


def test_that_a_warning_whose_time_has_passed_is_left_out_with_that_reason() -> None:
    over = replace(WARNING, external_id="CJB20261120009", expires_at=NOW)
    parsed = without_expired(Parsed((WARNING, over), follow=("a.xml",)), NOW)
    assert parsed.observations == (WARNING,)
    assert [(r.reason, r.is_left_out) for r in parsed.rejected] == [(OVER, True)]
    assert parsed.follow == ("a.xml",)


def test_that_the_end_of_a_warning_is_taken_however_late_it_comes() -> None:
    ended = replace(WARNING, status="cancelled", expires_at=NOW - timedelta(days=1))
    assert without_expired(Parsed((ended,)), NOW).observations == (ended,)


def test_that_a_warning_without_an_end_stays() -> None:
    endless = replace(WARNING, expires_at=None)
    assert without_expired(Parsed((endless,)), NOW).observations == (endless,)


def test_that_a_source_with_nothing_but_left_out_items_is_not_called_unreadable() -> None:
    assert not is_unreadable(without_expired(Parsed((replace(WARNING, expires_at=NOW),)), NOW))
    assert is_unreadable(Parsed((), (Rejection(0, Label("rusak", "broken"), "{}"),)))


def test_that_dropping_future_items_keeps_what_the_next_request_needs() -> None:
    ahead = replace(WARNING, kind=ObservationKind.POSITION, observed_at=NOW + timedelta(hours=1))
    parsed = without_future(Parsed((ahead,), next_url="?page=2", follow=("a",), cursor="7"), NOW)
    assert (parsed.next_url, parsed.follow, parsed.cursor) == ("?page=2", ("a",), "7")
