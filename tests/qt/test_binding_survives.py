"""PySide6 6.12.0 on Python 3.11 loses a reference on every call that returns nothing, and aborts in minutes."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 20_000


class Bell(QObject):
    rung = Signal(bool)


def test_that_twenty_thousand_setter_calls_cost_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("kejadian")
    assert abs(sys.getrefcount(None) - before) < CALLS // 100


def test_that_twenty_thousand_emits_cost_no_reference_to_true(qtbot: QtBot) -> None:
    bell = Bell()
    heard = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        bell.rung.emit(True)
    assert len(heard) == CALLS
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < CALLS // 100
