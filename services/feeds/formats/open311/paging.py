"""The next page: an extension (page, page_size) that only the profile can know of."""

from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import finite


def with_next_page(parsed: Parsed, feed: Feed, *, is_paged: bool, count: int) -> Parsed:
    """Return ``parsed`` with ``next_url`` when this page is full. ``feed.url`` is the address of this page."""
    size = _page_size(feed)
    if not is_paged or size is None or count < size:
        return parsed
    return replace(parsed, next_url=_after(feed.url, size))


def _after(url: str, size: int) -> str:
    parts = urlsplit(url)
    asked = parse_qs(parts.query, keep_blank_values=True)
    page = finite(asked.get("page", ["1"])[-1]) or 1.0
    asked |= {"page": [str(int(page) + 1)], "page_size": [str(size)]}
    return urlunsplit(parts._replace(query=urlencode(asked, doseq=True)))


def _page_size(feed: Feed) -> int | None:
    """Read ``feed.options["page_size"]``. Raises FeedError when it is no positive number."""
    if "page_size" not in feed.options:
        return None
    size = finite(feed.options["page_size"])
    if size is None or size < 1 or size != int(size):
        raise FeedError(bad_option("page_size"))
    return int(size)
