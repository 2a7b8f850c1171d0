"""What holds for every promise, start and pause, whatever the calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.deadline import ClockKind, ClockRule, ClockUnit, Pause
from services.domain.work_calendar import Holiday, HolidayKind, Opening, WorkCalendar
from services.incidents.working_time import WorkingTime

ZONES = tuple(ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "America/New_York"))
UNITS = {
    ClockUnit.SECONDS: st.floats(1.0, 1e6),
    ClockUnit.HOURS: st.floats(0.01, 500.0),
    ClockUnit.WORKING_HOURS: st.floats(0.01, 100.0),
    ClockUnit.WORKING_DAYS: st.integers(1, 30).map(float),
}
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
lengths = st.floats(0.0, 10 * 86_400.0).map(lambda seconds: timedelta(seconds=seconds))


@st.composite
def rules(draw: st.DrawFn, units: tuple[ClockUnit, ...] = tuple(UNITS)) -> ClockRule:
    unit = draw(st.sampled_from(units))
    return ClockRule(ClockKind.RESOLVE, draw(UNITS[unit]), unit)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    days = draw(st.sets(st.dates(date(2026, 1, 1), date(2028, 12, 31)), max_size=60))
    opens, closes = draw(st.sampled_from(((8, 16), (7, 12), (0, 23))))
    opening: tuple[Opening, ...] = ((time(opens), time(closes)),)
    office = dict.fromkeys(range(5), opening) if draw(st.booleans()) else {}
    return WorkCalendar({day: Holiday(day, "x", HolidayKind.HOLIDAY) for day in days}, {}, office)


@st.composite
def pauses(draw: st.DrawFn, start: datetime) -> tuple[Pause, ...]:
    """Pauses after one another, as an incident has them."""
    made, at = [], start
    for _ in range(draw(st.integers(0, 4))):
        begin = at + draw(lengths)
        at = begin + draw(lengths)
        made.append((begin, at))
    return tuple(made)


reckonings = st.tuples(calendars(), st.sampled_from(ZONES), moments)


@given(reckonings, rules(units=(ClockUnit.WORKING_DAYS,)), st.data())
@settings(deadline=None, max_examples=150)
def test_that_a_promise_in_working_days_ends_on_a_working_day(
    where: tuple[WorkCalendar, ZoneInfo, datetime], rule: ClockRule, data: st.DataObject
) -> None:
    calendar, zone, start = where
    due = WorkingTime(calendar, zone).reckon(rule, start, data.draw(pauses(start))).due_at.astimezone(zone)
    assert calendar.is_working_day(due.date())
    assert f"{due:%H:%M:%S}" == "23:59:59"


@given(reckonings, rules(), st.data())
@settings(deadline=None, max_examples=200)
def test_that_one_more_pause_never_makes_it_due_earlier(
    where: tuple[WorkCalendar, ZoneInfo, datetime], rule: ClockRule, data: st.DataObject
) -> None:
    calendar, zone, start = where
    clock, stood = WorkingTime(calendar, zone), data.draw(pauses(start))
    for count in range(len(stood)):
        fewer, more = clock.reckon(rule, start, stood[:count]), clock.reckon(rule, start, stood[: count + 1])
        assert fewer.due_at <= more.due_at
        assert fewer.near_at <= more.near_at


@given(reckonings, rules(), st.data())
@settings(deadline=None, max_examples=200)
def test_that_near_lies_between_start_and_due(
    where: tuple[WorkCalendar, ZoneInfo, datetime], rule: ClockRule, data: st.DataObject
) -> None:
    calendar, zone, start = where
    found = WorkingTime(calendar, zone).reckon(rule, start, data.draw(pauses(start)))
    assert start <= found.near_at <= found.due_at


@given(reckonings, rules(), lengths)
@settings(deadline=None, max_examples=150)
def test_that_a_later_start_is_never_due_earlier(
    where: tuple[WorkCalendar, ZoneInfo, datetime], rule: ClockRule, later: timedelta
) -> None:
    calendar, zone, start = where
    clock = WorkingTime(calendar, zone)
    assert clock.reckon(rule, start).due_at <= clock.reckon(rule, start + later).due_at


@given(reckonings, st.integers(1, 30), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
@settings(deadline=None, max_examples=150)
def test_that_one_more_holiday_never_makes_it_due_earlier(
    where: tuple[WorkCalendar, ZoneInfo, datetime], days: int, holiday: date
) -> None:
    calendar, zone, start = where
    rule = ClockRule(ClockKind.RESOLVE, float(days), ClockUnit.WORKING_DAYS)
    more = WorkCalendar({**calendar.holidays, holiday: Holiday(holiday, "x", HolidayKind.JOINT_LEAVE)})
    assert (
        WorkingTime(calendar, zone).reckon(rule, start).due_at
        <= WorkingTime(more, zone).reckon(rule, start).due_at
    )
