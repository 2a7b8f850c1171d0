"""Areas as sources write them, made rings of (lat, lon): CAP polygons and circles, GeoJSON geometries."""

import math
import re
from collections.abc import Mapping

from services.domain.event import Json
from services.domain.geo import EARTH_RADIUS_M, Point
from services.domain.observation import Ring
from services.feeds.formats.fields import finite, point_of

Corner = tuple[float, float]
_PAIR = re.compile(r"([-+]?\d{1,3}(?:\.\d{0,20})?)\s*,\s*([-+]?\d{1,3}(?:\.\d{0,20})?)(?=[\s,]|$)")
_CORNERS = 36  # of a circle: within 0.4 % of its radius
_HALF_ROUND_KM = 20_000.0


def ring_of_text(text: str) -> Ring | None:
    """Return the ring of CAP's "lat,lon lat,lon ..."; None when it is not one or has fewer than three corners."""
    if _PAIR.sub("", text).strip(", \t\r\n"):
        return None
    return _ring([_corner(float(lat), float(lon)) for lat, lon in _PAIR.findall(text)])


def circle_of(text: str) -> tuple[Point, float] | None:
    """Return centre and radius in km of CAP's "lat,lon radius"."""
    place, _, radius = text.strip().rpartition(" ")
    lat, _, lon = place.partition(",")
    centre, radius_km = point_of(lat.strip(), lon.strip()), finite(radius)
    if centre is None or radius_km is None or not 0.0 <= radius_km <= _HALF_ROUND_KM:
        return None
    return centre, radius_km


def ring_of_circle(centre: Point, radius_km: float) -> Ring:
    """Return a polygon of 36 corners; good for radii that do not reach a pole."""
    north = math.degrees(radius_km * 1000.0 / EARTH_RADIUS_M)
    east = north / max(0.01, math.cos(math.radians(centre.lat)))
    turns = [2.0 * math.pi * n / _CORNERS for n in range(_CORNERS)]
    return tuple(
        (_clamp(centre.lat + north * math.cos(t), 90.0), _clamp(centre.lon + east * math.sin(t), 180.0))
        for t in turns
    )


def rings_of(geometry: Json) -> tuple[Ring, ...]:
    """Return the rings of a GeoJSON Polygon or MultiPolygon, holes included (even-odd); () for anything else."""
    if not isinstance(geometry, Mapping):
        return ()
    corners = geometry.get("coordinates")
    polygons = [corners] if geometry.get("type") == "Polygon" else corners
    if geometry.get("type") not in ("Polygon", "MultiPolygon") or not isinstance(polygons, list):
        return ()
    rings = [ring for polygon in polygons if isinstance(polygon, list) for ring in polygon]
    read = (_ring([_corner_of(pair) for pair in ring]) for ring in rings if isinstance(ring, list))
    return tuple(ring for ring in read if ring)


def point_in(geometry: Json) -> Point | None:
    """Return the place of a GeoJSON Point."""
    if not isinstance(geometry, Mapping) or geometry.get("type", "Point") != "Point":
        return None
    return place_of(geometry.get("coordinates"))


def place_of(pair: Json) -> Point | None:
    """Return the place of GeoJSON's [lon, lat, ...], numbers or numbers as text."""
    return point_of(pair[1], pair[0]) if isinstance(pair, list) and len(pair) >= 2 else None


def _corner_of(pair: Json) -> Corner | None:
    if not isinstance(pair, list) or len(pair) < 2:
        return None
    lon, lat = finite(pair[0]), finite(pair[1])
    return None if lat is None or lon is None else _corner(lat, lon)


def _corner(lat: float, lon: float) -> Corner | None:
    """Return the corner; a polygon may touch (0, 0), which alone would be an unset place."""
    return (lat, lon) if -90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0 else None


def _ring(corners: list[Corner | None]) -> Ring | None:
    whole = tuple(corner for corner in corners if corner)
    return whole if len(whole) == len(corners) and len(set(whole)) >= 3 else None


def _clamp(value: float, most: float) -> float:
    return max(-most, min(most, value))
