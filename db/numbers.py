"""Numbers for people: "A-26-00042" is the 42nd incident of station A in 2026; "LAT-A-26-00042" is a drill's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from db.statements import LAST_ORDINAL, RAISE_COUNTER

DRILL = "LAT-"
DIGITS = 5
PATTERN = re.compile(r"(?:LAT-)?(?P<station>.+)-(?P<year>\d\d)-(?P<ordinal>\d{5,9})")


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one station in one year (two digits). Stations never share a series, so never a number."""

    station: str
    year: int

    def number(self, ordinal: int) -> str:
        return f"{self.station}-{self.year:02d}-{ordinal:0{DIGITS}d}"


def last_ordinal(connection: Connection, series: Series) -> int:
    return LAST_ORDINAL.scalar(connection, {"of_station": series.station, "of_year": series.year}) or 0


def remember(connection: Connection, numbers: Iterable[str]) -> None:
    """Raise the counters to the highest of ``numbers``, so that none is ever given twice."""
    for series, ordinal in _highest(numbers).items():
        row = {"station": series.station, "year": series.year, "last": ordinal}
        RAISE_COUNTER.run(connection, [row])


def _highest(numbers: Iterable[str]) -> dict[Series, int]:
    highest: dict[Series, int] = {}
    for number in numbers:
        if match := PATTERN.fullmatch(number):
            series, ordinal = Series(match["station"], int(match["year"])), int(match["ordinal"])
            highest[series] = max(highest.get(series, 0), ordinal)
    return highest
