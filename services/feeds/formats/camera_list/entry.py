"""One camera of a list, whatever its fields are called."""

from collections.abc import Sequence
from datetime import datetime

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.text import Label
from services.feeds.formats.camera_list.place import point_in
from services.feeds.formats.camera_list.stream import NO_STREAM, is_private, links_of
from services.feeds.formats.fields import (
    NO_ID,
    UNDATED,
    BadItemError,
    LeftOutError,
    clean_text,
    filled,
    finite,
    time_of,
    without_tags,
    zone_of,
)
from services.feeds.formats.items import Item
from services.feeds.formats.links import web_address

__all__ = ["NO_STREAM", "UNPUBLISHED", "EntryReader"]

UNPUBLISHED = Label(id="tidak diterbitkan oleh daftarnya", en="its list does not publish it")
_IDS = ("id", "_id", "cctv_id", "id_cctv", "camera_id", "uuid")
_NAMES = ("name", "cctv_name", "cctv_title", "title", "nama_cctv", "nama_alias", "alias", "nama", "lokasi",
          "nama_lokasi", "description")  # fmt: skip
_TEXTS = ("cctv_desc", "deskripsi", "keterangan")
_TIMES = ("updated_at", "updatedAt", "update_date")
_NOTHING: Item = {}


class EntryReader:
    """Raises FeedError when an option is wrong."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._zone = feed, zone_of(feed)

    def read(self, item: Item, raw: str, *, credentials: str) -> Observation:
        """``credentials`` is what became of them. Raises BadItemError."""
        if clean_text(item.get("publish")).casefold() in ("n", "no"):
            raise LeftOutError(UNPUBLISHED)
        title = _words(item, _NAMES)
        camera_id = _id_of(item, title)
        links, bearing = links_of(item), finite(item.get("bearing"))
        return Observation(
            source=self._feed.feed_id,
            external_id=camera_id,
            kind=ObservationKind.CAMERA,
            observed_at=self._changed_at(item),
            title=title or camera_id,
            text=_words(item, _TEXTS),
            place=_place(item),
            point=point_in(item),
            status=_status(item),
            measures={} if bearing is None else {"bearing": Measure(bearing % 360.0, "deg")},
            attributes=filled({
                "url": links.url,
                "player": links.player,
                "playable": "" if links.url else "no",
                "credentials": credentials,
                "network": "private" if is_private(links.url) else "",
                "snapshot_url": web_address(item.get("snapshot_url") or item.get("thumbnail")),
                "group": _group(item),
                "resolution": clean_text(_held(item, "stream_quality").get("resolution")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip

    def _changed_at(self, item: Item) -> datetime:
        for held in (item, _held(item, "metadata")):
            for name in (name for name in _TIMES if held.get(name)):
                try:
                    return time_of(held.get(name), self._zone)
                except BadItemError:
                    continue
        return UNDATED


def _id_of(item: Item, title: str) -> str:
    """Return the list's number of a camera; its name and address where the list numbers none."""
    place = _held(item, "belongs_to")
    if clean_text(item.get("nama")) and clean_text(place.get("id_lokasi")):
        return f"{clean_text(place['id_lokasi'])}/{clean_text(item['nama'])}"
    named = ", ".join(filter(None, (title, _words(item, ("address", "alamat"))))) if title else ""
    given = next((clean_text(item[name]) for name in _IDS if name in item), named)
    if not given:
        raise BadItemError(NO_ID)
    return given


def _words(item: Item, names: Sequence[str]) -> str:
    for name in names:
        if name in item and (text := without_tags(clean_text(item[name]))):
            return text
    return ""


def _place(item: Item) -> str:
    """Return the address without the empty parts some lists leave between commas."""
    where = _held(item, "location")
    text = _words(item, ("address", "alamat")) or _words(where, ("formatted", "street", "address"))
    if not text:
        text = _words(_held(item, "belongs_to"), ("ket_lokasi", "nama_lokasi"))
    if not text:
        text = ", ".join(filter(None, (_words(item, (name,)) for name in ("kelurahan_nama", "kecamatan_nama"))))
    return ", ".join(part.strip() for part in text.split(",") if part.strip())


def _status(item: Item) -> str:
    given: Json = item.get("status", item.get("cctv_status"))
    if isinstance(given, dict):
        given = given.get("label")
    text = clean_text(given)
    is_active = item.get("is_active", _held(item, "belongs_to").get("is_active"))
    return text or ({True: "active", False: "inactive"}[is_active] if isinstance(is_active, bool) else "")


def _group(item: Item) -> str:
    named = _held(item, "group").get("name") or _held(item, "belongs_to").get("name")
    return without_tags(clean_text(named or item.get("cctv_category") or item.get("kecamatan_nama")))


def _held(item: Item, name: str) -> Item:
    value = item.get(name)
    return value if isinstance(value, dict) else _NOTHING
