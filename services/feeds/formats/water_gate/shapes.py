"""A body as rows, people left out."""

from collections.abc import Sequence

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.items import Item, list_of
from services.feeds.formats.json_body import json_body
from services.feeds.formats.xml_body import as_object, is_xml, xml_body

EXPECTED = Label(
    id="daftar pintu air atau pos dengan tinggi muka air", en="a list of water gates or posts with levels"
)
_WRAPPERS = ("data", "features", "result", "items")
_PEOPLE = frozenset(
    {"username", "pic", "nama_pic", "petugas", "nama_petugas", "no_hp", "hp", "telp", "telepon", "phone"}
)
STATIONS = ("pintu_air", "pos_pengamatan", "pos_pantau", "pompa_air", "pos_pengukuran")


def rows_of(body: bytes) -> Sequence[Json]:
    """Return the rows. Raises FeedError when none is of a gate, a post, a pump or a reservoir."""
    rows: Sequence[Json]
    if is_xml(body):
        rows = [as_object(child) for child in xml_body(body)]
    else:
        values = json_body(body)
        rows = (
            [values]
            if isinstance(values, dict) and _is_known(values)
            else list_of(values, under=_WRAPPERS, expected=EXPECTED)
        )
    if rows and not any(isinstance(row, dict) and _is_known(row) for row in rows):
        raise FeedError(wrong_shape(EXPECTED))
    return [_without_people(row) for row in rows]


def is_of_map(row: Item) -> bool:
    return isinstance(row.get("properties"), dict) or any(name in row for name in (*STATIONS, "nama_waduk"))


def properties_of(row: Item) -> Item:
    held = row.get("properties")
    return held if isinstance(held, dict) else row


def _is_known(row: Item) -> bool:
    properties = properties_of(row)
    is_of_gate = any(name.upper() in ("TINGGI_AIR", "ID_PINTU_AIR", "STATUS_SIAGA") for name in properties)
    return is_of_gate or any(name in properties for name in (*STATIONS, "ketinggian", "nama_waduk"))


def _without_people(row: Json) -> Json:
    if not isinstance(row, dict):
        return row
    kept = {name: value for name, value in row.items() if name.casefold() not in _PEOPLE}
    held = kept.get("properties")
    if isinstance(held, dict):
        kept["properties"] = {name: value for name, value in held.items() if name.casefold() not in _PEOPLE}
    return kept
