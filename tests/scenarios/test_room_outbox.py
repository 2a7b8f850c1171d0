"""The line is down: the room works on and knows whom to call. The line is back: everything goes out once, in order."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from loopback_peer import Peer, loopback_peer
from peer_fakes import ALL_ACTS, answering, noticed, profile_with
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand, words_of

from services.domain.event import EventKind
from services.domain.incident import IncidentStatus
from services.domain.profile import Profile
from widgets.desk.strip_cell import StripCell
from widgets.incidents.event_log import EventLog
from widgets.outbox.outbox_model import OutboxColumn


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/aduan"] = reports(citizen_report())
        yield running


@pytest.fixture
def port() -> int:
    """Return a port where nobody listens yet."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, port: int) -> Iterator[Stand]:
    with room_stand(tmp_path, qtbot, profile=room_with_peers(server, port), clock=clock) as running:
        running.wait_listed(1)
        yield running


def room_with_peers(server: HostileServer, port: int) -> Profile:
    base = profile(feed("aduan", server.url("/aduan")))
    called = tuple(replace(agency, contact="0234-271234") for agency in base.agencies)
    url = f"http://127.0.0.1:{port}/balas"
    warga = replace(answering(url=url), templates=ALL_ACTS)
    bpbd = replace(noticed(url=url), secret="", is_drill=True)
    return profile_with(warga, bpbd, base=replace(base, agencies=called))


def work(stand: Stand) -> None:
    """Assign, write to the reporter, put into work: three things the reporter is told, one the agency is."""
    stand.press("t")
    stand.press("1")
    stand.submit()
    stand.wait(lambda: shown_status(stand) is IncidentStatus.ASSIGNED)
    stand.wait_saved()
    stand.press("c")
    stand.press("Petugas di jalan")
    tick = next(box for box in stand.desk.detail.findChildren(QCheckBox) if box.isVisible())
    tick.setChecked(True)
    stand.submit()
    stand.wait(lambda: stand.room.book.incidents()[0].notes == 1)
    stand.wait_saved()
    stand.press("s")
    stand.press("1")
    stand.submit()
    stand.wait(lambda: shown_status(stand) is IncidentStatus.IN_PROGRESS)
    stand.wait(lambda: any("outbox 4" in text for text in words_of(stand.desk.strip)))


def shown_status(stand: Stand) -> IncidentStatus | None:
    incident = stand.desk.detail.incident()
    return incident.status if incident else None


def test_that_an_outage_lists_whom_to_call_and_its_end_sends_everything_once_in_order(
    stand: Stand, port: int
) -> None:
    work(stand)
    place = stand.desk.outbox
    stand.press("k", Qt.KeyboardModifier.ControlModifier)
    stand.wait(lambda: place.model.rowCount() == 4)
    assert "4 messages not sent" in " ".join(words_of(place))
    stand.wait(lambda: place.uninformed.model.rowCount() == 1)
    row = place.uninformed.model.row(0)
    assert (row.name, row.contact, row.numbers) == ("BPBD", "0234-271234", ("A-26-00001",))
    stand.press("k")
    assert "A-26-00001" in QGuiApplication.clipboard().text()
    with loopback_peer(port) as peer:
        stand.room.outbox.take_network(True)
        stand.wait(lambda: place.model.rowCount() == 0 and len(peer.ledger) == 3)
        stand.wait(lambda: "outbox 0" in words_of(stand.desk.strip))
        assert told_to_reporter(peer) == ["ACTION_SCHEDULED", "ACTION_SCHEDULED", "IN_PROGRESS"]
        assert len(peer.keys) == 4
    assert "No notice to an agency is waiting" in words_of(place)
    events = stand.room.store.readers.recent_events()
    assert sum(event.kind is EventKind.SENT for event in events) == 4


def told_to_reporter(peer: Peer) -> list[str]:
    forms = [
        dict(parse_qsl(body)) for body, path in zip(peer.bodies, peer.paths, strict=True) if "updates" in path
    ]
    return [form["status"] for form in forms]


def test_that_a_refused_text_is_changed_in_place_and_history_shows_it(stand: Stand, port: int) -> None:
    with loopback_peer(port) as peer:
        peer.answers = [422]
        peer.words = '{"description": "terlalu panjang"}'
        stand.press("t")
        stand.press("1")
        stand.submit()
        stand.wait(lambda: len(peer.keys) == 2)
        stand.wait(lambda: any("1 held" in text for text in words_of(stand.desk.strip)))
        cell = next(cell for cell in stand.desk.strip.findChildren(StripCell) if "held" in cell.text())
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
        place = stand.desk.outbox
        stand.wait(lambda: place.model.rowCount() == 1)
        assert place.model.index(0, OutboxColumn.STATE).data() == "◆ Held"
        stand.press("e")
        stand.press("Kata lain ")
        stand.submit()
        stand.wait(lambda: place.model.rowCount() == 0)
        assert len(set(peer.keys)) == 1
        assert "Kata lain" in peer.bodies[-1].replace("+", " ")
        stand.press("1", Qt.KeyboardModifier.ControlModifier)
        log = stand.desk.detail.findChild(EventLog)
        assert log is not None
        stand.wait(lambda: "Siti changed the message to Replies" in log.toPlainText())
        assert "Replies did not take the message: HTTP 422" in log.toPlainText()


def test_that_what_the_source_says_stands_beside_what_the_room_says(stand: Stand, server: HostileServer) -> None:
    stand.wait(lambda: any("“open”" in text for text in words_of(stand.desk.detail)))
    assert not any("they differ" in text for text in words_of(stand.desk.detail))
    server.bodies["/aduan"] = reports(citizen_report(status="closed"))
    stand.wait(lambda: any("“closed”" in t and "they differ" in t for t in words_of(stand.desk.detail)))


def test_that_a_notice_to_an_agency_names_no_reporter(stand: Stand, port: int) -> None:
    with loopback_peer(port) as peer:
        stand.press("t")
        stand.press("1")
        stand.submit()
        stand.wait(lambda: len(peer.paths) == 2)
        notice = next(json.loads(body) for body in peer.bodies if body.startswith("{"))
    assert notice["number"] == "A-26-00001"
    assert not {"reporter", "phone", "external_id", "source"} & set(notice)
