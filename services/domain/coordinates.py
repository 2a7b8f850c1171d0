"""Coordinates as people read them out: "-6.335, 108.12", "6°20'06\\" LS 108°07'24\\" BT", "6 20 6 LS, 108 7 24 BT"."""

import re

from services.domain.geo import Point

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_MARKS = str.maketrans(dict.fromkeys("\u00b0\u00ba'\u2019\u2032\"\u201d\u2033:;", " "))
_SIDE = re.compile(r"(?<![A-Z])(?P<name>LS|LU|BT|BB|S|N|E|W|U|T)(?![A-Z])", re.IGNORECASE)
_NEGATIVE = frozenset({"LS", "S", "BB", "W"})
_LATITUDE = frozenset({"LS", "LU", "S", "N", "U"})
_PAIR = re.compile(rf"^\s*(-?{_NUMBER})\s*(?:[,;/]\s+|\s+|,|;)\s*(-?{_NUMBER})\s*$")


def point_in(text: str) -> Point | None:
    """Return the point ``text`` is, None when it is no coordinates (an address may hold numbers, too).

    With letters (LS, LU, BT, BB or N, S, E, W) degrees, minutes and seconds may be given; without them two decimal
    numbers, latitude first unless that cannot be.
    """
    plain = " ".join(text.translate(_MARKS).split())
    sides = list(_SIDE.finditer(plain))
    if len(sides) == 2:
        return _with_sides(plain, sides)
    return None if sides else _decimal(plain)


def _decimal(text: str) -> Point | None:
    match = _PAIR.match(text)
    if match is None or not any(mark in part for part in match.groups() for mark in ".,"):
        return None
    first, second = (float(part.replace(",", ".")) for part in match.groups())
    return _point(first, second) if abs(first) <= 90.0 else _point(second, first)


def _with_sides(text: str, sides: list[re.Match[str]]) -> Point | None:
    """The letters stand behind the numbers ("6 20 LS 108 7 BT") or before them ("S 6.33 E 108.1")."""
    first, second = sides
    is_before = not text[: first.start()].strip(" ,;")
    parts = (
        (text[first.end() : second.start()], text[second.end() :])
        if is_before
        else (text[: first.start()], text[first.end() : second.start()])
    )
    values = [_degrees(part) for part in parts]
    names = [side["name"].upper() for side in sides]
    if None in values or (names[0] in _LATITUDE) == (names[1] in _LATITUDE):
        return None
    signed = [-abs(v) if name in _NEGATIVE else v for v, name in zip(values, names, strict=True) if v is not None]
    return _point(*signed) if names[0] in _LATITUDE else _point(signed[1], signed[0])


def _degrees(text: str) -> float | None:
    """Return degrees, from degrees, minutes and seconds; only the last may have a fraction."""
    parts = text.strip(" ,;").split()
    if not 1 <= len(parts) <= 3 or not all(re.fullmatch(f"-?{_NUMBER}", part) for part in parts):
        return None
    values = [abs(float(part.replace(",", "."))) for part in parts]
    if any(value >= 60.0 for value in values[1:]) or any(value % 1 for value in values[:-1]):
        return None
    return sum(value / 60.0**place for place, value in enumerate(values))


def _point(lat: float, lon: float) -> Point | None:
    try:
        return Point(lat, lon)
    except ValueError:
        return None
