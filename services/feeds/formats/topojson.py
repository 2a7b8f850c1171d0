"""TopoJSON as GeoJSON features. A point is coordinate x scale + translate: read naively, a lone one lies at 0, 0."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from services.domain.event import Json
from services.feeds.formats.fields import finite

CORNERS_MAX = 200_000  # of all geometries together: the same arc may be named again and again
Pair: TypeAlias = tuple[float, float]


def features_of(topology: Mapping[str, Json]) -> list[Json]:
    """Return the geometries of all objects as features; one that cannot be read has the geometry None."""
    transform = _Transform(topology.get("transform"))
    arcs = _Arcs([transform.arc(arc) for arc in _list(topology.get("arcs"))])
    objects = topology.get("objects")
    held = list(objects.values()) if isinstance(objects, Mapping) else []
    return [_feature(one, transform, arcs) for geometry in held for one in _singles(geometry)]


class _Transform:
    """Scale and translate; without them coordinates are as they stand and arcs are not differences."""

    def __init__(self, value: Json) -> None:
        given = value if isinstance(value, Mapping) else {}
        self._scale, self._translate = _pair(given.get("scale")), _pair(given.get("translate"))

    def point(self, value: Json) -> Pair | None:
        """Return (lon, lat)."""
        pair = _pair(value)
        if pair is None or self._scale is None or self._translate is None:
            return pair
        (x, y), (east, north), (lon, lat) = pair, self._scale, self._translate
        return x * east + lon, y * north + lat

    def arc(self, value: Json) -> list[Pair] | None:
        pairs = [_pair(one) for one in _list(value)]
        known = [pair for pair in pairs if pair is not None]
        if len(known) != len(pairs):
            return None
        if self._scale is None or self._translate is None:
            return known
        x, y, placed = 0.0, 0.0, []
        for dx, dy in known:
            x, y = x + dx, y + dy
            placed.append((x * self._scale[0] + self._translate[0], y * self._scale[1] + self._translate[1]))
        return placed


def _singles(geometry: Json) -> Iterable[Mapping[str, Json]]:
    if not isinstance(geometry, Mapping):
        return []
    if geometry.get("type") != "GeometryCollection":
        return [geometry]
    inner = geometry.get("geometries")
    return [one for one in _list(inner) if isinstance(one, Mapping)]


def _feature(geometry: Mapping[str, Json], transform: _Transform, arcs: "_Arcs") -> Json:
    shape: Json = None
    if geometry.get("type") == "Point":
        place = transform.point(geometry.get("coordinates"))
        shape = {"type": "Point", "coordinates": list(place)} if place else None
    elif geometry.get("type") == "Polygon":
        shape = arcs.polygons([geometry.get("arcs")])
    elif geometry.get("type") == "MultiPolygon":
        shape = arcs.polygons(_list(geometry.get("arcs")))
    return {"type": "Feature", "properties": geometry.get("properties"), "geometry": shape}


class _Arcs:
    """The topology's arcs, and how many corners may still be made of them."""

    def __init__(self, arcs: Sequence[list[Pair] | None]) -> None:
        self._arcs, self._left = arcs, CORNERS_MAX

    def polygons(self, polygons: Iterable[Json]) -> Json:
        """Return one Polygon of all their rings, or None when any cannot be made."""
        rings: list[Json] = []
        for polygon in polygons:
            for numbers in _list(polygon):
                ring = self._ring(_list(numbers))
                if ring is None:
                    return None
                rings.append([[lon, lat] for lon, lat in ring])
        return {"type": "Polygon", "coordinates": rings} if rings else None

    def _ring(self, numbers: Sequence[Json]) -> list[Pair] | None:
        """Join arcs; ~n is arc n the other way round, and each begins where the one before ended."""
        ring: list[Pair] = []
        for number in numbers:
            if isinstance(number, bool) or not isinstance(number, int):
                return None
            if not -len(self._arcs) <= number < len(self._arcs):
                return None
            arc = self._arcs[number if number >= 0 else ~number]
            if arc is None or len(arc) > self._left:
                return None
            self._left -= len(arc)
            ring += (arc if number >= 0 else arc[::-1])[1 if ring else 0 :]
        return ring


def _pair(value: Json) -> Pair | None:
    if not isinstance(value, list) or len(value) < 2:
        return None
    first, second = finite(value[0]), finite(value[1])
    return None if first is None or second is None else (first, second)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
