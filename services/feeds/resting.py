"""Which feeds may be left unasked while nobody looks."""

from collections.abc import Collection

from services.domain.feed import Feed

# an alarm may come of these at any time, whatever is on screen
ALARMING = frozenset({"bmkg-earthquake", "inatews", "usgs", "bmkg-nowcast", "cap"})


def may_rest(feed: Feed, always: Collection[str]) -> bool:
    """Return whether the profile says so, and neither a rule (``always``: feed ids) nor an alarm depends on it."""
    return (
        feed.options.get("only_when_shown") is True and feed.format not in ALARMING and feed.feed_id not in always
    )
