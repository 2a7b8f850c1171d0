"""Clocks in categories.toml and holidays.toml: what may be written, and what a mistake says."""

from pathlib import Path

import pytest

from services.domain.deadline import ClockKind, ClockRule, ClockUnit, Reopened, Stop
from services.domain.profile import Profile
from services.domain.work_calendar import HolidayKind
from services.profile.loader import load_profile
from services.profile.problem import Problem, ProfileError

K, U = ClockKind, ClockUnit
HOLIDAYS = """[[years]]
year = 2026
source = "SKB"

[[holidays]]
date = 2026-03-21
name = "Idul Fitri"
kind = "holiday"

[[office_hours]]
days = ["mon"]
opens = 07:30:00
closes = 16:00:00
"""


def with_promise(city: Path, text: str) -> Profile:
    file = city / "categories.toml"
    old = "acknowledge_s = 300"
    written = file.read_text("utf-8")
    assert old in written
    file.write_text(written.replace(old, text, 1), "utf-8")
    return load_profile(city)


def problems(city: Path) -> tuple[Problem, ...]:
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    return caught.value.problems


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ('"60 detik"', 60.0, U.SECONDS),
        ('"15 menit"', 900.0, U.SECONDS),
        ('"2 hari"', 172_800.0, U.SECONDS),
        ('"1,5 jam"', 1.5, U.HOURS),
        ('"4 jam kerja"', 4.0, U.WORKING_HOURS),
        ('"5 hari kerja"', 5.0, U.WORKING_DAYS),
        ("{ seconds = 60 }", 60.0, U.SECONDS),
        ("{ hours = 6 }", 6.0, U.HOURS),
        ("{ working_days = 5 }", 5.0, U.WORKING_DAYS),
    ],
)
def test_that_a_time_is_written_as_people_say_it(city: Path, written: str, amount: float, unit: ClockUnit) -> None:
    rules = with_promise(city, f"answer = {written}").deadlines["segera"].rules
    assert rules[0] == ClockRule(K.ANSWER, amount, unit, deadline_class="segera")


def test_that_all_four_clocks_come_in_their_order(city: Path) -> None:
    promise = 'resolve = "5 hari kerja"\non_scene = "20 menit"\nrespond = "5 menit"\nacknowledge_s = 60'
    rules = with_promise(city, promise).deadlines["segera"].rules
    assert [rule.kind for rule in rules] == [K.ANSWER, K.RESPOND, K.ON_SCENE, K.RESOLVE]


def test_that_pauses_and_reopening_are_the_resolution_s(city: Path) -> None:
    promise = 'answer = "1 jam"\nresolve = "5 jam"\npauses = ["on_hold", "waiting"]\nreopened = "restart"'
    answer, resolve = with_promise(city, promise).deadlines["segera"].rules
    assert (answer.pauses, answer.reopened) == ((), Reopened.CONTINUE)
    assert (resolve.pauses, resolve.reopened) == ((Stop.ON_HOLD, Stop.WAITING), Reopened.RESTART)


@pytest.mark.parametrize(
    ("written", "key", "expected"),
    [
        ('answer = "5 hari libur"', "answer", '"5 hari kerja"'),
        ('answer = "lima hari"', "answer", '"5 hari kerja"'),
        ('answer = "1,5 hari kerja"', "answer.working_days", "a whole number"),
        ("answer = { working_days = 0 }", "answer.working_days", "at least 1"),
        ("answer = { hours = 1, days = 2 }", "answer", "one of seconds"),
        ("answer = {}", "answer", "one of seconds"),
        ("answer = { hour = 1 }", "answer.hour", '"hours"?'),
        ("answer = 60", "answer", "a table"),
        ('acknowledge_s = 60\nanswer = "60 detik"', "deadlines[segera]", "acknowledge_s or answer, not both"),
        ('pauses = ["night"]', "pauses[#1]", "one of 'on_hold' or 'waiting'"),
        ('reopened = "again"', "reopened", "one of 'continue' or 'restart'"),
    ],
)
def test_that_a_mistake_says_where_and_what(city: Path, written: str, key: str, expected: str) -> None:
    with pytest.raises(ProfileError) as caught:
        with_promise(city, written)
    (found,) = caught.value.problems
    assert found.file == "categories.toml"
    assert found.line is not None
    assert found.key.endswith(key)
    assert expected in found.expected.en


def test_that_the_holidays_make_a_calendar(city: Path) -> None:
    (city / "holidays.toml").write_text(HOLIDAYS, "utf-8")
    calendar = load_profile(city).calendar
    (holiday,) = calendar.holidays.values()
    assert (holiday.name, holiday.kind) == ("Idul Fitri", HolidayKind.HOLIDAY)
    assert dict(calendar.sources) == {2026: "SKB"}
    assert list(calendar.office_hours) == [0]


def test_that_a_profile_without_holidays_knows_no_year(city: Path) -> None:
    calendar = load_profile(city).calendar
    assert (dict(calendar.sources), dict(calendar.holidays)) == ({}, {})


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("2026-03-21", "2027-03-21", 6, "write [[years]] year = 2027"),
        ("2026-03-21", '"2026-03-21"', 6, "a date without quotes"),
        ('"holiday"', '"libur"', 8, "one of 'holiday' or 'joint_leave'"),
        ('source = "SKB"', "", 1, "this key to be written"),
        ('["mon"]', '["senin"]', 11, "one of 'mon'"),
        ("07:30:00", '"07:30"', 12, "a time without quotes"),
        ("07:30:00", "17:30:00", 10, "opens before closes"),
    ],
)
def test_that_a_mistake_in_the_holidays_has_its_line(
    city: Path, old: str, new: str, line: int, expected: str
) -> None:
    (city / "holidays.toml").write_text(HOLIDAYS.replace(old, new, 1), "utf-8")
    (found,) = problems(city)
    assert (found.file, found.line) == ("holidays.toml", line)
    assert expected in found.expected.en


def test_that_a_date_and_a_year_are_written_once(city: Path) -> None:
    year = '\n[[years]]\nyear = 2026\nsource = "SKB"\n'
    day = '[[holidays]]\ndate = 2026-03-21\nname = "Lagi"\nkind = "holiday"\n'
    (city / "holidays.toml").write_text(HOLIDAYS + year + day, "utf-8")
    assert [found.found.en for found in problems(city)] == [
        "found 2026, taken in line 2",
        "found 2026-03-21, taken in line 6",
    ]


def test_that_indramayu_has_the_days_of_the_decree() -> None:
    calendar = load_profile(Path(__file__).parents[3] / "resources" / "profiles" / "indramayu").calendar
    kinds = [holiday.kind for holiday in calendar.holidays.values()]
    assert kinds.count(HolidayKind.HOLIDAY) == 17
    assert kinds.count(HolidayKind.JOINT_LEAVE) == 8
    assert {day.year for day in calendar.holidays} == {2026} == set(calendar.sources)
