"""Points in the orders and writings sources use. The order is said by the mapping, never guessed."""

import re

from services.domain.event import Json
from services.domain.geo import Point
from services.feeds.formats.fields import finite, point_of
from services.feeds.formats.mapped.units import number_of
from services.feeds.formats.rings import place_of, point_in

POINT_FORMS = ("lat,lon", "lon,lat", "geojson", "ls-bt")
_SIDE = r"(?P<side>LS|LU|BT|BB|[NSEWU])"
_SIZE = (
    r"(?P<deg>\d{1,3}(?:[.,]\d+)?)\s*[°ºd]?\s*(?:(?P<min>\d{1,2}(?:[.,]\d+)?)\s*['\u2032\u2019]\s*)?"
    r"(?:(?P<sec>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|\u2033|\u201d|''|\u2032\u2032)\s*)?"
)
_ANGLES = (  # "6.33 LS", "S 6.33", and for two columns of plain numbers "6,33"
    re.compile(rf"{_SIZE}\s*\b{_SIDE}\b", re.IGNORECASE),
    re.compile(rf"\b{_SIDE}\s*{_SIZE}", re.IGNORECASE),
)
_COMMA = re.compile(r"[-+]?\d{1,3},\d+")
_NEGATIVE, _LATITUDES = {"LS", "S", "BB", "W"}, {"LS", "LU", "S", "N", "U"}


def read_point(value: Json, form: str) -> Point | None:
    """Return the point of one value written as ``form``; None when it is not that."""
    if form == "geojson":
        return point_in(value) if isinstance(value, dict) else place_of(value)
    if form == "ls-bt":
        return _of_angles(value)
    first, second = _pair(value)
    return point_of(first, second) if form == "lat,lon" else point_of(second, first)


def two_numbers(lat: Json, lon: Json, *, is_indonesian: bool) -> Point | None:
    """Return the point of two values, as numbers or as "6.51 LS" and "108.27 BT"."""
    return point_of(_angle(lat, is_indonesian=is_indonesian), _angle(lon, is_indonesian=is_indonesian))


def _pair(value: Json) -> tuple[Json, Json]:
    """Return both parts of [a, b], "a, b", "a b" or "a; b"; decimal commas need another separator between."""
    if isinstance(value, list) and 2 <= len(value) <= 3:
        return value[0], value[1]
    if not isinstance(value, str) or len(value) > 100:
        return None, None
    parts = re.split(r"\s*[;|]\s*|\s*,\s+|\s+", value.strip().strip("()[]"))
    if len(parts) != 2:
        parts = value.strip().strip("()[]").split(",")
    if len(parts) != 2:
        return None, None
    return parts[0].strip().replace(",", "."), parts[1].strip().replace(",", ".")


def _of_angles(value: Json) -> Point | None:
    """Return the point of a latitude and a longitude, each with the side it lies on."""
    if not isinstance(value, str) or len(value) > 200:
        return None
    for pattern in reversed(_ANGLES) if value.strip()[:1].isalpha() else _ANGLES:
        by_kind = {_side(match) in _LATITUDES: match for match in pattern.finditer(value)}
        if len(by_kind) == 2:
            return point_of(_degrees(by_kind[True]), _degrees(by_kind[False]))
    return None


def _angle(value: Json, *, is_indonesian: bool) -> float | None:
    number = number_of(value, is_indonesian=is_indonesian)
    if number is None:
        number = finite(value)  # a coordinate has a point nearly everywhere
    if number is None and isinstance(value, str) and len(value) <= 100:
        text = value.strip()
        match = next((found for pattern in _ANGLES if (found := pattern.fullmatch(text))), None)
        number = _degrees(match) if match else finite(text.replace(",", ".")) if _COMMA.fullmatch(text) else None
    return number


def _side(match: re.Match[str]) -> str:
    return match["side"].upper()


def _degrees(match: re.Match[str]) -> float:
    degrees, minutes, seconds = (float((match[part] or "0").replace(",", ".")) for part in ("deg", "min", "sec"))
    size = degrees + minutes / 60.0 + seconds / 3600.0
    return -size if _side(match) in _NEGATIVE else size
