from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.types import utc_text

TIMES = st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


def test_that_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        utc_text(datetime(2026, 11, 21, 9, 42))  # noqa: DTZ001 - the point of the test


def test_that_a_time_of_another_zone_is_kept_as_utc() -> None:
    wib = timezone(timedelta(hours=7))
    assert utc_text(datetime(2026, 11, 21, 16, 42, 5, tzinfo=wib)) == "2026-11-21T09:42:05.000000Z"


@given(TIMES, TIMES)
def test_that_times_in_the_file_sort_as_they_happened(a: datetime, b: datetime) -> None:
    assert (a < b) == (utc_text(a) < utc_text(b))


@given(TIMES)
def test_that_a_time_comes_back_as_it_went(at: datetime) -> None:
    assert datetime.fromisoformat(utc_text(at)) == at
