"""Villages and districts from what people write: right, or unsaid."""

from dataclasses import replace
from pathlib import Path

import pytest
from place_texts import TEXTS
from small_room import small_profile

from services.domain.profile import Line
from services.incidents.place_from_text import PlaceCandidate, PlaceReader
from services.profile.loader import load_profile

PROFILE = load_profile(Path(__file__).parents[3] / "resources" / "profiles" / "indramayu")
READER = PlaceReader(PROFILE.area)
FILLED_IN = PROFILE.intake.place_min_confidence


def told(text: str) -> tuple[str, str]:
    best = READER.best(text, at_least=FILLED_IN)
    return (best.village.name if best.village else "", best.district) if best else ("", "")


def first(text: str) -> PlaceCandidate:
    return READER.candidates(text)[0]


def test_that_hardly_a_place_is_wrong_and_few_are_missed() -> None:
    """Precision: of the places said, those that are right. Recall: of the places meant, those that are said."""
    assert len(TEXTS) >= 80
    rows = [((village, district), told(text)) for text, village, district in TEXTS]
    said = [(meant, got) for meant, got in rows if got != ("", "")]
    meant = [(wanted, got) for wanted, got in rows if wanted != ("", "")]
    precision = sum(wanted == got for wanted, got in said) / len(said)
    recall = sum(wanted == got for wanted, got in meant) / len(meant)
    print(f"{len(TEXTS)} texts: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201 - with pytest -s
    assert precision >= 0.97
    assert recall >= 0.95


@pytest.mark.parametrize(("text", "village", "district"), TEXTS)
def test_that_what_is_meant_is_said_and_nothing_else(text: str, village: str, district: str) -> None:
    assert told(text) == (village, district)


def test_that_an_ambiguous_name_offers_every_village_and_believes_none() -> None:
    found = READER.candidates("banjir di Karanganyar")
    assert {candidate.district for candidate in found} == {"Indramayu", "Kandanghaur", "Pasekan"}
    assert all(candidate.confidence < 0.5 for candidate in found)


def test_that_the_reason_is_given_in_both_languages() -> None:
    candidate = first("Ds. Kertawinangun Kandanghaur")
    assert candidate.text == "Desa Kertawinangun, Kandanghaur"
    assert candidate.reason.id == '"Kertawinangun" bersama kecamatannya "Kandanghaur"'
    assert candidate.reason.en == '"Kertawinangun" with its district "Kandanghaur"'
    assert first("Pasar Jatibarang ramai").text == "Kecamatan Jatibarang"


def test_that_a_spelling_mistake_is_believed_less_than_the_right_spelling() -> None:
    assert first("desa Karangsog").confidence < first("desa Karangsong").confidence


def test_that_a_road_is_named_and_fills_nothing_in() -> None:
    (road,) = READER.candidates("kecelakaan di pantura")
    assert (road.district, road.village, road.text) == ("", None, "")
    assert READER.best("kecelakaan di pantura", at_least=0.0) is None


def test_that_a_station_of_the_base_map_tells_its_district() -> None:
    area = small_profile().area
    station = Line("station", "Langut", ((-6.4, 108.28),))
    found = PlaceReader(replace(area, lines=(station,))).candidates("copet di stasiun Langut")
    assert [(c.district, c.village) for c in found] == [("Lohbener", None)]


def test_that_a_long_hostile_text_is_read_in_part_and_never_raises() -> None:
    assert READER.candidates("desa " * 100_000) == ()
    assert READER.candidates("\ud800 \x00 Ds.\u202e Kertawinangun \U0001f30a Kandanghaur")[0].confidence > 0.9


def test_that_an_area_without_villages_reads_nothing() -> None:
    assert PlaceReader(replace(PROFILE.area, villages=(), districts=(), lines=())).candidates("Kandanghaur") == ()
