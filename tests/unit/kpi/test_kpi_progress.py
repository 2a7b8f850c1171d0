"""Arithmetic on an indicator's values."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_room import NOW, indicator

from services.domain.freshness import FreshnessState
from services.domain.programme import Direction, Measurement
from services.domain.standing import Standing, Trend
from services.kpi.progress import is_met, newest_by_time, share_of_the_way, standing_at, trend

MORE, LESS = Direction.MORE_IS_BETTER, Direction.LESS_IS_BETTER
NUMBERS = st.floats(-1e9, 1e9)


def value(number: float, *, days_ago: float = 0.0) -> Measurement:
    return Measurement("sampah-terangkut", number, NOW - timedelta(days=days_ago), "DLH")


def standing(*rows: Measurement) -> Standing:
    return standing_at(indicator(), newest_by_time(rows), NOW)


def test_that_what_was_never_measured_is_unknown_and_not_zero() -> None:
    nothing = standing()
    assert nothing.latest is None
    assert nothing.freshness.state is FreshnessState.UNKNOWN
    assert (nothing.trend, nothing.change, nothing.share, nothing.is_target_met) == (
        Trend.UNKNOWN, None, None, False
    )  # fmt: skip


def test_that_the_newest_is_the_one_that_speaks_for_the_latest_time_however_it_arrived() -> None:
    late = standing(value(61.0), value(55.0, days_ago=30))
    assert late.latest == value(61.0)
    assert [number for _, number in late.series] == [55.0, 61.0]


def test_that_a_correction_replaces_the_value_of_its_time() -> None:
    corrected = standing(value(55.0, days_ago=30), value(16.0), value(61.0))
    assert (corrected.latest, len(corrected.series)) == (value(61.0), 2)


def test_that_a_single_value_has_no_trend_but_a_share_of_the_way() -> None:
    one = standing(value(60.0))
    assert (one.trend, one.change, one.share) == (Trend.UNKNOWN, None, 0.5)


def test_that_the_change_is_against_the_value_before() -> None:
    assert standing(value(50.0, days_ago=2), value(58.0, days_ago=1), value(55.0)).change == pytest.approx(-3.0)


def test_that_a_value_older_than_its_indicator_allows_is_stale() -> None:
    assert standing(value(60.0, days_ago=0.5)).freshness.state is FreshnessState.LIVE
    assert standing(value(60.0, days_ago=1.5)).freshness.state is FreshnessState.STALE


@pytest.mark.parametrize(
    ("before", "after", "direction", "expected"),
    [
        (1.0, 2.0, MORE, Trend.BETTER),
        (2.0, 1.0, MORE, Trend.WORSE),
        (1.0, 2.0, LESS, Trend.WORSE),
        (2.0, 1.0, LESS, Trend.BETTER),
        (2.0, 2.0, LESS, Trend.FLAT),
        (0.0, 0.0, MORE, Trend.FLAT),
        (0.1 + 0.2, 0.3, MORE, Trend.FLAT),
        (0.0, 0.0001, MORE, Trend.BETTER),
    ],
)
def test_that_better_and_worse_follow_what_the_indicator_wants(
    before: float, after: float, direction: Direction, expected: Trend
) -> None:
    assert trend(before, after, direction) is expected


@given(NUMBERS, NUMBERS)
def test_that_what_is_better_for_more_is_worse_for_less(before: float, after: float) -> None:
    opposite = {Trend.BETTER: Trend.WORSE, Trend.WORSE: Trend.BETTER, Trend.FLAT: Trend.FLAT}
    assert trend(before, after, LESS) is opposite[trend(before, after, MORE)]


@pytest.mark.parametrize(
    ("baseline", "target", "number", "share"),
    [
        (40.0, 80.0, 40.0, 0.0),
        (40.0, 80.0, 70.0, 0.75),
        (40.0, 80.0, 90.0, 1.25),
        (40.0, 80.0, 30.0, -0.25),
        (8.0, 2.0, 5.0, 0.5),
    ],
)
def test_that_the_share_of_the_way_runs_from_baseline_to_target_in_either_direction(
    baseline: float, target: float, number: float, share: float
) -> None:
    assert share_of_the_way(baseline, target, number) == pytest.approx(share)


def test_that_without_a_baseline_or_a_way_to_go_there_is_no_share() -> None:
    assert share_of_the_way(None, 80.0, 60.0) is None
    assert share_of_the_way(80.0, 80.0, 60.0) is None


@given(NUMBERS, NUMBERS, NUMBERS)
def test_that_the_share_is_one_at_the_target(baseline: float, target: float, number: float) -> None:
    share = share_of_the_way(baseline, target, target)
    assert share is None or share == 1.0


def test_that_the_target_is_met_from_its_good_side() -> None:
    assert is_met(80.0, 80.0, MORE)
    assert is_met(81.0, 80.0, MORE)
    assert not is_met(81.0, 80.0, LESS)
    assert standing_at(replace(indicator(), direction=LESS), newest_by_time([value(70.0)]), NOW).is_target_met
