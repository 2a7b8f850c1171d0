"""The command bar by real keys: completion, history, what it says before Enter and after."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from services.domain.incident import Incident, IncidentStatus
from services.domain.profile import USUAL_CLOSINGS
from services.domain.severity import Severity
from services.incidents.open_numbers import OpenNumbers
from widgets.desk.command_bar import CommandBar
from widgets.desk.command_context import CommandContext
from widgets.desk.command_line import CommandLine, CompletionList
from widgets.desk.keys_help import KeysHelp
from widgets.desk.verbs import VERBS, usage
from widgets.incidents.wishes import AssignWish
from widgets.theme.theme import Theme

Key = Qt.Key
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FLOOD = Incident("i42", "A-26-00042", "flood", Severity.P2, IncidentStatus.NEW, "Banjir <b>rob</b>", AT, AT)


@pytest.fixture
def desk(qtbot: QtBot, dark: Theme) -> QWidget:
    """A window with something that has the keyboard, and the bar below it."""
    numbers = OpenNumbers()
    numbers.add(FLOOD.incident_id, FLOOD.number)
    window, rows, bar = QWidget(), QWidget(), CommandBar(dark)
    rows.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout = QVBoxLayout(window)
    layout.addWidget(rows, 1)
    layout.addWidget(bar)
    bar.set_context(
        CommandContext(
            agencies={"BPBD": "BPBD", "DINSOS": "Dinas Sosial"},
            closings=USUAL_CLOSINGS,
            find=lambda word: [FLOOD for _ in numbers.find(word)],
            begin_with=lambda word: [FLOOD for _ in numbers.begin_with(word, limit=9)],
        )
    )
    qtbot.addWidget(window)
    window.resize(1200, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rows.setFocus()
    return window


@pytest.fixture
def bar(desk: QWidget) -> CommandBar:
    bar = desk.findChild(CommandBar)
    bar.focus_command()
    return bar


def line_of(bar: CommandBar) -> CommandLine:
    return bar.findChild(CommandLine)


def say(qtbot: QtBot, bar: CommandBar, text: str) -> None:
    line_of(bar).clear()
    qtbot.keyClicks(line_of(bar), text)


def heard(bar: CommandBar) -> str:
    return "\n".join(label.text() for label in bar.findChildren(QLabel))


def test_that_a_command_is_judged_while_it_is_typed_and_done_on_enter(qtbot: QtBot, bar: CommandBar) -> None:
    say(qtbot, bar, "/tugas 42")
    assert "Missing: at least one agency" in heard(bar)
    qtbot.keyClicks(line_of(bar), " polisi")
    assert "No agency is called “polisi”" in heard(bar)
    say(qtbot, bar, "/tugas 42 bpbd dinsos")
    assert "A-26-00042" in heard(bar)
    with qtbot.waitSignal(bar.commanded) as told:
        qtbot.keyClick(line_of(bar), Key.Key_Return)
    assert told.args[0].wish == AssignWish("i42", ("BPBD", "DINSOS"))
    assert line_of(bar).text() == ""


def test_that_a_refused_line_stays_to_be_mended(qtbot: QtBot, bar: CommandBar) -> None:
    say(qtbot, bar, "/terima 99")
    with qtbot.assertNotEmitted(bar.commanded):
        qtbot.keyClick(line_of(bar), Key.Key_Return)
    assert line_of(bar).text() == "/terima 99"
    assert "No open incident has the number “99”" in heard(bar)
    assert line_of(bar).hasFocus()


def test_that_tab_completes_verb_number_and_agency(qtbot: QtBot, bar: CommandBar) -> None:
    say(qtbot, bar, "/tug")
    for typed in ("", "4", "din"):
        qtbot.keyClicks(line_of(bar), typed)
        qtbot.keyClick(line_of(bar), Key.Key_Tab)
    assert line_of(bar).text() == "/tugas A-26-00042 DINSOS "
    assert line_of(bar).hasFocus()


def test_that_tab_goes_round_what_is_offered_and_a_click_takes_it(qtbot: QtBot, bar: CommandBar) -> None:
    say(qtbot, bar, "/tu")
    offers = bar.window().findChild(CompletionList)
    assert offers.isVisible()
    qtbot.keyClick(line_of(bar), Key.Key_Tab)
    qtbot.keyClick(line_of(bar), Key.Key_Tab)
    assert line_of(bar).text() == "/tutup "
    qtbot.keyClick(line_of(bar), Key.Key_Backtab)
    assert line_of(bar).text() == "/tugas "
    item = offers.visualItemRect(offers.item(1)).center()
    qtbot.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert (line_of(bar).text(), line_of(bar).hasFocus()) == ("/tutup ", True)


def test_that_what_is_offered_is_no_markup_and_lies_over_the_window(qtbot: QtBot, bar: CommandBar) -> None:
    say(qtbot, bar, "/kamera 4")
    offers = bar.window().findChild(CompletionList)
    assert offers.item(0).text() == "A-26-00042    Banjir <b>rob</b>"
    assert offers.parentWidget() is bar.window()
    assert offers.geometry().bottom() < bar.geometry().bottom()


def test_that_up_brings_back_what_was_said_and_down_the_empty_line(qtbot: QtBot, bar: CommandBar) -> None:
    for line in ("/cari pantura", "/cari rob", "/cari rob"):
        bar.focus_command()
        say(qtbot, bar, line)
        qtbot.keyClick(line_of(bar), Key.Key_Return)
    bar.focus_command()
    qtbot.keyClick(line_of(bar), Key.Key_Up)
    assert line_of(bar).text() == "/cari rob"
    qtbot.keyClick(line_of(bar), Key.Key_Up)
    qtbot.keyClick(line_of(bar), Key.Key_Up)
    assert line_of(bar).text() == "/cari pantura"
    qtbot.keyClick(line_of(bar), Key.Key_Down)
    qtbot.keyClick(line_of(bar), Key.Key_Down)
    assert line_of(bar).text() == "/"


def test_that_escape_gives_the_keyboard_back_and_the_last_notice_too(
    qtbot: QtBot, desk: QWidget, bar: CommandBar
) -> None:
    bar.show_notice("feed lost", "p2")
    say(qtbot, bar, "/ter")
    qtbot.keyClick(line_of(bar), Key.Key_Escape)
    assert "feed lost" in heard(bar)
    assert desk.focusWidget() is not line_of(bar)
    assert not bar.window().findChild(CompletionList).isVisible()


@pytest.mark.parametrize(
    "line", ["x" * 5000, "/" * 300, "\u202e/baru\u0000", "/catat 42 " + "\U0001f30a" * 700, "💥 %n {0}"]
)
def test_that_hostile_text_is_answered_and_breaks_nothing(qtbot: QtBot, bar: CommandBar, line: str) -> None:
    line_of(bar).setText(line)
    with qtbot.assertNotEmitted(bar.commanded):
        qtbot.keyClick(line_of(bar), Key.Key_Return)


def test_that_the_help_lists_every_verb_from_the_one_table(qtbot: QtBot) -> None:
    keys = KeysHelp()
    qtbot.addWidget(keys)
    texts = [label.text() for label in keys.findChildren(QLabel)]
    assert all(usage(verb) in texts for verb in VERBS)
    assert replace(VERBS[0], key="").names[0] == "/baru"
