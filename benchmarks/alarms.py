"""What a flood of alarms costs the GUI thread with 100,000 open incidents: each raising, the list, the second's tick,
and a month's report. The baseline of a tick is one that looks at every open incident, as one writes it first."""

import gc
import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from services.domain.alarm import AlarmRules
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident, IncidentStatus
from services.domain.log import Batch, Committed
from services.domain.severity import Severity
from services.incidents.alarm_figures import alarm_figures
from services.incidents.alarm_groups import arranged, must_group
from services.incidents.alarm_journal import AlarmJournal
from services.incidents.alarms import Alarms
from services.incidents.incident_alarms import asks_for_response
from services.incidents.incident_watch import IncidentWatch
from widgets.alarms.alarm_model import AlarmModel

OPEN, FLOOD = 100_000, 300
NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
SLICE = 500  # of a page, as the book hands it on
MONTH_EVENTS = 50_000


class StandingClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic_s(self) -> float:
        return (self.at - NOW).total_seconds()


class NoDisk:
    """Takes every batch at once: what is measured is the GUI thread's own work."""

    def append(self, batch: Batch) -> Future[Committed]:
        future: Future[Committed] = Future()
        future.set_result(Committed(batch.events))
        return future


def figures() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    gc.disable()  # as the console does
    clock = StandingClock()
    alarms = Alarms(clock, rules=AlarmRules(), journal=AlarmJournal(NoDisk(), clock=clock, station="A"))
    watch = IncidentWatch(alarms, clock)
    alarms.begin(())
    rows = [_incident(n) for n in range(OPEN)]
    pages = [_ms(watch.take_loaded, rows[n : n + SLICE]) for n in range(0, OPEN, SLICE)]
    model = AlarmModel({}, now=NOW)
    raised, listed, ticks = [], [], []
    for n in range(FLOOD):
        clock.at += timedelta(seconds=0.2)
        severity = Severity.P1 if n == FLOOD // 2 else Severity.P2
        raised.append(_ms(watch.take_changed, (_incident(OPEN + n, severity),)))
        if n % 5 == 0:
            ticks.append(_ms(alarms.tick))
            listed.append(_ms(_list, alarms, model))
    naive = _ms(_look_at_all, rows, clock.at)
    standing = f"{alarms.load.alarm_count:,} alarms of {OPEN:,} open"
    del application
    return [
        Figure("500 open incidents taken in, worst", max(pages), "ms", target=50, note=standing),
        Figure("one of 300 alarms raised in a minute, worst", max(raised), "ms", target=16),
        Figure("the second's tick in a flood, worst", max(ticks), "ms", baseline=naive, target=16),
        Figure("the open list brought up to date, median", statistics.median(listed), "ms"),
        Figure("the open list brought up to date, worst", max(listed), "ms", target=50),
        Figure("a month's report, 50,000 alarm events", _month(), "ms", target=1000),
    ]


def _list(alarms: Alarms, model: AlarmModel) -> None:
    standing = alarms.alarms()
    is_grouping = must_group(len(standing), is_flood=alarms.load.is_flood)
    model.show_rows(arranged(standing, is_grouping=is_grouping), alarms.chattering)


def _look_at_all(incidents: list[Incident], now: datetime) -> None:
    sorted(i.incident_id for i in incidents if asks_for_response(i, now))


def _month() -> float:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    step = timedelta(days=30) / MONTH_EVENTS
    facts: list[dict[str, Json]] = [
        {"alarm": f"incident:{n % 900}", "priority": 2 + n % 3, "title_id": "x"} for n in range(900)
    ]
    events = [
        Event(str(n), EventKind.ALARM_RAISED, start + n * step, "system", "A", data=facts[n % 900])
        for n in range(MONTH_EVENTS)
    ]
    end = start + timedelta(days=30)
    begun = time.perf_counter()
    alarm_figures(events, (), start=start, end=end, now=end)
    return (time.perf_counter() - begun) * 1000


def _ms(work: Callable[..., object], *given: object) -> float:
    begun = time.perf_counter()
    work(*given)
    return (time.perf_counter() - begun) * 1000


_PLAIN = Incident("i", "A-26-00001", "banjir", Severity.P3, IncidentStatus.NEW, "Banjir", NOW, NOW)


def _incident(n: int, severity: Severity | None = None) -> Incident:
    """One in ten is P1 or P2 and nobody has answered it."""
    opened = NOW - timedelta(seconds=OPEN - n) if n < OPEN else NOW
    return replace(
        _PLAIN,
        incident_id=f"i-{n}",
        number=f"A-26-{n:05d}",
        category=("banjir", "laka", "kebakaran", "pohon")[n % 4],
        severity=severity or (Severity.P2 if n % 10 == 0 else Severity.P3),
        opened_at=opened,
        ack_due_at=NOW + timedelta(hours=1 + n % 5),
        seq=n + 1,
    )
