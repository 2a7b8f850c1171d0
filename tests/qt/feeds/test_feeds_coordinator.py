"""Feeds against real loopback servers, and offline with a fetcher of our own."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from feed_fakes import FakeFetcher, FakeIntake, MovableClock, feed_at, report
from hostile_server import HostileServer
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from services.domain.feed import Feed, FeedCondition, FeedHealth, FeedState
from services.domain.freshness import FreshnessState
from services.domain.observation import ObservationKind, Parsed
from services.domain.text import Label
from services.feeds import errors
from services.feeds.answer import Fetched
from services.feeds.errors import Contact, FeedError
from services.feeds.feed_set import NO_READER, FeedSet
from services.feeds.fetch import GuardedFetcher
from services.feeds.formats import PARSERS
from services.feeds.poll import Fetcher

NO_ROUTE = FeedError(errors.NAME_NOT_FOUND, contact=Contact.NO_ROUTE)
EMPTY = Fetched(b"[]", digest="d")
CAMERAS = [
    {"id": 1, "name": "Simpang", "hls_url": "https://x.example/1.m3u8", "updated_at": "2026-11-21T02:00:00Z"}
]


class Said:
    """Everything a feed set said."""

    def __init__(self, feeds: FeedSet) -> None:
        self.lost: list[tuple[Feed, Label]] = []
        self.recovered: list[Feed] = []
        self.network: list[bool] = []
        self.healths: list[FeedHealth] = []
        self.observations: list[object] = []
        feeds.lost.connect(self.lost.append)
        feeds.recovered.connect(self.recovered.append)
        feeds.network_changed.connect(self.network.append)
        feeds.health_changed.connect(self.healths.append)
        feeds.observations_received.connect(self.observations.append)

    def health(self, feed_id: str) -> FeedHealth:
        return [health for health in self.healths if health.feed.feed_id == feed_id][-1]

    def is_in(self, feed_id: str, condition: FeedCondition) -> Callable[[], bool]:
        return lambda: any(h.feed.feed_id == feed_id and h.condition is condition for h in self.healths)


class Room:
    """Builds feed sets and stops them at the end."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock, self.intake = clock, FakeIntake()
        self.sets: list[FeedSet] = []

    def feeds(self, *feeds: Feed, fetcher: Fetcher | None = None, **options: object) -> tuple[FeedSet, Said]:
        wanted = {"states": {}, "take_in": self.intake.take_in, "chance": lambda: 0.5, **options}
        feed_set = FeedSet(feeds, fetcher=fetcher or GuardedFetcher(self.clock), clock=self.clock, **wanted)
        self.sets.append(feed_set)
        return feed_set, Said(feed_set)


@pytest.fixture
def room(clock: MovableClock, qtbot: QtBot) -> Iterator[Room]:
    room = Room(clock)
    yield room
    were_drained = [feeds.stop() for feeds in room.sets]
    assert all(were_drained)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


@pytest.fixture
def good() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


def test_that_items_are_taken_in_and_the_feed_is_well(room: Room, server: HostileServer, qtbot: QtBot) -> None:
    feeds, said = room.feeds(feed_at(server.url("/many")))
    feeds.start()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    health = said.health("aduan")
    assert (health.accepted, health.rejected) == (9_997, 3)
    assert health.freshness.state is FreshnessState.LIVE
    ((parsed, state),) = room.intake.taken
    assert len(parsed.rejected) == 3
    assert state.last_ok_at == room.clock.now()
    assert said.lost == []


def test_that_every_feed_of_the_profile_has_a_row_from_the_start(room: Room, qtbot: QtBot) -> None:
    off = feed_at(feed_id="kunci", is_enabled=False, needs=Label(id="Perlu kunci", en="Needs a key"))
    strange = feed_at(feed_id="aneh", format="klingon")
    feeds, said = room.feeds(feed_at(), off, strange, fetcher=FakeFetcher(EMPTY))
    feeds.start()
    rows = [(h.feed.feed_id, h.condition) for h in said.healths[:3]]
    assert rows == [("aduan", FeedCondition.WAITING), ("kunci", FeedCondition.OFF), ("aneh", FeedCondition.FAILED)]
    assert said.healths[2].state.last_error == NO_READER
    assert [h.feed.feed_id for h in feeds.healths()] == ["aduan", "kunci", "aneh"]


def test_that_a_loss_is_said_once_and_its_recovery_once(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(FeedError(errors.CONNECTION_REFUSED))
    feeds, said = room.feeds(feed_at(interval_s=0.02), fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(lambda: len(fetcher.asked) >= 4)
    fetcher.answer = EMPTY
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    asked = len(fetcher.asked)
    qtbot.waitUntil(lambda: len(fetcher.asked) >= asked + 3)
    assert [(feed.feed_id, reason) for feed, reason in said.lost] == [("aduan", errors.CONNECTION_REFUSED)]
    assert [feed.feed_id for feed in said.recovered] == ["aduan"]


def test_that_a_loss_said_before_a_restart_is_not_said_again_but_its_recovery_is(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(FeedError(errors.CONNECTION_REFUSED))
    state = FeedState("aduan", failures=2, lost_at=room.clock.now() - timedelta(hours=1))
    feeds, said = room.feeds(feed_at(interval_s=0.02), fetcher=fetcher, states={"aduan": state})
    feeds.start()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.FAILED))
    assert said.health("aduan").state.lost_at == state.lost_at
    fetcher.answer = EMPTY
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    assert said.lost == []
    assert len(said.recovered) == 1


def test_that_a_plan_made_before_a_restart_is_kept(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(EMPTY)
    waiting = FeedState("aduan", etag='"1"', next_at=room.clock.now() + timedelta(seconds=600))
    feeds, said = room.feeds(
        feed_at(), feed_at(feed_id="lain"), fetcher=fetcher, states={"aduan": waiting, "lain": FeedState("lain")}
    )
    feeds.start()
    qtbot.waitUntil(said.is_in("lain", FeedCondition.OK))
    assert [feed_id for feed_id, _ in fetcher.asked] == ["lain"]
    feeds.refresh("aduan")
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    assert fetcher.asked[-1][1].etag == '"1"'


def test_that_what_lives_in_memory_is_asked_for_in_full_after_a_restart(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(Fetched(json.dumps(CAMERAS).encode(), digest="d"))
    state = FeedState("cctv", etag='"1"', body_digest="d", next_at=room.clock.now() + timedelta(seconds=600))
    feeds, said = room.feeds(
        feed_at(feed_id="cctv", format="camera-list"), fetcher=fetcher, states={"cctv": state}
    )
    feeds.start()
    qtbot.waitUntil(lambda: bool(said.observations))
    assert (fetcher.asked[0][1].etag, fetcher.asked[0][1].body_digest) == ("", "")
    ((camera,),) = said.observations  # type: ignore[misc]
    assert camera.kind is ObservationKind.CAMERA


def test_that_reports_go_through_the_log_and_not_through_the_signal(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(Fetched(json.dumps([report(1)]).encode(), digest="d"))
    feeds, said = room.feeds(feed_at(), fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    assert said.observations == []
    assert len(room.intake.taken[0][0].observations) == 1


def test_that_asking_again_joins_the_request_under_way(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(EMPTY)
    fetcher.hold.clear()
    feeds, said = room.feeds(feed_at(), fetcher=fetcher)
    for _ in range(5):
        feeds.refresh("aduan")
    qtbot.waitUntil(lambda: bool(fetcher.asked))
    feeds.refresh_all()
    feeds.refresh("nobody")
    fetcher.hold.set()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    assert len(fetcher.asked) == 1


def test_that_a_server_that_asked_for_peace_is_not_asked_by_hand_either(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(FeedError(errors.TOO_MANY_REQUESTS, retry_after_s=60.0))
    feeds, said = room.feeds(feed_at(), fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.FAILED))
    feeds.refresh("aduan")
    feeds.refresh_all()
    feeds.stop()
    assert len(fetcher.asked) == 1


def test_that_one_host_is_asked_one_thing_at_a_time_in_order(
    room: Room, server: HostileServer, qtbot: QtBot
) -> None:
    names = [f"umpan-{n}" for n in range(6)]
    for name in names:
        server.bodies[f"/{name}"] = b"[]"
    feeds, said = room.feeds(*(feed_at(server.url(f"/{name}"), feed_id=name) for name in names))
    feeds.refresh_all()
    qtbot.waitUntil(lambda: all(said.is_in(name, FeedCondition.OK)() for name in names))
    assert [path for path, _ in server.requests] == [f"/{name}" for name in names]


@pytest.mark.parametrize(
    "attack",
    ["/drip", "/drip-headers", "/huge", "/bomb", "/portal", "/portal302", "/file", "/meta", "/429", "/503", "/nan",
     "/deep", "/cut", "/silent", "/garbage", "/portal-as-json", "/500"],
)  # fmt: skip
def test_that_a_hostile_host_does_not_disturb_another(
    attack: str, room: Room, server: HostileServer, good: HostileServer, qtbot: QtBot
) -> None:
    hostile = feed_at(server.url(attack), feed_id="jahat", deadline_s=0.6, max_bytes=1024 * 1024, interval_s=0.05)
    calm = feed_at(good.url("/ok"), feed_id="baik", interval_s=0.03)
    feeds, said = room.feeds(hostile, calm)
    feeds.start()
    qtbot.waitUntil(lambda: server.count(attack) >= 1 and good.count("/ok") >= 1)
    before = good.count("/ok")
    qtbot.waitUntil(lambda: good.count("/ok") >= before + 5)
    qtbot.waitUntil(said.is_in("jahat", FeedCondition.FAILED))
    reason = said.health("jahat").state.last_error
    assert reason is not None
    assert reason.id
    assert all(health.condition is not FeedCondition.FAILED for health in said.healths if health.feed == calm)
    assert [feed.feed_id for feed, _ in said.lost] == ["jahat"]


@pytest.mark.parametrize("attack", ["/drip", "/drip-headers", "/silent"])
def test_that_a_host_that_never_finishes_leaves_another_its_interval(
    attack: str, room: Room, server: HostileServer, good: HostileServer, qtbot: QtBot
) -> None:
    endless = feed_at(server.url(attack), feed_id="jahat", deadline_s=60.0)
    feeds, said = room.feeds(endless, feed_at(good.url("/ok"), feed_id="baik", interval_s=0.05))
    feeds.start()
    qtbot.waitUntil(lambda: server.count(attack) == 1 and good.count("/ok") >= 10)
    assert said.health("jahat").condition is FeedCondition.WAITING


def test_that_without_a_network_nothing_is_counted_and_it_is_said_once(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(NO_ROUTE)
    one = feed_at("http://a.example/", feed_id="a", interval_s=0.02)
    two = feed_at("http://b.example/", feed_id="b", interval_s=0.02)
    feeds, said = room.feeds(one, two, fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(lambda: len(fetcher.asked) >= 10)
    assert said.network == [False]
    assert said.lost == []
    assert room.intake.taken == []
    assert {health.condition for health in feeds.healths()} == {FeedCondition.OFFLINE}
    assert [health.state.failures for health in feeds.healths()] == [0, 0]
    assert not feeds.connectivity.is_online


def test_that_all_feeds_are_asked_at_once_when_the_network_is_back(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(NO_ROUTE)
    quick = feed_at("http://a.example/", feed_id="cepat", interval_s=0.02)
    slow = feed_at("http://b.example/", feed_id="lambat", interval_s=3600.0)
    feeds, said = room.feeds(quick, slow, fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(lambda: said.network == [False])
    fetcher.answer = EMPTY
    qtbot.waitUntil(said.is_in("lambat", FeedCondition.OK), timeout=2000)
    assert said.network == [False, True]
    assert said.recovered == []


def test_that_a_host_with_a_wrong_name_is_its_own_trouble(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(EMPTY)
    fetcher.answers["salah"] = NO_ROUTE
    wrong = feed_at("http://salah.example/", feed_id="salah", interval_s=0.02)
    well = feed_at("http://b.example/", feed_id="baik", interval_s=0.02)
    third = feed_at("http://c.example/", feed_id="juga", interval_s=0.02)
    feeds, said = room.feeds(well, third, wrong, fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(lambda: room.clock.advance(0.01) or said.is_in("salah", FeedCondition.FAILED)())
    assert said.network == []
    assert [feed.feed_id for feed, _ in said.lost] == ["salah"]


def test_that_data_age_on_the_tick_also_while_nobody_answers(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(EMPTY)
    feeds, said = room.feeds(feed_at(stale_after_s=90.0), fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    feeds.tick(room.clock.now() + timedelta(seconds=90))
    assert said.health("aduan").freshness.state is FreshnessState.LIVE
    feeds.tick(room.clock.now() + timedelta(seconds=91))
    fresh = said.health("aduan").freshness
    assert (fresh.state, fresh.age_s) == (FreshnessState.STALE, 91.0)


def test_that_what_was_never_seen_is_unknown(room: Room, qtbot: QtBot) -> None:
    feeds, said = room.feeds(feed_at(), fetcher=FakeFetcher(FeedError(errors.NOT_FOUND)))
    feeds.start()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.FAILED))
    feeds.tick(room.clock.now())
    assert said.health("aduan").freshness.state is FreshnessState.UNKNOWN


def test_that_a_bug_in_a_parser_reaches_the_excepthook_once_and_the_feed_is_asked_again(
    room: Room, qtbot: QtBot
) -> None:
    fetcher = FakeFetcher(EMPTY)

    def broken(body: bytes, feed: Feed) -> Parsed:
        raise ZeroDivisionError("a bug")

    feeds, said = room.feeds(feed_at(interval_s=0.02), fetcher=fetcher, parsers={**PARSERS, "open311": broken})
    with qtbot.captureExceptions() as raised:
        feeds.start()
        qtbot.waitUntil(lambda: len(fetcher.asked) >= 3)
        feeds.stop()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert said.health("aduan").condition is FeedCondition.FAILED


def test_that_the_disk_being_full_is_shown_and_the_items_come_again(room: Room, qtbot: QtBot) -> None:
    room.intake.failure = errors.KnownError(Label(id="Disk penuh.", en="The disk is full."))
    fetcher = FakeFetcher(EMPTY)
    feeds, said = room.feeds(feed_at(interval_s=0.02), fetcher=fetcher)
    feeds.start()
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.FAILED))
    room.intake.failure = None
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
    assert fetcher.asked[-1][1].body_digest == ""


@pytest.mark.parametrize("path", ["/drip", "/drip-headers", "/silent"])
def test_that_stopping_does_not_wait_for_a_slow_server(
    path: str, room: Room, server: HostileServer, qtbot: QtBot
) -> None:
    feeds, said = room.feeds(feed_at(server.url(path)), feed_at(server.url("/ok"), feed_id="menunggu"))
    feeds.refresh_all()
    assert server.wait_for(path)
    began = time.monotonic()
    assert feeds.stop()
    assert time.monotonic() - began < 1.0
    assert server.count("/ok") == 0
    assert said.lost == []


def test_that_the_systems_word_is_taken_until_a_host_answers(room: Room, qtbot: QtBot) -> None:
    fetcher = FakeFetcher(EMPTY)
    feeds, said = room.feeds(feed_at(interval_s=3600.0), fetcher=fetcher)
    feeds.connectivity.hear_system(QNetworkInformation.Reachability.Disconnected)
    assert said.network == [False]
    feeds.connectivity.hear_system(QNetworkInformation.Reachability.Online)
    assert said.network == [False, True]
    qtbot.waitUntil(said.is_in("aduan", FeedCondition.OK))
