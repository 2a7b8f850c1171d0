"""An evening with the agencies: asked over HTTP by the shipped mappings, judged by the rules at the door."""

import threading
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urljoin

import pytest
from drill_town import PROFILE
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader

from services.domain.feed import Feed, FeedState
from services.domain.incident import Disposition, Incident
from services.domain.observation import ObservationKind, Parsed
from services.domain.profile import Profile
from services.domain.resource import Fix
from services.drill.endpoints import Endpoints
from services.drill.founding import Plan, found
from services.drill.server import DrillServer
from services.feeds.formats import PARSERS
from services.incidents.intake import Intake
from services.incidents.overdue import Overdue
from services.incidents.pipeline import FeedIntake
from services.profile.loader import load_profile

EVENING = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)  # 18.00 WIB: the lamps have just been lit
STEP_S, HOURS = 300.0, 3
SITES = {"drill_la_da", "drill_le_dig", "drill_ayutv", "drill_pju", "drill_parkir", "drill_sim_rs"}
REPORTS = {
    "drill_dokmaru", "drill_migrant_shop", "drill_gopal", "drill_psc119", "drill_lapor", "drill_call_centre"
}  # fmt: skip
TRUCKS = {"drill_gopal_armada", "drill_truk_sampah"}
RAISING = {"drill_gopal", "drill_psc119", "drill_lapor", "drill_call_centre", "drill_pju"}
COUNTS = {
    "drill_la_da": 150, "drill_le_dig": 40, "drill_dokmaru": 16, "drill_ayutv": 31, "drill_migrant_shop": 30,
    "drill_migrant_shop_capaian": 2, "drill_gopal": 20, "drill_gopal_armada": 6, "drill_psc119": 20, "drill_pju": 120,
    "drill_parkir": 12, "drill_truk_sampah": 12, "drill_sim_rs": 25, "drill_lapor": 24, "drill_call_centre": 24,
}  # fmt: skip


class NewestFixes:
    def __init__(self) -> None:
        self.fixes: dict[str, Fix] = {}

    def receive(self, fixes: tuple[Fix, ...]) -> None:
        self.fixes.update({fix.resource_id: fix for fix in fixes})


class Room:
    """The rules at the door in front of the city, both under one clock."""

    def __init__(self, profile: Profile, clock: FakeClock) -> None:
        self.clock, self.log, self.fleet = clock, FakeEventLog(), NewestFixes()
        self.feeds = {feed.feed_id: feed for feed in profile.feeds if feed.feed_id in COUNTS}
        reader = FakeReader(self.log)
        self.intake = FeedIntake(Intake(profile), log=self.log, reports=reader, fleet=self.fleet, station="A")
        self.overdue = Overdue(profile, reader=reader, log=self.log, clock=clock, station="A")

    def asks(self, feed_id: str) -> Parsed:
        """Read one feed with all its pages, over HTTP."""
        feed, url = self.feeds[feed_id], self.feeds[feed_id].url
        pages: list[Parsed] = []
        while url:
            pages.append(_asked(url, feed))
            url = urljoin(url, pages[-1].next_url) if pages[-1].next_url else ""
        return Parsed(
            tuple(item for page in pages for item in page.observations),
            tuple(rejection for page in pages for rejection in page.rejected),
        )

    def hears(self, feed_id: str) -> None:
        now = self.clock.now()
        self.intake.take_in(self.feeds[feed_id], self.asks(feed_id), FeedState(feed_id, last_ok_at=now), now)

    def lives(self, hours: float, feeds: set[str]) -> None:
        for _ in range(int(hours * 3600.0 / STEP_S)):
            for feed_id in sorted(feeds):
                self.hears(feed_id)
            self.overdue.end()
            self.clock.advance(STEP_S)

    @property
    def incidents(self) -> list[Incident]:
        return list(self.log.incidents.values())


def _asked(url: str, feed: Feed) -> Parsed:
    with urllib.request.urlopen(url, timeout=20) as answer:
        assert answer.headers["X-Latihan"] == "1"
        assert answer.headers.get_content_type() in feed.content_types
        return PARSERS[feed.format](answer.read(), feed)


@contextmanager
def served(clock: FakeClock) -> Iterator[str]:
    city = found(Plan(PROFILE, "hari-biasa", seed=5), clock)
    server = DrillServer(0)
    server.endpoints = Endpoints(city, (), server.base_url)
    serving = threading.Thread(target=server.serve_forever, args=(0.02,))
    serving.start()
    try:
        yield server.base_url
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@contextmanager
def standing() -> Iterator[Room]:
    clock = FakeClock(EVENING)
    with served(clock) as url:
        yield Room(load_profile(PROFILE, drill_base_url=url), clock)


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    """A room at the moment it opens."""
    with standing() as opened:
        yield opened


@pytest.fixture(scope="module")
def evening() -> Iterator[Room]:
    """A room that has lived three hours with everything that may raise an incident."""
    with standing() as lived:
        lived.lives(HOURS, RAISING)
        for feed_id in sorted(RAISING):
            lived.hears(feed_id)
        yield lived


def test_that_every_mapping_reads_all_of_its_application(room: Room) -> None:
    read = {feed_id: room.asks(feed_id) for feed_id in room.feeds}
    assert {feed_id: parsed.rejected for feed_id, parsed in read.items() if parsed.rejected} == {}
    assert {feed_id: len(parsed.observations) for feed_id, parsed in read.items()} == COUNTS
    for feed_id, parsed in read.items():
        kinds = {item.kind for item in parsed.observations}
        assert kinds == {_kind(feed_id)}, feed_id
        assert all(item.is_drill and item.observed_at <= EVENING for item in parsed.observations), feed_id


def test_that_what_stands_or_moves_has_a_place_in_the_regency(room: Room) -> None:
    bounds = load_profile(PROFILE).area.bounds
    for feed_id in SITES | TRUCKS | {"drill_gopal", "drill_psc119", "drill_dokmaru", "drill_lapor"}:
        for item in room.asks(feed_id).observations:
            assert item.point is not None, feed_id
            assert bounds.contains(item.point), feed_id


def test_that_numbers_arrive_in_their_units(room: Room) -> None:
    def every(feed_id: str, name: str) -> list[tuple[float, str]]:
        found = (item.measures.get(name) for item in room.asks(feed_id).observations)
        return [(measure.value, measure.unit) for measure in found if measure]

    for feed_id, name, unit, low, high, least in (
        ("drill_la_da", "area", "m2", 200, 15_000, 150), ("drill_le_dig", "latency", "ms", 9, 48, 25),
        ("drill_migrant_shop", "total", "Rp", 9_500, 1_110_000, 30), ("drill_gopal", "volume", "m3", 2, 6, 20),
        ("drill_truk_sampah", "speed", "km/h", 0, 36.1, 12), ("drill_gopal_armada", "speed", "km/h", 0, 40.1, 6),
        ("drill_pju", "power", "w", 0, 58.5, 120), ("drill_sim_rs", "free", "tempat tidur", 0, 60, 25),
        ("drill_call_centre", "duration", "detik", 35, 320, 24),
    ):  # fmt: skip
        numbers = every(feed_id, name)
        assert len(numbers) >= least, feed_id
        assert all(low <= value <= high and told == unit for value, told in numbers), feed_id


def test_that_what_is_old_when_the_room_opens_is_history() -> None:
    with standing() as opened:
        for feed_id in sorted(SITES | REPORTS):
            opened.hears(feed_id)
        assert 0 < len(opened.incidents) <= 8
        assert all(incident.source in RAISING for incident in opened.incidents)
        before = len(opened.log.events)
        for feed_id in sorted(SITES | REPORTS):
            opened.hears(feed_id)
        assert len(opened.log.events) == before, "told again, nothing is new"


def test_that_an_evening_raises_a_few_incidents_an_hour_and_each_once(evening: Room) -> None:
    by_source = Counter(incident.source for incident in evening.incidents)
    assert set(by_source) == RAISING
    assert 5 * HOURS <= len(evening.incidents) <= 8 + 12 * HOURS, by_source
    assert all(count <= 5 * (HOURS + 1) for count in by_source.values()), by_source
    keys = [(incident.source, incident.external_id) for incident in evening.incidents]
    assert len(keys) - len(set(keys)) <= 1  # a lamp may fail again
    assert all(incident.is_drill for incident in evening.incidents)


def test_that_incidents_are_about_what_their_source_is_about(evening: Room) -> None:
    categories: dict[str, set[str]] = {}
    for incident in evening.incidents:
        categories.setdefault(incident.source, set()).add(incident.category)
    assert categories["drill_gopal"] == {"tinja"}
    assert categories["drill_psc119"] == {"medis"}
    assert categories["drill_pju"] == {"pju_padam"}
    assert len(categories["drill_lapor"] | categories["drill_call_centre"]) >= 3  # by their words
    assert all(incident.district for incident in evening.incidents), "also where only words tell the place"


def test_that_a_lamp_that_burns_again_closes_its_untouched_incident(evening: Room) -> None:
    lamps = [incident for incident in evening.incidents if incident.source == "drill_pju"]
    closed = [incident for incident in lamps if not incident.is_open]
    assert closed
    assert {incident.disposition for incident in closed} == {Disposition.NO_ACTION}
    now = {item.external_id: item.status for item in evening.asks("drill_pju").observations}
    dark = {lamp for lamp, status in now.items() if status == "padam"}
    assert dark <= {incident.external_id for incident in lamps if incident.is_open}


def test_that_what_its_source_calls_done_stays_open_for_the_operator(evening: Room) -> None:
    orders = [incident for incident in evening.incidents if incident.source == "drill_gopal"]
    told = {item.external_id: item.status for item in evening.asks("drill_gopal").observations}
    assert all(incident.is_open for incident in orders)
    assert any(told.get(incident.external_id) == "selesai" for incident in orders)


def test_that_trucks_are_vehicles_of_their_kind(room: Room) -> None:
    for feed_id in TRUCKS:
        room.hears(feed_id)
    kinds = Counter(fix.category for fix in room.fleet.fixes.values())
    assert kinds == {"waste": 12, "septic": 6}
    assert all(fix.name.startswith("LATIHAN ") and fix.speed_kmh is not None for fix in room.fleet.fixes.values())


def _kind(feed_id: str) -> ObservationKind:
    if feed_id in SITES:
        return ObservationKind.SITE
    if feed_id in REPORTS:
        return ObservationKind.REPORT
    return ObservationKind.POSITION if feed_id in TRUCKS else ObservationKind.MEASUREMENT
