"""holidays.toml: what its entries must agree on, and the calendar they make."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

from services.domain.text import Label
from services.domain.work_calendar import Holiday, HolidayKind, Opening, WorkCalendar
from services.profile.problem import Problem, found_value
from services.profile.schema_deadlines import HolidaysFile
from services.profile.toml_file import TomlFile
from services.profile.toml_lines import KeyPath

NAME = "holidays.toml"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def calendar_of(file: HolidaysFile) -> WorkCalendar:
    """Nothing here can fail: the file was checked before."""
    openings: dict[int, tuple[Opening, ...]] = {}
    for hours in file.office_hours:
        for name in hours.days:
            day = _WEEKDAYS.index(name)
            openings[day] = tuple(sorted((*openings.get(day, ()), (hours.opens, hours.closes))))
    return WorkCalendar(
        MappingProxyType({h.date: Holiday(h.date, h.name, HolidayKind(h.kind)) for h in file.holidays}),
        MappingProxyType({year.year: year.source for year in file.years}),
        MappingProxyType(openings),
    )


def holiday_problems(files: Mapping[str, TomlFile]) -> list[Problem]:
    """Return every year and date told twice, and every date of a year without its source."""
    file = files.get(NAME)
    return [*_twice(file, "years", "year"), *_twice(file, "holidays", "date"), *_strays(file)] if file else []


def _twice(file: TomlFile, table: str, key: str) -> Iterator[Problem]:
    first: dict[object, KeyPath] = {}
    for index, value in _entries(file, table, key):
        if value in first:
            line = file.lines.line(first[value])
            yield file.problem(
                (table, index, key),
                Label(
                    id=f"tertulis {value}, sudah ada di baris {line}",
                    en=f"found {value}, taken in line {line}",
                ),
                Label(id="yang belum tertulis", en="one that is not taken"),
            )
        first.setdefault(value, (table, index, key))


def _strays(file: TomlFile) -> Iterator[Problem]:
    years = {value for _, value in _entries(file, "years", "year")}
    for index, day in _entries(file, "holidays", "date"):
        if isinstance(day, date) and not isinstance(day, datetime) and day.year not in years:
            expected = Label(
                id=f"tanggal dari tahun yang bersumber; tulis [[years]] year = {day.year}",
                en=f"a date of a year with its source; write [[years]] year = {day.year}",
            )
            yield file.problem(("holidays", index, "date"), found_value(day), expected)


def _entries(file: TomlFile, table: str, key: str) -> Iterator[tuple[int, object]]:
    entries = file.data.get(table)
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        value = entry.get(key) if isinstance(entry, dict) else None
        if isinstance(value, int | date):
            yield index, value
