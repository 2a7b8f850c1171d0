"""Every feed but one misbehaves at once: that one does not notice, and the panel says what was refused and why."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand

from services.domain.text import Language
from widgets.feeds.feed_cells import FeedColumn
from widgets.feeds.refused_model import RefusedColumn, RefusedModel

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
DEADLINE_S = (
    6.0  # what is slow on purpose never ends; what is merely large must not be taken for it on a busy machine
)
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
    assert column(stand, FeedColumn.REASON)["aduan"] == ""


def test_that_the_panel_says_of_each_feed_what_was_refused_and_why(stand: Stand) -> None:
    for language, number in LANGUAGES:
        stand.desk.feeds.set_language(language)
        for name, words in ATTACKS.items():
            stand.wait(
                lambda n=name, w=words[number]: w in column(stand, FeedColumn.REASON)[n], timeout_ms=PATIENCE_MS
            )


def test_that_three_bad_items_of_ten_thousand_are_set_aside_and_the_rest_is_taken(stand: Stand) -> None:
    stand.wait(lambda: column(stand, FeedColumn.REFUSED)["many"] == "3", timeout_ms=PATIENCE_MS)
    panel = stand.desk.feeds
    assert next(row.health.accepted for row in panel.model.rows() if row.feed_id == "many") == 9997
    stand.desk.window.show_place("feeds")
    panel.table.choose("many")
    refused = panel.findChild(RefusedModel)
    assert refused is not None
    stand.wait(lambda: refused.rowCount() == 3)
    for language, number in LANGUAGES:
        panel.set_language(language)
        reasons = [refused.index(row, RefusedColumn.REASON).data() for row in range(3)]
        assert reasons == [NO_ID[number]] * 3


def column(stand: Stand, column: FeedColumn) -> Mapping[str, str]:
    """Return what the feed panel says in ``column``, by feed id."""
    model = stand.desk.feeds.model
    return {row.feed_id: str(model.index(n, column).data()) for n, row in enumerate(model.rows())}
