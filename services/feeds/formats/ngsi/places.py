"""Where an entity stands. GeoJSON says lon, lat; some brokers hold lat, lon (FEEDS 7): never guessed silently."""

from dataclasses import dataclass, replace

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Ring
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import clean_text, point_of
from services.feeds.formats.items import bounds_of
from services.feeds.formats.ngsi.entity import Entity
from services.feeds.formats.rings import rings_of

ORDERS = ("lon,lat", "lat,lon")
_ADDRESS = ("streetAddress", "addressLocality", "addressRegion")
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Place:
    point: Point | None = None
    rings: tuple[Ring, ...] = ()
    is_swapped: bool = False


class Places:
    """Raises FeedError when an option is wrong."""

    def __init__(self, feed: Feed) -> None:
        self._bounds = bounds_of(feed)
        order = feed.options.get("coordinate_order", ORDERS[0])
        if order not in ORDERS:
            raise FeedError(bad_option("coordinate_order"))
        self._is_lat_first = order == ORDERS[1]

    def of(self, entity: Entity) -> Place:
        """Return the place: swapped where the profile says so, or where only that lies in the area or on the globe."""
        geometry = entity.first("location", "position", "geometry")
        if not isinstance(geometry, dict):
            return Place()
        given = _placed(geometry)
        if given.point and not self._is_lat_first and self._is_here(given.point):
            return given
        turned = _placed(_turned(geometry, _DEPTH))
        if self._is_lat_first:
            return turned
        is_turn = turned.point is not None and (given.point is None or self._is_here(turned.point))
        return replace(turned, is_swapped=True) if is_turn else given

    def _is_here(self, point: Point) -> bool:
        return self._bounds is None or self._bounds.contains(point)


def address_of(entity: Entity) -> str:
    """Return the address in words, whatever object it came as."""
    held = entity.first("address")
    if isinstance(held, dict):
        text = ", ".join(filter(None, (clean_text(held.get(name)) for name in _ADDRESS)))
    else:
        text = clean_text(held)
    return text or entity.text("address_string", "landmark", "areaServed")


def _placed(geometry: Json) -> Place:
    """Return the place of a Point, or an area and the middle of its corners."""
    rings = rings_of(geometry)
    if rings:
        corners = rings[0][:-1] if rings[0][0] == rings[0][-1] else rings[0]
        lat, lon = (sum(corner[n] for corner in corners) / len(corners) for n in (0, 1))
        return Place(point_of(lat, lon), rings)
    pair = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if not isinstance(pair, list) or len(pair) < 2:
        return Place()
    return Place(point_of(pair[1], pair[0]))


def _turned(value: Json, depth: int) -> Json:
    """Return a geometry with the first two numbers of every position exchanged."""
    if isinstance(value, dict):
        return {**value, "coordinates": _turned(value.get("coordinates"), depth)}
    if not isinstance(value, list) or not depth:
        return value
    if len(value) >= 2 and not isinstance(value[0], list):
        return [value[1], value[0], *value[2:]]
    return [_turned(inner, depth - 1) for inner in value]
