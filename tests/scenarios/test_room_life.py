"""An afternoon of two operators at one console: a claim, a correction, two reports of one flood, a slip of the hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from room_stand import OPERATOR, Stand, citizen_report, feed, profile, reports, room_stand, words_of

from services.domain.incident import Disposition, Incident, IncidentStatus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the menu is a window of its own


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/aduan"] = reports(citizen_report(), citizen_report(2))
        yield running


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer) -> Iterator[Stand]:
    with room_stand(tmp_path, qtbot, profile=profile(feed("aduan", server.url("/aduan"))), clock=clock) as running:
        running.wait_listed(2)
        yield running


def shown(stand: Stand) -> Incident:
    incident = stand.room.store.readers.incident(stand.desk.detail.incident_id())
    assert incident is not None
    return incident


def choose(stand: Stand, qtbot: QtBot, key: str) -> None:
    """Take an act from the menu of rarer ones."""
    stand.press("m")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClicks(menu, key)


def test_that_what_is_acknowledged_is_held_and_a_slip_is_undone_at_once(stand: Stand) -> None:
    stand.press("a")
    stand.wait(lambda: shown(stand).owner == OPERATOR)
    stand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # from the queue
    stand.wait(lambda: shown(stand).owner == "")
    assert shown(stand).acknowledged_at is None
    assert stand.room.store.rebuild_differences() == []


def test_that_two_reports_become_one_and_two_again(stand: Stand, qtbot: QtBot) -> None:
    duplicate = stand.desk.detail.incident_id()
    stand.desk.detail.keep_focus()
    choose(stand, qtbot, "g")
    stand.press("Banjir")
    stand.wait(lambda: stand.desk.detail.forms.current._list.count() == 1)  # type: ignore[union-attr]
    stand.press(Qt.Key.Key_Return)
    stand.wait(lambda: stand.desk.queue.model.rowCount() == 1)
    stand.wait_saved()
    merged = stand.room.store.readers.incident(duplicate)
    assert merged is not None
    assert (merged.status, merged.disposition) == (IncidentStatus.CLOSED, Disposition.DUPLICATE)
    assert merged.ties.merged_into is not None
    kept = stand.room.book.get(merged.ties.merged_into.incident_id)
    assert kept is not None
    assert kept.reports == 2
    stand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stand.wait(lambda: stand.desk.queue.model.rowCount() == 2)
    assert stand.room.store.rebuild_differences() == []


def test_that_a_correction_changes_hands_with_the_operator(stand: Stand, qtbot: QtBot) -> None:
    stand.desk.detail.keep_focus()
    stand.press("e")
    stand.press("Tanggul jebol")
    stand.submit()
    stand.wait(lambda: "Tanggul jebol" in shown(stand).title)
    stand.wait_saved()
    stand.press("o")
    stand.wait(lambda: shown(stand).owner == OPERATOR)
    stand.wait_saved()
    stand.desk.settings.operator_named.emit("Budi")
    stand.press("o")
    stand.wait(lambda: any(f"Take over from {OPERATOR}" in text for text in words_of(stand.desk.detail)))
    stand.press("Siti pulang")
    stand.submit()
    stand.wait(lambda: shown(stand).owner == "Budi")
    assert stand.room.store.rebuild_differences() == []
