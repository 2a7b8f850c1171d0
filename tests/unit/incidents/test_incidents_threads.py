"""Messages: a conversation adds to its incident, and a text gives a place that says it is from a text."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from intake_room import Room
from small_room import BALONGAN, KANDANGHAUR, NOW

from services.domain.incident import Disposition
from services.domain.observation import Observation, ObservationKind

MINUTE = timedelta(minutes=1)


def message(external_id: str, text: str, *, thread: str = "", minutes: int = 0, **said: str) -> Observation:
    told = {"thread": thread, **said} if thread else dict(said)
    at = NOW - timedelta(hours=1) + minutes * MINUTE
    return Observation("warga", external_id, ObservationKind.REPORT, at, text, text, attributes=told)


@pytest.fixture
def room(clock: FakeClock) -> Room:
    return Room(clock)


def test_that_an_answer_adds_to_the_incident_of_its_conversation(room: Room) -> None:
    room.hears(message("m1", "Banjir di jalan desa"))
    room.hears(message("m2", "airnya makin tinggi pak", thread="m1", minutes=5))
    assert (room.only().title, room.only().reports) == ("Banjir di jalan desa", 2)


def test_that_it_does_so_within_one_body_too(room: Room) -> None:
    room.hears(message("m1", "Banjir di jalan desa"), message("m2", "sudah selutut", thread="m1", minutes=1))
    assert room.only().reports == 2


def test_that_messages_of_one_conversation_join_without_its_beginning(room: Room) -> None:
    room.hears(message("m2", "Banjir di jalan desa", thread="t_9"))
    room.hears(message("m3", "tolong segera", thread="t_9", minutes=1))
    assert room.only().reports == 2


def test_that_another_matter_in_the_same_conversation_is_not_hidden_in_the_first(room: Room) -> None:
    room.hears(message("m1", "Banjir di jalan desa"))
    room.hears(message("m2", "sampah juga menumpuk pak", thread="m1", minutes=5))
    assert [row.category for row in room.rows()] == ["banjir", "sampah"]


def test_that_a_closed_incident_takes_no_more_of_the_conversation(room: Room) -> None:
    room.hears(message("m1", "Banjir di jalan desa"))
    room.dispatch.close(room.only(), Disposition.HANDLED)
    room.hears(message("m2", "banjir lagi pak", thread="m1", minutes=50))
    assert len(room.open_rows()) == 1


def test_that_under_the_rooms_own_post_everybody_has_a_matter_of_his_own(room: Room) -> None:
    room.hears(message("post", "Selamat pagi warga", own="yes"))
    assert room.rows() == []
    room.hears(message("c1", "banjir pak di desa kami", thread="post", minutes=2))
    room.hears(message("c2", "di sini banjir juga", thread="post", minutes=3))
    assert len(room.rows()) == 2


def test_that_a_message_its_writer_deleted_is_noted_and_closes_nothing(room: Room) -> None:
    room.hears(message("m1", "Banjir di jalan desa"))
    deleted = replace(message("m2", "Pesan dihapus", minutes=2), status="cancelled", replaces=("m1",))
    room.hears(deleted)
    room.hears(deleted)
    assert (room.only().is_open, room.only().notes) == (True, 1)


def test_that_a_place_read_from_the_text_says_so_and_how_far_it_is_believed(room: Room) -> None:
    room.hears(message("m1", "Banjir di desa Kertawinangun kec. Kandanghaur"))
    row = room.only()
    assert (row.place, row.district, row.point) == ("Desa Kertawinangun, Kandanghaur", "Kandanghaur", KANDANGHAUR)
    assert (row.place_source, row.place_confidence) == ("text", 0.97)


def test_that_a_district_alone_gives_no_point(room: Room) -> None:
    room.hears(message("m1", "Banjir di Kandanghaur"))
    row = room.only()
    assert (row.place, row.district, row.point) == ("Kecamatan Kandanghaur", "Kandanghaur", None)
    assert (row.place_source, row.place_confidence) == ("text", 0.85)


def test_that_nothing_is_filled_in_where_the_text_names_nothing(room: Room) -> None:
    room.hears(message("m1", "Banjir parah min"))
    row = room.only()
    assert (row.place, row.district, row.point, row.place_source) == ("", "", None, "")


def test_that_the_sources_own_words_stay_and_its_point_is_never_moved(room: Room) -> None:
    room.hears(replace(message("m1", "Banjir"), place="Gg. Mawar, Ds. Langut Kec. Lohbener"))
    assert (room.only().place, room.only().district) == ("Gg. Mawar, Ds. Langut Kec. Lohbener", "Lohbener")
    room.hears(replace(message("m2", "Banjir di Kandanghaur"), point=BALONGAN))
    assert (room.rows()[1].district, room.rows()[1].place_source) == ("Balongan", "point")


def test_that_a_true_point_replaces_the_guess(room: Room) -> None:
    room.hears(message("m1", "Banjir di desa Kertawinangun kec. Kandanghaur"))
    room.hears(replace(message("m2", "ini lokasinya", thread="m1", minutes=1), point=BALONGAN))
    row = room.only()
    assert (row.point, row.district, row.place_source, row.place_confidence) == (
        BALONGAN,
        "Balongan",
        "point",
        None,
    )


def test_that_a_person_who_corrects_the_place_ends_the_guess(room: Room) -> None:
    room.hears(message("m1", "Banjir di desa Kertawinangun kec. Kandanghaur"))
    room.dispatch.change_field(room.only(), "place", after="Depan SDN 1")
    room.hears(replace(message("m2", "ini lokasinya", thread="m1", minutes=1), point=BALONGAN))
    row = room.only()
    assert (row.place, row.place_source, row.point) == ("Depan SDN 1", "", KANDANGHAUR)


def test_that_a_rule_of_the_source_goes_before_the_list_of_feeds(room: Room) -> None:
    room.hears(message("m1", "Banjir", raises="no"))
    room.hears(replace(message("m2", "Banjir", raises="yes"), source="lain"))
    assert [row.external_id for row in room.rows()] == ["m2"]
