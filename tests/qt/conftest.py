"""A theme as the console builds it, for every widget test."""

import tomllib
from pathlib import Path

import pytest

from widgets.theme.theme import Theme, theme_from_tokens

TOKENS = tomllib.loads((Path(__file__).parents[2] / "resources" / "theme" / "tokens.toml").read_text("utf-8"))


@pytest.fixture(params=["dark", "light"])
def any_theme(request: pytest.FixtureRequest) -> Theme:
    return theme_from_tokens(TOKENS, request.param, family="Sans Serif", base_pt=0.0)


@pytest.fixture
def dark() -> Theme:
    return theme_from_tokens(TOKENS, "dark", family="Sans Serif", base_pt=0.0)
