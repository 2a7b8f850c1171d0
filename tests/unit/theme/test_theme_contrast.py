"""The tokens keep the contrast that LOOK asks for, in both themes."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TOKENS = tomllib.loads((ROOT / "resources" / "theme" / "tokens.toml").read_text("utf-8"))
GROUNDS = ("panel", "bg")
ABNORMAL = ("p1", "p2", "p3", "p4", "ok", "stale", "replay", "drill", "accent")
SELECTION_SHARE = 0.20


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(color[n : n + 2], 16) / 255.0 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blended(top: str, ground: str, share: float) -> str:
    pairs = ((int(top[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(("token", "least"), [("text", 12.0), ("text_2", 7.0), ("text_3", 4.5)])
def test_that_text_on_a_pane_can_be_read(theme: str, token: str, least: float) -> None:
    assert contrast(TOKENS[theme][token], TOKENS[theme]["panel"]) >= least


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("token", ABNORMAL)
def test_that_a_word_in_a_colour_can_be_read(theme: str, token: str) -> None:
    assert contrast(TOKENS[theme][token], TOKENS[theme]["panel"]) >= 4.5


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(("token", "least"), [("text", 7.0), ("text_2", 4.5), ("p1", 3.0), ("p2", 3.0)])
def test_that_a_selected_row_can_still_be_read(theme: str, token: str, least: float) -> None:
    colors = TOKENS[theme]
    selected = blended(colors["accent"], colors["panel"], SELECTION_SHARE)
    assert contrast(colors[token], selected) >= least


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_that_hints_can_be_read_in_fields_and_on_buttons(theme: str) -> None:
    colors = TOKENS[theme]
    assert contrast(colors["text"], colors["raised"]) >= 12.0
    assert contrast(colors["text_2"], colors["raised"]) >= 5.5
    assert contrast(colors["text_3"], colors["raised"]) >= 3.8


def test_that_both_themes_name_the_same_tokens() -> None:
    assert TOKENS["dark"].keys() == TOKENS["light"].keys()
