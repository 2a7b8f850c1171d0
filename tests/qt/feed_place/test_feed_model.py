"""The table of feeds: what a cell says, and that only what changed is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from panel_feeds import NOW, WIB, feed, health, lost
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from services.domain.feed import FeedCondition, FeedState
from services.domain.text import Label
from widgets.feeds.feed_cells import FeedColumn
from widgets.feeds.feed_model import FeedModel
from widgets.feeds.feed_row import Standing, row_of
from widgets.theme.theme import Theme


@pytest.fixture
def model(qapp: object, dark: Theme) -> FeedModel:
    made = FeedModel(theme=dark, zone=WIB, language="en", now=NOW)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return made


def text(model: FeedModel, column: FeedColumn, row: int = 0) -> str:
    return str(model.index(row, column).data())


def test_that_a_lost_feed_says_why_and_since_when(model: FeedModel) -> None:
    model.show_healths([health()], NOW)
    assert text(model, FeedColumn.REASON) == ""
    model.show_healths([lost("gempa")], NOW)
    assert model.rowCount() == 1
    assert text(model, FeedColumn.STANDING) == "◆ Lost"
    assert "did not answer" in text(model, FeedColumn.REASON)
    assert "16:32:05" in text(model, FeedColumn.REASON)


def test_that_a_feed_never_asked_is_unknown_and_one_switched_off_says_what_it_needs(model: FeedModel) -> None:
    off = replace(
        health("lapor", condition=FeedCondition.OFF, age_s=None),
        feed=feed("lapor", is_enabled=False, needs=Label("Butuh akun", "Needs an account")),
    )
    model.show_healths([health(condition=FeedCondition.WAITING, age_s=None), off], NOW)
    assert text(model, FeedColumn.AGE) == "unknown"
    assert text(model, FeedColumn.REASON, row=1) == "Needs an account"
    assert text(model, FeedColumn.NEXT, row=1) == ""


def test_that_old_data_without_a_failure_are_late(model: FeedModel, dark: Theme) -> None:
    model.show_healths([health(age_s=301.0)], NOW)
    assert text(model, FeedColumn.STANDING) == "▲ Late"
    assert model.index(0, FeedColumn.AGE).data(Qt.ItemDataRole.ForegroundRole) == dark.color("stale")


def test_that_no_network_is_no_failure_of_the_feed(model: FeedModel, dark: Theme) -> None:
    model.show_healths([health(condition=FeedCondition.OFFLINE, age_s=400.0)], NOW)
    standing = model.index(0, FeedColumn.STANDING)
    assert standing.data() == "◇ No network"
    assert standing.data(Qt.ItemDataRole.ForegroundRole) != dark.color("p2")


def test_that_a_feed_nobody_needs_now_is_not_called_late(model: FeedModel) -> None:
    model.show_healths([health(age_s=4000.0, is_resting=True)], NOW)
    assert model.row_at(0).standing is Standing.RESTING
    assert not model.row_at(0).is_stale
    assert text(model, FeedColumn.NEXT) == ""


def test_that_the_next_request_counts_down_to_now(model: FeedModel) -> None:
    one = health()
    model.show_healths([one], NOW)
    assert text(model, FeedColumn.NEXT) == "48 s"
    model.show_healths([one], NOW + timedelta(seconds=48))
    assert text(model, FeedColumn.NEXT) == "now"


def test_that_the_rate_is_shown_against_what_is_allowed(model: FeedModel, dark: Theme) -> None:
    model.show_healths([health(used_per_minute=60, allowed_per_minute=60), health("bebas")], NOW)
    assert [text(model, FeedColumn.RATE, row) for row in (0, 1)] == ["60/60", ""]
    assert model.index(0, FeedColumn.RATE).data(Qt.ItemDataRole.ForegroundRole) == dark.color("stale")


def test_that_a_success_of_another_day_says_its_day(model: FeedModel) -> None:
    model.show_healths([health(age_s=60.0), health("tua", age_s=86_400.0)], NOW)
    assert [text(model, FeedColumn.LAST, row) for row in (0, 1)] == ["16:41", "20/11 16:42"]


def test_that_markup_in_a_name_or_reason_stays_text(model: FeedModel) -> None:
    bad = Label("<img src=x onerror=1>", "<img src=x onerror=1>")
    state = FeedState("x", last_error=bad, lost_at=NOW)
    one = replace(health("x", condition=FeedCondition.FAILED), feed=feed("x", name=bad), state=state)
    model.show_healths([one], NOW)
    for column in (FeedColumn.NAME, FeedColumn.REASON):
        assert "<img" not in str(model.index(0, column).data(Qt.ItemDataRole.ToolTipRole))


def test_that_a_second_in_which_nothing_happened_tells_only_the_cells_that_count(model: FeedModel) -> None:
    model.show_healths([health(age_s=120.0), health("b", age_s=120.0)], NOW)
    told: list[tuple[int, int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), first.column(), last.column()))

    model.dataChanged.connect(note)
    later = NOW + timedelta(seconds=1)
    model.show_healths([health(age_s=120.0), health("b", age_s=120.0)], NOW)
    assert told == []
    model.show_healths([health(age_s=120.0)], later)
    assert told == [(0, FeedColumn.NEXT, FeedColumn.NEXT)]


def test_that_the_hours_of_a_new_hour_are_drawn_again_though_their_sum_is_the_same(model: FeedModel) -> None:
    model.show_healths([health(hours=(0,) * 23 + (5,))], NOW)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.column()))
    model.show_healths([health(hours=(0,) * 22 + (5, 0))], NOW)
    assert told == [FeedColumn.ITEMS]


def test_that_the_worst_sorts_first() -> None:
    rows = [
        health("ok"),
        health("bad-items", rejected=2),
        health("off", condition=FeedCondition.OFF, age_s=None),
        health("late", age_s=400.0),
        health("lost-but-current", condition=FeedCondition.FAILED),
        health("offline", condition=FeedCondition.OFFLINE),
        health("paused", condition=FeedCondition.PAUSED),
        lost("lost"),
    ]
    ordered = sorted((row_of(row, NOW) for row in rows), key=lambda row: row.sort_key())
    assert [row.feed_id for row in ordered] == [
        "lost", "lost-but-current", "late", "offline", "paused", "bad-items", "ok", "off",
    ]  # fmt: skip
