"""One request from asking to committed, without Qt and without a network."""

from dataclasses import replace
from datetime import timedelta

import pytest
from feed_fakes import FakeFetcher, FakeIntake, MovableClock, feed_at

from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedCondition, FeedState
from services.domain.observation import Observation, ObservationKind, Parsed, Rejection
from services.domain.text import Label
from services.feeds import errors
from services.feeds.answer import Fetched
from services.feeds.connectivity import Reachability
from services.feeds.errors import Contact, FeedError
from services.feeds.formats.items import OUTSIDE
from services.feeds.plausible import IN_FUTURE
from services.feeds.poll import INTERNAL, Poll

HOST = "aduan.example:80"
FRESH = FeedState("aduan")
NEWS = Fetched(b"news", etag='"2"', last_modified="now", digest="d2")
REFUSED = FeedError(errors.CONNECTION_REFUSED)
NO_ROUTE = FeedError(errors.NAME_NOT_FOUND, contact=Contact.NO_ROUTE)
DISK_FULL = KnownError(Label(id="Disk penuh.", en="The disk is full."))


class World:
    """One poll with everything around it ours."""

    def __init__(self, clock: MovableClock, **changes: object) -> None:
        self.clock = clock
        self.feed = feed_at(**changes)
        self.fetcher, self.intake = FakeFetcher(NEWS), FakeIntake()
        self.reachability = Reachability([HOST])
        self.parsed: Parsed | Exception = Parsed((self.item(),))
        self.poll = Poll(
            self.feed,
            fetcher=self.fetcher,
            parser=self.parse,
            take_in=self.intake.take_in,
            clock=clock,
            reachability=self.reachability,
            chance=lambda: 0.5,
        )

    def item(self, kind: ObservationKind = ObservationKind.REPORT, ahead_s: float = -60.0) -> Observation:
        return Observation("aduan", "R-1", kind, self.clock.now() + timedelta(seconds=ahead_s))

    def parse(self, body: bytes, feed: Feed) -> Parsed:
        if isinstance(self.parsed, Exception):
            raise self.parsed
        return self.parsed


@pytest.fixture
def world(clock: MovableClock) -> World:
    return World(clock)


def test_that_items_and_validators_are_taken_in_together(world: World) -> None:
    outcome = world.poll(replace(FRESH, failures=3, last_error=errors.NO_ANSWER, lost_at=world.clock.now()))
    assert outcome.condition is FeedCondition.OK
    assert outcome.delay_s == pytest.approx(30.0)
    ((parsed, state),) = world.intake.taken
    assert parsed == world.parsed
    assert state == outcome.state
    now = world.clock.now()
    assert state == FeedState(
        "aduan", '"2"', "now", "d2", 0, now + timedelta(seconds=30), now, now - timedelta(seconds=60), None, None
    )


def test_that_validators_of_items_that_were_not_saved_are_not_kept(world: World) -> None:
    world.intake.failure = DISK_FULL
    outcome = world.poll(replace(FRESH, etag='"1"', body_digest="d1"))
    assert outcome.condition is FeedCondition.FAILED
    assert (outcome.state.etag, outcome.state.body_digest) == ('"1"', "d1")
    assert outcome.state.last_error == DISK_FULL.reason


def test_that_nothing_new_is_a_good_answer_saved_twice_a_minute(world: World) -> None:
    world.fetcher.answer = Fetched(None, '"1"', "", "d1")
    state = FRESH
    for _ in range(60):
        outcome = world.poll(state)
        assert (outcome.condition, outcome.parsed) == (FeedCondition.OK, None)
        state = outcome.state
        assert state.last_ok_at == world.clock.now()
        world.clock.advance(1.0)
    assert len(world.intake.taken) == 2
    assert all(parsed == Parsed() for parsed, _ in world.intake.taken)


def test_that_a_recovery_without_news_is_saved_at_once(world: World) -> None:
    world.fetcher.answer = Fetched(None, '"1"', "", "d1")
    world.poll(FRESH)
    world.poll(replace(FRESH, failures=1))
    assert [state.failures for state in world.intake.states] == [0, 0]


def test_that_failures_are_counted_saved_and_waited_for_longer_each_time(world: World) -> None:
    world.fetcher.answer = REFUSED
    state, delays = FRESH, []
    for _ in range(6):
        outcome = world.poll(state)
        state = outcome.state
        delays.append(outcome.delay_s)
        world.clock.advance(outcome.delay_s)
    assert delays == pytest.approx([60.0, 120.0, 240.0, 300.0, 300.0, 300.0])
    assert [s.failures for s in world.intake.states] == [1, 2, 3, 4, 5, 6]
    assert len({s.lost_at for s in world.intake.states}) == 1
    assert state.last_error == errors.CONNECTION_REFUSED


def test_that_the_servers_wish_is_kept(world: World) -> None:
    world.fetcher.answer = FeedError(errors.TOO_MANY_REQUESTS, retry_after_s=500.0)
    outcome = world.poll(FRESH)
    assert outcome.delay_s == 500.0
    assert outcome.must_wait


def test_that_offline_counts_nothing_and_writes_nothing(world: World) -> None:
    world.fetcher.answer = NO_ROUTE
    state = FRESH
    for _ in range(5):
        outcome = world.poll(state)
        state = outcome.state
        assert outcome.condition is FeedCondition.OFFLINE
        assert outcome.delay_s == pytest.approx(15.0)
        assert (state.failures, state.lost_at) == (0, None)
        assert state.last_error == errors.NO_NETWORK
    assert world.intake.taken == []


def test_that_a_host_without_a_route_has_failed_when_another_answers(clock: MovableClock) -> None:
    world = World(clock)
    world.reachability = Reachability([HOST, "b.example:443"])
    world.poll = Poll(
        world.feed,
        fetcher=world.fetcher,
        parser=world.parse,
        take_in=world.intake.take_in,
        clock=clock,
        reachability=world.reachability,
        chance=lambda: 0.5,
    )
    world.fetcher.answer = NO_ROUTE
    assert world.poll(FRESH).condition is FeedCondition.OFFLINE
    clock.advance(1.0)
    world.reachability.note("b.example:443", Contact.ANSWERED, at_s=clock.monotonic_s())
    clock.advance(1.0)
    outcome = world.poll(FRESH)
    assert outcome.condition is FeedCondition.FAILED
    assert outcome.state.failures == 1
    assert outcome.state.last_error == errors.NAME_NOT_FOUND


def test_that_this_machine_is_never_offline_to_itself(clock: MovableClock) -> None:
    world = World(clock, url="http://127.0.0.1:9/x")
    world.fetcher.answer = NO_ROUTE
    assert world.poll(FRESH).condition is FeedCondition.FAILED


def test_that_a_bug_in_a_parser_is_a_failure_of_that_feed_and_handed_over(world: World) -> None:
    world.parsed = ZeroDivisionError("oops")
    outcome = world.poll(FRESH)
    assert outcome.condition is FeedCondition.FAILED
    assert outcome.state.last_error == INTERNAL
    assert outcome.bug is world.parsed


def test_that_a_bug_in_taking_in_does_not_escape_either(world: World) -> None:
    world.intake.failure = ZeroDivisionError("oops")
    assert isinstance(world.poll(FRESH).bug, ZeroDivisionError)
    world.fetcher.answer = REFUSED
    assert isinstance(world.poll(FRESH).bug, ZeroDivisionError)


def test_that_a_wrong_shape_keeps_the_old_validators_so_that_the_body_comes_again(world: World) -> None:
    world.parsed = FeedError(errors.broken_data("JSON"))
    outcome = world.poll(replace(FRESH, etag='"1"'))
    assert outcome.state.etag == '"1"'
    assert outcome.state.last_error == errors.broken_data("JSON")


def test_that_a_payload_of_nothing_but_bad_items_is_a_failure_quarantined_once(world: World) -> None:
    bad = Rejection(0, Label(id="tidak ada nomor", en="no number"), "{}")
    world.parsed = Parsed((), (bad,))
    first = world.poll(replace(FRESH, body_digest="d1"))
    second = world.poll(first.state)
    assert first.condition is second.condition is FeedCondition.FAILED
    assert first.state.last_error is not None
    assert "tidak ada nomor" in first.state.last_error.id
    assert first.state.body_digest == "d1"
    assert [parsed.rejected for parsed, _ in world.intake.taken] == [(bad,), ()]


def test_that_items_outside_the_area_are_no_failure(world: World) -> None:
    world.parsed = Parsed((), (Rejection(0, OUTSIDE, "{}"),))
    assert world.poll(FRESH).condition is FeedCondition.OK


@pytest.mark.parametrize("kind", [ObservationKind.POSITION, ObservationKind.MEASUREMENT, ObservationKind.SITE])
def test_that_positions_and_figures_from_the_future_are_rejected(kind: ObservationKind, world: World) -> None:
    world.parsed = Parsed((world.item(kind), world.item(kind, ahead_s=301.0)))
    outcome = world.poll(FRESH)
    assert outcome.parsed is not None
    assert len(outcome.parsed.observations) == 1
    assert [(r.index, r.reason) for r in outcome.parsed.rejected] == [(1, IN_FUTURE)]


def test_that_a_report_is_never_dropped_for_a_clock(world: World) -> None:
    world.parsed = Parsed((world.item(ahead_s=86_400.0),))
    assert world.poll(FRESH).parsed == world.parsed


def test_that_stopping_is_no_failure(world: World) -> None:
    world.fetcher.answer = FeedError(errors.STOPPED, contact=Contact.NONE)
    assert world.poll(FRESH).state == FRESH
    assert world.intake.taken == []
