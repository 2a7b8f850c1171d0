"""Free text to a category."""

from dataclasses import replace

import pytest
from small_room import small_profile

from services.domain.profile import Category
from services.incidents.categorise import Categoriser

CATEGORIES = small_profile().categories


def code_of(text: str, categories: tuple[Category, ...] = CATEGORIES) -> str:
    return Categoriser(categories).category_of(text).code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ada genangan tinggi", "banjir"),
        ("BANJIR!!", "banjir"),
        ("tps   liar\ndi belakang pasar", "sampah"),
        ("jalan rusak", "lainnya"),
        ("", "lainnya"),
    ],
)
def test_that_keywords_name_the_category_whatever_case_or_spacing(text: str, code: str) -> None:
    assert code_of(text) == code


def test_that_the_longest_keyword_wins_wherever_it_stands() -> None:
    assert code_of("banjir besar, katanya banjir rob dari laut") == "banjir-rob"


def test_that_only_whole_words_count() -> None:
    assert code_of("gempar karena kebanjiran order") == "lainnya"


def test_that_of_equally_long_keywords_the_category_listed_first_wins() -> None:
    first, second = CATEGORIES[0], replace(CATEGORIES[3], keywords=("sampah",))
    assert code_of("sampah dan banjir", (first, second)) == "banjir"
    assert code_of("sampah dan banjir", (second, first)) == "sampah"


def test_that_the_first_category_serves_where_there_is_no_lainnya() -> None:
    assert code_of("entah apa", CATEGORIES[:2]) == "banjir"


def test_that_a_profile_without_categories_is_refused() -> None:
    with pytest.raises(ValueError, match="categories"):
        Categoriser(())
