"""Where an indicator stands: its newest value, how old it is, which way it goes."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.domain.freshness import UNKNOWN, Freshness
from services.domain.programme import Indicator, Measurement


class Trend(Enum):
    """Direction of travel, judged by what is better for the indicator, not by up or down."""

    BETTER = "better"
    WORSE = "worse"
    FLAT = "flat"
    UNKNOWN = "unknown"  # fewer than two values


@dataclass(frozen=True, slots=True)
class Standing:
    """``latest`` is None when nothing was ever measured: the screen says unknown, never zero.

    ``change`` is the newest value less the one before, in the indicator's unit. ``share`` is how much of the
    way from baseline to target is done: 0.0 at the baseline, 1.0 at the target, below and beyond allowed;
    None without a baseline. ``series`` is (as_of, value), oldest first, one value for each as_of.
    """

    indicator: Indicator
    latest: Measurement | None = None
    freshness: Freshness = UNKNOWN
    trend: Trend = Trend.UNKNOWN
    change: float | None = None
    share: float | None = None
    is_target_met: bool = False
    series: tuple[tuple[datetime, float], ...] = ()
