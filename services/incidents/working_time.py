"""When a clock is at 75 % and when it is due: pure arithmetic in the room's wall time.

Seconds and hours are real time. Working hours run while the office is open. Working days are counted as in the
guidelines of SP4N-LAPOR!: the day on which it starts is not counted, and the promise ends with the last second of
the last day. A pause adds its real time, its office hours, or the working days that began in it; one that began
after the clock was due adds nothing. A year whose holidays are not filled in has none but the weekends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import ceil

from services.domain.deadline import NEAR_SHARE, ClockRule, ClockUnit, Pause
from services.domain.work_calendar import WorkCalendar

DAY = timedelta(days=1)
LAST_SECOND = time(23, 59, 59)
FOREVER_DAYS = 3660  # a calendar without a working day in ten years is a mistake
_SECONDS = {ClockUnit.SECONDS: 1.0, ClockUnit.HOURS: 3600.0, ClockUnit.WORKING_HOURS: 3600.0}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Aware UTC; ``missing_year`` as in Deadline."""

    near_at: datetime
    due_at: datetime
    missing_year: int = 0


class WorkingTime:
    """Reckons with one calendar in one zone. Immutable, any thread."""

    def __init__(self, calendar: WorkCalendar, zone: tzinfo) -> None:
        self._calendar, self._zone = calendar, zone

    def reckon(self, rule: ClockRule, started_at: datetime, pauses: Sequence[Pause] = ()) -> Reckoned:
        near = self._reached(rule, started_at, pauses, share=NEAR_SHARE)
        due = self._reached(rule, started_at, pauses, share=1.0)
        if rule.unit in (ClockUnit.SECONDS, ClockUnit.HOURS):
            return Reckoned(near, due)
        return Reckoned(near, due, self._calendar.missing_year(self._day(started_at), self._day(due)))

    def _reached(self, rule: ClockRule, start: datetime, pauses: Sequence[Pause], *, share: float) -> datetime:
        if rule.unit is ClockUnit.WORKING_DAYS:
            return self._in_days(rule.amount * share, start, pauses)
        return self._in_seconds(rule.amount * share * _SECONDS[rule.unit], start, pauses, unit=rule.unit)

    def _in_days(self, days: float, start: datetime, pauses: Sequence[Pause]) -> datetime:
        first, reached = self._day(start), self._after_days(self._day(start), days)
        for begin, end in sorted(pauses):
            if begin < reached:
                days += self._days_begun(self._day(begin), self._day(end))
                reached = self._after_days(first, days)
        return reached

    def _after_days(self, first: date, days: float) -> datetime:
        """Return when ``days`` working days after ``first`` have passed; 2.25 is 06:00 on the third."""
        whole = ceil(days)
        day = self._nth_working_day(first, whole)
        part = days - (whole - 1)
        if part >= 1.0:
            return self._utc(datetime.combine(day, LAST_SECOND))
        return self._utc(datetime.combine(day, time()) + part * DAY)

    def _nth_working_day(self, first: date, count: int) -> date:
        day = first
        for _ in range(FOREVER_DAYS):
            if count <= 0:
                return day
            day += DAY
            count -= self._calendar.is_working_day(day)
        return day

    def _days_begun(self, first: date, last: date) -> int:
        """Return how many working days began after ``first``, up to ``last``."""
        return sum(self._calendar.is_working_day(first + n * DAY) for n in range(1, (last - first).days + 1))

    def _in_seconds(
        self, seconds: float, start: datetime, pauses: Sequence[Pause], *, unit: ClockUnit
    ) -> datetime:
        cursor, left_s = start, seconds
        for begin, end in sorted(pauses):
            ran_s = self._between(cursor, begin, unit)
            if left_s <= ran_s:
                break
            left_s, cursor = left_s - max(0.0, ran_s), max(cursor, end)
        return self._advance(cursor, left_s, unit)

    def _between(self, start: datetime, end: datetime, unit: ClockUnit) -> float:
        if unit is not ClockUnit.WORKING_HOURS:
            return (end - start).total_seconds()
        return sum((min(end, closes) - begin).total_seconds() for begin, closes in self._open_from(start, end))

    def _advance(self, start: datetime, seconds: float, unit: ClockUnit) -> datetime:
        if unit is not ClockUnit.WORKING_HOURS:
            return start + timedelta(seconds=seconds)
        for opens, closes in self._open_from(start, start + FOREVER_DAYS * DAY):
            open_s = (closes - opens).total_seconds()
            if seconds <= open_s:
                return opens + timedelta(seconds=seconds)
            seconds -= open_s
        return start + FOREVER_DAYS * DAY

    def _open_from(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield when the office is open from ``start`` on, every stretch that begins before ``end``."""
        day = self._day(start)
        while day <= self._day(end):
            for opens, closes in self._open_on(day):
                if closes > start and opens < end:
                    yield max(opens, start), closes
            day += DAY

    def _open_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if not self._calendar.is_working_day(day):
            return
        if not self._calendar.office_hours:
            yield self._utc(datetime.combine(day, time())), self._utc(datetime.combine(day + DAY, time()))
        for opens, closes in self._calendar.office_hours.get(day.weekday(), ()):
            yield self._utc(datetime.combine(day, opens)), self._utc(datetime.combine(day, closes))

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._zone).date()

    def _utc(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self._zone).astimezone(UTC)
