"""The next page of a broker's entities: limit and offset in the address; 20 at a time where it names no limit."""

from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from services.domain.event import Json
from services.domain.feed import Feed
from services.feeds.formats.fields import finite

DEFAULT_LIMIT = 20  # of NGSI-v2 (FEEDS 7); a broker that sends more unasked has another one


def next_page_of(values: Json, feed: Feed) -> str:
    """Return the address after a full page of ``.../entities``. ``feed.url`` is the address of this page."""
    try:
        parts = urlsplit(feed.url)
    except ValueError:
        return ""
    if not isinstance(values, list) or not parts.path.rstrip("/").endswith("/entities"):
        return ""
    asked = parse_qs(parts.query, keep_blank_values=True)
    limit, offset = _number(asked, "limit", max(DEFAULT_LIMIT, len(values))), _number(asked, "offset", 0)
    if limit < 1 or len(values) < limit:
        return ""
    asked |= {"limit": [str(limit)], "offset": [str(offset + limit)]}
    return urlunsplit(parts._replace(query=urlencode(asked, doseq=True)))


def _number(asked: dict[str, list[str]], name: str, otherwise: int) -> int:
    number = finite(asked[name][-1]) if name in asked else None
    return otherwise if number is None else int(number)
