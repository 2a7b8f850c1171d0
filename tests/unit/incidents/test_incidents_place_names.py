from pathlib import Path

import pytest

from services.incidents.place_names import PlaceNames
from services.profile.loader import load_profile

PROFILE = Path(__file__).parents[3] / "resources" / "profiles" / "indramayu"


@pytest.fixture(scope="module")
def names() -> PlaceNames:
    return PlaceNames(load_profile(PROFILE).area)


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("kertaw", "Kertawinangun, Kandanghaur"),
        ("kertwinagun", "Kertawinangun, Kandanghaur"),
        ("eretn wetan", "Eretan Wetan, Kandanghaur"),
        ("karang ampel", "Karangampel, Karangampel"),
        ("depan pasar jatib", "depan pasar Jatibarang, Jatibarang"),
        ("stasiun jat", "Stasiun Jatibarang"),
        ("kecamatan kroy", "Kecamatan Kroya"),
        ("karanganyar, pas", "Karanganyar, Pasekan"),
    ],
)
def test_that_the_beginning_of_a_name_is_enough(names: PlaceNames, typed: str, proposed: str) -> None:
    assert names.complete(typed)[0].text == proposed


@pytest.mark.parametrize("typed", ["", " ", "k", "zzzzzzzz", ",", "12"])
def test_that_nothing_is_proposed_for_what_is_no_beginning(names: PlaceNames, typed: str) -> None:
    assert names.complete(typed) == ()


def test_that_a_village_brings_its_district_and_its_middle(names: PlaceNames) -> None:
    found = names.complete("balai desa kertawi")[0]
    assert (found.place, found.district) == ("balai desa Kertawinangun", "Kandanghaur")
    assert found.point is not None
