"""What is kept of feeds beside the log: their states, their bad items, the last position of each resource."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.rows import feed_state_values, fix_values, quarantine_values
from db.tables import feed_state, fix, quarantine
from services.domain.feed import FeedState, QuarantinedItem
from services.domain.resource import Fix

KEPT_PER_FEED = 500  # bad items; a feed that is always wrong must not fill the disk

_fix = insert(fix)
SAVE_FIX = _fix.on_conflict_do_update(
    index_elements=["resource_id"],
    set_={c.name: _fix.excluded[c.name] for c in fix.columns if c.name != "resource_id"},
    where=fix.c.fixed_at <= _fix.excluded.fixed_at,  # a late, older position does not move the resource back
)
_state = insert(feed_state)
SAVE_FEED_STATE = _state.on_conflict_do_update(
    index_elements=["feed_id"],
    set_={c.name: _state.excluded[c.name] for c in feed_state.columns if c.name != "feed_id"},
)


def save_feed_state(connection: Connection, state: FeedState) -> None:
    connection.execute(SAVE_FEED_STATE, feed_state_values(state))


def keep_fixes(connection: Connection, fixes: Sequence[Fix]) -> None:
    if fixes:
        connection.execute(SAVE_FIX, [fix_values(item) for item in fixes])


def keep_quarantined(connection: Connection, items: Sequence[QuarantinedItem]) -> None:
    """Add ``items`` and forget the oldest beyond the limit of their feed."""
    if items:
        connection.execute(insert(quarantine), [quarantine_values(item) for item in items])
    for feed_id in {item.feed_id for item in items}:
        of_feed = quarantine.c.feed_id == feed_id
        newest = select(quarantine.c.id).where(of_feed).order_by(quarantine.c.id.desc())
        oldest_kept = newest.offset(KEPT_PER_FEED).limit(1).scalar_subquery()
        connection.execute(delete(quarantine).where(of_feed, quarantine.c.id <= oldest_kept))
