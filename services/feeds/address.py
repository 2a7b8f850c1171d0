"""Where a feed's URL leads, and whether we may go there."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from services.feeds.errors import ADDRESS_REFUSED, BAD_URL, CREDENTIALS_IN_URL, Contact, FeedError

SCHEMES = ("http", "https")
# Where clouds keep the machine's own credentials; the IPv4 one is link-local and refused as such.
METADATA = frozenset(ipaddress.ip_address(text) for text in ("fd00:ec2::254", "100.100.100.200", "192.0.0.192"))
_UNTRIED = Contact.NONE
_PLAIN = re.compile(r"[\x21-\x7e]+")  # no blanks, no line breaks that would end a header


def checked_url(url: str) -> SplitResult:
    """Return the parts of ``url``. Raises FeedError unless it is plain http(s) without credentials."""
    parts = _split(url)
    if parts is None or parts.scheme not in SCHEMES or not parts.hostname or not _PLAIN.fullmatch(url):
        raise FeedError(BAD_URL, site_of(url), contact=_UNTRIED)
    if "@" in parts.netloc:
        raise FeedError(CREDENTIALS_IN_URL, site_of(url), contact=_UNTRIED)
    return parts


def site_of(url: str) -> str:
    """Return scheme and host for logs and reasons. Keys hide in user names, queries and even in paths (FIRMS)."""
    parts = _split(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts else "(unreadable URL)"


def host_key(url: str) -> str:
    """Return "host:port" in one spelling, whatever the URL's: requests to one host queue behind each other."""
    parts = _split(url)
    if parts is None:
        return url
    return f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def is_loopback(url: str) -> bool:
    """Return whether ``url`` stays on this machine by its own words, which tells nothing about the network."""
    parts = _split(url)
    return parts is not None and is_loopback_name(parts.hostname or "")


def is_loopback_name(host: str) -> bool:
    address = _address(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def refuse_forbidden(ip: str, *, host: str) -> None:
    """Raise FeedError when the resolved ``ip`` is one a feed must not reach.

    Link-local, cloud metadata, multicast and unspecified always; loopback unless ``host`` itself says so
    (a public name that leads here would let a stranger's DNS talk to services of this machine).
    Private ranges are allowed: agencies have servers in the regency's own network.
    """
    address = _address(ip)
    if address is None:
        raise FeedError(ADDRESS_REFUSED, f"{host}: {ip}", contact=_UNTRIED)
    is_hidden_loopback = address.is_loopback and not is_loopback_name(host)
    if (
        address.is_link_local or address.is_multicast or address.is_unspecified
        or is_hidden_loopback or address in METADATA
    ):  # fmt: skip
        raise FeedError(ADDRESS_REFUSED, f"{host}: {address}", contact=_UNTRIED)


def _split(url: str) -> SplitResult | None:
    """None when the URL cannot be read: a bad port or bracket raises ValueError."""
    try:
        parts = urlsplit(url)
        is_readable = parts.port is None or parts.port > 0
    except ValueError:
        return None
    return parts if is_readable else None


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address
