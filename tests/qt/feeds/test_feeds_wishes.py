"""Pausing, resting, asking by hand, and what the panel is told: with simulated time where time matters."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from feed_fakes import FakeFetcher, FakeIntake, MovableClock, feed_at
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from services.domain.feed import Feed, FeedCondition, FeedHealth, FeedState, RequestBudget
from services.domain.text import Label
from services.feeds import errors
from services.feeds.answer import Fetched
from services.feeds.errors import FeedError, SecretMissingError
from services.feeds.feed_set import FeedSet

EMPTY = Fetched(b"[]", digest="d", byte_count=2)
ON_DEMAND = {"only_when_shown": True}


class Bench:
    """A feed set whose timers fire when told to."""

    def __init__(self, clock: MovableClock, qtbot: QtBot) -> None:
        self.clock, self.fetcher, self._qtbot = clock, FakeFetcher(EMPTY), qtbot
        self.timers: list[HandTimer] = []
        self.sets: list[FeedSet] = []
        self.said: list[FeedHealth] = []
        self.lost: list[tuple[Feed, Label]] = []

    def feeds(self, *feeds: Feed, **options: object) -> FeedSet:
        wanted = {"states": {}, "take_in": FakeIntake().take_in, "chance": lambda: 0.5, **options}
        feed_set = FeedSet(feeds, fetcher=self.fetcher, clock=self.clock, make_timer=self._timer, **wanted)
        feed_set.health_changed.connect(self.said.append)
        feed_set.lost.connect(self.lost.append)
        self.sets.append(feed_set)
        return feed_set

    def fire(self, number: int = 0) -> None:
        """Let the timer of one coordinator come due."""
        timer = self.timers[number]
        assert timer.delay_s is not None
        self.clock.advance(timer.delay_s)
        timer.fire()

    def wait(self, claim: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(claim)

    def wait_asked(self, count: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.fetcher.asked) == count)
        self._qtbot.waitUntil(
            lambda: sum(len(s.log_of(f.feed.feed_id)) for s in self.sets for f in s.healths()) == count
        )

    def _timer(self, call: Callable[[], None], _owner: QObject) -> "HandTimer":
        self.timers.append(HandTimer(call))
        return self.timers[-1]


class HandTimer:
    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self.delay_s: float | None = None

    def start(self, delay_s: float) -> None:
        self.delay_s = delay_s

    def stop(self) -> None:
        self.delay_s = None

    def fire(self) -> None:
        self.delay_s = None
        self._call()


@pytest.fixture
def bench(clock: MovableClock, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(clock, qtbot)
    yield bench
    assert all(feeds.stop() for feeds in bench.sets)


def health(feeds: FeedSet) -> FeedHealth:
    return feeds.healths()[0]


def test_that_a_paused_feed_is_not_asked_and_says_so(bench: Bench) -> None:
    feeds = bench.feeds(feed_at())
    feeds.start()
    feeds.pause("aduan")
    assert bench.timers[0].delay_s is None
    assert health(feeds).condition is FeedCondition.PAUSED
    assert bench.said[-1].condition is FeedCondition.PAUSED
    feeds.refresh_all()
    assert bench.fetcher.asked == []
    feeds.resume("aduan")
    assert health(feeds).condition is FeedCondition.WAITING
    bench.fire()
    bench.wait_asked(1)
    assert health(feeds).condition is FeedCondition.OK


def test_that_a_paused_feed_is_asked_once_by_hand_and_stays_paused(bench: Bench) -> None:
    feeds = bench.feeds(feed_at())
    feeds.start()
    feeds.pause("aduan")
    feeds.refresh("aduan")
    bench.wait_asked(1)
    assert health(feeds).condition is FeedCondition.PAUSED
    assert health(feeds).state.last_ok_at == bench.clock.now()
    assert bench.timers[0].delay_s is None


def test_that_a_pause_does_not_lose_what_is_under_way_nor_shorten_the_interval(bench: Bench) -> None:
    feeds = bench.feeds(feed_at())
    bench.fetcher.hold.clear()
    feeds.start()
    bench.fire()
    feeds.pause("aduan")
    bench.fetcher.hold.set()
    bench.wait_asked(1)
    bench.clock.advance(10.0)
    feeds.resume("aduan")
    assert bench.timers[0].delay_s == pytest.approx(20.0)


def test_that_a_resumed_feed_keeps_the_peace_its_server_asked_for(bench: Bench) -> None:
    bench.fetcher.answer = FeedError(errors.TOO_MANY_REQUESTS, retry_after_s=500.0)
    feeds = bench.feeds(feed_at())
    feeds.start()
    bench.fire()
    bench.wait_asked(1)
    feeds.pause("aduan")
    feeds.refresh("aduan")
    feeds.resume("aduan")
    assert bench.timers[0].delay_s == pytest.approx(500.0)
    assert len(bench.fetcher.asked) == 1


def test_that_a_feed_nobody_looks_at_is_not_asked_at_all(bench: Bench) -> None:
    feeds = bench.feeds(feed_at(options=ON_DEMAND))
    feeds.start()
    feeds.refresh_all()
    assert bench.timers[0].delay_s is None
    assert health(feeds).is_resting
    feeds.need("aduan", True)
    assert not health(feeds).is_resting
    bench.fire()
    bench.wait_asked(1)
    feeds.need("aduan", False)
    assert bench.timers[0].delay_s is None
    bench.clock.advance(3600.0)
    feeds.need("aduan", True)
    assert bench.timers[0].delay_s == 0.0


@pytest.mark.parametrize(
    ("feed", "options"),
    [
        (feed_at(options=ON_DEMAND), {"always": ["aduan"]}),
        (feed_at(options=ON_DEMAND, format="bmkg-earthquake"), {}),
        (feed_at(), {}),
    ],
)
def test_that_what_may_alarm_is_asked_whoever_looks(feed: Feed, options: dict[str, object], bench: Bench) -> None:
    feeds = bench.feeds(feed, **options)
    feeds.start()
    feeds.need("aduan", False)
    assert bench.timers[0].delay_s is not None
    assert not health(feeds).is_resting


def test_that_consoles_that_start_together_do_not_ask_together(bench: Bench) -> None:
    for chance in (0.0, 0.5, 1.0):
        bench.feeds(feed_at(), chance=lambda c=chance: c).start()
    assert [timer.delay_s for timer in bench.timers] == [0.0, 0.5, 1.0]


def test_that_a_missing_secret_is_said_in_words_and_is_no_storm(bench: Bench) -> None:
    bench.fetcher.answer = SecretMissingError("kunci")
    feeds = bench.feeds(feed_at())
    feeds.start()
    for count in (1, 2, 3):
        bench.fire()
        bench.wait_asked(count)
    row = health(feeds)
    assert row.condition is FeedCondition.FAILED
    assert row.state.last_error == errors.needs_secret("kunci")
    assert (row.state.failures, bench.lost) == (0, [])
    assert feeds.log_of("aduan")[0].requests == 0
    bench.fetcher.answer = EMPTY
    feeds.refresh("aduan")
    bench.wait_asked(4)
    assert (health(feeds).condition, health(feeds).state.last_error) == (FeedCondition.OK, None)


def test_that_the_panel_hears_the_rate_against_the_budget_of_all_feeds_together(bench: Bench) -> None:
    budget = RequestBudget(("aduan.example",), 2)
    feeds = bench.feeds(feed_at(), feed_at(feed_id="lain"), feed_at(feed_id="tiga"), budgets=[budget])
    feeds.refresh_all()
    bench.wait(lambda: all(feeds.log_of(name) for name in ("aduan", "lain", "tiga")))
    feeds.tick(bench.clock.now())
    assert len(bench.fetcher.asked) == 2
    assert {(row.used_per_minute, row.allowed_per_minute) for row in feeds.healths()} == {(2, 2)}
    put_off = feeds.log_of("tiga")[0]
    assert (put_off.requests, put_off.reason) == (0, errors.POSTPONED)
    assert bench.timers[2].delay_s is not None
    assert bench.timers[2].delay_s >= 60.0
    assert feeds.healths()[2].condition is FeedCondition.WAITING


def test_that_each_feed_keeps_a_log_of_its_last_200_polls(bench: Bench) -> None:
    feeds = bench.feeds(feed_at())
    feeds.start()
    for count in range(1, 204):
        bench.fetcher.answer = FeedError(errors.server_trouble(500), status=500) if count == 203 else EMPTY
        bench.fire()
        bench.wait(lambda n=count: len(bench.fetcher.asked) == n and bench.timers[0].delay_s is not None)
    log = feeds.log_of("aduan")
    assert len(log) == 200
    assert (log[0].condition, log[0].status, log[0].reason) == (
        FeedCondition.FAILED, 500, errors.server_trouble(500)
    )  # fmt: skip
    assert (log[1].condition, log[1].status, log[1].byte_count) == (FeedCondition.OK, 200, 2)
    assert log[0].at > log[1].at
    assert feeds.log_of("nobody") == ()


def test_that_a_pause_ends_with_the_console(bench: Bench) -> None:
    state = FeedState("aduan", next_at=bench.clock.now() + timedelta(seconds=20))
    feeds = bench.feeds(feed_at(), states={"aduan": state})
    feeds.start()
    feeds.pause("aduan")
    again = bench.feeds(feed_at(), states={"aduan": state})
    again.start()
    assert health(again).condition is FeedCondition.WAITING
    assert bench.timers[1].delay_s == pytest.approx(20.0)
