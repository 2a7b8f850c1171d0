"""The alarms that are not normal, as their events leave them, counted without looking at all of them."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from services.domain.alarm import Alarm, Mute
from services.domain.alarm_fold import alarm_of, fold_alarm
from services.domain.event import Event
from services.domain.severity import Severity

Rank = tuple[Severity, datetime, str]


class AlarmBoard:
    """A fold over alarm events, kept in memory. However many alarms stand, an event costs the same."""

    def __init__(self) -> None:
        self._alarms: dict[str, Alarm] = {}
        self._calling: list[Rank] = []  # sorted: the first is the worst
        self._audible: Counter[Severity] = Counter()
        self._quiet: dict[str, Alarm] = {}  # acknowledged or shelved
        self._shelved: set[str] = set()

    def get(self, alarm_id: str) -> Alarm | None:
        return self._alarms.get(alarm_id)

    def load(self, alarms: Iterable[Alarm]) -> None:
        """Take in what the store held."""
        for alarm in alarms:
            self._replace(alarm.alarm_id, alarm)

    def apply(self, event: Event) -> Alarm | None:
        """Return the alarm after ``event``, None when it is normal."""
        alarm_id = alarm_of(event)
        if alarm_id is None:
            return None
        after = fold_alarm(self._alarms.get(alarm_id), event)
        self._replace(alarm_id, after)
        return after

    def alarms(self) -> tuple[Alarm, ...]:
        """Return all, the calling ones first, then acknowledged, then shelved; each worst and longest first."""
        calling = [self._alarms[rank[-1]] for rank in self._calling]
        return (*calling, *sorted(self._quiet.values(), key=_place))

    @property
    def calling_count(self) -> int:
        return len(self._calling)

    @property
    def worst(self) -> Severity | None:
        return self._calling[0][0] if self._calling else None

    @property
    def shelved(self) -> tuple[Alarm, ...]:
        return tuple(self._alarms[alarm_id] for alarm_id in self._shelved)

    def sounding(self, wanted: Iterable[Severity], mute: Mute | None) -> Severity | None:
        """Return the priority that is heard: the worst of ``wanted`` that calls; while muted a P1 raised since."""
        heard = next((priority for priority in sorted(wanted) if self._audible[priority]), None)
        if mute is None or heard is not Severity.P1:
            return heard if mute is None else None
        is_new = any(self._alarms[rank[-1]].raised_at > mute.at for rank in self._audible_p1())
        return heard if is_new else None

    def _audible_p1(self) -> list[Rank]:
        end = bisect_left(self._calling, Severity.P2, key=lambda rank: rank[0])
        return [rank for rank in self._calling[:end] if self._alarms[rank[-1]].is_audible]

    def _replace(self, alarm_id: str, after: Alarm | None) -> None:
        before = self._alarms.pop(alarm_id, None)
        if before is not None:
            self._count(before, -1)
        if after is not None:
            self._alarms[alarm_id] = after
            self._count(after, 1)

    def _count(self, alarm: Alarm, change: int) -> None:
        if alarm.is_audible:
            self._audible[alarm.priority] += change
        if alarm.is_shelved:
            (self._shelved.add if change > 0 else self._shelved.discard)(alarm.alarm_id)
        if alarm.is_calling:
            rank = (alarm.priority, alarm.since, alarm.alarm_id)
            if change > 0:
                insort(self._calling, rank)
            else:
                del self._calling[bisect_left(self._calling, rank)]
        elif change > 0:
            self._quiet[alarm.alarm_id] = alarm
        else:
            del self._quiet[alarm.alarm_id]


def _place(alarm: Alarm) -> tuple[bool, Severity, datetime, str]:
    return alarm.is_shelved, alarm.priority, alarm.since, alarm.alarm_id
