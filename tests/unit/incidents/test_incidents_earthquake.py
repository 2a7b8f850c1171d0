"""Which earthquakes concern the room."""

from dataclasses import replace
from datetime import timedelta

import pytest
from small_room import NOW, quake, small_profile

from services.domain.geo import Point
from services.domain.observation import Observation
from services.incidents.earthquake import concerns_room, distance_to_area_m, is_same

PROFILE = small_profile()
BOUNDS = PROFILE.area.bounds
FAR = Point(-8.51, 123.27)  # Lembata
SOUTH_150_KM = Point(BOUNDS.south - 1.34, 108.2)
SOUTH_160_KM = Point(BOUNDS.south - 1.44, 108.2)


def concerns(item: Observation) -> bool:
    return concerns_room(item, rules=PROFILE.intake, bounds=BOUNDS, now=NOW)


def saying(item: Observation, **attributes: str) -> Observation:
    return replace(item, attributes=attributes)


@pytest.mark.parametrize(("magnitude", "opens"), [(4.4, False), (4.5, True), (7.0, True)])
def test_that_a_near_quake_concerns_the_room_from_the_magnitude_on(magnitude: float, opens: bool) -> None:
    assert concerns(quake("q", magnitude=magnitude)) is opens


def test_that_distance_counts_from_the_edge_of_the_area() -> None:
    assert distance_to_area_m(Point(-6.4, 108.2), BOUNDS) == 0.0
    assert concerns(quake("q", point=SOUTH_150_KM))
    assert not concerns(quake("q", point=SOUTH_160_KM))


def test_that_a_far_quake_felt_here_concerns_the_room_however_weak() -> None:
    item = quake("q", point=FAR, magnitude=3.0)
    assert concerns(saying(item, felt="II-III Kab. INDRAMAYU, II Cirebon"))
    assert not concerns(saying(item, felt="II Indramayukidul"))
    assert not concerns(saying(item, felt="-"))


def test_that_a_tsunami_warning_concerns_the_room_from_afar_and_the_mere_word_does_not() -> None:
    item = quake("q", point=FAR)
    assert concerns(saying(item, tsunami="warning", potential="Potensi tsunami"))
    assert not concerns(saying(item, potential="Tidak berpotensi tsunami"))


def test_that_a_quake_of_the_day_before_yesterday_is_history_when_first_heard() -> None:
    assert not concerns(quake("q", at=NOW - timedelta(hours=25)))
    assert concerns(quake("q", at=NOW - timedelta(hours=23)))


def test_that_a_quake_without_place_or_magnitude_is_judged_by_its_words_only() -> None:
    nameless = replace(quake("q"), point=None)
    assert not concerns(nameless)
    assert concerns(saying(nameless, felt="Balongan"))
    assert not concerns(replace(quake("q"), measures={}))


def test_that_a_revision_or_another_agency_is_known_as_the_same_quake() -> None:
    first = quake("q", magnitude=5.0)
    revised = quake("r", at=NOW + timedelta(seconds=8), point=Point(-6.5, 108.5), magnitude=5.4)
    assert is_same(first, revised)
    assert not is_same(first, quake("r", at=NOW + timedelta(seconds=31)))
    assert not is_same(first, quake("r", point=FAR))
    assert not is_same(first, quake("r", magnitude=6.1))
