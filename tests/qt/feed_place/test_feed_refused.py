"""What was refused of a feed, read as text, and tried again once the mapping is mended."""

from dataclasses import replace
from datetime import timedelta

from panel_feeds import NOW, WIB, health
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from services.domain.feed import FeedAttempt, FeedCondition, QuarantinedItem
from services.domain.observation import Observation, ObservationKind, Parsed, Rejection
from services.domain.text import Label
from widgets.feeds.feed_place import FeedPlace
from widgets.feeds.log_model import LogColumn, LogModel
from widgets.feeds.raw_text import pretty

NO_TIME = Label("Tanpa waktu", "No time")
BAD = tuple(QuarantinedItem("a", NOW, n, NO_TIME, f'{{"n":{n},"x":"<img src=x>"}}') for n in (7, 8))
SEEN = Observation("a", "7", ObservationKind.REPORT, NOW)


def opened(qtbot: QtBot, place: FeedPlace) -> None:
    place.show_healths([health("a", rejected=2)], NOW)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.table.setFocus()
    place.show_quarantine(BAD)


def press(qtbot: QtBot, place: FeedPlace, words: str) -> None:
    button = next(b for b in place.findChildren(QPushButton) if b.text() == words and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def says(place: FeedPlace, words: str) -> bool:
    return any(words in label.text() for label in place.findChildren(QLabel) if label.isVisible())


def test_that_a_raw_item_is_indented_plain_text_that_can_be_copied(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    raw = place.findChild(QPlainTextEdit)
    assert raw is not None
    assert raw.toPlainText() == '{\n  "n": 7,\n  "x": "<img src=x>"\n}'
    assert raw.isReadOnly()
    assert raw.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_that_an_item_that_was_cut_is_shown_as_it_is() -> None:
    assert pretty('{"a": [1, 2') == '{"a": [1, 2'
    assert pretty("[" * 100_000) == "[" * 100_000


def test_that_trying_again_takes_nothing_in_before_it_is_wished(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    with qtbot.waitSignal(place.reread_requested) as asked, qtbot.assertNotEmitted(place.retake_requested):
        press(qtbot, place, "Try again with the present mapping")
    assert asked.args == [("a", tuple(item.raw for item in BAD))]
    place.show_reread(Parsed((SEEN,), (Rejection(1, NO_TIME, ""),)))
    assert says(place, "1 of 2 can be read now")
    with qtbot.waitSignal(place.retake_requested) as wished:
        press(qtbot, place, "Take in 1")
    assert wished.args == [("a", Parsed((SEEN,)))]
    place.show_retaken()
    assert says(place, "Taken in.")


def test_that_what_is_still_refused_offers_nothing_to_take_in(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    place.show_reread(Parsed(rejected=tuple(Rejection(n, NO_TIME, "") for n in (0, 1))))
    assert says(place, "All 2 are still refused")
    assert not any(b.isVisible() and b.text().startswith("Take in") for b in place.findChildren(QPushButton))


def test_that_refusals_of_a_feed_that_was_left_come_too_late(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    place.show_healths([health("b")], NOW)
    place.table.choose("b")
    place.show_quarantine(BAD)
    assert says(place, "Nothing refused")


def test_that_refusals_are_asked_for_again_when_their_number_changed(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    with qtbot.assertNotEmitted(place.quarantine_requested):
        place.show_healths([health("a", rejected=2)], NOW)
    with qtbot.waitSignal(place.quarantine_requested):
        place.show_healths([health("a", rejected=3)], NOW)


def test_that_refusals_are_asked_for_again_after_another_answer_with_as_many(
    qtbot: QtBot, place: FeedPlace
) -> None:
    opened(qtbot, place)
    one = health("a", rejected=2)
    with qtbot.waitSignal(place.quarantine_requested):
        place.show_healths([replace(one, state=replace(one.state, next_at=NOW + timedelta(hours=1)))], NOW)


def test_that_more_refusals_leave_the_chosen_item_chosen(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    qtbot.keyClicks(place.table, "Q")
    table = place.focusWidget()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    place.show_quarantine(BAD)
    place.show_quarantine((replace(BAD[0], index=1), *BAD))
    raw = place.findChild(QPlainTextEdit)
    assert raw is not None
    assert '"n": 8' in raw.toPlainText()


def test_that_enter_goes_into_the_side_and_escape_back(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    qtbot.keyClick(place.table, Qt.Key.Key_Return)
    assert not place.table.hasFocus()
    assert place.side.isAncestorOf(place.focusWidget())
    qtbot.keyClick(place.focusWidget(), Qt.Key.Key_Escape)
    assert place.table.hasFocus()


def test_that_the_log_says_how_each_request_ended(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    qtbot.keyClicks(place.table, "L")
    ended = FeedAttempt(
        NOW, FeedCondition.FAILED, took_ms=930, byte_count=2048, status=503, rejected=3, reason=NO_TIME
    )
    place.show_log((ended,))
    model = place.findChild(LogModel)
    assert model is not None
    assert [model.index(0, column).data() for column in LogColumn] == [
        "16:42:05", "Lost", "503", "930 ms", "2.0 KiB", "", "3", "No time",
    ]  # fmt: skip
    qtbot.keyClick(place.focusWidget(), Qt.Key.Key_Down)
    assert says(place, "No time")


def test_that_an_open_log_follows_each_answer(qtbot: QtBot, place: FeedPlace) -> None:
    opened(qtbot, place)
    qtbot.keyClicks(place.table, "L")
    with qtbot.assertNotEmitted(place.log_requested):
        place.show_healths([health("a", rejected=2)], NOW)
    with qtbot.waitSignal(place.log_requested) as asked:
        place.show_healths([health("a", rejected=2, age_s=1.0)], NOW)
    assert asked.args == ["a"]


def test_that_the_chosen_line_of_the_log_stays_chosen_when_another_comes(qtbot: QtBot) -> None:
    lines = [FeedAttempt(NOW + timedelta(seconds=n), FeedCondition.OK, took_ms=n) for n in range(6)]
    model = LogModel(zone=WIB, language="en")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(lines[2::-1])
    chosen = QPersistentModelIndex(model.index(1, LogColumn.DURATION))
    model.show(lines[3:0:-1])
    assert (chosen.row(), chosen.data()) == (2, "1 ms")
    assert model.rowCount() == 3
    model.show(lines[:3:-1])
    assert not chosen.isValid()
    del tester
