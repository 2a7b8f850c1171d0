"""Clocks over the real store: an outage, restarts, a pause over a weekend, and all of it rebuilt from the events."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clock_room import K, clock_profile, local
from fake_clock import FakeClock
from pytestqt.qtbot import QtBot

from db.store import Store
from services.domain.deadline import DeadlineState
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind
from services.domain.incident import Incident, IncidentStatus
from services.domain.log import Batch
from services.incidents.announcer import Announcer
from services.incidents.deadline_watch import DeadlineWatch
from services.incidents.deadlines import Deadlines
from services.incidents.dispatch import Dispatch
from services.incidents.identity import new_event_id
from services.incidents.opening import OpeningRules, Origin
from services.incidents.reminders import Reminders

PROFILE = clock_profile()


class Console:
    """The store and the watch of one console; ``close`` and build again is a restart."""

    def __init__(self, folder: Path, clock: FakeClock, qtbot: QtBot) -> None:
        self.clock, self._qtbot = clock, qtbot
        self.store = Store.open(folder, mode="live", profile_id="kecil", station="A", clock=clock)
        self.announcer = Announcer()
        self.watch = DeadlineWatch(Reminders(Deadlines(PROFILE), station="A"), log=self.store, clock=clock)
        self.store.subscribe(self.announcer.announce)
        self.announcer.committed.connect(self.watch.take_committed)
        self.dispatch = Dispatch(PROFILE, log=self.store, clock=clock, station="A", operator="Rina")
        self.watch.take(self.store.readers.open_incidents())

    def report(self, category: str) -> Incident:
        now = self.clock.now()
        data = OpeningRules(PROFILE).opened(IncidentDraft(category=category, title="Laporan"), Origin(now, now))
        event = Event(new_event_id(), EventKind.OPENED, now, "feed:aduan", "A", new_event_id(), data=data)
        return self.store.append(Batch((event,))).result(5).incidents[0]

    def now(self, row: Incident) -> Incident:
        found = self.store.readers.incident(row.incident_id)
        assert found is not None
        return found

    def said(self, row: Incident) -> list[tuple[str, str]]:
        events = self.store.readers.events_of(row.incident_id)
        return [(e.kind.value, str(e.data["clock"])) for e in events if "clock" in e.data]

    def tick_until(self, row: Incident, count: int) -> None:
        """Tick until the system has said ``count`` things of the incident."""

        def is_said() -> None:
            self.watch.tick()
            assert len(self.said(row)) >= count

        self._qtbot.waitUntil(is_said, timeout=5000)

    def close(self) -> None:
        self.watch.stop()
        self.store.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(local("2026-11-26 09:00"))  # a Thursday


@pytest.fixture
def open_console(tmp_path: Path, clock: FakeClock, qtbot: QtBot) -> Iterator[Callable[[], Console]]:
    opened: list[Console] = []

    def build() -> Console:
        opened.append(Console(tmp_path, clock, qtbot))
        return opened[-1]

    yield build
    for console in opened:
        console.close()


def test_that_an_outage_over_a_deadline_is_told_once_and_survives_every_restart(
    open_console: Callable[[], Console], clock: FakeClock
) -> None:
    first = open_console()
    row = first.report("darurat")
    clock.advance(46.0)
    first.tick_until(row, 1)
    assert first.said(row) == [("deadline_near", "answer")]
    first.close()
    clock.advance(600.0)
    second = open_console()
    second.tick_until(row, 2)
    expected = [("deadline_near", "answer"), ("deadline_breached", "answer"), ("deadline_breached", "respond")]
    assert second.said(row) == expected
    second.close()
    third = open_console()
    third.watch.tick()
    assert third.said(row) == expected
    assert third.now(row).clocks[0].state(clock.now()) is DeadlineState.BREACHED
    assert third.store.rebuild_differences() == []


def test_that_a_pause_over_a_weekend_is_the_same_after_a_restart(
    open_console: Callable[[], Console], clock: FakeClock, qtbot: QtBot
) -> None:
    console = open_console()
    row = console.report("lapor")
    clock.advance(30 * 3600.0)  # Friday 15:00
    console.dispatch.change_status(console.now(row), IncidentStatus.ON_HOLD, reason="menunggu").result(5)
    console.close()
    clock.advance(65 * 3600.0)  # Monday 08:00
    again = open_console()
    paused = next(clock for clock in again.now(row).clocks if clock.kind is K.RESOLVE)
    assert paused.is_paused
    again.dispatch.change_status(again.now(row), IncidentStatus.IN_PROGRESS).result(5)
    qtbot.waitUntil(lambda: again.now(row).due_at == local("2026-12-04 23:59:59"), timeout=5000)
    assert row.due_at == local("2026-12-03 23:59:59")
    assert again.store.rebuild_differences() == []
