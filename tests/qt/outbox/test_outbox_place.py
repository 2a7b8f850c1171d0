"""What was not sent, why, and whom to call: read and decided from the keyboard."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from small_room import NOW

from services.domain.outbox import OutboxItem, OutboxState, Owed, Trouble, Uninformed
from services.domain.text import Label
from services.outbox.bodies import said_in
from widgets.outbox.exchange_place import ExchangePlace
from widgets.outbox.outbox_model import OutboxColumn, OutboxModel
from widgets.outbox.outbox_place import OutboxPlace
from widgets.outbox.outbox_words import trouble_words
from widgets.outbox.uninformed_model import UninformedModel
from widgets.theme.theme import Theme

WIB = ZoneInfo("Asia/Jakarta")
NAMES = {"ke_bpbd": Label("Sistem BPBD", "BPBD's system")}
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def owed(n: int, *, state: OutboxState = OutboxState.PENDING, error: str = "", attempts: int = 0) -> Owed:
    at = NOW - timedelta(minutes=60 - n % 50)
    body = json.dumps({"message": f"kata {n}"})
    return Owed(
        OutboxItem(f"e{n}", "ke_bpbd", f"i{n}", body, at, state, attempts, None, error), f"A-26-{n:05d}", "Banjir"
    )


def held(n: int) -> Owed:
    return owed(n, state=OutboxState.HELD, error="refused: HTTP 422 <b>tidak dikenal</b>", attempts=1)


@pytest.fixture
def place(qtbot: QtBot, any_theme: Theme) -> Iterator[OutboxPlace]:
    place = OutboxPlace(NAMES, told=("BPBD",), said_in=said_in, theme=any_theme, zone=WIB, now=NOW)
    testers = [QAbstractItemModelTester(model, FATAL) for model in (place.model, place.uninformed.model)]
    qtbot.addWidget(place)
    place.resize(1600, 900)
    place.set_language("en")
    place.show()
    qtbot.waitExposed(place)
    place.table.setFocus()
    yield place
    del testers


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def shown(place: OutboxPlace, row: int, column: OutboxColumn) -> str:
    return str(place.model.index(row, column).data())


def verbs(place: OutboxPlace) -> list[str]:
    return [button.text() for button in place.side.findChildren(QPushButton) if button.isVisible()]


def test_that_an_empty_outbox_says_so_and_what_would_fill_it(place: OutboxPlace) -> None:
    place.show_owed(())
    assert "Nothing waits to be sent" in words(place)
    assert "Told by the console: BPBD. All others by telephone." in words(place)
    assert verbs(place) == []


def test_that_a_profile_without_receivers_does_not_look_as_if_all_was_told(qtbot: QtBot, dark: Theme) -> None:
    place = OutboxPlace({}, told=(), said_in=said_in, theme=dark, zone=WIB, now=NOW)
    qtbot.addWidget(place)
    place.show()
    assert "The console sends nothing" in words(place)
    assert "Agencies are told by telephone" in words(place)


def test_that_each_row_says_whereto_about_what_since_when_and_why(place: OutboxPlace) -> None:
    place.show_owed((held(1), owed(2, error="no_answer: x", attempts=3), owed(3)))
    assert [shown(place, 0, column) for column in OutboxColumn] == [
        "◆ Held", "BPBD's system", "A-26-00001", "Banjir", "59 min", "1", "when you decide",
        "Refused: edit the text and send it again (HTTP 422 <b>tidak dikenal</b>)",
    ]  # fmt: skip
    assert shown(place, 1, OutboxColumn.STATE) == "▲ Trying again"
    assert (shown(place, 2, OutboxColumn.STATE), shown(place, 2, OutboxColumn.WHY)) == ("Waiting", "")
    assert "3 message(s) not sent · oldest 59 min · ◆ 1 held for your decision" in words(place)


def test_that_a_peers_words_are_never_markup(place: OutboxPlace) -> None:
    place.show_owed((held(1),))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in place.findChildren(QLabel))
    tip = str(place.model.index(0, OutboxColumn.WHY).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in tip


@pytest.mark.parametrize("trouble", Trouble)
def test_that_every_trouble_has_words(trouble: Trouble) -> None:
    assert trouble_words(trouble)


def test_that_no_network_is_said_and_what_follows(place: OutboxPlace) -> None:
    place.show_owed((owed(1),))
    place.show_network(False)
    assert "▲ no network: all of it is sent when the line is back" in words(place)
    place.show_network(True)
    assert "no network" not in words(place)


def test_that_what_was_sent_goes_and_the_chosen_one_stays_chosen(place: OutboxPlace) -> None:
    place.show_owed((owed(1), owed(2), owed(3)))
    place.table.selectRow(1)
    place.show_owed((owed(2, attempts=1, error="no_answer: x"), owed(3), owed(4)))
    assert place.table.chosen_row() == 0
    assert "A-26-00002" in words(place.side)
    place.show_owed((owed(4),))
    assert place.table.chosen_row() == 0
    assert "A-26-00004" in words(place.side)


def test_that_two_hundred_rows_come_and_go_without_a_reset(place: OutboxPlace) -> None:
    resets = QSignalSpy(place.model.modelReset)
    place.show_owed(tuple(owed(n) for n in range(200)))
    place.show_owed(tuple(held(n) if n % 3 else owed(n) for n in range(20, 220) if n % 7))
    assert resets.count() == 0
    assert place.model.rowCount() == len([n for n in range(20, 220) if n % 7])
    assert [row.number for row in place.model.rows()] == [f"A-26-{n:05d}" for n in range(20, 220) if n % 7]


def test_that_r_sends_again(qtbot: QtBot, place: OutboxPlace) -> None:
    place.show_owed((held(1),))
    with qtbot.waitSignal(place.resend_wished) as wished:
        qtbot.keyClick(place.table, Qt.Key.Key_R)
    assert wished.args == [held(1).item]


def test_that_e_edits_ctrl_enter_sends_and_nothing_is_lost_meanwhile(qtbot: QtBot, place: OutboxPlace) -> None:
    place.show_owed((held(1), owed(2)))
    qtbot.keyClick(place.table, Qt.Key.Key_E)
    text = place.side.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert text.hasFocus()
    assert verbs(place) == ["Send again", "Cancel"]
    text.selectAll()
    qtbot.keyClicks(text, "kata baru")
    place.show_owed((held(1), owed(2), owed(3)))  # a round ended meanwhile
    assert text.toPlainText() == "kata baru"
    with qtbot.waitSignal(place.edit_wished) as wished:
        qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished.args == [held(1).item, "kata baru"]
    place.show_refused(Label("Terlalu panjang.", "Too long."))
    assert "Too long." in words(place)
    assert text.toPlainText() == "kata baru"
    place.show_saved()
    assert text.isReadOnly()


def test_that_escape_leaves_the_words_as_they_were(qtbot: QtBot, place: OutboxPlace) -> None:
    place.show_owed((held(1),))
    qtbot.keyClick(place.table, Qt.Key.Key_E)
    text = place.side.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    qtbot.keyClicks(text, "xyz")
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert (text.toPlainText(), text.isReadOnly(), place.table.hasFocus()) == ("kata 1", True, True)


def test_that_only_what_is_held_can_be_edited(qtbot: QtBot, place: OutboxPlace) -> None:
    place.show_owed((owed(1, attempts=2, error="no_answer: x"),))
    qtbot.keyClick(place.table, Qt.Key.Key_E)
    assert not place.side.is_editing
    assert verbs(place) == ["Try now", "Open the incident"]


def test_that_enter_leads_to_the_incident(qtbot: QtBot, place: OutboxPlace) -> None:
    place.show_owed((owed(1), owed(2)))
    qtbot.keyClick(place.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(place.incident_wished) as wished:
        qtbot.keyClick(place.table, Qt.Key.Key_Return)
    assert wished.args == ["i2"]


def test_that_the_list_for_the_telephone_says_whom_to_call_and_copies_the_words(
    qtbot: QtBot, place: OutboxPlace
) -> None:
    rows = (
        Uninformed("bpbd", "BPBD", "0234-271234", NOW, ("A-26-00001", "A-26-00002"), ("satu", "dua")),
        Uninformed("dlh", "DLH", "", NOW, ("A-26-00003",), ("tiga",)),
    )
    place.show_owed((owed(1), owed(2)))
    place.show_uninformed(rows)
    model = place.uninformed.model
    assert [str(model.index(0, c).data()) for c in range(4)] == [
        "BPBD", "21/11 16:42", "0234-271234", "A-26-00001, A-26-00002",
    ]  # fmt: skip
    assert str(model.index(1, 2).data()) == "no number in the profile"
    qtbot.keyClick(place.table, Qt.Key.Key_K)
    assert QGuiApplication.clipboard().text() == "satu\n\ndua"
    place.uninformed.table.selectRow(1)
    place.show_uninformed((replace(rows[0], numbers=("A-26-00001",)), rows[1]))
    qtbot.keyClick(place.uninformed.table, Qt.Key.Key_K)
    assert QGuiApplication.clipboard().text() == "tiga"
    assert "Copied for DLH" in words(place)


def test_that_ages_move_only_while_somebody_looks(place: OutboxPlace) -> None:
    place.show_owed((owed(1),))
    place.set_now(NOW + timedelta(hours=3))
    assert shown(place, 0, OutboxColumn.AGE) == "3 h"
    place.hide()
    changes = QSignalSpy(place.model.dataChanged)
    place.set_now(NOW + timedelta(hours=5))
    assert changes.count() == 0
    place.show()
    assert shown(place, 0, OutboxColumn.AGE) == "5 h"


def test_that_empty_models_hold_to_the_rules_of_models(dark: Theme) -> None:
    for model in (OutboxModel(NAMES, theme=dark, zone=WIB, now=NOW), UninformedModel(theme=dark, zone=WIB)):
        QAbstractItemModelTester(model, FATAL)
        assert model.rowCount() == 0


def test_that_both_tabs_are_reached_and_take_the_keyboard(qtbot: QtBot, dark: Theme) -> None:
    feeds = QPushButton("umpan")
    place = OutboxPlace(NAMES, told=("BPBD",), said_in=said_in, theme=dark, zone=WIB, now=NOW)
    both = ExchangePlace(feeds, place)
    qtbot.addWidget(both)
    both.show()
    qtbot.waitExposed(both)
    with qtbot.waitSignal(place.shown):
        both.show_outbox()
    place.show_owed((owed(1),))
    assert both.is_showing_outbox()
    assert both.focusWidget() is place.table
    both.show_feeds()
    assert both.focusWidget() is feeds
