from datetime import UTC, datetime, timedelta

from services.domain.observation import Observation, ObservationKind, Parsed, Rejection
from services.domain.text import Label
from services.feeds.plausible import is_unreadable, without_future

NOW = datetime(2026, 11, 21, 5, tzinfo=UTC)
REASON = Label("alasan", "a reason")


def test_that_a_source_with_nothing_but_left_out_items_is_not_called_unreadable() -> None:
    assert not is_unreadable(Parsed((), (Rejection(0, REASON, "{}", is_left_out=True),)))
    assert is_unreadable(Parsed((), (Rejection(0, REASON, "{}"),)))


def test_that_dropping_future_items_keeps_what_the_next_request_needs() -> None:
    ahead = Observation("truk", "1", ObservationKind.POSITION, NOW + timedelta(hours=1))
    parsed = without_future(Parsed((ahead,), next_url="?page=2", follow=("a",), cursor="7"), NOW)
    assert parsed.observations == ()
    assert (parsed.next_url, parsed.follow, parsed.cursor) == ("?page=2", ("a",), "7")
