"""What a source may add to an incident the room already has."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from small_room import KANDANGHAUR, LOHBENER, NOW, feed, incident, quake, report, small_profile

from services.domain.event import EventKind
from services.domain.feed import FeedState
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.observation import Observation, Parsed
from services.domain.resource import Fix
from services.domain.severity import Severity
from services.incidents.additions import Attached, additions
from services.incidents.dispatch import Dispatch
from services.incidents.field_values import FieldValue
from services.incidents.intake import Intake
from services.incidents.pipeline import FeedIntake
from services.incidents.place import Gazetteer

PROFILE = small_profile()
GAZETTEER = Gazetteer(PROFILE.area)


def added(row: Incident, item: Observation, *, is_judged: bool = False) -> dict[str, FieldValue]:
    by_hand = frozenset({"severity"}) if is_judged else frozenset[str]()
    return additions(Attached(row, by_hand), item, gazetteer=GAZETTEER)


def saying(severity: Severity) -> Observation:
    return replace(report(), severity=severity, point=None)


def test_that_a_source_may_make_it_worse_and_never_ease_it() -> None:
    assert added(incident(), saying(Severity.P1)) == {"severity": Severity.P1}
    assert added(incident(), saying(Severity.P2)) == {}
    assert added(incident(), saying(Severity.P3)) == {}


def test_that_where_the_room_has_judged_its_severity_stands() -> None:
    assert added(incident(), saying(Severity.P1), is_judged=True) == {}


def test_that_a_closed_incident_is_left_as_it_is() -> None:
    assert added(replace(incident(), status=IncidentStatus.CLOSED), report()) == {}


def test_that_a_place_is_filled_where_there_was_none_and_never_moved() -> None:
    place = {"point": LOHBENER, "place": "Desa Langut, Lohbener", "district": "Lohbener"}
    assert added(incident(), report()) == place
    assert added(replace(incident(), place="Depan pasar", district="Lohbener"), report()) == {"point": LOHBENER}
    assert added(replace(incident(), point=KANDANGHAUR), report()) == {}


class NoFleet:
    def receive(self, fixes: tuple[Fix, ...]) -> None:
        raise AssertionError("there are no vehicles in this test")


class Room:
    def __init__(self, clock: FakeClock) -> None:
        self.log = FakeEventLog()
        self.dispatch = Dispatch(PROFILE, log=self.log, clock=clock, station="A", operator="Rina")
        self._intake = FeedIntake(
            Intake(PROFILE), log=self.log, reports=FakeReader(self.log), fleet=NoFleet(), station="A"
        )

    def hears(self, *items: Observation, feed_id: str = "bmkg") -> None:
        self._intake.take_in(feed(feed_id), Parsed(items), FeedState(feed_id), NOW)

    def only(self) -> Incident:
        (row,) = self.log.incidents.values()
        return row


MODERATE = replace(quake("q"), severity=Severity.P3)
WARNING = replace(
    quake("q-revised", at=NOW + timedelta(seconds=6), magnitude=5.6),
    severity=Severity.P1,
    attributes={"tsunami": "warning"},
)


@pytest.fixture
def room(clock: FakeClock) -> Room:
    return Room(clock)


def test_that_a_tsunami_warning_that_follows_makes_the_incident_critical(room: Room) -> None:
    room.hears(MODERATE)
    assert room.only().severity is Severity.P3
    room.hears(WARNING)
    assert room.only().severity is Severity.P1
    assert room.only().reports == 2


def test_that_a_tsunami_warning_is_filed_under_the_profile_s_own_category(room: Room) -> None:
    room.hears(WARNING)
    assert room.only().category == "banjir-rob"


def test_that_a_warning_in_the_same_body_counts_too(room: Room) -> None:
    room.hears(WARNING, MODERATE)
    assert room.only().severity is Severity.P1


def test_that_the_operators_judgement_outlives_what_the_source_repeats(room: Room) -> None:
    room.hears(MODERATE)
    room.dispatch.change_field(room.only(), "severity", after=Severity.P4)
    room.hears(WARNING)
    assert room.only().severity is Severity.P4


def test_that_what_was_added_is_said_once_however_often_it_is_told(room: Room) -> None:
    room.hears(MODERATE)
    room.hears(WARNING)
    room.hears(WARNING)
    assert room.log.kinds().count(EventKind.FIELD_CHANGED) == 1


def test_that_a_report_that_is_located_later_gets_its_place(room: Room) -> None:
    room.hears(replace(report(), point=None), feed_id="aduan")
    assert room.only().point is None
    room.hears(report(), feed_id="aduan")
    assert (room.only().point, room.only().place) == (LOHBENER, "Desa Langut, Lohbener")


def closed_as_harmless(room: Room, row: Incident) -> None:
    room.dispatch.close(row, Disposition.NO_ACTION, reason="Tidak terasa")


def open_rows(room: Room) -> list[Incident]:
    return [row for row in room.log.incidents.values() if row.is_open]


def test_that_a_closed_incident_takes_no_worse_news_and_stays_as_it_was(room: Room) -> None:
    room.hears(MODERATE)
    closed_as_harmless(room, room.only())
    room.hears(replace(quake("q", magnitude=5.1), severity=Severity.P3))
    assert (room.only().is_open, room.only().reports) == (False, 1)


def test_that_a_tsunami_warning_about_a_closed_earthquake_opens_another_incident(room: Room) -> None:
    room.hears(MODERATE)
    closed_as_harmless(room, room.only())
    room.hears(WARNING)
    (warned,) = open_rows(room)
    assert warned.severity is Severity.P1


def test_that_the_warning_counts_under_the_same_id_and_where_the_room_had_judged(room: Room) -> None:
    room.hears(MODERATE)
    room.dispatch.change_field(room.only(), "severity", after=Severity.P4)
    closed_as_harmless(room, room.only())
    same_id = replace(WARNING, external_id="q", observed_at=NOW)
    room.hears(same_id)
    room.hears(same_id)
    assert [(row.severity, row.reports) for row in open_rows(room)] == [(Severity.P1, 1)]


def test_that_others_who_tell_of_the_warning_join_the_open_incident(room: Room) -> None:
    room.hears(MODERATE)
    closed_as_harmless(room, room.only())
    room.hears(WARNING)
    room.hears(replace(WARNING, source="bmkg_terkini"), feed_id="bmkg_terkini")
    assert [row.reports for row in open_rows(room)] == [2]


def test_that_a_source_that_follows_the_rooms_own_closing_is_not_noted(room: Room) -> None:
    room.hears(report(), feed_id="aduan")
    room.hears(report(status="closed"), feed_id="aduan")
    assert room.only().notes == 1
    room.hears(report("A-2"), feed_id="aduan")
    second = open_rows(room)[-1]
    closed_as_harmless(room, second)
    room.hears(report("A-2", status="closed"), feed_id="aduan")
    assert room.log.incidents[second.incident_id].notes == 0
