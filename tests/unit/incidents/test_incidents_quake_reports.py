"""Citizens and agencies about one earthquake: one incident, and no call for help inside it."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fake_clock import FakeClock
from intake_room import Room
from small_room import LOHBENER, NOW, quake

from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind
from services.domain.severity import Severity
from services.incidents.categorise import Categoriser
from services.incidents.quake_reports import FeltReports
from services.profile.loader import load_profile

SECOND = timedelta(seconds=1)
INDRAMAYU = load_profile(Path(__file__).parents[3] / "resources" / "profiles" / "indramayu")
FELT = FeltReports(INDRAMAYU, Categoriser(INDRAMAYU.categories))


@pytest.fixture
def room(clock: FakeClock) -> Room:
    clock.advance(600)
    return Room(clock)


def felt(
    external_id: str, *, at: datetime = NOW + 6 * SECOND, text: str = "Gempa terasa kuat, lampu goyang"
) -> Observation:
    kind = ObservationKind.REPORT
    return Observation(
        "aduan", external_id, kind, at, "Gempa", text, point=LOHBENER, category="gempa", status="open"
    )


def test_that_citizens_who_felt_it_join_the_earthquakes_incident(room: Room) -> None:
    room.hears(quake("q"))
    room.hears(*(felt(f"A-{n}", at=NOW + n * 10 * SECOND) for n in range(20)))
    assert (room.only().source, room.only().reports) == ("bmkg", 21)


def test_that_a_report_of_damage_or_people_is_a_case_of_its_own(room: Room) -> None:
    room.hears(quake("q"))
    room.hears(
        felt("A-1", text="Gempa! rumah tetangga ambruk, 2 orang ketimpa tembok"),
        felt("A-2", text="Gempa, tolong ada yang terjebak"),
        felt("A-3", text="gempa lalu banjir rob masuk"),
        replace(felt("A-4"), severity=Severity.P1),
    )
    assert [row.external_id for row in room.rows()] == ["q", "A-1", "A-2", "A-3", "A-4"]


def test_that_citizens_before_the_agency_are_one_incident_that_the_earthquake_takes_over(room: Room) -> None:
    room.hears(felt("A-1", at=NOW + 20 * SECOND))
    room.hears(felt("A-2", at=NOW + 60 * SECOND), felt("A-3", at=NOW + 70 * SECOND))
    assert room.only().reports == 3
    room.hears(replace(quake("q"), severity=Severity.P1, text="Tidak berpotensi tsunami"))
    row = room.only()
    assert (row.title, row.description, row.reports) == ("Gempa M5.0", "Tidak berpotensi tsunami", 4)
    room.hears(replace(quake("us7", magnitude=5.2), source="usgs", title="M 5.2 - Java"))
    assert (room.only().title, room.only().reports) == ("Gempa M5.0", 5)


def test_that_a_felt_earthquake_that_does_not_concern_the_room_takes_nothing_over(room: Room) -> None:
    room.hears(felt("A-1"))
    room.hears(quake("far", point=Point(-8.51, 123.27)))
    assert (room.only().title, room.only().reports) == ("Gempa", 1)


def test_that_what_was_felt_long_after_or_before_is_another_matter(room: Room) -> None:
    room.clock.advance(7200)
    room.hears(quake("q"))
    room.hears(felt("A-1", at=NOW + timedelta(minutes=16)), felt("A-2", at=NOW - timedelta(minutes=20)))
    assert len(room.rows()) == 3


def test_that_a_report_is_about_the_last_earthquake_before_it(room: Room) -> None:
    room.hears(quake("main"), quake("after", at=NOW + 180 * SECOND, magnitude=4.7))
    room.hears(felt("A-1", at=NOW + 30 * SECOND), felt("A-2", at=NOW + 200 * SECOND))
    by_id = {row.external_id: row.reports for row in room.rows()}
    assert by_id == {"main": 2, "after": 2}


def test_that_a_profile_may_do_without(clock: FakeClock) -> None:
    small = Room(clock).profile
    room = Room(clock, of=replace(small, intake=replace(small.intake, earthquake_category="")))
    room.hears(quake("q"))
    room.hears(felt("A-1"))
    assert len(room.rows()) == 2


def test_that_local_words_of_damage_count_too(clock: FakeClock) -> None:
    small = Room(clock).profile
    room = Room(clock, of=replace(small, intake=replace(small.intake, quake_report_words=("gujlug",))))
    room.hears(quake("q"))
    room.hears(felt("A-1", text="gempa, pawon gujlug"))
    assert len(room.rows()) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Lindu!! barusan krasa banget ning Karangsong, lampu pada goyang. Warga keluar rumah kabeh.",
        "Ada gempa ya min? Paoman berasa getarannya, air di bak sampai tumpah.",
        "gempa kerasa sampai Jatibarang",
        "GEMPA!!! goyang lumayan lama",
    ],
)
def test_that_these_only_say_that_it_shook(text: str) -> None:
    assert FELT.is_felt_only(replace(felt("x", text=text)))


@pytest.mark.parametrize(
    "text",
    [
        "Gempa terasa kuat, tembok rumah retak.",
        "Habis gempa genteng musholla runtuh sebagian, ada 1 orang luka kena genteng.",
        "Gempa!! plafon kelas ambrol, anak2 sudah di lapangan.",
        "Warga pada ngungsi ke masjid takut susulan, banyak yg bawa bayi. Info tsunami bagaimana pak?",
        "Rumah tetangga ambruk, ada 2 orang ketimpa tembok!! masih kedengeran suaranya",
        "gempa, kebakaran di dapur",
        "gempa bikin tiang listrik miring, kabel putus",
        "lindu, ibu saya pingsan butuh ambulan",
        "gempa, bangunan menimpa motor",
    ],
)
def test_that_these_say_more(text: str) -> None:
    assert not FELT.is_felt_only(felt("x", text=text))


def test_that_a_withdrawn_earthquake_opens_nothing(room: Room) -> None:
    room.hears(replace(quake("q"), status="deleted"))
    assert room.rows() == []


def test_that_an_earthquake_without_a_magnitude_yet_is_known_by_time_and_place(room: Room) -> None:
    room.hears(quake("q"))
    room.hears(replace(quake("us7"), source="usgs", measures={}))
    assert (len(room.rows()), room.only().reports) == (1, 2)
