"""A technician's ten minutes: a source nobody has heard of, from its address to the map and the queue, without code."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from room_stand import Stand, room_stand, words_of

from services.profile.feed_writer import FeedWriter, added_feeds_path
from services.profile.loader import load_profile
from widgets.feeds.payload_window import PayloadWindow
from widgets.feeds.source_wizard import SourceWizard

SECRET = "sangat-rahasia-12345"
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


def test_that_what_is_only_for_the_map_is_seen_there_and_opens_nothing(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, city: Path
) -> None:
    words = ["--profile", str(city)]
    with room_stand(tmp_path / "data", qtbot, profile=load_profile(city), clock=clock, words=words) as stand:
        wizard = add_source(stand, qtbot, server.url("/pos/laporan"))
        click(qtbot, wizard, "Only on the map")
        click(qtbot, wizard, "Next")
        qtbot.keyClicks(wizard.saving.name, "Pos pantau")
        click(qtbot, wizard, "Save and start")
        stand.wait(lambda: len(stand.desk.map._state.observations.things) == 2)
        stand.desk.window.show_place("operations")
        stand.wait_map()
        switch = stand.desk.map.findChild(QAbstractButton, "layer_observation")
        assert isinstance(switch, QAbstractButton)
        assert switch.text().startswith("Observations 2")
        stand.wait(lambda: stand.desk.map._host.view.isVisible())
        assert stand.desk.queue.model.rowCount() == 0


def test_that_a_dropped_table_is_looked_at_before_anything_is_taken_in(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, city: Path
) -> None:
    table = tmp_path / "call centre.csv"
    rows = [f"112-{n};21/11/2026;16.{n:02};Banjir di gang {n};-5,14;119,42" for n in range(3)]
    table.write_text("\n".join(["no tiket;tanggal;jam;laporan;lintang;bujur", *rows, "=2+2;x"]), "utf-8")
    words = ["--profile", str(city)]
    with room_stand(tmp_path / "data", qtbot, profile=load_profile(city), clock=clock, words=words) as stand:
        drop(stand, table)
        stand.wait(lambda: stand.desk.window.findChildren(PayloadWindow))
        (window,) = stand.desk.window.findChildren(PayloadWindow)
        stand.wait(lambda: window.trial() is not None and window.may_finish())
        assert any("3 accepted, 1 rejected" in text for text in words_of(window))
        assert stand.room.store.readers.counts().reports == 0
        click(qtbot, window, "Copy rejected")
        assert "row 5" in QGuiApplication.clipboard().text()
        click(qtbot, window, "Take in 3")
        stand.wait_listed(3)
        click_absent(window, "Take in")
        QGuiApplication.clipboard().setText(table.read_text("utf-8"))
        stand.desk.queue.keep_focus()
        stand.desk.window.activateWindow()
        stand.wait(stand.desk.window.isActiveWindow)
        qtbot.keyClick(stand.desk.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        stand.wait(lambda: (sample := window.sample()) is not None and sample.name == "tempel.txt")


def test_that_a_huge_file_is_refused_in_words_and_nothing_is_taken_in(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, city: Path
) -> None:
    huge = tmp_path / "besar.csv"
    with huge.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with room_stand(tmp_path / "data", qtbot, profile=load_profile(city), clock=clock) as stand:
        drop(stand, huge)
        stand.wait(lambda: stand.desk.window.findChildren(PayloadWindow))
        (window,) = stand.desk.window.findChildren(PayloadWindow)
        stand.wait(lambda: any("Too big: 500 MiB" in text for text in words_of(window)))
        assert window.sample() is None


def test_that_a_drill_asks_nobody_outside(tmp_path: Path, qtbot: QtBot, clock: FakeClock, city: Path) -> None:
    drill = replace(load_profile(city), is_drill=True, feeds=())
    with room_stand(tmp_path / "data", qtbot, profile=drill, clock=clock) as stand:
        stand.desk.window.show_place("feeds")
        click(qtbot, stand.desk.feeds, "Add source")
        wizard = wizard_of(stand)
        qtbot.keyClicks(wizard.source.url, "https://pos.example.go.id/data")
        click(qtbot, wizard, "Ask")
        stand.wait(lambda: any("This is a drill" in text for text in words_of(wizard)))
        assert "LATIHAN" in words_of(wizard)


def test_that_a_key_is_sent_and_kept_and_written_nowhere_else(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, city: Path
) -> None:
    words = ["--profile", str(city)]
    with room_stand(tmp_path / "data", qtbot, profile=load_profile(city), clock=clock, words=words) as stand:
        stand.room.secrets._find_vault = lambda: None
        stand.desk.window.show_place("feeds")
        click(qtbot, stand.desk.feeds, "Add source")
        source = wizard_of(stand).source
        source.kind.setCurrentIndex(1)
        qtbot.keyClicks(source.key_name, "X-Api-Key")
        qtbot.keyClicks(source.secret, SECRET)
        wizard = add_source(stand, qtbot, server.url("/pos/laporan"))
        click(qtbot, wizard, "Next")
        qtbot.keyClicks(wizard.saving.name, "Pos rahasia")
        click(qtbot, wizard, "Save and start")
        stand.wait_listed(2)
        asked = [headers for path, headers in server.requests if path == "/pos/laporan"]
        assert [headers.get("x-api-key") for headers in asked] == [SECRET, SECRET]
        assert stand.room.secrets.get("pos_rahasia_key") == SECRET
        assert source.secret.text() == ""
    holders = [
        path.name for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    assert holders == ["secrets.json"]


def test_that_a_slow_source_can_be_given_up(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, city: Path
) -> None:
    with room_stand(tmp_path / "data", qtbot, profile=load_profile(city), clock=clock) as stand:
        stand.desk.window.show_place("feeds")
        click(qtbot, stand.desk.feeds, "Add source")
        wizard = wizard_of(stand)
        qtbot.keyClicks(wizard.source.url, server.url("/drip"))
        click(qtbot, wizard, "Ask")
        assert server.wait_for("/drip")
        click(qtbot, wizard, "Cancel")
        stand.wait(lambda: any("Cancelled." in text for text in words_of(wizard)))
        assert wizard.source.ask.isEnabled()
        wizard.source.url.clear()
        qtbot.keyClicks(wizard.source.url, "https://x.example/data?api_key=geheim")
        click(qtbot, wizard, "Ask")
        stand.wait(lambda: any("There is a key in this address" in text for text in words_of(wizard)))


def drop(stand: Stand, path: Path) -> None:
    """Drop a file on the window as a file manager does."""
    data, window = QMimeData(), stand.desk.window
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, action = QPointF(400.0, 300.0), Qt.DropAction.CopyAction
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, data, button, key)
    QCoreApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QCoreApplication.sendEvent(window, QDropEvent(place, action, data, button, key))


def click_absent(window: QWidget, words: str) -> None:
    """There is nothing of that name to press any more."""
    buttons = window.findChildren(QAbstractButton)
    assert not [b for b in buttons if b.text().startswith(words) and b.isEnabled()]


def test_that_a_shipped_profile_is_not_touched(tmp_path: Path, city: Path) -> None:
    writer = FeedWriter(city, overlay=added_feeds_path(tmp_path), is_shipped=True)
    assert writer.target == tmp_path / "profile-feeds.toml"
