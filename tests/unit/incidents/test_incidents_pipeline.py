"""From a parsed body to the disk."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import FakeEventLog, FakeReader
from small_room import LOHBENER, NOW, feed, quake, report, small_profile

from services.domain.errors import KnownError
from services.domain.event import EventKind
from services.domain.feed import FeedState
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.resource import Fix
from services.domain.text import Label
from services.incidents.intake import Intake
from services.incidents.pipeline import FeedIntake
from services.incidents.positions import Thinning, fixes_of


class FleetThatRemembers:
    def __init__(self) -> None:
        self.received: list[Fix] = []

    def receive(self, fixes: tuple[Fix, ...]) -> None:
        self.received.extend(fixes)


class Room:
    def __init__(self, *, wait_s: float = 1.0) -> None:
        self.log, self.fleet = FakeEventLog(), FleetThatRemembers()
        reader, intake = FakeReader(self.log), Intake(small_profile())
        self.intake = FeedIntake(
            intake, log=self.log, reports=reader, fleet=self.fleet, station="A", wait_s=wait_s
        )

    def hears(self, *items: Observation, feed_id: str = "aduan", state: str = "") -> None:
        self.intake.take_in(feed(feed_id), Parsed(items), FeedState(feed_id, etag=state), NOW)


def truck(*, after_s: float = 0.0, name: str = "1") -> Observation:
    measures = {"speed": Measure(32.0, "km/h"), "heading": Measure(90.0, "deg")}
    at = NOW + timedelta(seconds=after_s)
    kind = ObservationKind.POSITION
    return Observation(
        "traccar", name, kind, at, f"Truk {name}", point=LOHBENER, measures=measures, status="online"
    )


def test_that_items_and_the_feeds_state_are_written_together() -> None:
    room = Room()
    room.hears(report(), state="v1")
    (batch,) = room.log.batches
    assert batch.feed_state == FeedState("aduan", etag="v1")
    assert [event.kind for event in batch.events] == [EventKind.OPENED, EventKind.OBSERVED]


def test_that_a_body_told_again_writes_the_state_only() -> None:
    room = Room()
    room.hears(report())
    room.hears(report(), state="v2")
    assert room.log.batches[1].events == ()
    assert room.log.feed_states["aduan"].etag == "v2"


def test_that_a_revision_after_a_restart_still_finds_its_incident() -> None:
    room = Room()
    room.hears(report())
    room.hears(report(text="Banjir makin tinggi"))
    (incident,) = room.log.incidents.values()
    assert room.log.kinds(incident.incident_id).count(EventKind.OBSERVED) == 2


def test_that_a_report_told_anew_is_still_one_report() -> None:
    room = Room()
    room.hears(report())
    room.hears(report(text="Banjir makin tinggi"))
    (incident,) = room.log.incidents.values()
    assert incident.reports == 1


def test_that_one_earthquake_told_by_two_agencies_is_one_incident() -> None:
    room = Room()
    room.hears(quake("q"), feed_id="bmkg")
    room.hears(replace(quake("us7000"), source="usgs"), feed_id="usgs")
    room.hears(replace(quake("us7000", magnitude=5.2), source="usgs"), feed_id="usgs")
    (incident,) = room.log.incidents.values()
    assert incident.reports == 2


def test_that_every_position_is_shown_and_one_in_ten_seconds_kept() -> None:
    room = Room()
    for second in range(0, 25, 5):
        room.hears(truck(after_s=second), feed_id="traccar")
    assert len(room.fleet.received) == 5
    kept = [fix.fixed_at - NOW for batch in room.log.batches for fix in batch.fixes]
    assert [age.total_seconds() for age in kept] == [0, 10, 20]


def test_that_a_position_says_what_and_where_in_our_units() -> None:
    (fix,) = fixes_of(Parsed((truck(),)))
    assert (fix.resource_id, fix.name, fix.point) == ("traccar:1", "Truk 1", LOHBENER)
    assert (fix.speed_kmh, fix.heading_deg, fix.status, fix.fixed_at) == (32.0, 90.0, "online", NOW)


def test_that_a_device_that_was_never_located_has_no_fix() -> None:
    assert fixes_of(Parsed((replace(truck(), point=None), report()))) == ()


def test_that_of_several_positions_in_one_body_the_newest_is_kept() -> None:
    fixes = fixes_of(Parsed((truck(after_s=3), truck(after_s=9), truck(after_s=6))))
    assert [fix.fixed_at for fix in Thinning().keep(fixes)] == [NOW + timedelta(seconds=9)]


def test_that_a_full_disk_is_told_in_its_own_words() -> None:
    room = Room()
    room.log.failure = KnownError(Label("Cakram penuh.", "Disk full."))
    with pytest.raises(KnownError, match="Disk full"):
        room.hears(report())


def test_that_a_disk_that_does_not_answer_is_a_known_error() -> None:
    room = Room(wait_s=0.01)
    room.log.hold()
    with pytest.raises(KnownError, match="did not answer"):
        room.hears(report())
    room.log.release()
