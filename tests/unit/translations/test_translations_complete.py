"""Nobody adds a text without its Indonesian, and no placeholder gets lost on the way."""

import re
import shutil
from pathlib import Path

import pytest
from translation_catalogue import TRANSLATIONS, Message, calls, collect, placeholders, read_catalogue

RENEW = "run make translations, then translate what is unfinished"
INDONESIAN = read_catalogue(TRANSLATIONS / "icc_id.ts")
ENGLISH = read_catalogue(TRANSLATIONS / "icc_en.ts")
QT = read_catalogue(TRANSLATIONS / "qtbase_id.ts")


def names(messages: tuple[Message, ...] | list[Message]) -> list[str]:
    return sorted(f"{m.context}: {m.source}" for m in messages)


@pytest.mark.parametrize(
    ("name", "options"), [("icc_id.ts", ("-target-language", "id")), ("icc_en.ts", ("-pluralonly",))]
)
def test_that_the_collector_finds_nothing_that_the_file_lacks_or_has_too_much(
    tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    copy = tmp_path / name
    shutil.copy(TRANSLATIONS / name, copy)
    collected, kept = collect(copy, *options), read_catalogue(TRANSLATIONS / name)
    assert {m.key for m in collected} - {m.key for m in kept} == set(), RENEW
    assert {m.key for m in kept} - {m.key for m in collected} == set(), RENEW


def test_that_the_collector_understood_every_call_in_the_code() -> None:
    """It takes an alias of ``QCoreApplication.translate`` only when that is called ``translate``."""
    known = {m.key for m in INDONESIAN}
    lost = sorted(f"{call.where} {call.message.key}" for call in calls() if call.message.key not in known)
    assert lost == [], RENEW


@pytest.mark.parametrize("messages", [INDONESIAN, ENGLISH, QT], ids=["icc_id", "icc_en", "qtbase_id"])
def test_that_every_text_is_translated(messages: tuple[Message, ...]) -> None:
    assert names([m for m in messages if m.state or not all(text.strip() for text in m.texts)]) == []
    assert names([m for m in messages if not m.context]) == []


def test_that_counted_texts_have_the_plural_forms_of_their_language() -> None:
    assert {len(m.texts) for m in INDONESIAN} == {1}
    assert {len(m.texts) for m in ENGLISH} == {2}


@pytest.mark.parametrize("messages", [INDONESIAN, ENGLISH], ids=["icc_id", "icc_en"])
def test_that_placeholders_survive_translation(messages: tuple[Message, ...]) -> None:
    changed = [m for m in messages if any(placeholders(t) != placeholders(m.source) for t in m.texts)]
    assert names(changed) == []


def test_that_edges_of_texts_survive_translation() -> None:
    """A space, a comma or an ellipsis at an edge joins a text to its neighbour."""
    assert names([m for m in INDONESIAN if edges(m.texts[0]) != edges(m.source)]) == []


def edges(text: str) -> tuple[str, str]:
    """Return what a text begins and ends with, letters and the like aside."""
    return re.findall(r"^[ .,]*", text)[0], re.findall(r"[ .,:…?]*$", text)[0]


def test_that_qt_mnemonics_survive_translation() -> None:
    assert names([m for m in QT if m.source.count("&") != m.texts[0].count("&")]) == []


def test_that_translations_are_hardly_longer_than_their_source() -> None:
    """They stand where the English stood: half as long again, and 12 letters for the short ones."""
    assert names([m for m in INDONESIAN if len(m.texts[0]) > 1.5 * len(m.source) + 12]) == []
