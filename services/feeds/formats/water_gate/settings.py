"""What a feed's options say about levels, and how levels are graded."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

from services.domain.feed import Feed
from services.domain.observation import Measure
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import NO_TIME, BadItemError, clean_text, finite, time_of, zone_of

NO_LEVEL = Label(id="tinggi airnya tidak ada atau bukan angka", en="its water level is missing or not a number")
WIB = ZoneInfo("Asia/Jakarta")
_CM = MappingProxyType({"mm": 0.1, "cm": 1.0, "m": 100.0})
_SIAGA = re.compile(r"\bsiaga\s*:?\s*([1-4]|iv|i{1,3})\b", re.IGNORECASE)
_ROMAN = MappingProxyType({"i": 1, "ii": 2, "iii": 3, "iv": 4})
_WORDS = MappingProxyType({"awas": 1, "bahaya": 1, "siaga": 2, "waspada": 3, "normal": 4, "aman": 4})
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:\.\d+)?)?")


class Settings:
    """Raises FeedError when an option is wrong."""

    def __init__(self, feed: Feed) -> None:
        self.zone: tzinfo = zone_of(feed) or WIB
        unit = feed.options.get("unit", "")
        if unit not in ("", *_CM):
            raise FeedError(bad_option("unit"))
        self._unit = str(unit)
        self._thresholds = _thresholds(feed)

    def centimetres(self, value: object, *, unit: str) -> float | None:
        """Return a level in cm; ``unit`` is the shape's own where the profile names none."""
        number = finite(value)
        return None if number is None else number * _CM[self._unit or unit]

    def thresholds(self, station: str) -> tuple[float, ...]:
        return self._thresholds.get(station, ())

    def time_at(self, date: str, clock: str) -> datetime:
        """Return the time of a date and a clock ("23:00", "9.05.00"). Raises BadItemError: a date is no time."""
        found = _CLOCK.fullmatch(clock.strip())
        if not date or not found:
            raise BadItemError(NO_TIME)
        return time_of(f"{date.strip()}T{int(found[1]):02}:{found[2]}:{found[3] or '00'}", self.zone)


def siaga_of(text: str) -> int | None:
    """Return the grade that a source's words name: "Status : Siaga 3", "SIAGA IV", "Normal", "Awas"."""
    found = _SIAGA.search(text)
    if found:
        return _ROMAN.get(found[1].lower()) or int(found[1])
    words = text.casefold().replace(":", " ").split()
    return next((_WORDS[word] for word in words if word in _WORDS), None)


def severity_of(siaga: int | None) -> Severity | None:
    """SIAGA 1 is the worst (FEEDS 8.2)."""
    return Severity(siaga) if siaga in (1, 2, 3, 4) else None


def graded(level_cm: float, thresholds: Sequence[float]) -> int | None:
    """Return the grade of a level by the levels from which SIAGA 1, 2, 3 hold; None without any."""
    if not thresholds:
        return None
    return next((n for n, from_cm in enumerate(thresholds[:3], start=1) if level_cm >= from_cm), 4)


def as_measures(numbers: Mapping[str, float | None], unit: str) -> dict[str, Measure]:
    return {name: Measure(number, unit) for name, number in numbers.items() if number is not None}


def _thresholds(feed: Feed) -> Mapping[str, tuple[float, ...]]:
    option = feed.options.get("thresholds", {})
    if not isinstance(option, Mapping):
        raise FeedError(bad_option("thresholds"))
    return {clean_text(str(station)): _falling(levels) for station, levels in option.items()}


def _falling(levels: object) -> tuple[float, ...]:
    numbers = [n for n in map(finite, levels) if n is not None] if isinstance(levels, list | tuple) else []
    if len(numbers) != 3 or sorted(numbers, reverse=True) != numbers:
        raise FeedError(bad_option("thresholds"))
    return tuple(numbers)
