"""The shapes camera lists come in, as one list of entries: wrapped, by district, by place with its devices."""

from collections.abc import Iterator, Sequence

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.camera_list.place import point_in
from services.feeds.formats.camera_list.stream import names_a_stream
from services.feeds.formats.items import Item, few, refuse_crowd_of

EXPECTED = Label(
    id="daftar kamera dengan id dan hls_url (atau bentuk lain yang dikenal)",
    en="a list of cameras with id and hls_url (or another known shape)",
)
_WRAPPERS = ("data", "streams", "cameras", "districts", "place", "places", "cctv", "features", "result", "items")
_NESTED = ("cameras", "tb_device_lokasi")
_DEPTH = 3


def entries_of(values: Json) -> list[Json]:
    """Return one value per camera. Raises FeedError when nothing in ``values`` speaks of cameras."""
    rows = _rows(values, _DEPTH)
    refuse_crowd_of(rows)
    entries = few(entry for row in rows for entry in _flat(row))
    speaks = isinstance(values, dict) and ("place" in values or "cctv" in values)
    if entries and not any(isinstance(e, dict) and _is_camera(e, is_told=speaks) for e in entries):
        raise FeedError(wrong_shape(EXPECTED))
    return entries


def _rows(values: Json, depth: int) -> Sequence[Json]:
    if isinstance(values, list):
        return values
    if isinstance(values, dict) and depth:
        held = next((values[name] for name in _WRAPPERS if isinstance(values.get(name), list | dict)), None)
        return _rows(held, depth - 1)
    raise FeedError(wrong_shape(EXPECTED))


def _flat(row: Json) -> Iterator[Json]:
    """Yield the cameras of a row: itself, or those of a district or of a place, which they are told with."""
    if not isinstance(row, dict):
        yield row
        return
    nested = next((name for name in _NESTED if isinstance(row.get(name), list)), None)
    if nested is None:
        yield _from_feature(row)
        return
    around: dict[str, Json] = {name: value for name, value in row.items() if not isinstance(value, list | dict)}
    cameras = row[nested]
    for camera in cameras if isinstance(cameras, list) else []:
        yield {**camera, "belongs_to": around} if isinstance(camera, dict) else camera


def _from_feature(row: dict[str, Json]) -> Json:
    properties = row.get("properties")
    if row.get("type") == "Feature" and isinstance(properties, dict):
        return {**properties, "location": row.get("geometry")}
    return row


def _is_camera(entry: Item, *, is_told: bool) -> bool:
    """Return whether an entry names a stream, or stands at a place in a list that says it is of cameras."""
    is_told = is_told or any("cctv" in key or "cam" in key for key in entry)
    return names_a_stream(entry) or (is_told and point_in(entry) is not None)
