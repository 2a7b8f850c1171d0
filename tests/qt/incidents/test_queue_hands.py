"""The queue under the hand: marks, acts on many, groups, saved views - by real keys, and nothing moves meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.incidents.bulk_wish import BulkOutcome, BulkRefusal, BulkWish
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue import IncidentQueue
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_query import QueueFilter, QueueGroup, QueueQuery, QueueSort
from widgets.incidents.queue_view import QueueView
from widgets.incidents.saved_views import (
    SavedView,
    columns_as_text,
    columns_from_text,
    known_views,
    views_as_text,
    views_from_text,
)
from widgets.incidents.wishes import AcknowledgeWish, AssignWish, CloseWish, NoteWish
from widgets.theme.theme import Theme

Maker = Callable[..., Incident]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def queue(qtbot: QtBot, theme: Theme, words: ProfileWords, now: datetime) -> IncidentQueue:
    queue = IncidentQueue(theme, words, now=now)
    qtbot.addWidget(queue)
    QAbstractItemModelTester(queue.model, QAbstractItemModelTester.FailureReportingMode.Fatal, queue)
    queue.resize(700, 500)
    queue.show()
    queue.activateWindow()
    qtbot.waitUntil(queue.isActiveWindow)
    queue.keep_focus()
    return queue


@pytest.fixture
def filled(queue: IncidentQueue, make: Maker) -> IncidentQueue:
    """Nine incidents in the order i1..i9, three districts of three."""
    districts = ("Kandanghaur", "Sukra", "Lohbener")
    queue.add_page(tuple(make(n, minutes=100 - n, district=districts[n % 3]) for n in range(1, 10)))
    queue.select("i1")
    return queue


def hit(
    qtbot: QtBot, queue: IncidentQueue, *keys: Qt.Key, modifier: Qt.KeyboardModifier = SHIFT.NoModifier
) -> None:
    for key in keys:
        qtbot.keyClick(queue.window().focusWidget() or queue, key, modifier)


def type_in(qtbot: QtBot, queue: IncidentQueue, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(queue.window().focusWidget() or queue, letter)


def view_of(queue: IncidentQueue) -> QueueView:
    return queue.findChild(QueueView)


def said(queue: IncidentQueue) -> str:
    return "\n".join(label.text() for label in queue.findChildren(QLabel) if label.isVisible())


def wishes(queue: IncidentQueue) -> list[BulkWish]:
    told: list[BulkWish] = []
    queue.bulk_wished.connect(told.append)
    return told


def test_that_shift_and_down_marks_on_the_way_and_escape_unmarks(filled: IncidentQueue, qtbot: QtBot) -> None:
    hit(qtbot, filled, Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    assert filled.model.marked() == ("i1", "i2", "i3")
    assert filled.selected_id() == "i3"
    assert "3 marked" in said(filled)
    hit(qtbot, filled, Key.Key_Space)
    assert filled.model.marked() == ("i1", "i2")
    hit(qtbot, filled, Key.Key_Escape)
    assert filled.model.marked() == ()
    assert "marked" not in said(filled)


def test_that_control_a_marks_all_that_is_listed_and_a_filter_hides_no_mark_silently(
    filled: IncidentQueue, qtbot: QtBot, make: Maker
) -> None:
    hit(qtbot, filled, Key.Key_A, modifier=CONTROL)
    assert filled.model.marked_count() == 9
    filled.ask(QueueQuery(text="nomor 3"))
    assert filled.model.marked_count() == 9
    assert "(8 of them hidden by the filter)" in said(filled)
    filled.apply((replace(make(5), status=IncidentStatus.CLOSED, seq=5),))
    assert filled.model.marked_count() == 8


def test_that_control_click_marks_one_and_shift_click_all_from_the_current(
    filled: IncidentQueue, qtbot: QtBot
) -> None:
    view = view_of(filled)
    at = [view.visualRect(filled.model.index(row, QueueColumn.TITLE)).center() for row in range(5)]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, at[3])
    assert (filled.model.marked(), filled.selected_id()) == (("i4",), "i1")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, at[2])
    assert filled.model.marked() == ("i1", "i2", "i3", "i4")


def test_that_marks_selection_scroll_and_focus_stay_through_a_storm(
    queue: IncidentQueue, qtbot: QtBot, make: Maker
) -> None:
    queue.add_page(tuple(make(n, minutes=n) for n in range(1, 120)))
    queue.select("i60")
    hit(qtbot, queue, Key.Key_Down, modifier=SHIFT)
    marked, current, top = queue.model.marked(), queue.selected_id(), view_of(queue).rowAt(2)
    on_top = queue.model.incident_at(top).incident_id
    for seq in range(1, 12):
        queue.apply(tuple(make(n, minutes=n, seq=seq, severity=Severity(1 + seq % 2)) for n in range(100, 119)))
        queue.apply((make(1000 + seq, severity=Severity.P1), make(2000 + seq, severity=Severity.P4)))
    assert queue.model.marked() == marked
    assert queue.selected_id() == current
    assert queue.model.incident_at(view_of(queue).rowAt(2)).incident_id == on_top
    assert queue.window().focusWidget() is view_of(queue)


def test_that_the_act_keys_are_for_all_that_is_marked_and_say_how_many(
    filled: IncidentQueue, qtbot: QtBot
) -> None:
    told = wishes(filled)
    hit(qtbot, filled, Key.Key_Down, modifier=SHIFT)
    with qtbot.assertNotEmitted(filled.acknowledge_requested):
        type_in(qtbot, filled, "a")
    assert "Acknowledge 2 incident(s)?" in said(filled)
    assert told == []
    hit(qtbot, filled, Key.Key_Return, modifier=CONTROL)
    assert told == [BulkWish(("i1", "i2"), AcknowledgeWish(""))]


def test_that_many_are_assigned_noted_and_closed_by_keys_alone(filled: IncidentQueue, qtbot: QtBot) -> None:
    told = wishes(filled)
    hit(qtbot, filled, Key.Key_Down, modifier=SHIFT)
    type_in(qtbot, filled, "t13")
    hit(qtbot, filled, Key.Key_Return)
    type_in(qtbot, filled, "segera")
    hit(qtbot, filled, Key.Key_Return)
    filled.show_bulk_outcome(BulkOutcome((), ()))
    hit(qtbot, filled, Key.Key_Escape)
    type_in(qtbot, filled, "c")
    type_in(qtbot, filled, "sudah ditelepon")
    hit(qtbot, filled, Key.Key_Return)
    filled.show_bulk_outcome(BulkOutcome((), ()))
    type_in(qtbot, filled, "x2")
    hit(qtbot, filled, Key.Key_Return, modifier=CONTROL)
    assert "A reason is needed" in said(filled)
    hit(qtbot, filled, Key.Key_Return)
    type_in(qtbot, filled, "iseng")
    hit(qtbot, filled, Key.Key_Return)
    assert [wish.each for wish in told] == [
        AssignWish("", ("BPBD", "POLRES"), "segera"),
        NoteWish("", "sudah ditelepon"),
        CloseWish("", Disposition.UNFOUNDED, "iseng"),
    ]
    assert {wish.incident_ids for wish in told} == {("i1", "i2")}


def test_that_each_refused_one_is_listed_with_its_reason_and_stays_marked(
    filled: IncidentQueue, qtbot: QtBot
) -> None:
    hit(qtbot, filled, Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    refusal = BulkRefusal("A-26-00002", "<b>Banjir</b>", Label("Sudah diterima Budi", "Already with Budi"))
    filled.show_bulk_outcome(BulkOutcome(("i1", "i3"), (refusal,)))
    assert filled.model.marked() == ("i2",)
    assert "2 incident(s) done. 1 refused, still marked:" in said(filled)
    listed = filled.findChild(QListWidget)
    texts = [w.item(0).text() for w in filled.findChildren(QListWidget) if w.isVisible() and w.count()]
    assert texts == ["A-26-00002  Sudah diterima Budi  -  <b>Banjir</b>"], listed
    hit(qtbot, filled, Key.Key_Escape)
    assert "1 marked" in said(filled)


def test_that_cancelling_leaves_the_marks_and_gives_the_keyboard_back(filled: IncidentQueue, qtbot: QtBot) -> None:
    told = wishes(filled)
    hit(qtbot, filled, Key.Key_Down, modifier=SHIFT)
    type_in(qtbot, filled, "t")
    hit(qtbot, filled, Key.Key_Escape)
    assert (told, filled.model.marked_count()) == ([], 2)
    assert filled.window().focusWidget() is view_of(filled)


def test_that_left_folds_the_group_and_right_opens_it_and_acts_need_an_incident(
    filled: IncidentQueue, qtbot: QtBot
) -> None:
    filled.ask(QueueQuery(group=QueueGroup.DISTRICT))
    assert filled.selected_id() == "i1"
    hit(qtbot, filled, Key.Key_Left)
    row = view_of(filled).selected_row()
    assert row is not None
    assert filled.model.head_at(row).title == "Sukra"
    assert (filled.model.head_at(row).is_folded, filled.model.rowCount()) == (True, 9)
    assert filled.model.listed_count() == 9
    with qtbot.assertNotEmitted(filled.assign_requested):
        type_in(qtbot, filled, "t")
    hit(qtbot, filled, Key.Key_Right, Key.Key_Down)
    assert (filled.model.rowCount(), filled.selected_id()) == (12, "i1")


def test_that_space_on_a_head_marks_its_group_and_a_click_folds_it(filled: IncidentQueue, qtbot: QtBot) -> None:
    filled.ask(QueueQuery(group=QueueGroup.DISTRICT))
    hit(qtbot, filled, Key.Key_Left, Key.Key_Space)
    assert filled.model.marked() == ("i1", "i4", "i7")
    view = view_of(filled)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(filled.model.index(0, 2)).center()
    )
    assert filled.model.head_at(0).is_folded


def test_that_a_group_comes_with_its_first_incident_and_goes_with_its_last(
    filled: IncidentQueue, make: Maker
) -> None:
    filled.ask(QueueQuery(group=QueueGroup.DISTRICT))
    filled.apply((make(50, district="Balongan"),))
    heads = [filled.model.head_at(row) for row in range(filled.model.rowCount()) if filled.model.is_head(row)]
    assert [(head.title, head.count) for head in heads] == [
        ("Balongan", 1), ("Kandanghaur", 3), ("Lohbener", 3), ("Sukra", 3),
    ]  # fmt: skip
    filled.remove(("i50",))
    assert filled.model.head_at(0).title == "Kandanghaur"
    assert filled.selected_id() == "i1"


def test_that_digits_take_views_and_a_saved_one_is_told_to_be_kept(filled: IncidentQueue, qtbot: QtBot) -> None:
    type_in(qtbot, filled, "3")
    assert filled.model.query == known_views()[2].query
    filled.ask(QueueQuery(QueueFilter.UNOWNED, sort=QueueSort.OLDEST, group=QueueGroup.STATUS))
    kept: list[tuple[SavedView, ...]] = []
    filled.views_changed.connect(kept.append)
    filled._head.start_naming()
    type_in(qtbot, filled, "Malam")
    hit(qtbot, filled, Key.Key_Return)
    assert kept == [(SavedView("Malam", filled.model.query),)]
    assert filled.window().focusWidget() is view_of(filled)
    type_in(qtbot, filled, "1")
    type_in(qtbot, filled, str(len(known_views()) + 1))
    assert filled.model.query.group is QueueGroup.STATUS


def test_that_views_and_columns_survive_being_kept_and_damage_is_passed_over() -> None:
    odd = QueueQuery(
        QueueFilter.MINE,
        "rob & <b>",
        QueueSort.NEWEST,
        frozenset({Severity.P1, Severity.P3}),
        "DLH",
        QueueGroup.AGENCY,
    )
    views = (SavedView("Siang", QueueQuery()), SavedView("Aneh", odd))
    assert views_from_text(views_as_text(views)) == views
    for damaged in ("", "{", "7", '{"name": 1}', '[{"name": ""}, 3, {"which": []}]'):
        assert views_from_text(damaged) == ()
    assert views_from_text('[{"name": "x", "sort": "??", "severities": ["1"]}]') == (SavedView("x", QueueQuery()),)
    columns = frozenset({QueueColumn.OWNER, QueueColumn.STATUS})
    assert columns_from_text(columns_as_text(columns) + " title nothing") == columns


def test_that_a_column_left_out_is_hidden_and_told(filled: IncidentQueue, qtbot: QtBot) -> None:
    filled.resize(1600, 400)
    qtbot.waitUntil(lambda: not view_of(filled).isColumnHidden(QueueColumn.OWNER))
    filled._head.order._columns[QueueColumn.OWNER].setChecked(False)
    with qtbot.waitSignal(filled.columns_changed) as told:
        filled._head.order._columns[QueueColumn.OWNER].triggered.emit()
    assert told.args == [frozenset({QueueColumn.OWNER})]
    assert view_of(filled).isColumnHidden(QueueColumn.OWNER)


def test_that_severities_and_an_agency_narrow_together_and_all_is_all(
    queue: IncidentQueue, make: Maker, qtbot: QtBot
) -> None:
    queue.add_page(
        (
            make(1, severity=Severity.P1, agencies=("BPBD",)),
            make(2, severity=Severity.P2, agencies=("BPBD",)),
            make(3, severity=Severity.P3, agencies=("DLH",)),
        )
    )
    chips = queue._head.chips
    qtbot.mouseClick(chips.severity_chip(Severity.P1), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips.severity_chip(Severity.P3), Qt.MouseButton.LeftButton)
    assert [queue.model.incident_at(row).incident_id for row in range(2)] == ["i1", "i3"]
    chips.agency_chosen.emit("DLH")
    assert queue.model.rowCount() == 1
    assert queue.model.counts.agencies == {"BPBD": 2, "DLH": 1}
    qtbot.mouseClick(chips.chip(QueueFilter.ALL), Qt.MouseButton.LeftButton)
    assert queue.model.rowCount() == 3
    buttons = [b for b in queue.findChildren(QPushButton) if b.isVisible()]
    assert all(b.text() for b in buttons)
    assert [
        line for line in queue.findChildren(QLineEdit) if line.isVisible() and not line.placeholderText()
    ] == []
