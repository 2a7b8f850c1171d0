"""The feed panel: which source is late and why, at a glance, and what was refused of it."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView, QTableWidget
from pytestqt.qtbot import QtBot

from services.domain.feed import Feed, FeedCondition, FeedHealth, FeedState, QuarantinedItem
from services.domain.freshness import UNKNOWN, Freshness, FreshnessState
from services.domain.text import Label
from widgets.feeds.feed_model import AGE, CONDITION, REASON, FeedModel
from widgets.feeds.feed_place import FeedPlace
from widgets.theme.theme import Theme

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
GEMPA = Feed(
    "bmkg_autogempa", Label("Gempa BMKG", "BMKG earthquake"), "https://data.bmkg.go.id/x", "bmkg", 60.0, 300.0
)
LOST = Label("BMKG tidak menjawab", "BMKG did not answer")


def ok() -> FeedHealth:
    fresh = Freshness(FreshnessState.LIVE, NOW, 12.0)
    return FeedHealth(GEMPA, FeedCondition.OK, fresh, FeedState("bmkg_autogempa", last_ok_at=NOW), 15, 0)


def failed() -> FeedHealth:
    state = FeedState("bmkg_autogempa", failures=3, last_ok_at=NOW, last_error=LOST, lost_at=NOW, next_at=NOW)
    return FeedHealth(GEMPA, FeedCondition.FAILED, Freshness(FreshnessState.STALE, NOW, 3700.0), state, 15, 3)


def test_that_a_lost_feed_says_why_and_since_when(qtbot: QtBot, dark: Theme) -> None:
    model = FeedModel(theme=dark, zone=WIB, language="id")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_health(ok())
    assert model.index(0, REASON).data() == ""
    model.show_health(failed())
    assert model.rowCount() == 1
    assert model.index(0, CONDITION).data().startswith("◆")
    assert "BMKG tidak menjawab" in model.index(0, REASON).data()
    assert "16:42:05" in model.index(0, REASON).data()


def test_that_a_feed_never_asked_is_unknown_and_one_switched_off_says_what_it_needs(
    qtbot: QtBot, dark: Theme
) -> None:
    model = FeedModel(theme=dark, zone=WIB, language="en")
    waiting = FeedHealth(GEMPA, FeedCondition.WAITING, UNKNOWN, FeedState("bmkg_autogempa"))
    off = replace(GEMPA, feed_id="lapor", is_enabled=False, needs=Label("Butuh akun", "Needs an account"))
    model.show_health(waiting)
    model.show_health(FeedHealth(off, FeedCondition.OFF, UNKNOWN, FeedState("lapor")))
    assert model.index(0, AGE).data() == "unknown"
    assert model.index(1, REASON).data() == "Needs an account"


def test_that_refused_items_are_shown_with_their_reason_as_plain_text(qtbot: QtBot, dark: Theme) -> None:
    place = FeedPlace(theme=dark, zone=WIB, language="en")
    qtbot.addWidget(place)
    with qtbot.waitSignal(place.quarantine_requested) as asked:
        place.show_health(failed())
    assert asked.args == ["bmkg_autogempa"]
    bad = QuarantinedItem("bmkg_autogempa", NOW, 7, Label("Tanpa waktu", "No time"), '{"x":"<img src=x>"}')
    place.show_quarantine((bad,))
    table = place.findChild(QTableWidget)
    assert table is not None
    assert [table.item(0, column).text() for column in (1, 2)] == ["No time", '{"x":"<img src=x>"}']


def test_that_a_tick_of_health_keeps_the_chosen_feed(qtbot: QtBot, dark: Theme) -> None:
    place = FeedPlace(theme=dark, zone=WIB, language="en")
    qtbot.addWidget(place)
    place.show_health(ok())
    other = replace(ok(), feed=replace(GEMPA, feed_id="other"))
    place.show_health(other)
    view = place.findChild(QTableView)
    assert view is not None
    view.selectRow(1)
    place.show_health(failed())
    assert view.currentIndex().row() == 1
