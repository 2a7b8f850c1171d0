"""Nothing is taken out of the operator's hands: no form, no draft, no keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand, words_of

from services.domain.incident import Disposition
from widgets.kpi.tiles import QuickWins


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


def close_elsewhere(stand: Stand) -> None:
    """Close the selected incident as another desk would."""
    incident = stand.room.book.get(stand.desk.detail.incident_id())
    assert incident is not None
    stand.room.dispatch.close(incident, Disposition.HANDLED)
    stand.wait(lambda: stand.desk.queue.model.rowCount() == 1)


def test_that_a_form_stays_on_its_incident_when_that_is_closed_by_another_hand(stand: Stand) -> None:
    shown = stand.desk.detail.incident_id()
    stand.press("c")
    stand.press("Menunggu tim")
    close_elsewhere(stand)
    assert stand.desk.detail.incident_id() == shown
    texts = [field.toPlainText() for field in stand.desk.detail.findChildren(QPlainTextEdit)]
    assert "Menunggu tim" in texts


def test_that_a_new_report_being_taken_is_not_pushed_away(stand: Stand) -> None:
    stand.press("n")
    stand.press(Qt.Key.Key_F4)
    stand.press("Pohon tumbang")
    close_elsewhere(stand)
    assert stand.desk.side.is_taking_new()
    assert "Pohon tumbang" in [field.text() for field in stand.desk.new_form.findChildren(QLineEdit)]


def test_that_a_key_of_the_queue_opens_its_form_where_it_can_be_seen(stand: Stand) -> None:
    stand.press("n")
    stand.desk.queue.keep_focus()
    stand.press("c")
    assert not stand.desk.side.is_taking_new()
    assert any(field.isVisible() for field in stand.desk.detail.findChildren(QPlainTextEdit))


@pytest.mark.parametrize("place", ["operations", "cctv", "programmes", "history", "feeds", "settings"])
def test_that_f6_goes_round_and_ends(stand: Stand, place: str) -> None:
    stand.desk.window.show_place(place)
    for _ in range(12):
        stand.press(Qt.Key.Key_F6)
    assert stand.desk.window.focusWidget() is not None


def test_that_mine_means_the_operator_from_the_start(stand: Stand) -> None:
    stand.press("a")
    stand.wait_saved()
    acknowledged = stand.room.book.get(stand.desk.detail.incident_id())
    assert acknowledged is not None
    assert acknowledged.acknowledged_by == stand.app._settings.operator


def test_that_a_programme_without_a_value_says_unknown(stand: Stand) -> None:
    headline = replace(stand.room.profile.programmes[0].indicators[0], is_headline=True)
    wins = QuickWins(
        (headline.indicator_id,), {}, theme=stand.app._preferences.theme, zone=stand.room.zone, language="en"
    )
    wins.show_standings(stand.room.board.standings)
    assert any(
        "unknown" in tile.accessibleName() for tile in wins.findChildren(type(wins._tiles[headline.indicator_id]))
    )
    assert words_of(stand.desk.detail)
    wins.deleteLater()
