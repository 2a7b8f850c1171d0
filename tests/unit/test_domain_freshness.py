"""How much to believe what is on screen."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.freshness import UNKNOWN, FreshnessState, freshness_at

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age_s", "state"),
    [(0, FreshnessState.LIVE), (60, FreshnessState.LIVE), (60.001, FreshnessState.STALE)],
)
def test_that_data_is_stale_once_it_is_older_than_allowed(age_s: float, state: FreshnessState) -> None:
    freshness = freshness_at(NOW - timedelta(seconds=age_s), NOW, stale_after_s=60.0)
    assert freshness.state is state
    assert freshness.age_s == pytest.approx(age_s)


def test_that_never_seen_is_unknown_and_not_stale() -> None:
    assert freshness_at(None, NOW, stale_after_s=60.0) is UNKNOWN
    assert (UNKNOWN.as_of, UNKNOWN.age_s) == (None, None)


@given(st.timedeltas(timedelta(days=-9000), timedelta(days=9000)), st.floats(0, 1e9))
def test_that_an_age_is_never_negative(offset: timedelta, stale_after_s: float) -> None:
    freshness = freshness_at(NOW + offset, NOW, stale_after_s=stale_after_s)
    assert freshness.age_s is not None
    assert freshness.age_s >= 0.0
    assert (freshness.state is FreshnessState.LIVE) is (freshness.age_s <= stale_after_s)
