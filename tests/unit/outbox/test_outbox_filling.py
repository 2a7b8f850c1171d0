"""Templates: filled once, by known names only, whatever a citizen wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.outbox.filling import NAMES, faults, filled, shortened

VALUES = dict.fromkeys(NAMES, "")


def test_that_fields_are_filled_and_braces_stay_braces() -> None:
    assert (
        filled("Nomor {number}: {{x}} {title}", VALUES | {"number": "A-1", "title": "Banjir"})
        == "Nomor A-1: {x} Banjir"
    )


def test_that_a_citizens_braces_are_quoted_never_obeyed() -> None:
    values = VALUES | {"title": "{note} {0.__class__} %s ${7*7}", "note": "rahasia"}
    assert filled("{title}", values) == "{note} {0.__class__} %s ${7*7}"


def test_that_a_line_with_nothing_to_say_is_left_out() -> None:
    assert (
        filled("Halo\nKeterangan: {note}\n{place}, {district}", VALUES | {"district": "Losarang"})
        == "Halo\n, Losarang"
    )


def test_that_control_and_direction_characters_do_not_travel() -> None:
    assert filled("{title}", VALUES | {"title": "a\x00b\x1b[2J\u202ec\r\nd"}) == "ab[2Jc\nd"


@pytest.mark.parametrize(
    ("template", "found"),
    [("{number}", []), ("{nomor} {title}", ["{nomor}"]), ("{", ["{"]), ("a } b", ["}"]), ("{}", ["{}"]),
     ("{{number}}", []), ("{number.real}", ["{", "}"]), ("{number!r}", ["{", "}"])],
)  # fmt: skip
def test_that_what_cannot_be_filled_is_found(template: str, found: list[str]) -> None:
    assert faults(template) == found


@given(st.text(), st.text())
def test_that_any_text_that_has_no_faults_can_be_filled(template: str, value: str) -> None:
    if not faults(template):
        filled(template, dict.fromkeys(NAMES, value))


@given(st.text(), st.integers(1, 50))
def test_that_a_text_never_gets_longer_than_the_peer_takes(text: str, limit: int) -> None:
    cut = shortened(text, limit)
    assert len(cut.encode("utf-16-le")) <= 2 * limit
    assert cut == text or cut.endswith("…")
