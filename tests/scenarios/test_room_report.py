"""A citizen's report from its arrival to its end: feed, queue, map, keyboard, disk, and the answer to its source."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from loopback_peer import Peer, loopback_peer
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand, words_of

from db.startup import DATABASE
from services.domain.event import EventKind
from services.domain.incident import Incident, IncidentStatus
from services.domain.log import Committed
from widgets.incidents.event_log import EventLog

TITLE = "Banjir di Langut 1"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/aduan"] = reports(citizen_report())
        yield running


@pytest.fixture
def peer() -> Iterator[Peer]:
    with loopback_peer() as running:
        yield running


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, peer: Peer) -> Iterator[Stand]:
    source = feed("aduan", server.url("/aduan"), options={"reply_url": peer.url})
    with room_stand(tmp_path, qtbot, profile=profile(source), clock=clock) as running:
        running.wait_listed(1)
        yield running


def test_that_a_report_arrives_by_itself_on_queue_detail_and_map(stand: Stand) -> None:
    incident = stand.desk.queue.model.incident_at(0)
    assert (incident.title, incident.category, incident.source) == (TITLE, "banjir", "aduan")
    assert {TITLE, incident.number, "P2 Serious"} <= set(words_of(stand.desk.detail))
    stand.wait_map()
    stand.wait(lambda: TITLE in stand.card() and incident.number in stand.card())


def test_that_a_report_told_again_and_again_is_one_incident(stand: Stand, server: HostileServer) -> None:
    asked = server.count("/aduan")
    stand.wait(lambda: server.count("/aduan") > asked + 2)
    assert stand.desk.queue.model.rowCount() == 1
    assert stand.room.book.counts.total == 1


def test_that_a_selection_goes_from_the_queue_to_the_map_and_back(stand: Stand, server: HostileServer) -> None:
    second = citizen_report(2, lat=-6.55, long=108.00, requested_datetime="2026-11-21T16:30:00+07:00")
    server.bodies["/aduan"] = reports(citizen_report(), second)
    stand.wait_listed(2)
    stand.wait_map()
    queue = stand.desk.queue
    first, other = (queue.model.incident_at(row) for row in (0, 1))
    if queue.selected_id() != first.incident_id:
        first, other = other, first
    stand.wait(lambda: first.number in stand.card())
    stand.press("j" if queue.model.row_of(first.incident_id) == 0 else "k")
    stand.wait(lambda: other.number in stand.card())
    assert stand.desk.detail.incident_id() == other.incident_id
    assert first.point
    click_map(stand, first.point.lat, first.point.lon)
    stand.wait(lambda: stand.desk.queue.selected_id() == first.incident_id)
    stand.wait(lambda: first.number in stand.card())
    assert stand.desk.detail.incident_id() == first.incident_id


def test_that_the_whole_of_it_is_done_without_a_mouse_and_told_in_the_log(stand: Stand, peer: Peer) -> None:
    acknowledge_assign_and_note(stand)
    stand.press("s")
    stand.press("2")  # in progress, on hold, resolved
    stand.submit()  # on hold asks for a reason and puts the cursor there
    stand.press("Menunggu perahu")
    stand.submit()
    stand.wait(lambda: shown(stand).status is IncidentStatus.ON_HOLD)
    stand.press("x")
    stand.press("1")
    stand.submit()
    stand.wait(lambda: stand.desk.queue.model.rowCount() == 0)
    assert not shown(stand).is_open
    log = stand.desk.detail.findChild(EventLog)
    assert log is not None
    stand.wait(lambda: "Pompa menyala" in log.toPlainText() and "BPBD" in log.toPlainText())
    events = stand.room.store.readers.events_of(shown(stand).incident_id)
    kinds = [event.kind.value for event in events if event.kind is not EventKind.SENT]
    assert kinds == ["opened", "observed", "acknowledged", "assigned", "noted", "status_changed", "closed"]
    stand.wait(lambda: len(peer.keys) == 3)


def test_that_saved_is_said_only_after_it_is_on_disk(stand: Stand) -> None:
    disk = threading.Event()
    stand.room.store._writer.run(lambda _: disk.wait(5.0) and None)
    try:
        stand.press("a")
        stand.wait(lambda: "Not saved yet…" in words_of(stand.desk.detail))
        assert not any(text.startswith("Saved") for text in words_of(stand.desk.detail))
        assert kinds_on_disk(stand.room.folder) == {"opened", "observed", "started"}
    finally:
        disk.set()
    stand.wait_saved()
    assert "acknowledged" in kinds_on_disk(stand.room.folder)


def test_that_the_source_hears_of_each_step_exactly_once_though_it_stumbles(
    stand: Stand, peer: Peer, clock: FakeClock
) -> None:
    peer.answers = [503]
    acknowledge_assign_and_note(stand)
    stand.wait(lambda: len(peer.keys) == 1)
    stand.wait(lambda: any("outbox 1" in text for text in words_of(stand.desk.strip)))
    clock.advance(10.0)
    stand.room.outbox.send()
    stand.wait(lambda: "outbox 0" in words_of(stand.desk.strip))
    assert len(peer.keys) == 2
    assert len(set(peer.keys)) == 1
    assert json.loads(peer.bodies[-1])["service_request_id"] == "R-1"
    clock.advance(600.0)
    finished = heard(stand)
    stand.room.outbox.send()
    stand.press("c")
    stand.press("Catatan saja")
    stand.submit()
    stand.wait(lambda: finished)
    assert len(peer.keys) == 2


def heard(stand: Stand) -> list[Committed]:
    """Return a list that fills with what is announced as saved from now on, feeds' own states aside."""
    told: list[Committed] = []
    stand.room.announcer.committed.connect(lambda committed: committed.events and told.append(committed))
    return told


def acknowledge_assign_and_note(stand: Stand) -> None:
    stand.press("a")
    stand.wait(lambda: shown(stand).is_acknowledged)
    stand.wait_saved()
    stand.press("t")
    stand.press("1")
    stand.press(Qt.Key.Key_Return)
    stand.wait(lambda: shown(stand).agencies == ("bpbd",))
    stand.wait_saved()
    stand.press("c")
    stand.press("Pompa menyala")
    stand.submit()
    stand.wait(lambda: shown(stand).notes == 1)
    stand.wait_saved()


def shown(stand: Stand) -> Incident:
    incident = stand.desk.detail._incident
    assert incident is not None
    return incident


def kinds_on_disk(folder: Path) -> set[str]:
    """Return the kinds of the events that another process would find."""
    with closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as connection:
        return {row[0] for row in connection.execute("SELECT kind FROM event")}


def click_map(stand: Stand, lat: float, lon: float) -> None:
    where = f"(p => [p.x, p.y])(map_ops.latLngToContainerPoint([{lat}, {lon}]))"
    x, y = stand.on_map(where)
    target = stand.desk.map._host.view.focusProxy()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, none, QPoint(round(x), round(y)))
