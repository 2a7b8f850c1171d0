"""The window: every place has a key, abnormal things take colour, and the strip never lies."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from services.domain.outbox import OutboxCounts
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from widgets.alarms.alarm_cell import AlarmCell
from widgets.desk.command_bar import CommandBar
from widgets.desk.focus_panes import FocusPanes
from widgets.desk.main_window import MainWindow
from widgets.desk.operations_place import OperationsPlace
from widgets.desk.rail import PLACES
from widgets.desk.settings_place import SettingsPlace
from widgets.desk.status_strip import StatusStrip
from widgets.theme.theme import Theme

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)


def strip(theme: Theme, language: str = "en") -> StatusStrip:
    return StatusStrip(theme=theme, zone=WIB, zone_label="WIB", language="id" if language == "id" else "en")


def words_of(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel))


@pytest.fixture
def window(qtbot: QtBot, any_theme: Theme) -> MainWindow:
    places = {place: QWidget() for place in PLACES}
    window = MainWindow(
        theme=any_theme, strip=strip(any_theme), commands=CommandBar(any_theme), places=places, room="Indramayu"
    )
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize(("number", "place"), list(enumerate(PLACES, start=1)))
def test_that_every_place_has_its_key(qtbot: QtBot, window: MainWindow, number: int, place: str) -> None:
    window.show_place("settings" if place != "settings" else "cctv")
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    assert window.place == place


def test_that_a_slash_leads_to_the_command_bar_and_escape_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    line = window.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "/"


@pytest.mark.parametrize(
    ("typed", "signal", "argument"),
    [
        ("/cctv", "place_requested", ["cctv"]),
        ("A-26-00042", "number_requested", ["A-26-00042"]),
        ("/cari banjir rob", "search_requested", ["banjir rob"]),
        ("/BARU", "new_requested", []),
    ],
)
def test_that_a_command_does_what_it_says(
    qtbot: QtBot, dark: Theme, typed: str, signal: str, argument: list[str]
) -> None:
    bar = CommandBar(dark)
    qtbot.addWidget(bar)
    line = bar.findChild(QLineEdit)
    assert line is not None
    line.setText(typed)
    with qtbot.waitSignal(getattr(bar, signal)) as heard:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard.args == argument
    assert line.text() == ""


def test_that_an_unknown_command_is_answered_and_kept(qtbot: QtBot, dark: Theme) -> None:
    bar = CommandBar(dark)
    qtbot.addWidget(bar)
    line = bar.findChild(QLineEdit)
    assert line is not None
    line.setText("/terbang")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "/terbang" in words_of(bar)
    assert line.text() == "/terbang"


def test_that_time_is_the_rooms_own(qtbot: QtBot, dark: Theme) -> None:
    shown = strip(dark)
    qtbot.addWidget(shown)
    shown.show_time(NOW)
    assert "21 Nov 2026  16.42.05 WIB" in words_of(shown)


def test_that_only_the_abnormal_has_a_shape(qtbot: QtBot, dark: Theme) -> None:
    shown = strip(dark)
    qtbot.addWidget(shown)
    shown.show_alarms(AlarmLoad())
    shown.show_feeds(6, 6)
    shown.show_network(True)
    assert not set("◆▲") & set(words_of(shown))
    shown.show_alarms(AlarmLoad(alarm_count=2, raised_in_10_min=4, worst=Severity.P1))
    shown.show_feeds(5, 6)
    shown.show_network(False)
    words = words_of(shown)
    assert "alarms 2 · 4 in 10 min" in words
    assert shown.findChild(AlarmCell).worst is Severity.P1  # a shape, painted
    assert "▲ feeds 5/6" in words
    assert "▲ network off" in words


def test_that_what_waits_to_be_sent_says_since_when(qtbot: QtBot, dark: Theme) -> None:
    shown = strip(dark)
    qtbot.addWidget(shown)
    shown.show_time(NOW)
    shown.show_outbox(OutboxCounts(unsent=3, held=1, oldest_at=NOW - timedelta(minutes=12)))
    assert "outbox 3, oldest 12 min, 1 held" in words_of(shown)


def test_that_a_drill_says_so_on_strip_frame_and_title(qtbot: QtBot, window: MainWindow, any_theme: Theme) -> None:
    before = window.grab().toImage()
    window.show_drill()
    assert "LATIHAN" in window.windowTitle()
    corner = window.grab().toImage().pixelColor(1, 1)
    assert corner == any_theme.color("drill")
    assert before.pixelColor(1, 1) != corner


def test_that_splitters_are_put_back_and_a_foreign_layout_is_passed_over(qtbot: QtBot) -> None:
    def desk() -> OperationsPlace:
        place = OperationsPlace(
            map_pane=QWidget(), cctv=QWidget(), quick_wins=QWidget(), queue=QWidget(), detail=QWidget()
        )
        qtbot.addWidget(place)
        place.resize(1600, 900)
        return place

    first, second = desk(), desk()
    kept = first.layout_state()
    second.restore_layout({**kept, "whole": b"not a layout"})
    assert second.layout_state()["left"] == kept["left"]


def test_that_choices_are_wishes_and_not_acts(qtbot: QtBot, dark: Theme) -> None:
    place = SettingsPlace(theme=dark, language="id", operator="")
    qtbot.addWidget(place)
    name = place.findChild(QLineEdit)
    assert name is not None
    name.setText("  Siti Aminah ")
    with qtbot.waitSignal(place.operator_named) as named:
        name.editingFinished.emit()
    assert named.args == ["Siti Aminah"]


def test_that_the_keys_shown_are_those_of_the_pane_with_the_focus(qtbot: QtBot, dark: Theme) -> None:
    queue, field, elsewhere, bar = QWidget(), QLineEdit(), QWidget(), CommandBar(dark)
    field.setParent(queue)
    for widget in (queue, elsewhere, bar):
        qtbot.addWidget(widget)
    focus = FocusPanes({"queue": queue})
    focus.changed.connect(bar.show_keys_of)
    focus.follow(None, field)
    focus.follow(field, None)
    assert "A acknowledge" in words_of(bar)
    focus.follow(None, elsewhere)
    assert "A acknowledge" not in words_of(bar)
