"""When a promise is due, reckoned by hand: read it as the specification of deadlines.

Times are wall time of the room. The calendar is 2026 as decreed (resources/profiles/indramayu/holidays.toml), 2028
without holidays, and nothing known of 2027. The office is open 07:30-16:00, on Fridays until 16:30.
"""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from services.domain.deadline import ClockKind, ClockRule, Pause
from services.domain.work_calendar import WorkCalendar
from services.incidents.working_time import Reckoned, WorkingTime
from services.profile.holidays import calendar_of
from services.profile.schema_deadlines import DeadlineModel, HolidaysFile

FILE = Path(__file__).parents[3] / "resources" / "profiles" / "indramayu" / "holidays.toml"
JAKARTA, BERLIN = ZoneInfo("Asia/Jakarta"), ZoneInfo("Europe/Berlin")
Row = tuple[str, str, str, str]

WORKING_DAYS: tuple[Row, ...] = (
    ("the day it starts is not counted", "1 hari kerja", "Mon 02 Mar 2026 09:00", "Tue 03 Mar 2026 23:59:59"),
    ("three days to verify", "3 hari kerja", "Mon 02 Mar 2026 09:00", "Thu 05 Mar 2026 23:59:59"),
    ("five days to act, over a weekend", "5 hari kerja", "Mon 02 Mar 2026 09:00", "Mon 09 Mar 2026 23:59:59"),
    ("eight days in all", "8 hari kerja", "Mon 02 Mar 2026 09:00", "Thu 12 Mar 2026 23:59:59"),
    ("first second of a day", "1 hari kerja", "Mon 02 Mar 2026 00:00", "Tue 03 Mar 2026 23:59:59"),
    ("last second of a day", "1 hari kerja", "Mon 02 Mar 2026 23:59:59", "Tue 03 Mar 2026 23:59:59"),
    ("a second later it is the next day", "1 hari kerja", "Tue 03 Mar 2026 00:00", "Wed 04 Mar 2026 23:59:59"),
    ("00:30 here is yesterday in UTC", "1 hari kerja", "Mon 02 Mar 2026 00:30", "Tue 03 Mar 2026 23:59:59"),
    ("Friday evening, one day", "1 hari kerja", "Fri 06 Mar 2026 18:30", "Mon 09 Mar 2026 23:59:59"),
    ("Friday evening, three days", "3 hari kerja", "Fri 06 Mar 2026 18:30", "Wed 11 Mar 2026 23:59:59"),
    ("Friday's last second, five days", "5 hari kerja", "Fri 06 Mar 2026 23:59:59", "Fri 13 Mar 2026 23:59:59"),
    ("Saturday's first second", "3 hari kerja", "Sat 07 Mar 2026 00:00", "Wed 11 Mar 2026 23:59:59"),
    ("Saturday noon", "1 hari kerja", "Sat 07 Mar 2026 12:00", "Mon 09 Mar 2026 23:59:59"),
    ("Sunday", "3 hari kerja", "Sun 08 Mar 2026 08:00", "Wed 11 Mar 2026 23:59:59"),
    ("Sunday night", "1 hari kerja", "Sun 08 Mar 2026 23:59", "Mon 09 Mar 2026 23:59:59"),
    ("Lebaran: the last day before is a day", "1 hari kerja", "Mon 16 Mar 2026 09:00", "Tue 17 Mar 2026 23:59:59"),
    ("Lebaran: seven days are none", "1 hari kerja", "Tue 17 Mar 2026 16:00", "Wed 25 Mar 2026 23:59:59"),
    ("Lebaran in the middle of three days", "3 hari kerja", "Mon 16 Mar 2026 09:00", "Thu 26 Mar 2026 23:59:59"),
    ("Lebaran before three days", "3 hari kerja", "Tue 17 Mar 2026 09:00", "Fri 27 Mar 2026 23:59:59"),
    ("Lebaran before five days", "5 hari kerja", "Tue 17 Mar 2026 09:00", "Tue 31 Mar 2026 23:59:59"),
    ("Lebaran and Good Friday in eight days", "8 hari kerja", "Tue 17 Mar 2026 09:00", "Mon 06 Apr 2026 23:59:59"),
    ("Friday evening before Lebaran", "5 hari kerja", "Fri 13 Mar 2026 20:00", "Fri 27 Mar 2026 23:59:59"),
    ("told on Idul Fitri itself", "3 hari kerja", "Sat 21 Mar 2026 10:00", "Fri 27 Mar 2026 23:59:59"),
    ("told on joint leave", "1 hari kerja", "Wed 18 Mar 2026 10:00", "Wed 25 Mar 2026 23:59:59"),
    ("joint leave before Imlek", "1 hari kerja", "Fri 13 Feb 2026 15:00", "Wed 18 Feb 2026 23:59:59"),
    ("joint leave before Imlek, three days", "3 hari kerja", "Fri 13 Feb 2026 15:00", "Fri 20 Feb 2026 23:59:59"),
    ("joint leave after Ascension", "1 hari kerja", "Wed 13 May 2026 10:00", "Mon 18 May 2026 23:59:59"),
    ("joint leave after Idul Adha", "1 hari kerja", "Tue 26 May 2026 10:00", "Fri 29 May 2026 23:59:59"),
    ("Idul Adha, Waisak, Pancasila", "3 hari kerja", "Tue 26 May 2026 10:00", "Wed 03 Jun 2026 23:59:59"),
    ("joint leave before Christmas", "1 hari kerja", "Wed 23 Dec 2026 10:00", "Mon 28 Dec 2026 23:59:59"),
    ("joint leave before Christmas, three", "3 hari kerja", "Wed 23 Dec 2026 10:00", "Wed 30 Dec 2026 23:59:59"),
    ("a holiday on Friday", "1 hari kerja", "Thu 15 Jan 2026 10:00", "Mon 19 Jan 2026 23:59:59"),
    ("Labour Day on Friday", "1 hari kerja", "Thu 30 Apr 2026 10:00", "Mon 04 May 2026 23:59:59"),
    ("Independence Day on Monday", "1 hari kerja", "Fri 14 Aug 2026 10:00", "Tue 18 Aug 2026 23:59:59"),
    ("a holiday on Tuesday", "3 hari kerja", "Mon 24 Aug 2026 10:00", "Fri 28 Aug 2026 23:59:59"),
    ("a holiday on Sunday takes no day", "1 hari kerja", "Sat 04 Apr 2026 10:00", "Mon 06 Apr 2026 23:59:59"),
    ("just before the year ends", "5 hari kerja", "Mon 21 Dec 2026 10:00", "Wed 30 Dec 2026 23:59:59"),
    ("into a year not filled in", "1 hari kerja", "Thu 31 Dec 2026 23:00", "Fri 01 Jan 2027 23:59:59"),
    ("three days into such a year", "3 hari kerja", "Wed 30 Dec 2026 10:00", "Mon 04 Jan 2027 23:59:59"),
    ("month end, Friday", "3 hari kerja", "Fri 30 Jan 2026 10:00", "Wed 04 Feb 2026 23:59:59"),
    ("end of a short February", "3 hari kerja", "Thu 26 Feb 2026 10:00", "Tue 03 Mar 2026 23:59:59"),
    ("last day of a month", "1 hari kerja", "Thu 30 Jul 2026 23:59:59", "Fri 31 Jul 2026 23:59:59"),
    ("due on a leap day", "1 hari kerja", "Mon 28 Feb 2028 10:00", "Tue 29 Feb 2028 23:59:59"),
    ("over a leap day", "3 hari kerja", "Mon 28 Feb 2028 10:00", "Thu 02 Mar 2028 23:59:59"),
    ("told on a leap day", "1 hari kerja", "Tue 29 Feb 2028 10:00", "Wed 01 Mar 2028 23:59:59"),
)  # fmt: skip
REAL_TIME: tuple[Row, ...] = (
    ("a minute over midnight", "60 detik", "Fri 06 Mar 2026 23:59:30", "Sat 07 Mar 2026 00:00:30"),
    ("112 seconds on a Sunday", "112 detik", "Sun 08 Mar 2026 10:00", "Sun 08 Mar 2026 10:01:52"),
    ("six hours run through Lebaran", "6 jam", "Fri 20 Mar 2026 20:00", "Sat 21 Mar 2026 02:00"),
    ("seven days are seven times 24 hours", "7 hari", "Fri 18 Dec 2026 08:00", "Fri 25 Dec 2026 08:00"),
    ("a quarter of an hour into the new year", "15 menit", "Thu 31 Dec 2026 23:50", "Fri 01 Jan 2027 00:05"),
    ("month end", "6 jam", "Sat 31 Jan 2026 21:00", "Sun 01 Feb 2026 03:00"),
    ("24 hours to a leap day", "24 jam", "Mon 28 Feb 2028 12:00", "Tue 29 Feb 2028 12:00"),
    ("two days over a leap day", "2 hari", "Mon 28 Feb 2028 12:00", "Wed 01 Mar 2028 12:00"),
    ("an hour out of a leap day", "1 jam", "Tue 29 Feb 2028 23:30", "Wed 01 Mar 2028 00:30"),
    ("half an hour", "0,5 jam", "Mon 02 Mar 2026 09:00", "Mon 02 Mar 2026 09:30"),
)
WORKING_HOURS: tuple[Row, ...] = (
    ("within a day", "4 jam kerja", "Mon 02 Mar 2026 09:00", "Mon 02 Mar 2026 13:00"),
    ("over a night", "4 jam kerja", "Mon 02 Mar 2026 14:00", "Tue 03 Mar 2026 09:30"),
    ("over a weekend; Friday closes at 16:30", "4 jam kerja", "Fri 06 Mar 2026 15:30", "Mon 09 Mar 2026 10:30"),
    ("told on Sunday", "2 jam kerja", "Sun 08 Mar 2026 11:00", "Mon 09 Mar 2026 09:30"),
    ("exactly a day ends when it closes", "8,5 jam kerja", "Mon 02 Mar 2026 07:30", "Mon 02 Mar 2026 16:00"),
    ("exactly a Friday", "9 jam kerja", "Fri 06 Mar 2026 07:30", "Fri 06 Mar 2026 16:30"),
    ("before it opens", "1 jam kerja", "Mon 02 Mar 2026 06:00", "Mon 02 Mar 2026 08:30"),
    ("after it closed", "1 jam kerja", "Mon 02 Mar 2026 18:00", "Tue 03 Mar 2026 08:30"),
    ("more than a day", "10 jam kerja", "Thu 05 Mar 2026 07:30", "Fri 06 Mar 2026 09:00"),
    ("over Lebaran", "1 jam kerja", "Tue 17 Mar 2026 15:30", "Wed 25 Mar 2026 08:00"),
)
PAUSED: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    ("an hour and a half stood still", "6 jam", "Mon 02 Mar 2026 09:00",
     ("Mon 02 Mar 2026 10:00 - Mon 02 Mar 2026 11:30",), "Mon 02 Mar 2026 16:30"),
    ("seconds stood still", "60 detik", "Mon 02 Mar 2026 10:00",
     ("Mon 02 Mar 2026 10:00:40 - Mon 02 Mar 2026 10:05",), "Mon 02 Mar 2026 10:05:20"),
    ("twice", "6 jam", "Mon 02 Mar 2026 09:00",
     ("Mon 02 Mar 2026 10:00 - Mon 02 Mar 2026 11:00", "Mon 02 Mar 2026 12:00 - Mon 02 Mar 2026 14:00"),
     "Mon 02 Mar 2026 18:00"),
    ("from the first second", "1 jam", "Mon 02 Mar 2026 09:00",
     ("Mon 02 Mar 2026 09:00 - Mon 02 Mar 2026 09:30",), "Mon 02 Mar 2026 10:30"),
    ("after it was due adds nothing", "1 jam", "Mon 02 Mar 2026 09:00",
     ("Mon 02 Mar 2026 10:30 - Mon 02 Mar 2026 12:00",), "Mon 02 Mar 2026 10:00"),
    ("hours over a weekend count", "6 jam", "Fri 06 Mar 2026 15:00",
     ("Fri 06 Mar 2026 16:00 - Mon 09 Mar 2026 08:00",), "Mon 09 Mar 2026 13:00"),
    ("working days: within one day is none", "3 hari kerja", "Mon 02 Mar 2026 09:00",
     ("Tue 03 Mar 2026 09:00 - Tue 03 Mar 2026 15:00",), "Thu 05 Mar 2026 23:59:59"),
    ("working days: over one night is one", "3 hari kerja", "Mon 02 Mar 2026 09:00",
     ("Tue 03 Mar 2026 10:00 - Wed 04 Mar 2026 09:00",), "Fri 06 Mar 2026 23:59:59"),
    ("working days: over a weekend is one", "3 hari kerja", "Wed 04 Mar 2026 09:00",
     ("Fri 06 Mar 2026 16:00 - Mon 09 Mar 2026 08:00",), "Tue 10 Mar 2026 23:59:59"),
    ("working days: within a weekend is none", "3 hari kerja", "Wed 04 Mar 2026 09:00",
     ("Sat 07 Mar 2026 10:00 - Sun 08 Mar 2026 20:00",), "Mon 09 Mar 2026 23:59:59"),
    ("working days: over Lebaran alone is none", "3 hari kerja", "Mon 16 Mar 2026 09:00",
     ("Tue 17 Mar 2026 15:00 - Tue 24 Mar 2026 12:00",), "Thu 26 Mar 2026 23:59:59"),
    ("working days: over Lebaran into a day is one", "3 hari kerja", "Mon 16 Mar 2026 09:00",
     ("Tue 17 Mar 2026 15:00 - Wed 25 Mar 2026 09:00",), "Fri 27 Mar 2026 23:59:59"),
    ("working days: the last day stood still", "1 hari kerja", "Mon 02 Mar 2026 09:00",
     ("Tue 03 Mar 2026 23:00 - Wed 04 Mar 2026 01:00",), "Wed 04 Mar 2026 23:59:59"),
    ("working hours: over a night", "4 jam kerja", "Mon 02 Mar 2026 14:00",
     ("Mon 02 Mar 2026 15:00 - Tue 03 Mar 2026 08:30",), "Tue 03 Mar 2026 11:30"),
    ("working hours: over a weekend", "4 jam kerja", "Fri 06 Mar 2026 15:30",
     ("Fri 06 Mar 2026 16:00 - Mon 09 Mar 2026 09:30",), "Mon 09 Mar 2026 13:00"),
    ("working hours: while the office was closed", "4 jam kerja", "Mon 02 Mar 2026 14:00",
     ("Mon 02 Mar 2026 17:00 - Tue 03 Mar 2026 06:00",), "Tue 03 Mar 2026 09:30"),
)  # fmt: skip
NEAR: tuple[Row, ...] = (
    ("45 of 60 seconds", "60 detik", "Mon 02 Mar 2026 10:00", "Mon 02 Mar 2026 10:00:45"),
    ("4.5 of 6 hours", "6 jam", "Mon 02 Mar 2026 09:00", "Mon 02 Mar 2026 13:30"),
    ("2.25 of 3 days: 06:00 on the third", "3 hari kerja", "Mon 02 Mar 2026 09:00", "Thu 05 Mar 2026 06:00"),
    ("3.75 of 5 days: 18:00 on the fourth", "5 hari kerja", "Mon 02 Mar 2026 09:00", "Fri 06 Mar 2026 18:00"),
    ("6 of 8 days: the end of the sixth", "8 hari kerja", "Mon 02 Mar 2026 09:00", "Tue 10 Mar 2026 23:59:59"),
    ("3 of 4 working hours", "4 jam kerja", "Mon 02 Mar 2026 09:00", "Mon 02 Mar 2026 12:00"),
    ("6 of 8 working hours over a weekend", "8 jam kerja", "Fri 06 Mar 2026 15:30", "Mon 09 Mar 2026 12:30"),
)
SUMMER_TIME: tuple[Row, ...] = (  # Berlin: 02:00 to 03:00 on 29 March, 03:00 to 02:00 on 25 October 2026
    ("six hours over the missing hour", "6 jam", "Sun 29 Mar 2026 00:00", "Sun 29 Mar 2026 07:00"),
    ("six hours over the doubled hour", "6 jam", "Sun 25 Oct 2026 00:00", "Sun 25 Oct 2026 05:00"),
    ("a working day, spring", "1 hari kerja", "Fri 27 Mar 2026 12:00", "Mon 30 Mar 2026 23:59:59"),
    ("a working day, autumn", "1 hari kerja", "Fri 23 Oct 2026 12:00", "Mon 26 Oct 2026 23:59:59"),
    ("office hours open by the wall clock", "1 jam kerja", "Fri 27 Mar 2026 16:00", "Mon 30 Mar 2026 08:00"),
)  # fmt: skip
TABLES = (WORKING_DAYS, REAL_TIME, WORKING_HOURS, PAUSED, NEAR, SUMMER_TIME)


def calendar() -> WorkCalendar:
    known = calendar_of(HolidaysFile.model_validate(tomllib.loads(FILE.read_text("utf-8"))))
    return replace(known, sources={**known.sources, 2028: "contoh"})


def promise(text: str) -> ClockRule:
    spoken = {"code": "x", "name": {"id": "x"}, "resolve": text}
    (rule,) = DeadlineModel.model_validate(spoken).rules()
    assert rule.kind is ClockKind.RESOLVE
    return rule


def wall(text: str, zone: ZoneInfo = JAKARTA) -> datetime:
    """Read "Mon 02 Mar 2026 09:00[:30]"; a wrong weekday is a slip of the one who reckoned."""
    form = "%a %d %b %Y %H:%M:%S" if text.count(":") == 2 else "%a %d %b %Y %H:%M"
    read = datetime.strptime(text, form).replace(tzinfo=zone)
    assert read.strftime("%a") == text[:3], f"{text} is a {read:%A}"
    return read.astimezone(UTC)


def pause(text: str) -> Pause:
    begin, end = text.split(" - ")
    return wall(begin), wall(end)


def reckon(text: str, start: str, *pauses: str, zone: ZoneInfo = JAKARTA) -> Reckoned:
    return WorkingTime(calendar(), zone).reckon(promise(text), wall(start, zone), [pause(p) for p in pauses])


@pytest.mark.parametrize(
    ("text", "start", "due"), [row[1:] for row in WORKING_DAYS], ids=[r[0] for r in WORKING_DAYS]
)
def test_that_working_days_end_when_reckoned_by_hand(text: str, start: str, due: str) -> None:
    assert reckon(text, start).due_at == wall(due)


@pytest.mark.parametrize(("text", "start", "due"), [row[1:] for row in REAL_TIME], ids=[r[0] for r in REAL_TIME])
def test_that_real_time_runs_through_everything(text: str, start: str, due: str) -> None:
    assert reckon(text, start).due_at == wall(due)


@pytest.mark.parametrize(
    ("text", "start", "due"), [row[1:] for row in WORKING_HOURS], ids=[r[0] for r in WORKING_HOURS]
)
def test_that_working_hours_run_while_the_office_is_open(text: str, start: str, due: str) -> None:
    assert reckon(text, start).due_at == wall(due)


@pytest.mark.parametrize(
    ("text", "start", "pauses", "due"), [row[1:] for row in PAUSED], ids=[r[0] for r in PAUSED]
)
def test_that_a_pause_adds_what_it_took(text: str, start: str, pauses: tuple[str, ...], due: str) -> None:
    assert reckon(text, start, *pauses).due_at == wall(due)


@pytest.mark.parametrize(("text", "start", "near"), [row[1:] for row in NEAR], ids=[r[0] for r in NEAR])
def test_that_three_quarters_are_reached_when_reckoned_by_hand(text: str, start: str, near: str) -> None:
    assert reckon(text, start).near_at == wall(near)


@pytest.mark.parametrize(
    ("text", "start", "due"), [row[1:] for row in SUMMER_TIME], ids=[r[0] for r in SUMMER_TIME]
)
def test_that_a_zone_with_summer_time_is_reckoned_by_its_wall_clock(text: str, start: str, due: str) -> None:
    assert reckon(text, start, zone=BERLIN).due_at == wall(due, BERLIN)


def test_that_the_tables_hold_enough_cases() -> None:
    assert sum(len(table) for table in TABLES) >= 60


def test_that_a_year_not_filled_in_is_named() -> None:
    assert reckon("5 hari kerja", "Mon 21 Dec 2026 10:00").missing_year == 0
    assert reckon("3 hari kerja", "Wed 30 Dec 2026 10:00").missing_year == 2027
    assert reckon("1 jam kerja", "Mon 04 Jan 2027 10:00").missing_year == 2027
    assert reckon("6 jam", "Wed 30 Dec 2026 23:00").missing_year == 0


def test_that_filling_the_year_in_moves_the_deadline() -> None:
    known = calendar()
    filled = replace(
        known,
        sources={**known.sources, 2027: "contoh"},
        holidays={**known.holidays, datetime(2027, 1, 1).date(): next(iter(known.holidays.values()))},  # noqa: DTZ001
    )
    found = WorkingTime(filled, JAKARTA).reckon(promise("1 hari kerja"), wall("Thu 31 Dec 2026 23:00"))
    assert (found.due_at, found.missing_year) == (wall("Mon 04 Jan 2027 23:59:59"), 0)
