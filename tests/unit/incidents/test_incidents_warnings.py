"""Warnings: which open, what their updates and ends do, and that what vanished is not cancelled."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from intake_room import AT_KANDANGHAUR, AT_LOHBENER, CIREBON, Room, around, warning
from small_room import KANDANGHAUR, NOW, quake

from services.domain.event import EventKind
from services.domain.incident import Disposition, IncidentStatus
from services.domain.observation import Observation, ObservationKind
from services.domain.severity import Severity
from services.domain.warned import standing_at

HOUR = timedelta(hours=1)


@pytest.fixture
def room(clock: FakeClock) -> Room:
    return Room(clock)


def test_that_a_warning_for_this_area_opens_and_says_which_districts_and_until_when(room: Room) -> None:
    room.hears(warning(rings=(AT_KANDANGHAUR, AT_LOHBENER, CIREBON)))
    row = room.only()
    assert (row.category, row.severity, row.title) == ("banjir", Severity.P3, "Hujan lebat")
    assert (row.place, row.district, row.point) == ("Kandanghaur, Lohbener", "", None)
    assert "Kandanghaur (1 dari 1 desa), Lohbener (1 dari 1 desa)" in row.description
    assert "Berlaku sampai 21-11-2026 19.42 WIB." in row.description


def test_that_a_ring_between_the_villages_counts_by_the_nearest(room: Room) -> None:
    room.hears(warning(rings=(around(KANDANGHAUR.lat + 0.02, KANDANGHAUR.lon + 0.02, by=0.001),)))
    assert room.only().district == "Kandanghaur"


@pytest.mark.parametrize(
    "item",
    [
        warning(rings=(CIREBON,)),
        replace(warning(rings=(CIREBON,)), text="Kandanghaur dan Lohbener"),
        warning(severity=Severity.P4),
        warning(severity=None),
        warning(rings=()),
        warning(status="cancelled"),
        warning(after=-4 * HOUR),
        warning(rings=(((-6.36, 108.08), (-6.36, 108.09)),)),
    ],
    ids=[
        "elsewhere",
        "text is no coverage",
        "too mild",
        "unknown severity",
        "no area",
        "a cancel",
        "over",
        "a line",
    ],
)
def test_that_other_warnings_open_nothing(room: Room, item: Observation) -> None:
    room.hears(item)
    assert room.rows() == []


def test_that_a_warning_without_a_geometry_counts_when_its_area_is_named(room: Room) -> None:
    room.hears(replace(warning(rings=()), place="Kabupaten Kecil"))
    assert len(room.rows()) == 1


def test_that_an_update_changes_the_same_incident_and_never_eases_it(room: Room) -> None:
    room.hears(warning())
    update = replace(
        warning("CJB2", replaces=("CJB1",), severity=Severity.P2, after=HOUR), title="Hujan sangat lebat"
    )
    room.clock.advance(3600)
    room.hears(update)
    row = room.only()
    assert (row.title, row.severity, row.reports) == ("Hujan sangat lebat", Severity.P2, 2)
    room.hears(replace(warning("CJB3", replaces=("CJB2",), severity=Severity.P4, after=2 * HOUR), title="Reda"))
    assert (room.only().severity, room.only().title) == (Severity.P2, "Reda")


def test_that_an_update_does_not_overwrite_what_the_room_wrote(room: Room) -> None:
    room.hears(warning())
    room.dispatch.change_field(room.only(), "title", after="Siaga hujan Kandanghaur")
    room.hears(replace(warning("CJB2", replaces=("CJB1",), after=HOUR), title="Lain"))
    assert room.only().title == "Siaga hujan Kandanghaur"


def test_that_a_cancelled_warning_closes_an_untouched_incident_with_its_reason(room: Room) -> None:
    room.hears(warning())
    room.hears(warning("CJB2", status="cancelled", replaces=("CJB1",), after=HOUR))
    assert room.only().disposition == Disposition.CANCELLED
    closing = next(event for event in room.log.events if event.kind is EventKind.CLOSED)
    assert "source cancelled" in str(closing.data["reason"])


def test_that_a_cancelled_warning_somebody_works_on_stays_open_with_a_note(room: Room) -> None:
    room.hears(warning())
    room.dispatch.acknowledge(room.only())
    cancel = warning("CJB2", status="cancelled", replaces=("CJB1",), after=HOUR)
    room.hears(cancel)
    room.hears(cancel)
    room.passes(hours=5)
    assert (room.only().is_open, room.only().notes) == (True, 1)


def test_that_a_warning_whose_cancel_came_first_opens_nothing(room: Room) -> None:
    room.hears(warning("CJB2", status="cancelled", replaces=("CJB1",), after=HOUR))
    room.hears(warning())
    assert room.rows() == []


def test_that_a_warning_ends_by_the_clock_when_nobody_touched_it(room: Room) -> None:
    room.hears(warning())
    room.passes(hours=2.9)
    assert room.only().is_open
    room.passes(hours=0.2)
    row = room.only()
    assert (row.status, row.disposition) == (IncidentStatus.CLOSED, Disposition.NO_ACTION)
    assert [event.actor for event in room.log.events][-1] == "system"
    room.passes(hours=1)
    assert room.log.kinds().count(EventKind.CLOSED) == 1


def test_that_an_expired_warning_somebody_works_on_gets_one_note(room: Room) -> None:
    room.hears(warning())
    room.dispatch.assign(room.only(), "bpbd")
    for _ in range(3):
        room.passes(hours=2)
    assert (room.only().is_open, room.only().notes) == (True, 1)


def test_that_a_later_end_keeps_the_incident_open(room: Room) -> None:
    room.hears(warning())
    room.hears(warning("CJB2", replaces=("CJB1",), after=HOUR))
    room.passes(hours=3.5)
    assert room.only().is_open
    room.passes(hours=1)
    assert not room.only().is_open


def test_that_a_shorter_end_counts_although_the_message_it_replaced_lasted_longer(room: Room) -> None:
    room.hears(warning(lasts=8 * HOUR))
    room.hears(warning("CJB2", replaces=("CJB1",), after=timedelta(minutes=5), lasts=HOUR))
    room.passes(hours=2)
    assert not room.only().is_open


def test_that_a_warning_gone_from_its_source_before_its_end_is_not_cancelled(room: Room) -> None:
    room.hears(warning())
    room.hears(feed_id="nowcast")
    room.passes(hours=1)
    assert room.only().is_open


def test_that_an_expired_warning_still_listed_opens_nothing_again(room: Room) -> None:
    room.hears(warning())
    room.passes(hours=4)
    room.hears(warning())
    room.hears(replace(warning(), text="ditulis ulang"))
    assert room.open_rows() == []


def test_that_an_update_after_the_rule_closed_it_opens_another(room: Room) -> None:
    room.hears(warning())
    room.passes(hours=4)
    room.hears(warning("CJB2", replaces=("CJB1",), after=4 * HOUR))
    assert [row.is_open for row in room.rows()] == [False, True]


def test_that_what_the_room_closed_stays_closed_until_it_gets_worse(room: Room) -> None:
    room.hears(warning())
    room.dispatch.close(room.only(), Disposition.HANDLED)
    room.hears(warning("CJB2", replaces=("CJB1",), after=HOUR))
    assert room.open_rows() == []
    room.hears(warning("CJB3", replaces=("CJB2",), severity=Severity.P1, after=2 * HOUR))
    assert [row.severity for row in room.open_rows()] == [Severity.P1]


def test_that_a_hand_that_was_quicker_than_the_clock_wins(room: Room) -> None:
    room.hears(warning())
    seen = room.overdue._reader.incidents_of((room.only().incident_id,))
    room.dispatch.acknowledge(room.only())
    room.overdue._reader.incidents_of = lambda _ids: seen  # type: ignore[method-assign]
    room.overdue._reader.acts_of_people = lambda _ids: {}  # type: ignore[method-assign]
    room.passes(hours=4)
    assert room.only().is_open


def tsunami(*, is_over: bool = False) -> tuple[Observation, Observation]:
    """An InaTEWS bulletin: the earthquake far away, and its warning, which names it."""
    told = {"tsunami": "ended"} if is_over else {"tsunami": "warning"}
    shock = replace(quake("eq1", magnitude=7.4), source="inatews", severity=Severity.P1, attributes=told)
    status = "cancelled" if is_over else "pd-1"
    alert = Observation(
        "inatews", "tsunami-eq1", ObservationKind.WARNING, NOW + timedelta(minutes=30 if is_over else 4),
        "Peringatan dini tsunami: Gempa M7.4", place="Pesisir Balongan", severity=Severity.P1, status=status,
        attributes={"event": "eq1"}, expires_at=NOW + 24 * HOUR,
    )  # fmt: skip
    return shock, alert


def test_that_a_tsunami_warning_and_its_earthquake_are_one_incident_that_pd_4_ends(room: Room) -> None:
    room.hears(*tsunami())
    assert (room.only().category, room.only().reports) == ("banjir-rob", 2)
    room.clock.advance(1800)
    room.hears(*tsunami(is_over=True))
    assert (room.only().is_open, room.only().disposition) == (False, Disposition.CANCELLED)


def test_that_pd_4_is_only_noted_where_somebody_works_on_it(room: Room) -> None:
    room.hears(*tsunami())
    room.dispatch.acknowledge(room.only())
    room.clock.advance(1800)
    room.hears(*tsunami(is_over=True))
    assert (room.only().is_open, room.only().notes) == (True, 1)


def test_that_standing_warnings_are_those_not_replaced_withdrawn_or_expired() -> None:
    first, second = warning("A"), warning("B", replaces=("A",))
    withdrawn, other = warning("C", status="cancelled", replaces=("D",)), warning("D")
    assert standing_at((first, second, withdrawn, other, warning("E")), NOW) == (second, warning("E"))
    assert standing_at((second,), NOW + 3 * HOUR) == ()
