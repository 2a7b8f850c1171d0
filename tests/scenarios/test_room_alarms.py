"""A whole console in an alarm flood: what it says, what it keeps in sight, and that the operator can go on typing."""

from datetime import timedelta
from pathlib import Path

from fake_clock import FakeClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from room_stand import Stand, profile, room_stand, words_of

from services.domain.alarm import Alarm, AlarmGroup, AlarmState
from services.domain.event import Event, EventKind
from services.domain.log import Batch
from services.domain.severity import Severity

Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def report(stand: Stand, *numbers: int, severity: Severity = Severity.P2, category: str = "banjir") -> None:
    """Have incidents opened as a feed's rule opens them: nobody has answered."""
    now = stand.room.clock.now()
    events = tuple(
        Event(
            f"open-{n}",
            EventKind.OPENED,
            now,
            "feed:lapor",
            "A",
            f"i-{n}",
            data={
                "category": category,
                "severity": int(severity),
                "title": f"Laporan {n}",
                "description": "",
                "place": "",
                "district": "",
                "point": None,
                "channel": "feed",
                "reporter": "",
                "source": "lapor",
                "external_id": str(n),
                "ack_due_at": None,
                "due_at": None,
                "is_drill": False,
            },
        )
        for n in numbers
    )
    stand.room.store.append(Batch(events)).result()


def strip_says(stand: Stand, words: str) -> bool:
    return any(words in text for text in words_of(stand.desk.strip))


def test_that_a_flood_of_300_keeps_the_p1_on_top_and_the_operator_typing(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FakeClock()
    with room_stand(tmp_path / "data", qtbot, profile=profile(), clock=clock) as stand:
        pane = stand.desk.alarms
        QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
        stand.wait(lambda: stand.room.alarms.has_begun)
        stand.press(Qt.Key.Key_F8)
        assert pane.isVisible()
        stand.press("/")
        line = stand.desk.commands.findChild(QLineEdit)
        assert line is not None
        typed = ""
        for first in range(0, 300, 10):
            severity = Severity.P1 if first == 150 else Severity.P2
            category = "sampah" if first % 20 else "banjir"
            report(stand, *range(first, first + 9), category=category)
            report(stand, first + 9, severity=severity, category=category)
            qtbot.keyClick(line, Qt.Key.Key_A)
            typed += "a"
            clock.advance(2)
            stand.room.alarms.tick()
            assert stand.desk.window.focusWidget() is line
        stand.wait(lambda: stand.room.alarms.load.alarm_count == 300)
        assert line.text() == "/" + typed
        assert stand.room.alarms.load.is_flood
        assert stand.room.alarms.load.sounding is Severity.P1
        stand.wait(lambda: strip_says(stand, "alarms 300 · 300 in 10 min · alarm flood"))
        stand.wait(lambda: pane.model.rowCount() == 3 and _grouped(stand) == 299)
        rows = [pane.model.row_at(n) for n in range(3)]
        assert isinstance(rows[0], Alarm)
        assert rows[0].priority is Severity.P1
        assert {row.category for row in rows[1:]} == {"banjir", "sampah"}
        title, p1, _ = pane.head.words()
        assert "flood: 300 in 10 min" in title
        assert "P1: 1 calling" in p1
        stand.wait(lambda: _raised(stand) == 300 or stand.room.alarms.tick())  # a batch of 200 a tick


def test_that_an_alarm_is_answered_shelved_and_muted_by_keys_and_a_restart_remembers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = FakeClock()
    with room_stand(tmp_path / "data", qtbot, profile=profile(), clock=clock) as stand:
        stand.wait(lambda: stand.room.alarms.has_begun)
        report(stand, 1, 2, 3)
        stand.wait(lambda: stand.room.alarms.load.alarm_count == 3)
        before = stand.desk.window.focusWidget()
        stand.press(Qt.Key.Key_F8)
        pane = stand.desk.alarms
        assert pane.model.rowCount() == 3
        stand.press("a")
        stand.wait(lambda: stand.room.alarms.load.alarm_count == 2)
        stand.wait(lambda: _is_answered(stand, "i-1"))
        stand.press(Qt.Key.Key_Down)
        stand.press("h")
        stand.press("pompa diperbaiki")
        stand.press(Qt.Key.Key_Return)
        stand.wait(lambda: stand.room.alarms.load.shelved_count == 1)
        assert strip_says(stand, "1 shelved")
        stand.wait(lambda: pane.table.hasFocus())
        stand.press(Qt.Key.Key_Down)
        stand.press("m")
        stand.wait(lambda: strip_says(stand, "sound off, 1:00"))
        clock.advance(20)
        stand.desk.strip.show_time(clock.now())
        assert strip_says(stand, "sound off, 0:40")
        stand.press("A", Shift)
        stand.press("sudah ditelepon")
        stand.press(Qt.Key.Key_Return)
        stand.wait(lambda: stand.room.alarms.load.alarm_count == 0 and pane.table.hasFocus())
        stand.press(Qt.Key.Key_Escape)
        assert not pane.isVisible()
        assert stand.desk.window.focusWidget() is before
    with room_stand(tmp_path / "data", qtbot, profile=profile(), clock=clock) as stand:
        stand.wait(lambda: stand.room.alarms.load.shelved_count == 1)
        (shelved,) = stand.room.alarms.alarms()
        assert (shelved.subject, shelved.shelve_reason, shelved.shelved_by) == ("i-2", "pompa diperbaiki", "Siti")
        clock.advance(1800)
        stand.wait(lambda: stand.room.alarms.load.alarm_count == 1)
        assert stand.room.alarms.alarms()[0].state is AlarmState.ACTIVE_UNACKNOWLEDGED


def test_that_rows_keep_their_places_while_the_hand_is_on_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FakeClock()
    with room_stand(tmp_path / "data", qtbot, profile=profile(), clock=clock) as stand:
        stand.wait(lambda: stand.room.alarms.has_begun)
        report(stand, 1, 2)
        stand.wait(lambda: stand.room.alarms.load.alarm_count == 2)
        stand.press(Qt.Key.Key_F8)
        pane = stand.desk.alarms
        stand.press(Qt.Key.Key_Down)
        clock.advance(5)
        report(stand, 3, severity=Severity.P1)
        stand.wait(lambda: pane.model.rowCount() == 3)
        subjects = [pane.model.row_at(n).subject for n in range(3)]  # type: ignore[union-attr]
        assert subjects == ["i-1", "i-2", "i-3"]
        assert "P1: 1 calling" in pane.head.words()[1]
        assert pane.table.chosen_row() == 1
        stand.press("s")
        subjects = [pane.model.row_at(n).subject for n in range(3)]  # type: ignore[union-attr]
        assert subjects == ["i-3", "i-1", "i-2"]
        assert pane.table.chosen_row() == 2


def test_that_nothing_opens_or_takes_the_keyboard_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    with room_stand(tmp_path / "data", qtbot, profile=profile(), clock=FakeClock()) as stand:
        stand.wait(lambda: stand.room.alarms.has_begun)
        stand.press("/")
        before = stand.desk.window.focusWidget()
        report(stand, 1, severity=Severity.P1)
        stand.wait(lambda: stand.room.alarms.load.alarm_count == 1)
        assert not stand.desk.alarms.isVisible()
        assert stand.desk.window.focusWidget() is before


def _is_answered(stand: Stand, incident_id: str) -> bool:
    incident = stand.room.book.get(incident_id)
    return incident is not None and incident.is_acknowledged


def _grouped(stand: Stand) -> int:
    rows = [stand.desk.alarms.model.row_at(n) for n in range(stand.desk.alarms.model.rowCount())]
    return sum(len(row.members) for row in rows if isinstance(row, AlarmGroup))


def _raised(stand: Stand) -> int:
    now = stand.room.clock.now()
    events = stand.room.store.readers.alarm_events(now - timedelta(hours=1), now + timedelta(hours=1))
    return sum(event.kind is EventKind.ALARM_RAISED for event in events)
