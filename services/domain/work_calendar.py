"""Which days and hours are worked, as the profile's holidays.toml says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum

SATURDAY, SUNDAY = 5, 6
Opening = tuple[time, time]  # local wall time: opens, closes


class HolidayKind(Enum):
    HOLIDAY = "holiday"  # hari libur nasional
    JOINT_LEAVE = "joint_leave"  # cuti bersama


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    name: str
    kind: HolidayKind


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days are Monday to Friday but for the holidays. ``sources`` names the decree of each year filled in.

    ``office_hours`` by weekday (Monday is 0); empty: a working day is worked around the clock.
    """

    holidays: Mapping[date, Holiday] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)
    office_hours: Mapping[int, tuple[Opening, ...]] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() not in (SATURDAY, SUNDAY) and day not in self.holidays

    def missing_year(self, first: date, last: date) -> int:
        """Return the first year of that stretch whose holidays are not filled in, 0 where all are."""
        years = range(first.year, last.year + 1)
        return next((year for year in years if year not in self.sources), 0)
