"""Numbers as sources write them, and the units they are in."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from services.domain.event import Json
from services.feeds.formats.fields import finite

# Each unit with what it measures and how many of that quantity's base unit it is.
UNITS: Mapping[str, tuple[str, float]] = MappingProxyType({
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "ft": ("length", 0.3048), "mi": ("length", 1609.344),
    "ml": ("volume", 0.001), "l": ("volume", 1.0), "liter": ("volume", 1.0), "m3": ("volume", 1000.0),
    "m³": ("volume", 1000.0),
    "km/h": ("speed", 1.0), "kmh": ("speed", 1.0), "km/jam": ("speed", 1.0), "m/s": ("speed", 3.6),
    "knot": ("speed", 1.852), "knots": ("speed", 1.852), "kn": ("speed", 1.852), "mph": ("speed", 1.609344),
    "g": ("mass", 0.001), "kg": ("mass", 1.0), "kuintal": ("mass", 100.0), "t": ("mass", 1000.0),
    "ton": ("mass", 1000.0),
    "s": ("time", 1.0), "detik": ("time", 1.0), "min": ("time", 60.0), "menit": ("time", 60.0),
    "h": ("time", 3600.0), "jam": ("time", 3600.0), "d": ("time", 86400.0), "hari": ("time", 86400.0),
    "w": ("power", 1.0), "kw": ("power", 1000.0), "wh": ("energy", 1.0), "kwh": ("energy", 1000.0),
    "l/s": ("flow", 1.0), "l/detik": ("flow", 1.0), "m3/s": ("flow", 1000.0), "m³/s": ("flow", 1000.0),
    "pa": ("pressure", 1.0), "hpa": ("pressure", 100.0), "mbar": ("pressure", 100.0), "kpa": ("pressure", 1000.0),
    "m2": ("area", 1.0), "m²": ("area", 1.0), "ha": ("area", 10_000.0), "km2": ("area", 1e6), "km²": ("area", 1e6),
})  # fmt: skip
_INDONESIAN = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_WITH_UNIT = re.compile(
    r"(?:(?P<money>Rp)\.?\s*)?(?P<number>[-+]?[\d.,]*\d(?:[eE][-+]?\d{1,3})?)(?:,-)?\s*(?P<unit>[^\d\s].{0,15})?",
    re.IGNORECASE,
)


def factor(unit: str, to: str) -> float | None:
    """Return what to multiply by to get from ``unit`` to ``to``; None when these do not measure the same thing."""
    if unit.casefold() == to.casefold():
        return 1.0
    source, target = UNITS.get(unit.casefold()), UNITS.get(to.casefold())
    if source is None or target is None or source[0] != target[0]:
        return None
    return source[1] / target[1]


def number_of(value: Json, *, is_indonesian: bool) -> float | None:
    """Return a finite number; "1.250,5" where numbers are written in Indonesian, where "1.25" is none."""
    if isinstance(value, str):
        value = value.strip().replace("\u2212", "-")
        if is_indonesian:
            value = value.replace(".", "").replace(",", ".") if _INDONESIAN.fullmatch(value) else ""
    return finite(value)


def in_unit(value: Json, *, unit: str, to: str, is_indonesian: bool) -> float | None:
    """Return ``value`` in ``to``. A unit written with the number ("84 Km", "Rp 5.000,-") is believed before ``unit``.

    None when it is no number, or comes in a unit that cannot become ``to``: a wrong quantity would mislead.
    """
    written = ""
    if isinstance(value, str) and not value.isdecimal():
        parts = _WITH_UNIT.fullmatch(value.strip().replace("\u2212", "-"))
        if parts is None:
            return None
        value, written = parts["number"], (parts["unit"] or parts["money"] or "").strip()
    number = number_of(value, is_indonesian=is_indonesian)
    by = factor(written or unit, to or unit)
    return None if number is None or by is None else finite(number * by)
