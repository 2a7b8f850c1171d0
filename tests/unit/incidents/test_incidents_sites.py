"""Sites: one incident while the trouble lasts, an end only after it is well for long enough."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fake_clock import FakeClock
from intake_room import Room, site
from small_room import LOHBENER, NOW

from services.domain.event import EventKind
from services.domain.geo import Point
from services.domain.incident import Disposition
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.severity import Severity

MINUTE = timedelta(minutes=1)


@pytest.fixture
def room(clock: FakeClock) -> Room:
    return Room(clock)


def raised(room: Room, *, minutes: int = 0, severity: Severity = Severity.P2) -> None:
    room.hears(site(at=NOW + minutes * MINUTE, severity=severity))


def test_that_a_gauge_opens_from_its_threshold_on_and_never_by_mere_presence(room: Room) -> None:
    room.hears(site())
    room.hears(site(at=NOW + MINUTE, severity=Severity.P3))
    assert room.rows() == []
    raised(room, minutes=2)
    assert (room.only().category, room.only().severity, room.only().district) == (
        "banjir",
        Severity.P2,
        "Lohbener",
    )


def test_that_a_site_opens_by_its_own_rule_whatever_its_type(room: Room) -> None:
    room.hears(site(site_type="asset", raises="no"))
    assert room.rows() == []
    room.hears(site(site_type="asset", raises="yes", at=NOW + MINUTE))
    assert len(room.rows()) == 1


def test_that_one_trouble_is_one_incident_that_follows_the_state(room: Room) -> None:
    raised(room)
    raised(room, minutes=3, severity=Severity.P1)
    assert (room.only().severity, room.only().title, room.only().reports) == (
        Severity.P1,
        "Pintu air Bangkir P1",
        1,
    )


def test_that_a_late_reading_does_not_take_the_state_back(room: Room) -> None:
    raised(room, minutes=3, severity=Severity.P1)
    room.hears(site(at=NOW))
    assert room.only().title == "Pintu air Bangkir P1"
    assert room.log.kinds().count(EventKind.OBSERVED) == 1


def test_that_a_state_of_long_ago_opens_nothing_and_a_row_without_a_time_speaks_of_now(room: Room) -> None:
    room.hears(site(at=NOW - timedelta(days=2000), severity=Severity.P1))
    assert room.rows() == []
    room.hears(site(at=datetime(1970, 1, 1, tzinfo=UTC), severity=Severity.P1, external_id="gate-2"))
    assert room.only().opened_at == NOW


def test_that_it_closes_when_it_was_normal_for_long_enough(room: Room) -> None:
    raised(room)
    room.clock.advance(60)
    room.hears(site(at=NOW + MINUTE))
    room.passes(minutes=29)
    room.hears(site(at=NOW + 30 * MINUTE, level="120"))
    room.overdue.end()
    assert room.only().is_open
    room.passes(minutes=2)
    room.hears(site(at=NOW + 36 * MINUTE, level="119"))
    room.overdue.end()
    assert (room.only().is_open, room.only().disposition) == (False, Disposition.NO_ACTION)


def test_that_a_relapse_starts_the_wait_anew(room: Room) -> None:
    raised(room)
    room.hears(site(at=NOW + MINUTE))
    room.clock.advance(21 * 60)
    raised(room, minutes=20)
    room.hears(site(at=NOW + 21 * MINUTE))
    room.clock.advance(25 * 60)
    room.hears(feed_id="gates")
    room.overdue.end()
    assert room.only().is_open


def test_that_a_source_that_fell_silent_closes_nothing(room: Room) -> None:
    raised(room)
    room.hears(site(at=NOW + MINUTE))
    room.passes(hours=5)
    assert room.only().is_open


def test_that_an_unchanged_answer_after_the_wait_is_enough(room: Room) -> None:
    raised(room)
    room.hears(site(at=NOW + MINUTE))
    room.clock.advance(45 * 60)
    room.hears(site(at=NOW + MINUTE))
    room.overdue.end()
    assert not room.only().is_open


def test_that_the_feeds_own_wait_counts_before_the_profiles(room: Room) -> None:
    raised(room)
    room.hears(site(at=NOW + MINUTE, closes="yes", closes_after_s="60"))
    room.clock.advance(180)
    room.hears(site(at=NOW + MINUTE, closes="yes", closes_after_s="60"), feed_id="gates")
    room.overdue.end()
    assert not room.only().is_open


def test_that_between_raising_and_closing_nothing_ends(room: Room) -> None:
    room.hears(site(raises="yes", closes="no"))
    room.hears(site(raises="no", closes="no", at=NOW + MINUTE))
    room.clock.advance(7200)
    room.hears(feed_id="gates")
    room.overdue.end()
    assert room.only().is_open


def test_that_what_somebody_works_on_is_noted_once_and_stays_open(room: Room) -> None:
    raised(room)
    room.dispatch.acknowledge(room.only())
    room.hears(site(at=NOW + MINUTE))
    for _ in range(3):
        room.clock.advance(3600)
        room.hears(feed_id="gates")
        room.overdue.end()
    assert (room.only().is_open, room.only().notes) == (True, 1)


def test_that_the_room_is_not_asked_again_about_the_trouble_it_closed(room: Room) -> None:
    raised(room)
    room.dispatch.close(room.only(), Disposition.HANDLED)
    raised(room, minutes=6)
    assert room.open_rows() == []
    raised(room, minutes=12, severity=Severity.P1)
    assert [row.severity for row in room.open_rows()] == [Severity.P1]


def test_that_a_new_trouble_after_it_was_well_opens_another(room: Room) -> None:
    raised(room)
    room.dispatch.close(room.only(), Disposition.HANDLED)
    room.hears(site(at=NOW + MINUTE))
    raised(room, minutes=60)
    assert [row.is_open for row in room.rows()] == [False, True]


def test_that_mere_signs_of_life_are_kept_now_and_then(room: Room) -> None:
    for minute in range(12):
        room.hears(site(at=NOW + minute * MINUTE, level=str(minute)))
    assert room.log.kinds().count(EventKind.OBSERVED) == 3


def test_that_many_sites_in_one_answer_are_kept_less_often(room: Room) -> None:
    def all_at(minute: int) -> tuple[Observation, ...]:
        return tuple(site(at=NOW + minute * MINUTE, external_id=f"lamp-{n}") for n in range(100))

    for minute in (0, 6, 11):
        room.hears(*all_at(minute))
    assert room.log.kinds().count(EventKind.OBSERVED) == 200


def hotspot(
    external_id: str, *, point: Point = LOHBENER, confidence: str = "high", **measures: Measure
) -> Observation:
    told = {"confidence": confidence} if confidence else {}
    kind = ObservationKind.HOTSPOT
    return Observation(
        "firms", external_id, kind, NOW, "Titik panas", point=point, attributes=told, measures=measures
    )


@pytest.mark.parametrize(
    ("item", "opens"),
    [
        (hotspot("a"), True),
        (hotspot("a", confidence="h"), True),
        (hotspot("a", confidence="", confidence_=Measure(85.0, "%")), False),
        (replace(hotspot("a", confidence=""), measures={"confidence": Measure(85.0, "%")}), True),
        (hotspot("a", confidence="nominal"), False),
        (hotspot("a", point=Point(-6.75, 108.55)), False),
        (replace(hotspot("a"), observed_at=NOW - timedelta(days=2)), False),
        (replace(hotspot("a"), point=None), False),
    ],
)
def test_that_only_a_sure_hotspot_inside_the_area_opens(room: Room, item: Observation, opens: bool) -> None:
    room.hears(item)
    assert [row.severity for row in room.rows()] == ([Severity.P3] if opens else [])


def test_that_several_hotspots_of_one_fire_are_one_incident(room: Room) -> None:
    near = Point(LOHBENER.lat + 0.005, LOHBENER.lon)
    room.hears(hotspot("a"), hotspot("b", point=near))
    room.hears(hotspot("c", point=near))
    room.hears(hotspot("d", point=Point(LOHBENER.lat + 0.05, LOHBENER.lon)))
    assert [row.reports for row in room.rows()] == [3, 1]


def test_that_a_profile_without_the_category_opens_no_hotspot(clock: FakeClock) -> None:
    room = Room(clock)
    quiet = Room(clock, of=replace(room.profile, intake=replace(room.profile.intake, hotspot_category="")))
    quiet.hears(hotspot("a"))
    assert quiet.rows() == []


def test_that_a_forecast_never_opens(room: Room) -> None:
    room.hears(Observation("bmkg", "f", ObservationKind.FORECAST, NOW, "Hujan petir", severity=Severity.P1))
    assert room.log.kinds() == [EventKind.OBSERVED]
