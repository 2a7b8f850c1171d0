"""Where an indicator stands: arithmetic on its values, no clock and no store."""

import math
from collections.abc import Iterable, Mapping
from datetime import datetime

from services.domain.freshness import freshness_at
from services.domain.programme import Direction, Indicator, Measurement
from services.domain.standing import Standing, Trend

SAME = 1e-9  # relative: a change below it is rounding, not travel


def standing_at(indicator: Indicator, values: Mapping[datetime, Measurement], now: datetime) -> Standing:
    """Return the standing from ``values``, one for each as_of. Without values everything is unknown."""
    series = [values[as_of] for as_of in sorted(values)]
    if not series:
        return Standing(indicator)
    latest, before = series[-1], series[-2] if len(series) > 1 else None
    return Standing(
        indicator=indicator,
        latest=latest,
        freshness=freshness_at(latest.as_of, now, stale_after_s=indicator.stale_after_s),
        trend=trend(before.value, latest.value, indicator.direction) if before else Trend.UNKNOWN,
        change=latest.value - before.value if before else None,
        share=share_of_the_way(indicator.baseline, indicator.target, latest.value),
        is_target_met=is_met(latest.value, indicator.target, indicator.direction),
        series=tuple((row.as_of, row.value) for row in series),
    )


def newest_by_time(rows: Iterable[Measurement]) -> dict[datetime, Measurement]:
    """Return one value for each as_of; of two the later in ``rows`` wins: it is the correction."""
    return {row.as_of: row for row in rows}


def trend(before: float, value: float, direction: Direction) -> Trend:
    if math.isclose(before, value, rel_tol=SAME, abs_tol=0.0):
        return Trend.FLAT
    is_up = value > before
    return Trend.BETTER if is_up is (direction is Direction.MORE_IS_BETTER) else Trend.WORSE


def share_of_the_way(baseline: float | None, target: float, value: float) -> float | None:
    """Return 0.0 at the baseline and 1.0 at the target; negative when it moved away.

    None without a baseline, or where baseline and target leave no way to go.
    """
    if baseline is None or baseline == target:
        return None
    return (value - baseline) / (target - baseline)


def is_met(value: float, target: float, direction: Direction) -> bool:
    return value >= target if direction is Direction.MORE_IS_BETTER else value <= target
