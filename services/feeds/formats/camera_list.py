"""The regency's camera list (cctv.indramayukab.go.id/api/streams), and lists of the same fields.

A list claims; the health of a camera is measured elsewhere. Names in such lists have carried stored scripts.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.fields import (
    NO_ID,
    BadItemError,
    clean_text,
    filled,
    finite,
    point_of,
    time_of,
    without_tags,
    zone_of,
)
from services.feeds.formats.format import Format
from services.feeds.formats.items import Item, list_of, read_items
from services.feeds.formats.json_body import json_body

EXPECTED = Label(id="daftar kamera dengan id dan hls_url", en="a list of cameras with id and hls_url")
NO_STREAM = Label(id="tidak punya alamat siaran http(s) yang sah", en="it has no valid http(s) stream address")
REPEATED = Label(id="nomor yang sama muncul dua kali", en="the same number appears twice")
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # observed_at of an entry that does not say when it was changed
_URL_KEYS = ("hls_url", "url")


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the cameras of ``body``. Raises FeedError when it is not such a list.

    Attributes: url (credentials removed), credentials ("removed" when there were some), snapshot_url, group.
    Measures: bearing (deg) where given. ``status`` is the list's claim. A camera without a place is kept.
    """
    values = list_of(json_body(body), under=("data", "streams", "cameras"), expected=EXPECTED)
    if values and not any(isinstance(value, dict) and _stream(value) for value in values):
        raise FeedError(wrong_shape(EXPECTED))

    seen: set[str] = set()

    def read(item: Item, raw: str) -> Observation:
        camera = _read(item, raw, feed)
        if camera.external_id in seen:
            raise BadItemError(REPEATED)
        seen.add(camera.external_id)
        return camera

    return read_items(values, read, feed=feed)


def _read(item: Item, raw: str, feed: Feed) -> Observation:
    camera_id = clean_text(item.get("id"))
    if not camera_id:
        raise BadItemError(NO_ID)
    url, had_credentials = _web_stream(_stream(item))
    bearing, group = finite(item.get("bearing")), item.get("group")
    return Observation(
        source=feed.feed_id,
        external_id=camera_id,
        kind=ObservationKind.CAMERA,
        observed_at=_changed_at(item, feed),
        title=without_tags(clean_text(item.get("name"))) or camera_id,
        place=without_tags(clean_text(item.get("address"))),
        point=point_of(item.get("latitude"), item.get("longitude")),
        status=clean_text(item.get("status")),
        measures={} if bearing is None else {"bearing": Measure(bearing % 360.0, "deg")},
        attributes=filled({
            "url": url,
            "credentials": "removed" if had_credentials else "",
            "snapshot_url": _snapshot(item),
            "group": without_tags(clean_text(group.get("name"))) if isinstance(group, dict) else "",
        }),
        raw=raw.replace(_stream(item), url) if had_credentials else raw,
        is_drill=feed.is_drill,
    )  # fmt: skip


def _stream(item: Item) -> str:
    return next((text for text in (clean_text(item.get(key)) for key in _URL_KEYS) if text), "")


def _web_stream(text: str) -> tuple[str, bool]:
    """Return the address without user and password, and whether there were any. Raises BadItemError."""
    try:
        parts = urlsplit(text)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError as error:
        raise BadItemError(NO_STREAM) from error
    if not is_usable or any(c.isspace() for c in text):
        raise BadItemError(NO_STREAM)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host)), "@" in parts.netloc


def _snapshot(item: Item) -> str:
    text = clean_text(item.get("snapshot_url"))
    try:
        return _web_stream(text)[0] if text else ""
    except BadItemError:
        return ""


def _changed_at(item: Item, feed: Feed) -> datetime:
    value: Json = item.get("updated_at")
    try:
        return time_of(value, zone_of(feed) or UTC)
    except BadItemError:
        return UNDATED


FORMAT = Format(
    "camera-list",
    Label("Daftar kamera CCTV", "List of CCTV cameras"),
    parse,
    is_kept_in_memory=True,
)
