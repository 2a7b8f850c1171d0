"""What of a camera can be opened here, and what only a browser shows."""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from services.domain.text import Label
from services.feeds.formats.fields import BadItemError, clean_text
from services.feeds.formats.items import Item
from services.feeds.formats.links import web_address

NO_STREAM = Label(id="tidak punya alamat siaran http(s) yang sah", en="it has no valid http(s) stream address")
_KEYS = ("hls_url", "hls", "cctv_link", "stream_cctv", "url_proxy_hls", "stream_url", "url_stream", "stream", "url",
         "link", "src", "link_cctv", "webrtc")  # fmt: skip
_YOUTUBE_ID = re.compile(r"[\w-]{6,20}")
_YOUTUBE = ("youtube.com", "youtu.be", "youtube-nocookie.com")
_PICTURES = frozenset({"snapshot_url", "thumbnail", "poster", "capture_url", "image", "icon", "foto", "embed"})
_PICTURE_ENDS = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp")
_PAGES = (".html", ".htm", ".php", ".flv")


@dataclass(frozen=True, slots=True)
class Links:
    url: str = ""
    player: str = ""


def links_of(entry: Item) -> Links:
    """Return the first stream and the first page. Raises BadItemError when it names addresses and none is usable."""
    named = list(_named(entry))
    addresses = [address for address in map(web_address, named) if address]
    if named and not addresses:
        raise BadItemError(NO_STREAM)
    streams = [address for address in addresses if not is_page(address)]
    pages = [address for address in addresses if is_page(address)]
    return Links(streams[0] if streams else "", pages[0] if pages else _youtube(entry))


def names_a_stream(entry: Item) -> bool:
    return bool(next(_named(entry), "") or _youtube(entry))


def is_page(address: str) -> bool:
    """Return whether only a browser shows it: a page, YouTube, or FLV."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return host in _YOUTUBE or parts.path.casefold().endswith(_PAGES)


def is_private(address: str) -> bool:
    """Return whether the address lies on a private network, which only some rooms reach."""
    try:
        return ipaddress.ip_address(urlsplit(address).hostname or "").is_private
    except ValueError:
        return False


def _named(entry: Item) -> Iterator[str]:
    """Yield the addresses an entry names; the field "stream" is an object with them in one shape."""
    held = entry.get("stream")
    items = (entry, held) if isinstance(held, dict) else (entry,)
    texts = [text for text in (clean_text(item[name]) for item in items for name in _KEYS if name in item) if text]
    yield from texts or _elsewhere(entry)


def _elsewhere(entry: Item) -> Iterator[str]:
    """Yield what stands under names of a list's own and is an address, pictures apart."""
    for name, value in entry.items():
        if isinstance(value, str) and value.strip().startswith(("http://", "https://")):
            is_picture = name in _PICTURES or value.partition("?")[0].strip().casefold().endswith(_PICTURE_ENDS)
            yield from () if is_picture else (value.strip(),)


def _youtube(entry: Item) -> str:
    key = clean_text(entry.get("embed"))
    if key.startswith(("http://", "https://")):
        return web_address(key)
    return f"https://www.youtube.com/watch?v={key}" if _YOUTUBE_ID.fullmatch(key) else ""
