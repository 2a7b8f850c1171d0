"""Forty feeds in every state, as the room hands them to the panel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from services.domain.feed import Feed, FeedCondition, FeedHealth, FeedState
from services.domain.freshness import freshness_at
from services.domain.text import Label

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
LOST = Label("Server tidak menjawab pada waktunya. Dicoba lagi otomatis.", "The server did not answer in time.")
Health = Callable[..., FeedHealth]


def feed(feed_id: str = "gempa", **changes: object) -> Feed:
    made = Feed(feed_id, Label(f"Umpan {feed_id}", f"Feed {feed_id}"), f"https://x/{feed_id}", "bmkg", 60.0, 300.0)
    return replace(made, **changes)  # type: ignore[arg-type]


def health(
    feed_id: str = "gempa",
    *,
    condition: FeedCondition = FeedCondition.OK,
    age_s: float | None = 12.0,
    now: datetime = NOW,
    **changes: object,
) -> FeedHealth:
    """Return a feed that was last read ``age_s`` before ``now``; ``changes`` are fields of the health."""
    one = feed(feed_id)
    last_ok_at = None if age_s is None else now - timedelta(seconds=age_s)
    fresh = freshness_at(last_ok_at, now, stale_after_s=one.stale_after_s)
    state = FeedState(feed_id, last_ok_at=last_ok_at, next_at=now + timedelta(seconds=48))
    if condition is FeedCondition.FAILED:
        state = replace(state, failures=3, last_error=LOST, lost_at=now - timedelta(seconds=600))
    return replace(FeedHealth(one, condition, fresh, state, accepted=15), **changes)  # type: ignore[arg-type]


def lost(feed_id: str, *, age_s: float = 3700.0) -> FeedHealth:
    return health(feed_id, condition=FeedCondition.FAILED, age_s=age_s)
