"""A technician's ten minutes: a source nobody has heard of, from its address to the map and the queue, without code."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from room_stand import Stand, room_stand, words_of

from services.profile.feed_writer import FeedWriter, added_feeds_path
from services.profile.loader import load_profile
from widgets.feeds.source_wizard import SourceWizard

CITY = Path(__file__).parents[1] / "profiles" / "kota-contoh"
ROWS = [
    {
        "kd_lapor": "PK-1",
        "apa": "Pohon tumbang",
        "dicatat": "21/11/2026 16:30",
        "y": -5.14,
        "x": 119.42,
        "stat": "baru",
    },
    {
        "kd_lapor": "PK-2",
        "apa": "Jalan ambles",
        "dicatat": "21/11/2026 16:35",
        "y": -5.15,
        "x": 119.43,
        "stat": "baru",
    },
    {"kd_lapor": "", "apa": "Tanpa nomor", "dicatat": "21/11/2026 16:36", "y": -5.15, "x": 119.43, "stat": "baru"},
]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/pos/laporan"] = json.dumps({"hasil": {"baris": ROWS}}).encode()
        yield running


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return shutil.copytree(CITY, tmp_path / "kota")


def click(qtbot: QtBot, window: QWidget, words: str) -> None:
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.text().startswith(words)]
    assert buttons, (
        f"no button {words!r}: {[b.text() for b in window.findChildren(QAbstractButton) if b.isVisible()]}"
    )
    qtbot.waitUntil(buttons[0].isEnabled, timeout=8000)
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def click_row(qtbot: QtBot, table: QTableView, text: str) -> None:
    model = table.model()
    row = next(n for n in range(model.rowCount(QModelIndex())) if model.data(model.index(n, 0)) == text)
    place = table.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def wizard_of(stand: Stand) -> SourceWizard:
    return next(iter(stand.desk.window.findChildren(SourceWizard)))


def add_source(stand: Stand, qtbot: QtBot, url: str) -> SourceWizard:
    """Drive the wizard from the address to its end, by keys and mouse."""
    stand.desk.window.show_place("feeds")
    click(qtbot, stand.desk.feeds, "Add source")
    wizard = wizard_of(stand)
    qtbot.waitUntil(wizard.isVisible, timeout=3000)
    qtbot.keyClicks(wizard.source.url, url)
    qtbot.keyClick(wizard.source.url, Qt.Key.Key_Return)
    stand.wait(lambda: wizard.formats.isVisible() and wizard.trial() is not None)
    click_row(qtbot, wizard.formats.table, "mapped")
    click(qtbot, wizard, "Next")
    for field, meaning in (
        ("kd_lapor", "number or id"),
        ("apa", "title"),
        ("dicatat", "time"),
        ("stat", "status"),
    ):
        click_row(qtbot, wizard.fields.table, field)
        chip = next(c for c in wizard.fields._chips.values() if c.text().startswith(meaning))
        if not chip.isChecked():
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    click(qtbot, wizard, "Reports that open incidents")
    stand.wait(
        lambda: (trial := wizard.trial()) is not None and len(trial.accepted) == 2 and wizard.may_finish() is False
    )
    return wizard


def test_that_a_source_is_connected_without_code(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, city: Path
) -> None:
    before = {path: path.read_bytes() for path in city.rglob("*") if path.is_file()}
    words = ["--profile", str(city)]
    with room_stand(tmp_path / "data", qtbot, profile=load_profile(city), clock=clock, words=words) as stand:
        wizard = add_source(stand, qtbot, server.url("/pos/laporan"))
        assert len(wizard.view.points.placed()) == 2
        assert any("2 accepted, 1 rejected" in text for text in words_of(wizard))
        assert stand.desk.queue.model.rowCount() == 0
        click(qtbot, wizard, "Next")
        qtbot.keyClicks(wizard.saving.name, "Pos pantau kelurahan")
        click(qtbot, wizard, "Save and start")
        stand.wait_listed(2)
        stand.wait(lambda: not wizard.isVisible())
        assert "pos_pantau_kelurahan" in [h.feed.feed_id for h in stand.room.feeds.healths()]
    changed = [path.name for path, text in before.items() if path.read_bytes() != text]
    assert changed == ["feeds.toml"]
    again = load_profile(city)
    assert again.feeds[-1].feed_id == "pos_pantau_kelurahan"
    assert again.feeds[-1].feed_id in again.intake.report_feeds
    with room_stand(tmp_path / "data", qtbot, profile=again, clock=clock, words=words) as stand:
        stand.wait_listed(2)
        stand.room.feeds.refresh("pos_pantau_kelurahan")
        stand.wait(lambda: server.count("/pos/laporan") == 3)
        assert stand.desk.queue.model.rowCount() == 2


def test_that_a_shipped_profile_is_not_touched(tmp_path: Path, city: Path) -> None:
    writer = FeedWriter(city, overlay=added_feeds_path(tmp_path), is_shipped=True)
    assert writer.target == tmp_path / "profile-feeds.toml"
