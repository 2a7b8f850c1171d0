"""The feed panel: which source is late and why at a glance, and nothing moves under the hand."""

from dataclasses import replace

import pytest
from panel_feeds import NOW, WIB, feed, health, lost
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from services.domain.feed import FeedCondition, FeedHealth
from services.domain.text import Label
from widgets.feeds.feed_cells import FeedColumn
from widgets.feeds.feed_place import FeedPlace
from widgets.theme.theme import Theme


def listed(place: FeedPlace) -> list[str]:
    """Return the ids of the rows from the top."""
    model = place.table.model()
    names = [model.index(row, FeedColumn.NAME).data() for row in range(model.rowCount())]
    return [str(name).removeprefix("Feed ") for name in names]


def shown(qtbot: QtBot, place: FeedPlace, *healths: FeedHealth) -> None:
    """Put the panel on screen with the pointer and the keyboard elsewhere."""
    place.show_healths(healths, NOW)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    qtbot.mouseMove(place.side, QPoint(5, 5))


def button(place: FeedPlace, words: str) -> QPushButton:
    return next(b for b in place.findChildren(QPushButton) if b.text() == words)


def says(place: FeedPlace, words: str) -> bool:
    return any(words in label.text() for label in place.findChildren(QLabel) if label.isVisible())


def test_that_the_worst_stands_first_and_is_chosen(qtbot: QtBot, place: FeedPlace) -> None:
    with qtbot.waitSignal(place.quarantine_requested) as asked:
        shown(qtbot, place, health("a"), health("b", age_s=400.0), lost("c"))
    assert listed(place) == ["c", "b", "a"]
    assert asked.args == ["c"]
    assert says(place, "The server did not answer in time.")


def test_that_the_counts_say_how_many_feeds_are_in_which_state(qtbot: QtBot, place: FeedPlace) -> None:
    off = health("d", condition=FeedCondition.OFF, age_s=None)
    shown(qtbot, place, health("a"), health("e"), health("b", age_s=400.0), lost("c"), off)
    assert place.head.summary().partition(": ")[2] == "2 OK, 1 late, 1 lost, 1 off"


def test_that_no_row_moves_while_the_keyboard_is_in_the_table(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, health("a"), health("b"), health("c"))
    place.table.setFocus()
    place.show_healths([lost("c")], NOW)
    assert listed(place) == ["a", "b", "c"]
    assert button(place, "Sort again").isEnabled()
    qtbot.keyClick(place.table, Qt.Key.Key_S)
    assert listed(place) == ["c", "a", "b"]
    assert not button(place, "Sort again").isEnabled()


def test_that_rows_go_where_they_belong_once_nobody_is_in_the_table(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, health("a"), health("b"))
    place.table.selectRow(0)
    place.show_healths([lost("b")], NOW)
    assert listed(place) == ["b", "a"]
    assert place.side.feed_id() == "a"
    assert place.table.currentIndex().row() == 1


def test_that_a_recovered_feed_stays_in_the_filtered_table_until_it_is_asked_again(
    qtbot: QtBot, place: FeedPlace
) -> None:
    shown(qtbot, place, lost("a"), lost("b"), health("c"))
    qtbot.mouseClick(chip(place, "2 lost"), Qt.MouseButton.LeftButton)
    assert listed(place) == ["a", "b"]
    place.table.setFocus()
    place.show_healths([health("a")], NOW)
    assert listed(place) == ["a", "b"]
    qtbot.keyClick(place.table, Qt.Key.Key_S)
    assert listed(place) == ["b"]


def test_that_a_second_press_on_a_chip_lists_every_feed_again(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, lost("a"), health("c"))
    for _ in range(2):
        qtbot.mouseClick(chip(place, "1 lost"), Qt.MouseButton.LeftButton)
    assert listed(place) == ["a", "c"]


def test_that_the_search_finds_name_address_and_source(qtbot: QtBot, place: FeedPlace) -> None:
    bmkg = replace(health("q"), feed=feed("q", attribution="BMKG"))
    shown(qtbot, place, health("a"), bmkg)
    qtbot.keyClick(place.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = place.findChild(QLineEdit)
    assert search is not None
    assert search.hasFocus()
    qtbot.keyClicks(search, "bmkg q")
    assert listed(place) == ["q"]
    qtbot.keyClicks(search, "zzz")
    assert says(place, "No feed matches the filter")
    qtbot.mouseClick(button(place, "Show all feeds"), Qt.MouseButton.LeftButton)
    assert len(listed(place)) == 2


def test_that_letters_typed_into_the_search_are_no_commands(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, health("a"))
    search = place.findChild(QLineEdit)
    assert search is not None
    search.setFocus()
    with qtbot.assertNotEmitted(place.refresh_requested), qtbot.assertNotEmitted(place.pause_requested):
        qtbot.keyClicks(search, "rp")
    assert search.text() == "rp"


def test_that_feeds_can_be_put_in_another_order(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, health("b", age_s=10.0), health("a", age_s=200.0), health("c", rejected=4, age_s=5.0))
    order = place.findChild(QComboBox)
    assert order is not None
    seen = []
    for number in range(order.count()):
        order.setCurrentIndex(number)
        seen.append("".join(listed(place)))
    assert seen == ["cba", "abc", "abc", "cba"]


@pytest.mark.parametrize(
    ("key", "signal"), [("R", "refresh_requested"), ("P", "pause_requested"), ("L", "log_requested")]
)
def test_that_what_can_be_done_has_a_key(qtbot: QtBot, place: FeedPlace, key: str, signal: str) -> None:
    shown(qtbot, place, lost("c"))
    place.table.setFocus()
    with qtbot.waitSignal(getattr(place, signal)) as asked:
        qtbot.keyClicks(place.table, key)
    assert asked.args == ["c"]


def test_that_a_paused_feed_can_be_asked_once_and_resumed(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, health("c", condition=FeedCondition.PAUSED))
    place.table.setFocus()
    with qtbot.waitSignal(place.refresh_requested), qtbot.waitSignal(place.resume_requested) as asked:
        qtbot.keyClicks(place.table, "RP")
    assert asked.args == ["c"]


def test_that_a_feed_that_is_off_can_be_neither_asked_nor_paused(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, health("c", condition=FeedCondition.OFF, age_s=None))
    place.table.setFocus()
    with qtbot.assertNotEmitted(place.refresh_requested), qtbot.assertNotEmitted(place.pause_requested):
        qtbot.keyClicks(place.table, "RP")


def test_that_every_control_is_reached_by_tab(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, lost("c"))
    controls = [*place.findChildren(QPushButton), *place.head.findChildren(QToolButton), place.table]
    assert [c for c in controls if not c.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def test_that_no_way_to_a_new_source_is_shown_before_somebody_answers(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place)
    assert says(place, "The profile has no feeds")
    assert not any(b.isVisible() and "source" in b.text() for b in place.findChildren(QPushButton))
    with qtbot.assertNotEmitted(place.add_requested):
        qtbot.keyClicks(place, "N")
    place.enable_adding()
    with qtbot.waitSignals([place.add_requested, place.try_requested]):
        qtbot.mouseClick(button(place, "Add source…"), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(button(place, "Test a payload…"), Qt.MouseButton.LeftButton)


def test_that_one_cause_behind_all_feeds_is_said_once(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, health("a"), health("b"))
    assert not says(place, "no network")
    place.show_healths([health(i, condition=FeedCondition.OFFLINE, age_s=400.0) for i in "ab"], NOW)
    assert says(place, "no feed is at fault")
    place.show_healths([health(i, age_s=400.0) for i in "ab"], NOW)
    assert says(place, "Every feed is late")


def test_that_a_drill_says_so(qtbot: QtBot, place: FeedPlace) -> None:
    shown(qtbot, place, replace(health("a"), feed=feed("a", is_drill=True)))
    assert sum(label.text() == "LATIHAN" and label.isVisible() for label in place.findChildren(QLabel)) == 2


def test_that_a_tick_of_health_keeps_the_chosen_feed_and_the_scroll(qtbot: QtBot, place: FeedPlace) -> None:
    feeds = [health(f"{n:03}") for n in range(200)]
    shown(qtbot, place, *feeds)
    place.table.setFocus()
    place.table.choose("150")
    at = place.table.verticalScrollBar().value()
    assert at > 0
    place.show_healths([lost("199"), *feeds[:199]], NOW)
    assert place.side.feed_id() == "150"
    assert place.table.verticalScrollBar().value() == at


def test_that_the_order_is_a_sound_model(qtbot: QtBot, place: FeedPlace) -> None:
    tester = QAbstractItemModelTester(place.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown(qtbot, place, health("a"), health("b"))
    place.show_healths([lost("b"), health("c")], NOW)
    place.head.show_all()
    assert listed(place) == ["b", "a", "c"]
    del tester


def test_that_a_hidden_panel_asks_for_nothing(qtbot: QtBot, place: FeedPlace) -> None:
    with qtbot.assertNotEmitted(place.quarantine_requested):
        place.show_healths([lost("a")], NOW)


def test_that_keys_in_an_address_are_not_shown(qtbot: QtBot, place: FeedPlace) -> None:
    secret = "https://api.telegram.org/bot123456:AAEkey/getUpdates?token=abc&limit=5"
    shown(qtbot, place, replace(health("a"), feed=feed("a", url=secret)))
    assert says(place, "https://api.telegram.org/bot…/getUpdates?token=…&limit=…")


def test_that_the_items_of_the_last_body_are_not_mistaken_for_those_of_a_failed_answer(
    qtbot: QtBot, place: FeedPlace
) -> None:
    shown(qtbot, place, replace(lost("a"), status=503, took_ms=40))
    texts = [label.text() for label in place.side.findChildren(QLabel) if label.isVisible()]
    assert {"15 accepted, 0 refused", "HTTP 503 · 40 ms"} <= set(texts)


def test_that_a_long_name_and_reason_leave_the_panel_as_wide_as_it_is(qtbot: QtBot, any_theme: Theme) -> None:
    place = FeedPlace(theme=any_theme, zone=WIB, language="id", now=NOW)
    qtbot.addWidget(place)
    place.resize(1280, 720)
    long = Label("Kata " * 400, "Word " * 400)
    one = replace(lost("a"), feed=feed("a", name=long, attribution="x" * 900, url="https://x/" + "y" * 2000))
    shown(qtbot, place, replace(one, state=replace(one.state, last_error=long)))
    assert place.minimumSizeHint().width() < 1280
    assert not place.table.horizontalScrollBar().isVisible()


def chip(place: FeedPlace, words: str) -> QToolButton:
    return next(c for c in place.findChildren(QToolButton) if c.accessibleName() == words)
