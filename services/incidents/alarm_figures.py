"""How the alarms of a span of time did: counted from their events alone. Pure."""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.domain.alarm import CHATTER_COUNT, CHATTER_WINDOW, FLOOD_ABOVE, LOAD_WINDOW, STALE_AFTER, Alarm
from services.domain.event import Event, EventKind
from services.domain.severity import Severity
from services.incidents.alarm_rate import is_flood

TOP = 10
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AlarmFigures:
    """``top`` are (title, how often), the most frequent first. Periods are of ten minutes, from ``start`` on."""

    start: datetime
    end: datetime
    raised: int
    periods: int
    periods_above: int
    peak: int
    peak_at: datetime | None
    in_flood: timedelta
    by_priority: tuple[int, int, int, int]
    top: tuple[tuple[str, int], ...]
    chattering: tuple[str, ...]
    stale: int
    stale_on_worst_day: int
    shelvings: int

    @property
    def per_10_min(self) -> float:
        return self.raised / self.periods if self.periods else 0.0

    @property
    def per_day(self) -> float:
        return self.per_10_min * 144

    @property
    def flood_share(self) -> float:
        return self.in_flood / (self.end - self.start) if self.end > self.start else 0.0


def alarm_figures(
    events: Sequence[Event], standing: Iterable[Alarm], *, start: datetime, end: datetime, now: datetime
) -> AlarmFigures:
    """Count from ``start`` to ``end``, or to ``now`` where that is earlier.

    ``events`` are as ``alarm_events`` reads them, ``standing`` the alarms that are active now.
    """
    until = max(start, min(end, now))
    raised = sorted((e for e in events if e.kind is EventKind.ALARM_RAISED), key=lambda e: e.at)
    times = [event.at for event in raised]
    periods = Counter((at - start) // LOAD_WINDOW for at in times)
    peak = max(periods.items(), key=lambda item: (item[1], -item[0]), default=None)
    stale = [stood for stood in _stood(events, standing, until=until) if stood[1] - stood[0] > STALE_AFTER]
    often = Counter(str(event.data["alarm"]) for event in raised)
    titles = {str(event.data["alarm"]): str(event.data.get("title_id") or event.data["alarm"]) for event in raised}
    severities = Counter(int(str(event.data["priority"])) for event in raised)
    return AlarmFigures(
        start=start,
        end=until,
        raised=len(raised),
        periods=-(-(until - start) // LOAD_WINDOW),
        periods_above=sum(count > FLOOD_ABOVE for count in periods.values()),
        peak=peak[1] if peak else 0,
        peak_at=start + peak[0] * LOAD_WINDOW if peak else None,
        in_flood=_in_flood(times, until),
        by_priority=(severities[1], severities[2], severities[3], severities[4]),
        top=tuple((titles[alarm_id], count) for alarm_id, count in often.most_common(TOP)),
        chattering=tuple(sorted({titles[alarm_id] for alarm_id in _chattering(raised)})),
        stale=len(stale),
        stale_on_worst_day=_worst_day(stale, start=start, until=until),
        shelvings=sum(event.kind is EventKind.ALARM_SHELVED for event in events),
    )


def share_of(figures: AlarmFigures, *severities: Severity) -> float:
    """Return which part of all alarms had these priorities, 0..1; 0 where there were none."""
    return sum(figures.by_priority[s - 1] for s in severities) / figures.raised if figures.raised else 0.0


def _in_flood(times: Sequence[datetime], until: datetime) -> timedelta:
    """Walk the raisings and their leaving of the ten minutes; between two steps the load is the same."""
    steps = sorted([(at, 1) for at in times] + [(at + LOAD_WINDOW, -1) for at in times])
    total, load, flood, since = timedelta(), 0, False, until
    for at, change in steps:
        load += change
        before, flood = flood, is_flood(load, was_flood=flood)
        if flood and not before:
            since = at
        elif before and not flood:
            total += max(timedelta(), min(at, until) - since)
    return total + max(timedelta(), until - since) if flood else total


def _chattering(raised: Sequence[Event]) -> set[str]:
    recent: dict[str, deque[datetime]] = {}
    found = set()
    for event in raised:
        alarm_id = str(event.data["alarm"])
        times = recent.setdefault(alarm_id, deque(maxlen=CHATTER_COUNT))
        times.append(event.at)
        if len(times) == CHATTER_COUNT and event.at - times[0] <= CHATTER_WINDOW:
            found.add(alarm_id)
    return found


def _stood(
    events: Sequence[Event], standing: Iterable[Alarm], *, until: datetime
) -> list[tuple[datetime, datetime]]:
    """Return from when to when each alarm was active, as far as it was before ``until``."""
    cleared = [
        (datetime.fromisoformat(str(event.data["raised_at"])), event.at)
        for event in events
        if event.kind is EventKind.ALARM_CLEARED
    ]
    active = [(alarm.raised_at, until) for alarm in standing if alarm.is_active]
    return [(raised_at, min(over_at, until)) for raised_at, over_at in (*cleared, *active) if raised_at < until]


def _worst_day(stale: Sequence[tuple[datetime, datetime]], *, start: datetime, until: datetime) -> int:
    """Return how many were stale at once at the most, on any day counted from ``start``."""
    days: Counter[int] = Counter()
    for raised_at, over_at in stale:
        first = max(raised_at + STALE_AFTER, start)
        if over_at > start:
            days.update(range((first - start) // DAY, (min(over_at, until) - start) // DAY + 1))
    return max(days.values(), default=0)
