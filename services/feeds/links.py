"""Where an answer says that it goes on. Only the feed's own server is followed, by the feed's own scheme."""

from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from services.domain.feed import Feed
from services.feeds.address import checked_url
from services.feeds.errors import LEADS_AWAY, FeedError

DEFAULT_PORTS = {"http": 80, "https": 443}


def own_address(feed: Feed, link: str, *, found_at: str) -> str:
    """Return the address of ``link``, read at ``found_at``, without a fragment. Raises FeedError when it leads away.

    A server behind a proxy names itself with the wrong scheme, or without the port (SensorThings' nextLink): its
    path is asked where the feed is. So a link never leaves https for http, nor takes a secret elsewhere.
    """
    try:
        target = urlsplit(urldefrag(urljoin(found_at, link.strip())).url)
        home = urlsplit(feed.url)
        is_home = target.hostname == home.hostname and target.port in (None, _port(target.scheme), home.port)
    except ValueError as error:
        raise FeedError(LEADS_AWAY) from error
    if not is_home or target.scheme not in DEFAULT_PORTS or "@" in target.netloc:
        raise FeedError(LEADS_AWAY, (target.hostname or "?")[:200])
    address = urlunsplit(target._replace(scheme=home.scheme, netloc=home.netloc))
    checked_url(address)
    return address


def _port(scheme: str) -> int | None:
    return DEFAULT_PORTS.get(scheme)
