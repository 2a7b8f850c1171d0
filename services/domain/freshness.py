"""How much to believe what is on screen. Drawn on the data itself, everywhere."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class FreshnessState(Enum):
    LIVE = "live"
    STALE = "stale"
    UNKNOWN = "unknown"
    REPLAY = "replay"


@dataclass(frozen=True, slots=True)
class Freshness:
    """State with the time it speaks for; ``age_s`` is None when nothing was ever seen."""

    state: FreshnessState
    as_of: datetime | None = None
    age_s: float | None = None


UNKNOWN = Freshness(FreshnessState.UNKNOWN)


def freshness_at(as_of: datetime | None, now: datetime, *, stale_after_s: float) -> Freshness:
    """Judge data that speaks for ``as_of``.

    Never seen is UNKNOWN, not STALE. A clock that runs ahead (``as_of`` in the future) counts as age 0:
    the age is what the operator reads, and a negative age misleads.
    """
    if as_of is None:
        return UNKNOWN
    age_s = max(0.0, (now - as_of).total_seconds())
    state = FreshnessState.LIVE if age_s <= stale_after_s else FreshnessState.STALE
    return Freshness(state, as_of, age_s)
