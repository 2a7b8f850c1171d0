"""Every feed but one misbehaves at once: that one does not notice, and the panel says what was refused and why."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtWidgets import QTableView, QTableWidget
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand

from services.domain.text import Language
from widgets.feeds.feed_model import ITEMS, REASON, REFUSED

# what the server does: words of the reason in English and in Indonesian
ATTACKS = {
    "garbage": ("not UTF-8 text", "bukan teks UTF-8"),
    "portal": ("web page", "halaman web"),
    "portal-as-json": ("web page", "halaman web"),
    "huge": ("bigger than 8 MiB", "lebih besar dari 8 MiB"),
    "bomb": ("bigger than 8 MiB", "lebih besar dari 8 MiB"),
    "drip": ("too slow", "terlalu lambat"),
    "drip-headers": ("too slow", "terlalu lambat"),
    "nan": ("infinite or NaN", "tak hingga atau NaN"),
}
LANGUAGES: tuple[tuple[Language, int], ...] = (("en", 0), ("id", 1))
NO_ID = ("it has no number or key", "tidak ada nomor atau kunci")
DEADLINE_S = 1.0
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def bad() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


@pytest.fixture
def good() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.bodies["/aduan"] = reports(citizen_report())
        yield server


@pytest.fixture
def stand(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, bad: HostileServer, good: HostileServer
) -> Iterator[Stand]:
    hostile = [
        feed(path, bad.url(f"/{path}"), interval_s=600.0, deadline_s=DEADLINE_S) for path in (*ATTACKS, "many")
    ]
    room = profile(*hostile, feed("aduan", good.url("/aduan")))
    with room_stand(tmp_path, qtbot, profile=room, clock=clock) as running:
        yield running


def test_that_a_good_feed_is_asked_on_time_while_all_others_misbehave(stand: Stand, good: HostileServer) -> None:
    stand.wait_listed(1)
    asked = good.count("/aduan")
    good.bodies["/aduan"] = reports(citizen_report(), citizen_report(2))
    stand.wait_listed(2)
    stand.wait(lambda: good.count("/aduan") > asked + 4, timeout_ms=4000)
    assert column(stand, REASON)["aduan"] == ""


def test_that_the_panel_says_of_each_feed_what_was_refused_and_why(stand: Stand) -> None:
    for language, number in LANGUAGES:
        stand.desk.feeds.set_language(language)
        for name, words in ATTACKS.items():
            stand.wait(lambda n=name, w=words[number]: w in column(stand, REASON)[n], timeout_ms=PATIENCE_MS)


def test_that_three_bad_items_of_ten_thousand_are_set_aside_and_the_rest_is_taken(stand: Stand) -> None:
    stand.wait(lambda: column(stand, REFUSED)["many"] == "3", timeout_ms=PATIENCE_MS)
    assert column(stand, ITEMS)["many"] == "9997"
    table = stand.desk.feeds.findChild(QTableView)
    shown = stand.desk.feeds.findChild(QTableWidget)
    assert table is not None
    assert shown is not None
    table.selectRow(list(column(stand, ITEMS)).index("many"))
    stand.wait(lambda: shown.rowCount() == 3)
    for language, number in LANGUAGES:
        stand.desk.feeds.set_language(language)
        assert [shown.item(row, 1).text() for row in range(3)] == [NO_ID[number]] * 3


def column(stand: Stand, column: int) -> Mapping[str, str]:
    """Return what the feed panel says in ``column``, by feed id."""
    table = stand.desk.feeds.findChild(QTableView)
    assert table is not None
    model, feeds = table.model(), stand.room.profile.feeds
    return {row.feed_id: str(model.data(model.index(n, column)) or "") for n, row in enumerate(feeds)}
