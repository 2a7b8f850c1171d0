"""Lists of public cameras: the regency's API (cctv.indramayukab.go.id/api/streams) and the shapes other towns use.

A list claims; the health of a camera is measured elsewhere. Names in such lists have carried stored scripts,
addresses the passwords of cameras (FEEDS 11).
"""

from services.domain.feed import Feed
from services.domain.observation import Observation, Parsed
from services.domain.text import Label
from services.feeds.formats.camera_list.entry import NO_STREAM, EntryReader
from services.feeds.formats.camera_list.shapes import entries_of
from services.feeds.formats.fields import UNDATED, BadItemError
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.links import guard

__all__ = ["FORMAT", "NO_STREAM", "REPEATED", "UNDATED", "parse"]

REPEATED = Label(id="nomor yang sama muncul dua kali", en="the same number appears twice")


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the cameras of ``body``. Raises FeedError when it is not such a list.

    Attributes: url (a stream the console can open), player (a page, YouTube or FLV link that only a browser
    shows), playable ("no" without a url), credentials ("removed" where an address or field carried some: they are
    kept nowhere), network ("private" where the stream lies on a private address), snapshot_url, group,
    resolution. Measures: bearing (deg) where given. ``status`` is the list's claim. A camera without a place is
    kept. An entry without a date is UNDATED. Names stand as the list gives them, also where they are off by one.
    """
    entries = entries_of(json_body(body))
    stripped = frozenset(id(entry) for entry in entries if isinstance(entry, dict) and guard(entry))
    reader = EntryReader(feed)
    seen: set[str] = set()

    def read(item: Item, raw: str) -> Observation:
        camera = reader.read(item, raw, credentials="removed" if id(item) in stripped else "")
        if camera.external_id in seen:
            raise BadItemError(REPEATED)
        seen.add(camera.external_id)
        return camera

    return read_items(entries, read, feed=feed)


FORMAT = Format(
    "camera-list",
    Label("Daftar kamera CCTV", "List of CCTV cameras"),
    parse,
    options=(Option("time_zone", Label("zona waktu untuk waktu tanpa zona", "time zone of times without one")),),
    is_kept_in_memory=True,
)
