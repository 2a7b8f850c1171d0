"""The rules of incidents, figures, vehicles and outbox over the real store: what the fakes promise holds."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from intake_room import profile, site, warning
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from small_room import LOHBENER, NOW, feed, quake, report

from db.store import Store
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind
from services.domain.feed import FeedState
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.log import Batch
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.outbox import OutboxCounts
from services.domain.severity import Severity
from services.fleet.fleet import Fleet
from services.incidents.additions import Attached
from services.incidents.announcer import Announcer
from services.incidents.book import IncidentBook
from services.incidents.dispatch import Dispatch
from services.incidents.endings import Cause, Ending, Sign, ended
from services.incidents.intake import Intake
from services.incidents.overdue import Overdue
from services.incidents.overdue_watch import OverdueWatch
from services.incidents.pipeline import FeedIntake
from services.kpi.board import KpiBoard
from services.outbox.delivery import Delivery
from services.outbox.ports import Outcome, Receipt

PROFILE = replace(profile(), feeds=(feed("aduan", reply_url="http://127.0.0.1/balas"), feed("bmkg"), feed("kpi")))
TRUCK = Observation("traccar", "1", ObservationKind.POSITION, NOW, "Truk 1", point=LOHBENER)
FIGURE = Observation(
    "kpi", "sampah-terangkut", ObservationKind.MEASUREMENT, NOW, category="sampah-terangkut",
    measures={"value": Measure(61.5, "%")},
)  # fmt: skip


class PeerThatTakes:
    def __init__(self) -> None:
        self.bodies: list[str] = []

    def __call__(self, body: str, *, key: str) -> Receipt:
        self.bodies.append(body)
        return Receipt(Outcome.TAKEN)

    def stop(self) -> None:
        pass


class Room:
    """One console's services over one folder; ``close`` and build again is a restart."""

    def __init__(self, directory: Path, clock: FakeClock, pool: QThreadPool) -> None:
        self.clock = clock
        self.store = Store.open(directory, mode="live", profile_id="kecil", station="A", clock=clock)
        readers = self.store.readers
        self.announcer = Announcer()
        self.book = IncidentBook(readers, pool=pool)
        self.board = KpiBoard(PROFILE.programmes, reader=readers, pool=pool, clock=clock)
        self.fleet = Fleet(readers, pool=pool, clock=clock)
        self.peer = PeerThatTakes()
        self.delivery = Delivery({"aduan": self.peer}, reader=readers, log=self.store, clock=clock, station="A")
        self.dispatch = Dispatch(PROFILE, log=self.store, clock=clock, station="A", operator="Rina")
        self.intake = FeedIntake(Intake(PROFILE), log=self.store, reports=readers, fleet=self.fleet, station="A")
        self.announcer.committed.connect(self.book.update)
        self.announcer.committed.connect(self.board.update)
        self.store.subscribe(self.announcer.announce)

    def hears(self, *items: Observation, feed_id: str = "aduan") -> None:
        self.intake.take_in(feed(feed_id), Parsed(items), FeedState(feed_id), self.clock.now())

    def load(self, qtbot: QtBot) -> None:
        with qtbot.waitSignals([self.book.load_finished, self.board._read_done, self.fleet._read_done]):
            self.book.load()
            self.board.start()
            self.fleet.start()
        self.board.stop()
        self.fleet.stop()

    def only(self) -> Incident:
        (incident,) = self.book.incidents()
        return incident


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    yield pool
    assert pool.waitForDone(5000)


@pytest.fixture
def rooms(tmp_path: Path, clock: FakeClock, pool: QThreadPool) -> Iterator["Rooms"]:
    rooms = Rooms(tmp_path, clock, pool)
    yield rooms
    rooms.now.store.close()


class Rooms:
    def __init__(self, directory: Path, clock: FakeClock, pool: QThreadPool) -> None:
        self._directory, self._clock, self._pool = directory, clock, pool
        self.now = Room(directory, clock, pool)

    def restart(self) -> Room:
        self.now.store.close()
        self.now = Room(self._directory, self._clock, self._pool)
        return self.now


def test_that_a_report_is_in_the_book_and_after_a_restart_again(qtbot: QtBot, rooms: Rooms) -> None:
    room = rooms.now
    room.hears(report())
    qtbot.waitUntil(lambda: len(room.book.incidents()) == 1)
    before = room.only()
    assert (before.category, before.reports) == ("banjir", 1)
    again = rooms.restart()
    again.load(qtbot)
    assert again.only() == before
    again.hears(report())
    assert again.store.readers.events_of(before.incident_id) == room_events(again, before)


def room_events(room: Room, incident: Incident) -> tuple[object, ...]:
    events = room.store.readers.events_of(incident.incident_id)
    assert [event.kind.value for event in events] == ["opened", "observed"]
    return events


def test_that_an_operators_day_survives_and_the_source_is_told_in_order(qtbot: QtBot, rooms: Rooms) -> None:
    room = rooms.now
    room.hears(report())
    qtbot.waitUntil(lambda: len(room.book.incidents()) == 1)
    incident = room.only()
    for act in (
        lambda i: room.dispatch.acknowledge(i),
        lambda i: room.dispatch.assign(i, "bpbd", note="Regu berangkat"),
        lambda i: room.dispatch.change_status(i, IncidentStatus.IN_PROGRESS),
        lambda i: room.dispatch.close(i, Disposition.HANDLED),
    ):
        (incident,) = act(incident).result(5.0).incidents
    qtbot.waitUntil(lambda: room.book.incidents() == ())
    assert room.delivery.counts() == OutboxCounts(3, 0, NOW)
    again = rooms.restart()
    assert again.delivery.send_due() == OutboxCounts()
    assert [body.split('"status": "')[1].split('"')[0] for body in again.peer.bodies] == [
        "assigned", "in_progress", "closed"
    ]  # fmt: skip
    assert again.store.rebuild_differences() == []


def test_that_an_incident_typed_in_gets_a_number_and_is_found_again(qtbot: QtBot, rooms: Rooms) -> None:
    (typed,) = rooms.now.dispatch.open_incident(IncidentDraft("", "Banjir rob di pasar")).result(5.0).incidents
    assert typed.number == "A-26-00001"
    again = rooms.restart()
    again.load(qtbot)
    assert again.only() == typed


def test_that_one_earthquake_of_two_agencies_is_one_incident(qtbot: QtBot, rooms: Rooms) -> None:
    room = rooms.now
    room.hears(quake("q"), feed_id="bmkg")
    room.hears(replace(quake("us7000", at=NOW + timedelta(seconds=9)), source="usgs"), feed_id="usgs")
    qtbot.waitUntil(lambda: [row.reports for row in room.book.incidents()] == [2])


def test_that_figures_and_positions_stand_again_after_a_restart(qtbot: QtBot, rooms: Rooms) -> None:
    rooms.now.hears(FIGURE, feed_id="kpi")
    rooms.now.hears(TRUCK, feed_id="traccar")
    again = rooms.restart()
    again.load(qtbot)
    latest = again.board.standings["sampah-terangkut"].latest
    assert latest is not None
    assert (latest.value, latest.as_of) == (61.5, NOW)
    assert [vehicle.fix.name for vehicle in again.fleet.vehicles()] == ["Truk 1"]


WARNED = warning("W1")
STATES = (site(severity=Severity.P2), site(external_id="gate-2"))


def test_that_two_agencies_and_three_lists_in_the_same_moment_are_one_incident(qtbot: QtBot, rooms: Rooms) -> None:
    room, shock = rooms.now, quake("q")
    told = [replace(shock, source=f"bmkg_{name}") for name in ("auto", "terkini", "dirasakan")]
    told += [replace(quake(f"us{n}", at=NOW + timedelta(seconds=9 + n)), source=f"usgs{n}") for n in range(5)]
    threads = [threading.Thread(target=room.hears, args=(item,), kwargs={"feed_id": item.source}) for item in told]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10.0)
    qtbot.waitUntil(lambda: [row.reports for row in room.book.incidents()] == [8])
    assert room.store.rebuild_differences() == []


def test_that_a_warning_ends_by_the_tick_and_a_rebuild_agrees(
    qtbot: QtBot, rooms: Rooms, pool: QThreadPool
) -> None:
    room = rooms.now
    room.hears(WARNED, feed_id="nowcast")
    qtbot.waitUntil(lambda: len(room.book.incidents()) == 1)
    room.clock.advance(4 * 3600)
    overdue = Overdue(PROFILE, reader=room.store.readers, log=room.store, clock=room.clock, station="A")
    watch = OverdueWatch(overdue, pool=pool)
    with qtbot.waitSignal(watch.ended, timeout=5000) as ended:
        watch.tick()
    assert ended.args == [1]
    qtbot.waitUntil(lambda: room.book.incidents() == ())
    with qtbot.waitSignal(watch.ended, timeout=5000) as ended:
        watch.tick()
    assert ended.args == [0]
    assert room.store.rebuild_differences() == []


def test_that_a_hand_between_the_look_and_the_closing_wins(qtbot: QtBot, rooms: Rooms) -> None:
    room = rooms.now
    room.hears(WARNED, feed_id="nowcast")
    qtbot.waitUntil(lambda: len(room.book.incidents()) == 1)
    readers, seen = room.store.readers, room.only()
    room.dispatch.acknowledge(seen).result(5.0)
    looked = ended(Attached(seen), Ending(Cause.EXPIRED, WARNED, "x"), closing_at(room))
    room.store.append(Batch((looked,))).result(5.0)
    now = readers.incident(seen.incident_id)
    assert now is not None
    assert now.is_open
    assert room.store.rebuild_differences() == []


def closing_at(room: Room) -> Sign:
    def sign(kind: EventKind, event_id: str, incident: Incident, data: Any, base: str | None) -> Event:
        return Event(event_id, kind, room.clock.now(), "system", "A", incident.incident_id, data, base)

    return sign


def test_that_a_site_rises_and_recovers_over_a_restart(qtbot: QtBot, rooms: Rooms) -> None:
    rooms.now.hears(*STATES, feed_id="gates")
    again = rooms.restart()
    again.hears(site(at=NOW + timedelta(minutes=1)), feed_id="gates")
    again.clock.advance(3600)
    again.hears(site(at=NOW + timedelta(minutes=59), level="1"), feed_id="gates")
    overdue = Overdue(PROFILE, reader=again.store.readers, log=again.store, clock=again.clock, station="A")
    assert overdue.end() == 1
    assert again.store.readers.counts().open_incidents == 0
    assert {item.external_id for item in again.store.readers.current_sites()} == {"gate-1", "gate-2"}
    assert again.store.rebuild_differences() == []


def test_that_the_place_of_a_text_survives_a_restart(qtbot: QtBot, rooms: Rooms) -> None:
    text = "Banjir di desa Kertawinangun kec. Kandanghaur"
    rooms.now.hears(replace(report(text=text), point=None))
    again = rooms.restart()
    again.load(qtbot)
    row = again.only()
    assert (row.place_source, row.place_confidence, row.district) == ("text", 0.97, "Kandanghaur")


def test_that_conversations_are_found_again_after_a_restart(qtbot: QtBot, rooms: Rooms) -> None:
    rooms.now.hears(report("m1"))
    again = rooms.restart()
    answer = replace(report("m2", text="makin tinggi"), attributes={"thread": "m1"})
    again.hears(answer)
    again.hears(replace(report("m3", text="surut"), attributes={"thread": "m1"}))
    again.load(qtbot)
    assert again.only().reports == 3


def test_that_panes_read_what_stands_now(rooms: Rooms) -> None:
    room, readers = rooms.now, rooms.now.store.readers
    room.hears(
        WARNED, warning("W2", replaces=("W1",)), warning("W3", lasts=timedelta(minutes=1)), feed_id="nowcast"
    )
    assert [item.external_id for item in readers.current_warnings(NOW + timedelta(hours=1))] == ["W2"]
    rain = Observation(
        "bmkg", "32.12.15@1", ObservationKind.FORECAST, NOW, "Hujan", place="Karangsong, Indramayu",
        attributes={"adm4": "32.12.15.2018"},
    )  # fmt: skip
    room.hears(rain, replace(rain, external_id="x", place="Losarang", attributes={"adm4": "32.12.20.2009"}))
    assert readers.forecasts("32.12.15.2018") == readers.forecasts("karangsong") == (rain,)
    assert len(readers.forecasts()) == 2
    fire = Observation("firms", "h", ObservationKind.HOTSPOT, NOW, point=LOHBENER)
    room.hears(fire, feed_id="firms")
    assert readers.recent_hotspots(NOW - timedelta(hours=1)) == (fire,)
    assert readers.recent_hotspots(NOW + timedelta(hours=1)) == ()
