"""Where a point is, in words."""

from dataclasses import replace

from small_room import KANDANGHAUR, small_profile

from services.domain.geo import Point
from services.incidents.place import NOWHERE, Gazetteer

AREA = small_profile().area


def test_that_a_point_is_named_by_its_nearest_village_and_district() -> None:
    near = Point(KANDANGHAUR.lat + 0.01, KANDANGHAUR.lon - 0.01)
    place = Gazetteer(AREA).place_at(near)
    assert place.text == "Desa Kertawinangun, Kandanghaur"
    assert (place.district, place.village_code) == ("Kandanghaur", "32.12.01.2001")


def test_that_a_ward_is_called_by_its_kind() -> None:
    assert Gazetteer(AREA).place_at(Point(-6.385, 108.41)).text == "Kelurahan Balongan, Balongan"


def test_that_a_point_outside_the_bounds_has_no_place_rather_than_a_wrong_one() -> None:
    assert Gazetteer(AREA).place_at(Point(-6.2, 106.8)) == NOWHERE


def test_that_an_epicentre_at_sea_is_not_said_to_lie_in_a_village() -> None:
    at_sea = Point(KANDANGHAUR.lat + 0.12, KANDANGHAUR.lon)
    assert AREA.bounds.contains(at_sea)
    assert Gazetteer(AREA).place_at(at_sea) == NOWHERE


def test_that_no_point_has_no_place() -> None:
    assert Gazetteer(AREA).place_at(None) == NOWHERE


def test_that_an_area_without_villages_names_nothing() -> None:
    assert Gazetteer(replace(AREA, villages=())).place_at(KANDANGHAUR) == NOWHERE
