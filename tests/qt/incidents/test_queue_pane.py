"""The queue pane: the operator's selection, the keys, what it says when there is nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue import IncidentQueue
from widgets.incidents.queue_query import QueueFilter
from widgets.incidents.queue_view import QueueView
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

Maker = Callable[..., Incident]


@pytest.fixture
def queue(qtbot: QtBot, theme: Theme, words: ProfileWords, now: datetime) -> IncidentQueue:
    queue = IncidentQueue(theme, words, now=now)
    qtbot.addWidget(queue)
    queue.resize(560, 400)
    queue.show()
    queue.activateWindow()
    qtbot.waitUntil(queue.isActiveWindow)
    queue.keep_focus()
    return queue


def view_of(queue: IncidentQueue) -> QueueView:
    return queue.findChild(QueueView)


def press(qtbot: QtBot, queue: IncidentQueue, keys: str) -> None:
    qtbot.keyClicks(queue.window().focusWidget() or queue, keys)


def search(qtbot: QtBot, queue: IncidentQueue) -> None:
    qtbot.keyClick(queue.window().focusWidget() or queue, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def chosen(queue: IncidentQueue) -> list[str]:
    told: list[str] = []
    queue.selected.connect(told.append)
    return told


def test_that_selection_survives_changes_of_others(queue: IncidentQueue, make: Maker) -> None:
    queue.add_page(tuple(make(n, minutes=n) for n in range(1, 50)))
    queue.select("i25")
    told = chosen(queue)
    queue.apply((make(60, severity=Severity.P1), replace(make(3), severity=Severity.P1, seq=1)))
    queue.remove(("i40", "i4"))
    queue.apply(tuple(make(n, severity=Severity.P2) for n in range(100, 200)))
    assert queue.selected_id() == "i25"
    assert told == []


def test_that_selection_moves_to_the_neighbour_when_its_row_leaves_and_focus_stays(
    queue: IncidentQueue, make: Maker, qtbot: QtBot
) -> None:
    queue.add_page(tuple(make(n, minutes=50 - n) for n in (1, 2, 3)))
    queue.select("i2")
    search(qtbot, queue)
    field = queue.window().focusWidget()
    told = chosen(queue)
    queue.apply((replace(make(2), status=IncidentStatus.CLOSED, seq=1),))
    assert told == [queue.selected_id()] == ["i3"]
    assert queue.window().focusWidget() is field


def test_that_what_is_on_screen_stays_there_when_rows_arrive_above(
    queue: IncidentQueue, make: Maker, qtbot: QtBot
) -> None:
    queue.add_page(tuple(make(n, minutes=n) for n in range(1, 100)))
    view = view_of(queue)
    view.verticalScrollBar().setValue(900)
    at_top = queue.model.incident_at(view.rowAt(2)).incident_id
    queue.apply((make(200, severity=Severity.P1), make(201, severity=Severity.P2)))
    assert queue.model.incident_at(view.rowAt(2)).incident_id == at_top
    queue.remove(("i200",))
    assert queue.model.incident_at(view.rowAt(2)).incident_id == at_top
    queue.apply(tuple(make(n, severity=Severity.P1) for n in range(300, 400)))
    assert queue.model.incident_at(view.rowAt(2)).incident_id == at_top


def test_that_j_and_k_and_arrows_walk_the_queue(queue: IncidentQueue, make: Maker, qtbot: QtBot) -> None:
    queue.add_page(tuple(make(n, minutes=50 - n) for n in (1, 2, 3)))
    told = chosen(queue)
    press(qtbot, queue, "jjk")
    qtbot.keyClick(view_of(queue), Qt.Key.Key_Down)
    assert told == ["i1", "i2", "i1", "i2"]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        ("a", "acknowledge_requested"),
        ("t", "assign_requested"),
        ("c", "note_requested"),
        ("s", "status_requested"),
        ("x", "close_requested"),
    ],
)
def test_that_every_act_has_a_key_and_names_the_incident(
    queue: IncidentQueue, make: Maker, qtbot: QtBot, key: str, signal: str
) -> None:
    queue.add_page((make(1), make(2, minutes=5)))
    queue.select("i2")
    with qtbot.waitSignal(getattr(queue, signal)) as asked:
        press(qtbot, queue, key)
    assert asked.args == ["i2"]


def test_that_enter_opens_and_n_takes_a_new_one(queue: IncidentQueue, make: Maker, qtbot: QtBot) -> None:
    queue.add_page((make(1),))
    queue.select("i1")
    with qtbot.waitSignal(queue.opened) as opened:
        qtbot.keyClick(view_of(queue), Qt.Key.Key_Return)
    assert opened.args == ["i1"]
    with qtbot.waitSignal(queue.new_requested):
        press(qtbot, queue, "n")


def test_that_keys_without_a_selection_ask_for_nothing(queue: IncidentQueue, make: Maker, qtbot: QtBot) -> None:
    queue.add_page((make(1),))
    with qtbot.assertNotEmitted(queue.acknowledge_requested):
        press(qtbot, queue, "a")


def test_that_control_f_searches_and_letters_are_text_there(
    queue: IncidentQueue, make: Maker, qtbot: QtBot
) -> None:
    queue.add_page((make(1, title="Kebakaran"), make(2, title="Jalan rusak")))
    queue.select("i2")
    with qtbot.assertNotEmitted(queue.acknowledge_requested):
        search(qtbot, queue)
        press(qtbot, queue, "kebakaran")
    assert queue.model.rowCount() == 1
    assert queue.selected_id() == ""
    qtbot.keyClick(queue.window().focusWidget(), Qt.Key.Key_Escape)
    assert (queue.model.rowCount(), queue.selected_id()) == (2, "i2")
    assert queue.window().focusWidget() is view_of(queue)


def test_that_a_filter_that_fits_nothing_shows_the_way_back(
    queue: IncidentQueue, make: Maker, qtbot: QtBot
) -> None:
    queue.add_page((make(1),))
    search(qtbot, queue)
    press(qtbot, queue, "zzz")
    page = queue.findChild(StatePage)
    assert page.isVisible()
    assert page.sentence() == "Nothing fits this filter"
    qtbot.mouseClick(page.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert queue.model.rowCount() == 1
    assert view_of(queue).isVisible()


def test_that_an_empty_queue_says_so_and_what_would_fill_it(queue: IncidentQueue) -> None:
    page = queue.findChild(StatePage)
    assert page.isVisible()
    assert page.sentence() == "No open incidents"


def test_that_loading_is_said_after_a_moment_and_never_over_rows(
    queue: IncidentQueue, make: Maker, qtbot: QtBot
) -> None:
    queue.show_loading(0, 5000)
    page = queue.findChild(StatePage)
    qtbot.waitUntil(lambda: page.sentence() == "Reading the open incidents", timeout=2000)
    queue.add_page((make(1),))
    queue.show_loading(2000, 5000)
    assert view_of(queue).isVisible()
    assert any(text.startswith("2.000 of 5.000") for text in texts(queue))
    queue.show_ready()
    assert not any("of 5.000" in text for text in texts(queue))


def test_that_a_failure_says_why_and_keeps_the_rows(queue: IncidentQueue, make: Maker) -> None:
    queue.add_page((make(1),))
    queue.show_failed(Label("Basis data tidak terbaca.", "The database cannot be read."))
    assert view_of(queue).isVisible()
    assert "Basis data tidak terbaca." in texts(queue)


def test_that_chips_count_and_filter(queue: IncidentQueue, make: Maker, qtbot: QtBot, now: datetime) -> None:
    queue.add_page((make(1, severity=Severity.P1), make(2, due_at=now, ack_due_at=now - timedelta(minutes=1))))
    chip = queue._head.chips.chip(QueueFilter.OVERDUE)
    assert chip.text() == "Overdue 1"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert queue.model.incident_at(0).incident_id == "i2"
    assert queue.model.rowCount() == 1


def test_that_ten_thousand_rows_are_walked_and_changed(queue: IncidentQueue, make: Maker, qtbot: QtBot) -> None:
    queue.add_page(tuple(make(n, minutes=n / 10) for n in range(10_000)))
    queue.select("i5000")
    view_of(queue).scrollTo(view_of(queue).currentIndex())
    queue.apply(tuple(replace(make(n, minutes=n / 10), severity=Severity.P1, seq=1) for n in range(0, 10_000, 7)))
    queue.grab()
    assert queue.selected_id() == "i5000"


@pytest.mark.parametrize(
    "title",
    [
        "<img src=x onerror=alert(1)>",
        "x" * 10_000,
        "\u0639\u0627\u062c\u0644 \u202e gnijnab",
        "🌊" * 500,
        "a\nb\tc\0d",
        "",
    ],
)
def test_that_hostile_titles_are_drawn_as_text(queue: IncidentQueue, make: Maker, title: str) -> None:
    queue.add_page((make(1, title=title, place=title),))
    queue.select("i1")
    assert not queue.grab().isNull()


def test_that_simulated_incidents_say_so(queue: IncidentQueue, make: Maker) -> None:
    assert "DRILL" not in texts(queue)
    queue.add_page((make(1, is_drill=True),))
    assert "DRILL" in texts(queue)


def test_that_labels_are_plain_and_controls_have_names(queue: IncidentQueue) -> None:
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in queue.findChildren(QLabel))
    buttons = [b for b in queue.findChildren(QAbstractButton) if b.isVisible() and b.parentWidget() is not None]
    named = [b for b in buttons if not isinstance(b.parentWidget(), QLineEdit)]
    assert all(button.text() or button.accessibleName() for button in named)
    assert view_of(queue).accessibleName()


def test_that_symbols_stand_still_with_reduced_motion(queue: IncidentQueue, make: Maker) -> None:
    queue.add_page((make(1),))
    assert view_of(queue)._pulse.isActive()
    queue.stand_still()
    assert not view_of(queue)._pulse.isActive()
    queue.allow_motion()
    queue.remove(("i1",))
    assert not view_of(queue)._pulse.isActive()


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_that_a_wall_lists_without_what_only_a_hand_needs(queue: IncidentQueue, make: Maker) -> None:
    queue.add_page((make(1), make(2)))
    queue.show_on_wall()
    assert queue.model.rowCount() == 2
    assert [field for field in queue.findChildren(QLineEdit) if field.isVisible()] == []
    assert [button for button in queue.findChildren(QPushButton) if button.isVisible()] == []
