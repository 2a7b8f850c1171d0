"""Where a camera stands, in the many ways lists write it. The order is the shape's own, never guessed."""

import re
from collections.abc import Iterator

from services.domain.event import Json
from services.domain.geo import Point
from services.feeds.formats.fields import clean_text, point_of
from services.feeds.formats.items import Item

_PAIRS = (
    ("latitude", "longitude"), ("lat", "lng"), ("lat", "lon"), ("lat", "long"),
    ("lat_lokasi", "lon_lokasi"), ("lintang", "bujur"),
)  # fmt: skip
_HOLDERS = ("location", "coordinates", "belongs_to", "lokasi", "position")
_ONE_TEXT = ("coords", "coordinates", "coordinate", "koordinat", "latlng", "latlong", "lat_long", "latlon",
             "lat_lng", "location", "lokasi", "titik", "position", "posisi")  # fmt: skip
_NUMBER = r"-?\d{1,3}(?:\.\d{1,30})?"
_LAT_LON = re.compile(rf"\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*")


def point_in(entry: Item) -> Point | None:
    """Return the place: two fields, GeoJSON (lon, lat), ``coords`` [lat, lon], or "lat, lon" in one text."""
    for held in _holders(entry):
        pairs = (point_of(held[a], held[b]) for a, b in _PAIRS if a in held and b in held)
        found = next((point for point in pairs if point), None)
        if found := found or _from_geojson(held):
            return found
    return _from_list(entry.get("coords")) or _from_text(entry)


def _holders(entry: Item) -> Iterator[Item]:
    yield entry
    for name in _HOLDERS:
        held = entry.get(name)
        if isinstance(held, dict):
            yield held
            inner = held.get("coordinates")
            if isinstance(inner, dict):
                yield inner


def _from_geojson(held: Item) -> Point | None:
    position = held.get("coordinates")
    if held.get("type") != "Point" or not isinstance(position, list) or len(position) < 2:
        return None
    return point_of(position[1], position[0])


def _from_list(position: Json) -> Point | None:
    if not isinstance(position, list) or len(position) != 2:
        return None
    return point_of(position[0], position[1])


def _from_text(entry: Item) -> Point | None:
    texts = (entry[name] for name in _ONE_TEXT if name in entry)
    found = next((m for m in (_LAT_LON.fullmatch(clean_text(t)) for t in texts if isinstance(t, str)) if m), None)
    return point_of(found[1], found[2]) if found else None
