"""A feed that comes while the console runs, and one that is replaced by another of its id."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from pytestqt.qtbot import QtBot

from services.domain.feed import Feed, FeedCondition, FeedState, RequestBudget
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.feed_set import FeedSet
from services.feeds.fetch import GuardedFetcher

BODY = b'[{"kode": "A", "nama": "Pos A"}, {"kode": "B", "nama": "Pos B"}]'


class Taken:
    """What came through the door, by feed."""

    def __init__(self) -> None:
        self.bodies: list[tuple[Feed, Parsed]] = []

    def __call__(self, feed: Feed, parsed: Parsed, _state: FeedState, _now: datetime) -> None:
        self.bodies.append((feed, parsed))


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/pos"] = BODY
        yield running


def mapped(url: str, *, title: str = "nama") -> Feed:
    options = {"kind": "site", "fields": {"id": "kode", "title": title}}
    return Feed("pos", Label("Pos", "Pos"), url, "mapped", 60.0, 180.0, options=options, deadline_s=3.0)


@pytest.fixture
def feeds(clock: FakeClock, qtbot: QtBot) -> Iterator[tuple[FeedSet, Taken]]:
    taken = Taken()
    running = FeedSet(
        (),
        states={},
        fetcher=GuardedFetcher(clock),
        take_in=taken,
        clock=clock,
        budgets=(RequestBudget(("127.0.0.1",), 2),),
    )
    running.start()
    yield running, taken
    assert running.stop()


def test_that_an_added_feed_is_asked_at_once_and_listed(
    feeds: tuple[FeedSet, Taken], server: HostileServer, qtbot: QtBot
) -> None:
    running, taken = feeds
    running.add(mapped(server.url("/pos")))
    assert [health.feed.feed_id for health in running.healths()] == ["pos"]
    qtbot.waitUntil(lambda: bool(taken.bodies), timeout=5000)
    assert [item.title for item in taken.bodies[0][1].observations] == ["Pos A", "Pos B"]
    qtbot.waitUntil(lambda: running.healths()[0].condition is FeedCondition.OK, timeout=5000)


def test_that_a_changed_mapping_reads_the_same_bytes_again(
    feeds: tuple[FeedSet, Taken], server: HostileServer, qtbot: QtBot
) -> None:
    running, taken = feeds
    running.add(mapped(server.url("/pos")))
    qtbot.waitUntil(lambda: running.healths()[0].condition is FeedCondition.OK, timeout=5000)
    running.replace(mapped(server.url("/pos"), title="kode"))
    qtbot.waitUntil(lambda: len(taken.bodies) == 2, timeout=5000)
    assert [item.title for item in taken.bodies[1][1].observations] == ["A", "B"]
    assert len(running.healths()) == 1


def test_that_the_one_that_was_replaced_says_nothing_more(
    feeds: tuple[FeedSet, Taken], server: HostileServer, qtbot: QtBot
) -> None:
    running, taken = feeds
    heard: list[str] = []
    running.add(replace(mapped(server.url("/slow")), url=server.url("/never-there")))
    running.replace(mapped(server.url("/pos")))
    running.health_changed.connect(lambda health: heard.append(health.feed.url))
    qtbot.waitUntil(lambda: bool(taken.bodies), timeout=5000)
    qtbot.waitUntil(lambda: running.healths()[0].condition is FeedCondition.OK, timeout=5000)
    assert set(heard) == {server.url("/pos")}


def test_that_a_trial_counts_in_the_budget_of_its_host(
    feeds: tuple[FeedSet, Taken], server: HostileServer
) -> None:
    running, _ = feeds
    assert [running.wait_s(server.url("/pos")) for _ in range(2)] == [0.0, 0.0]
    assert running.wait_s(server.url("/pos")) > 0.0
