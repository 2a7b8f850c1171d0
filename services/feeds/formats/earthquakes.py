"""What Indonesian earthquake messages have in common: intensities, tsunami wording, local times, sides of the globe."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

from services.domain.event import Json
from services.domain.geo import Point
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.formats.fields import NO_TIME, BadItemError, clean_text, finite, point_of

NO_MAGNITUDE = Label(id="magnitudonya tidak ada atau tidak terbaca", en="its magnitude is missing or unreadable")
NO_EPICENTRE = Label(id="titik gempanya tidak ada atau tidak terbaca", en="its epicentre is missing or unreadable")

_MONTHS = MappingProxyType(
    {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "aug": 8,
     "sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12}
)  # fmt: skip
_ZONES = MappingProxyType({"WIB": 7, "WITA": 8, "WIT": 9, "UTC": 0})
_NAMED_DATE = re.compile(r"(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*[\s-]+(\d{4}|\d{2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([A-Za-z]{3,4}\b)?")
_SIDE = re.compile(r"([\d.]{1,20})\s{0,9}(LS|LU|BT|BB)", re.IGNORECASE)
_ROMAN = MappingProxyType(
    {
        "I": 1,
        "II": 2,
        "III": 3,
        "IV": 4,
        "V": 5,
        "VI": 6,
        "VII": 7,
        "VIII": 8,
        "IX": 9,
        "X": 10,
        "XI": 11,
        "XII": 12,
    }
)
_ROMAN_WORD = re.compile(r"\b[IVX]+\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(tidak|tdk|bukan|tanpa|no|not|berakhir|dicabut|ended|cancel+ed)\b")


def severity_of(magnitude: float, *, felt_mmi: int, is_tsunami_warning: bool) -> Severity:
    """Return how bad the earthquake is where it is worst; whether it concerns this room is intake's question.

    By the strongest shaking reported (BMKG's SIG scale II-IV begins at MMI III, VI and VII), and by magnitude
    where nobody has reported yet: M 7 and 6 are the bounds of "major" and "strong" in common use.
    """
    if is_tsunami_warning or felt_mmi >= 6 or magnitude >= 7.0:
        return Severity.P1
    if felt_mmi >= 5 or magnitude >= 6.0:
        return Severity.P2
    if felt_mmi >= 3 or magnitude >= 5.0:
        return Severity.P3
    return Severity.P4


def warns_of_tsunami(potential: str) -> bool:
    """Return whether BMKG's wording is a warning: "Tidak berpotensi tsunami" names the word and is none."""
    text = potential.casefold()
    return "tsunami" in text and not _NEGATION.search(text)


def strongest_mmi(felt: str) -> int:
    """Return the highest intensity named in e.g. "II-III Kab. Lembata, Iv Ruteng"; 0 when none is."""
    words = (match[0].upper() for match in _ROMAN_WORD.finditer(felt))
    return max((_ROMAN.get(word, 0) for word in words), default=0)


def local_time(date: Json, clock: Json) -> datetime:
    """Return UTC from a local date and clock as BMKG writes them: WIB unless they name another zone.

    Dates: "17 Agu 2026", "25-Apr-23", "25-04-23" and "25/04/2023" (day first), "2023-04-25". Raises BadItemError.
    """
    day, time = _date_of(clean_text(date)), _CLOCK.search(clean_text(clock))
    zone = _ZONES.get((time[4] or "WIB").upper()) if time else None
    if day is None or time is None or zone is None:
        raise BadItemError(NO_TIME)
    year, month, number = day
    try:
        there = datetime(
            year if year >= 100 else 2000 + year, month, number, int(time[1]), int(time[2]), int(time[3] or 0),
            tzinfo=timezone(timedelta(hours=zone)),
        )  # fmt: skip
        return there.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadItemError(NO_TIME) from error


def point_of_sides(latitude: Json, longitude: Json) -> Point | None:
    """Return the place of "8.51 LS" and "123.27 BT", whose numbers carry no sign."""
    return point_of(_signed(latitude), _signed(longitude))


def leading_number(value: Json) -> float | None:
    """Return 12.0 of "12 km", of "12" and of 12."""
    return finite(clean_text(value).lower().removesuffix("km").strip())


def text_of(item: Mapping[str, Json], *names: str) -> str:
    """Return the first of these fields that says something."""
    return next((text for text in (clean_text(item.get(name)) for name in names) if text), "")


def _date_of(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day."""
    if match := _NAMED_DATE.search(text):
        month = _MONTHS.get(match[2].lower())
        return (int(match[3]), month, int(match[1])) if month else None
    if match := _YEAR_FIRST.search(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.search(text):
        return int(match[3]), int(match[2]), int(match[1])
    return None


def _signed(value: Json) -> Json:
    match = _SIDE.search(clean_text(value))
    number = finite(match[1]) if match else None
    if match is None or number is None:
        return None
    return -number if match[2].upper() in ("LS", "BB") else number
