"""What the readers of Open311 documents ask of a feed's options."""

from collections.abc import Mapping
from datetime import tzinfo

from services.domain.event import Json
from services.domain.feed import Feed
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import BadItemError, time_of


def categories_of(feed: Feed) -> Mapping[str, str]:
    """Return service_code to category code. Raises FeedError when the option is no table."""
    option = feed.options.get("categories", {})
    if not isinstance(option, Mapping):
        raise FeedError(bad_option("categories"))
    return {str(code): str(category) for code, category in option.items()}


def shown_time(value: Json, zone: tzinfo | None) -> str:
    """Return ISO 8601 UTC, "" when it cannot be read: these times are only shown."""
    if not isinstance(value, str):
        return ""
    try:
        return time_of(value, zone).isoformat()
    except BadItemError:
        return ""
