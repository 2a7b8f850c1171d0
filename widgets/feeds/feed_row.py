"""One feed as the panel shows it: in what trouble it is, and how far into its own rhythm."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.domain.feed import FeedCondition, FeedHealth
from services.domain.freshness import FreshnessState


class Standing(Enum):
    """What the panel calls a feed's state, the worst first. No network and a pause are no failure of the feed."""

    LOST = "lost"
    LATE = "late"  # it did not fail, and yet its last success is older than its rhythm allows
    OFFLINE = "offline"
    PAUSED = "paused"
    WAITING = "waiting"
    OK = "ok"
    RESTING = "resting"  # asked only while somebody needs it, and nobody does
    OFF = "off"


_STANDINGS = {
    FeedCondition.FAILED: Standing.LOST,
    FeedCondition.OFFLINE: Standing.OFFLINE,
    FeedCondition.WAITING: Standing.WAITING,
    FeedCondition.OK: Standing.OK,
    FeedCondition.OFF: Standing.OFF,
    FeedCondition.PAUSED: Standing.PAUSED,
}
_RANKS = {standing: rank for rank, standing in enumerate(Standing)}
SortKey = tuple[int, bool, bool, float]


@dataclass(frozen=True, slots=True)
class FeedRow:
    """``next_in_s`` is None when no request is planned, 0.0 when it is under way or due."""

    health: FeedHealth
    standing: Standing
    next_in_s: float | None

    @property
    def feed_id(self) -> str:
        return self.health.feed.feed_id

    @property
    def is_stale(self) -> bool:
        is_old = self.health.freshness.state is FreshnessState.STALE
        return is_old and self.standing not in (Standing.OFF, Standing.RESTING)

    @property
    def rhythm_share(self) -> float | None:
        """Return the age of the last success over what the feed allows: 1.0 is where it turns stale."""
        age_s = self.health.freshness.age_s
        return None if age_s is None else age_s / max(1.0, self.health.feed.stale_after_s)

    @property
    def is_asked(self) -> bool:
        """Return whether the console asks this feed by itself now."""
        return self.standing not in (Standing.OFF, Standing.PAUSED, Standing.RESTING)

    @property
    def items_in_24h(self) -> int:
        return sum(self.health.hours)

    @property
    def is_at_limit(self) -> bool:
        """Return whether the budget of its host is spent for this minute."""
        allowed = self.health.allowed_per_minute
        return allowed is not None and self.health.used_per_minute >= allowed

    def sort_key(self) -> SortKey:
        """Return what sorts the worst first: the state, old data before current, refusals, the longest lost."""
        lost_at = self.health.state.lost_at
        since = lost_at.timestamp() if lost_at else float("inf")
        return _RANKS[self.standing], not self.is_stale, not self.health.rejected, since


def row_of(health: FeedHealth, now: datetime) -> FeedRow:
    """Return the row of ``health`` as of ``now`` (aware)."""
    standing = _standing_of(health)
    next_at = health.state.next_at
    is_planned = next_at is not None and standing is not Standing.OFF
    return FeedRow(health, standing, max(0.0, (next_at - now).total_seconds()) if is_planned and next_at else None)


def _standing_of(health: FeedHealth) -> Standing:
    standing = _STANDINGS[health.condition]
    if standing not in (Standing.OK, Standing.WAITING):
        return standing
    if health.is_resting:
        return Standing.RESTING
    return Standing.LATE if health.freshness.state is FreshnessState.STALE else standing
