"""What a console in Indonesian shows, read off every widget it has: no English left."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.exceptions import TimeoutError as Timeout
from pytestqt.qtbot import QtBot
from room_stand import HAS_INDONESIAN, Stand, citizen_report, feed, profile, reports, room_stand
from translation_catalogue import TRANSLATIONS, read_catalogue

pytestmark = pytest.mark.skipif(not HAS_INDONESIAN, reason="the translations were not built (make setup)")

INDONESIAN = read_catalogue(TRANSLATIONS / "icc_id.ts")
CHANGED = [m for m in INDONESIAN if m.source not in m.texts]


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock) -> Iterator[Stand]:
    with HostileServer() as server:
        server.bodies["/aduan"] = reports(citizen_report())
        feeds = feed("aduan", server.url("/aduan")), feed("putus", server.url("/missing"))
        with room_stand(tmp_path, qtbot, profile=profile(*feeds), clock=clock, language="id") as running:
            running.wait_listed(1)
            yield running


def test_that_a_desk_opened_in_indonesian_shows_no_english(stand: Stand) -> None:
    open_everything(stand)
    shown = set(texts_of(stand.desk.window))
    assert {"Antrean kejadian", "Cari di riwayat", "Terima", "Dibuka"} <= shown
    assert english_on(stand) == []


def test_that_a_desk_switched_to_indonesian_keeps_no_english(stand: Stand) -> None:
    stand.desk.commands.language_requested.emit()
    open_everything(stand)
    assert english_on(stand) != []
    stand.desk.commands.language_requested.emit()
    with suppress(Timeout):  # which texts stay English says more than that some do
        stand.wait(lambda: not english_on(stand))
    assert english_on(stand) == []


def english_on(stand: Stand) -> list[str]:
    return sorted(set(filter(is_english, texts_of(stand.desk.window))))


def open_everything(stand: Stand) -> None:
    """Visit every work place and every form of the detail pane."""
    for place in range(1, 7):
        stand.press(Qt.Key(Qt.Key.Key_0 + place), Qt.KeyboardModifier.ControlModifier)
    stand.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    stand.desk.queue.keep_focus()
    for key in "TSCX":
        stand.press(key)
        stand.press(Qt.Key.Key_Escape)


def texts_of(window: QWidget) -> Iterator[str]:
    """Yield everything that can be read or heard, shown or not."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from filter(None, (widget.toolTip(), widget.accessibleName(), widget.windowTitle()))
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit() | QPlainTextEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from chain([widget.placeholderText()], map(widget.itemText, range(widget.count())))
            case QTableView():
                yield from headers(widget)


def headers(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount() if model else 0):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


@cache
def is_english(text: str) -> bool:
    """Return whether the program said this in English: a source text, and no translation, reads so."""
    return any(fits(m.source, text) for m in CHANGED) and not any(
        fits(t, text) for m in INDONESIAN for t in m.texts
    )


def fits(pattern: str, text: str) -> bool:
    """Return whether ``text`` is ``pattern`` with its placeholders filled; one of few letters fits nothing."""
    said = compiled(pattern)
    return said is not None and said.fullmatch(text) is not None


@cache
def compiled(pattern: str) -> re.Pattern[str] | None:
    parts = re.split(r"\{\w*\}|%n", pattern)
    return re.compile(".+".join(map(re.escape, parts)), re.DOTALL) if sum(map(len, parts)) >= 4 else None


def test_that_the_reader_knows_english_from_indonesian() -> None:
    assert is_english("Saved 16:42 (no. 3)")
    assert not is_english("Tersimpan 16:42 (no. 3)")
    assert not is_english("Status")
