"""The history work place: search, results, the room's log, and the incident beside them."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from services.domain.event import Event, EventKind
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.history.history import HistoryPlace
from widgets.history.results_model import ResultColumn, ResultsModel
from widgets.history.room_log_model import LogColumn, RoomLogModel
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme, theme_from_tokens

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Jakarta")
WORDS = ProfileWords({"flood": Label("Banjir", "Flood")}, {"DLH": "DLH"})


def theme() -> Theme:
    tokens = tomllib.loads((ROOT / "resources" / "theme" / "tokens.toml").read_text("utf-8"))
    return theme_from_tokens(tokens, "light", family="Inter", base_pt=0)


def closed(number: int, *, title: str = "Banjir") -> Incident:
    return Incident(
        incident_id=f"i{number}",
        number=f"A-26-{number:05d}",
        category="flood",
        severity=Severity.P2,
        status=IncidentStatus.CLOSED,
        disposition=Disposition.HANDLED,
        title=title,
        opened_at=NOW - timedelta(hours=number),
        updated_at=NOW,
        place="Karanganyar",
        district="Kandanghaur",
    )


def noted(incident_id: str | None, text: str, *, minutes: int) -> Event:
    at = NOW - timedelta(minutes=minutes)
    return Event(f"e{minutes}", EventKind.NOTED, at, "Siti", "A", incident_id, {"text": text})


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.fixture
def place(qtbot: QtBot) -> HistoryPlace:
    place = HistoryPlace(theme(), WORDS, zone=ZONE, now=NOW)
    qtbot.addWidget(place)
    place.resize(1400, 700)
    with qtbot.waitSignal(place.search_requested) as asked:
        place.show()
    assert asked.args == [""]
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    return place


def field(place: HistoryPlace) -> QLineEdit:
    return next(f for f in place.findChildren(QLineEdit) if f.accessibleName() == "Search the history")


def page(place: HistoryPlace) -> StatePage:
    return next(p for p in place.findChildren(StatePage) if not place.detail.isAncestorOf(p))


def table(place: HistoryPlace, name: str) -> QTableView:
    return next(t for t in place.findChildren(QTableView) if t.accessibleName() == name)


def test_that_results_are_shown_as_found_and_models_keep_the_rules(qtbot: QtBot) -> None:
    model = ResultsModel(theme(), WORDS, zone=ZONE)
    watch = watched(model)
    model.show((closed(2), closed(1)))
    assert model.index(0, ResultColumn.NUMBER).data() == "A-26-00002"
    assert model.index(0, ResultColumn.OPENED).data() == "21/11/2026 14:42"
    assert model.index(0, ResultColumn.DISPOSITION).data() == "Tertangani"
    model.apply((replace(closed(1), status=IncidentStatus.VERIFIED, disposition=None, seq=1), closed(9)))
    assert (model.rowCount(), model.index(1, ResultColumn.STATUS).data()) == (2, "Verified")
    del watch


def test_that_the_room_log_reads_newest_first_with_the_incidents_number(qtbot: QtBot) -> None:
    model = RoomLogModel(WORDS, zone=ZONE)
    watch = watched(model)
    model.show((noted("i1", "satu", minutes=5), noted("i2", "dua", minutes=1)))
    model.learn_numbers((closed(1),))
    assert [model.index(row, LogColumn.WHAT).data() for row in (0, 1)] == ["Siti noted: dua", "Siti noted: satu"]
    assert model.index(1, LogColumn.INCIDENT).data() == "A-26-00001"
    assert model.index(1, LogColumn.AT).data() == "21/11/2026 16:37:05"
    del watch


def test_that_a_search_is_asked_once_the_typing_pauses(place: HistoryPlace, qtbot: QtBot) -> None:
    asked: list[str] = []
    place.search_requested.connect(asked.append)
    place.start_search()
    qtbot.keyClicks(field(place), "banjir")
    qtbot.waitUntil(lambda: asked == ["banjir"], timeout=2000)


def test_that_enter_asks_at_once_and_leads_to_the_rows(place: HistoryPlace, qtbot: QtBot) -> None:
    place.show_results((closed(1),))
    place.start_search()
    qtbot.keyClicks(field(place), "rob")
    with qtbot.waitSignal(place.search_requested) as asked:
        qtbot.keyClick(field(place), Qt.Key.Key_Return)
    assert asked.args == ["rob"]
    assert place.window().focusWidget() is table(place, "Incidents found")


def test_that_a_search_from_the_command_bar_is_asked_at_once(place: HistoryPlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.search_requested) as asked:
        place.search_for("rob eretan")
    assert asked.args == ["rob eretan"]
    assert field(place).text() == "rob eretan"


def test_that_a_failed_search_does_not_pass_off_older_rows_as_its_answer(place: HistoryPlace) -> None:
    place.show_results((closed(1),))
    place.show_failed(Label("Basis data rusak.", "The database is damaged."))
    assert page(place).isVisible()


def test_that_a_chosen_result_is_shown_beside_with_its_log(place: HistoryPlace, qtbot: QtBot) -> None:
    place.show_results((closed(1), closed(2)))
    with qtbot.waitSignal(place.selected) as selected:
        table(place, "Incidents found").selectRow(1)
    assert selected.args == ["i2"]
    place.show_events((noted("i2", "selesai", minutes=3),))
    assert place.detail.incident_id() == "i2"


def test_that_a_new_search_keeps_the_incident_beside_it(place: HistoryPlace, qtbot: QtBot) -> None:
    place.show_results((closed(1), closed(2)))
    table(place, "Incidents found").selectRow(1)
    with qtbot.assertNotEmitted(place.selected):
        place.show_results((closed(3), closed(2)))
        place.show_results(())
    assert place.detail.incident_id() == "i2"


def test_that_choosing_in_the_log_asks_for_its_incident(place: HistoryPlace, qtbot: QtBot) -> None:
    place.show_log((noted("i7", "x", minutes=2), noted(None, "y", minutes=1)))
    with qtbot.waitSignal(place.log_requested):
        qtbot.mouseClick(place.finder._log_tab, Qt.MouseButton.LeftButton)
    log = table(place, "Room log")
    with qtbot.assertNotEmitted(place.selected):
        log.selectRow(0)
    with qtbot.waitSignal(place.selected) as selected:
        log.selectRow(1)
    assert selected.args == ["i7"]


def test_that_each_state_is_a_sentence(place: HistoryPlace, qtbot: QtBot) -> None:
    place.show_searching()
    assert page(place).sentence() == "Searching"
    place.show_results(())
    assert page(place).sentence() == "No incidents yet"
    qtbot.keyClicks(field(place), "zzz")
    place.show_results(())
    assert page(place).sentence() == "Nothing found"
    place.show_failed(Label("Basis data rusak.", "The database is damaged."))
    assert page(place).sentence() == "The search could not be done"
    assert any(label.text() == "Basis data rusak." for label in page(place).findChildren(QLabel))


def test_that_a_change_reaches_the_row_and_the_pane_beside_it(place: HistoryPlace) -> None:
    place.show_results((closed(1),))
    table(place, "Incidents found").selectRow(0)
    place.apply((replace(closed(1), title="Dibuka lagi", status=IncidentStatus.VERIFIED, seq=2),))
    assert place.finder.results.incident_at(0).title == "Dibuka lagi"
    assert any(label.text() == "Dibuka lagi" for label in place.detail.findChildren(QLabel))


@pytest.mark.parametrize("title", ["<img src=x>", "z" * 10_000, "\u202e\u0639\u0627\u062c\u0644", "🌊" * 400])
def test_that_hostile_titles_are_text_here_too(place: HistoryPlace, title: str) -> None:
    place.show_results((closed(1, title=title),))
    assert "<img" not in str(place.finder.results.index(0, ResultColumn.TITLE).data(Qt.ItemDataRole.ToolTipRole))
    assert not place.grab().isNull()


def test_that_labels_are_plain(place: HistoryPlace) -> None:
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in place.findChildren(QLabel))
