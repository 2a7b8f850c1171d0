"""docs/profile.md is the only thing another regency reads: it must name every key and show real errors."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from services.feeds.formats import PARSERS
from services.profile import alarm_rules, schema_deadlines, schema_feeds, schema_playbooks, schema_room
from services.profile.gazetteer import COLUMNS
from services.profile.loader import load_profile
from services.profile.problem import ProfileError

GUIDE = (Path(__file__).parents[3] / "docs" / "profile.md").read_text("utf-8")
MISTAKES = (
    ("profile.toml", 'station = "K"', 'station = "k"'),
    ("categories.toml", '"P2"', '"P5"'),
    ("categories.toml", 'agencies = ["bpbd"]\nkeywords', 'agencies = ["bpdb"]\nkeywords'),
    ("feeds.toml", "interval_s = 60", "interval_s = 1"),
    ("feeds.toml", "attribution", "atribution"),
    ("area/gazetteer.csv", "119.42", "19.42"),
)


def keys_of(model: object) -> set[str]:
    if isinstance(model, type) and issubclass(model, BaseModel):
        return set(model.model_fields)
    return set()


def test_that_the_guide_names_every_key_and_column() -> None:
    schemas = (schema_feeds, schema_room, schema_deadlines, schema_playbooks, alarm_rules)
    models = [model for schema in schemas for model in vars(schema).values()]
    keys = set(COLUMNS).union(*(keys_of(model) for model in models))
    in_code_type = " ".join(re.findall("`[^`]+`", GUIDE.replace("```", "")))
    assert keys - set(re.findall("[A-Za-z0-9_]+", in_code_type)) == set()


def test_that_the_guide_shows_what_the_loader_really_says(city: Path) -> None:
    for file, old, new in MISTAKES:
        text = (city / file).read_text("utf-8")
        assert old in text
        (city / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    assert caught.value.reason.en in GUIDE
    assert caught.value.reason.id in GUIDE


def test_that_the_guide_names_every_format() -> None:
    assert [name for name in PARSERS if f"`{name}`" not in GUIDE] == []
