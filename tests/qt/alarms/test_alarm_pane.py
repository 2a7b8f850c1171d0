"""The alarm list and the strip's cell: what is said, what keeps its place, what every key does."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from small_room import NOW

from services.domain.alarm import Alarm, AlarmGroup, AlarmSource
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.alarms.alarm_cell import AlarmCell
from widgets.alarms.alarm_model import AlarmColumn, AlarmModel, key_of
from widgets.alarms.alarm_pane import AlarmPane
from widgets.desk.status_strip import StatusStrip
from widgets.theme.theme import Theme

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
LONGEST = {Severity.P1: 0, Severity.P2: 30, Severity.P3: 480, Severity.P4: 1440}


def alarm(n: int, priority: Severity = Severity.P2, **changes: object) -> Alarm:
    at = NOW - timedelta(seconds=n)
    title = Label(id=f"Laporan {n}", en="")
    made = Alarm(f"incident:{n}", AlarmSource.INCIDENT, str(n), priority, title, at, at, "banjir")
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def pane(qtbot: QtBot, dark: Theme) -> AlarmPane:
    made = AlarmPane(dark, {"banjir": Label(id="Banjir", en="Flood")}, longest_shelf_min=LONGEST, now=NOW)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, Fatal, made)
    made.resize(1400, 400)
    return made


def texts(model: AlarmModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in AlarmColumn]


def test_that_a_row_says_state_cause_and_what_must_be_known(pane: AlarmPane) -> None:
    pane.model.set_language("en")
    shelved = alarm(3, shelved_until=NOW + timedelta(minutes=22), shelve_reason="pompa")
    known = alarm(90_000, acknowledged_at=NOW, acknowledged_by="Siti", comment="ditelepon", count=3)
    pane.show_rows((alarm(1), known, shelved), frozenset({"incident:1"}), ())
    assert texts(pane.model, 0) == ["P2", "Calling", "Nobody answers", "Laporan 1", "chattering", "", "1 s"]
    assert texts(pane.model, 1)[1] == "Acknowledged"
    assert texts(pane.model, 1)[4:] == ["stale, over 24 h · Siti: ditelepon", "3x", "1 d"]
    assert texts(pane.model, 2)[1] == "Shelved"
    assert texts(pane.model, 2)[4] == "shelved, back in 22 min: pompa"


def test_that_nothing_to_answer_is_said_in_a_sentence(qtbot: QtBot, pane: AlarmPane) -> None:
    pane.open()
    assert "No alarm" in [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    qtbot.keyClick(pane.focusProxy(), Qt.Key.Key_Escape)
    assert not pane.isVisible()


def test_that_every_key_has_its_effect(qtbot: QtBot, pane: AlarmPane) -> None:
    p2, p1 = alarm(1), alarm(2, Severity.P1)
    pane.show_rows((p2, p1), frozenset(), (p1,))
    pane.open()
    qtbot.waitUntil(pane.table.hasFocus)
    with qtbot.waitSignal(pane.wishes.acknowledge_wished) as heard:
        qtbot.keyClick(pane.table, Qt.Key.Key_A)
    assert heard.args == [(p2,), ""]
    with qtbot.waitSignal(pane.wishes.mute_wished):
        qtbot.keyClick(pane.table, Qt.Key.Key_M)
    with qtbot.waitSignal(pane.wishes.cause_wished) as heard:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert heard.args == [p2]
    qtbot.keyClick(pane.table, Qt.Key.Key_H)
    field = pane.window().focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert pane.form.isVisible()  # without a reason nothing is put aside
    qtbot.keyClicks(field, "pompa rusak")
    with qtbot.waitSignal(pane.wishes.shelve_wished) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard.args == [p2, "pompa rusak", 1800.0]
    pane.finish_form()
    qtbot.keyClick(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(pane.window().focusWidget(), "sudah")
    with qtbot.waitSignal(pane.wishes.acknowledge_wished) as heard:
        qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Return)
    assert heard.args == [(p2,), "sudah"]


def test_that_a_group_is_answered_with_a_comment_only(qtbot: QtBot, pane: AlarmPane) -> None:
    group = AlarmGroup(AlarmSource.INCIDENT, "banjir", (alarm(1), alarm(2)))
    pane.model.set_language("en")
    pane.show_rows((group,), frozenset(), ())
    assert texts(pane.model, 0)[3] == "Flood: 2 alarms"
    pane.open()
    qtbot.waitUntil(pane.table.hasFocus)
    with qtbot.assertNotEmitted(pane.wishes.acknowledge_wished):
        qtbot.keyClick(pane.table, Qt.Key.Key_A)
    qtbot.keyClicks(pane.window().focusWidget(), "satu banjir yang sama")
    with qtbot.waitSignal(pane.wishes.acknowledge_wished) as heard:
        qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Return)
    assert heard.args == [group.members, "satu banjir yang sama"]
    pane.finish_form()
    with qtbot.waitSignal(pane.wishes.group_toggled) as toggled:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert toggled.args == [group.key]


def test_that_the_p1_is_named_above_whatever_the_list_shows(pane: AlarmPane) -> None:
    p1 = alarm(1, Severity.P1)
    pane.show_load(AlarmLoad(alarm_count=150, raised_in_10_min=140, is_flood=True))
    pane.show_rows((alarm(2),), frozenset(), (p1,))
    title, named, _ = pane.head.words()
    assert title == "Alarms (150)   flood: 140 in 10 min, grouped by cause"
    assert named == "P1: 1 calling, newest Laporan 1"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 9), unique=True, max_size=10)), max_size=8))
def test_that_a_held_list_never_moves_a_row(qtbot: QtBot, steps: list[tuple[bool, list[int]]]) -> None:
    model = AlarmModel({}, now=NOW)
    tester = QAbstractItemModelTester(model, Fatal)
    for is_held, numbers in steps:
        before = [key_of(model.row_at(n)) for n in range(model.rowCount())]
        if is_held:
            model.hold()
        else:
            model.release()
            before = []
        model.show_rows([alarm(n) for n in numbers], frozenset())
        after = [key_of(model.row_at(n)) for n in range(model.rowCount())]
        assert after[: len(before)] == before
        assert set(after) >= {f"incident:{n}" for n in numbers}
        if not is_held:
            assert after == [f"incident:{n}" for n in numbers]
    del tester


def test_that_the_strip_is_the_twin_of_the_sound(qtbot: QtBot, dark: Theme) -> None:
    zone = ZoneInfo("Asia/Jakarta")
    strip = StatusStrip(theme=dark, zone=zone, zone_label="WIB", language="en")
    qtbot.addWidget(strip)
    strip.show()
    cell = strip.findChild(AlarmCell)
    assert not cell.is_pulsing()
    strip.show_time(NOW)
    strip.show_alarms(AlarmLoad(1, 1, worst=Severity.P2, muted_until=NOW + timedelta(seconds=43)))
    said = [label.text() for label in strip.findChildren(QLabel) if label.isVisible()]
    assert "▲ sound off, 0:43" in said
    assert (cell.worst, cell.is_pulsing()) == (Severity.P2, True)
    strip.stand_still()
    assert not cell.is_pulsing()
    strip.show_heard(False)
    said = [label.text() for label in strip.findChildren(QLabel) if label.isVisible()]
    assert "▲ no loudspeaker: alarms are seen only" in said
    with qtbot.waitSignal(strip.alarms_opened):
        qtbot.keyClick(cell, Qt.Key.Key_Return)


def test_that_what_may_not_be_shelved_is_asked_of_the_rules_at_once(qtbot: QtBot, pane: AlarmPane) -> None:
    p1 = alarm(1, Severity.P1)
    pane.show_rows((p1,), frozenset(), (p1,))
    pane.open()
    qtbot.waitUntil(pane.table.hasFocus)
    with qtbot.waitSignal(pane.wishes.shelve_wished) as heard:
        qtbot.keyClick(pane.table, Qt.Key.Key_H)
    assert heard.args == [p1, "", 0.0]
    assert not pane.form.isVisible()
