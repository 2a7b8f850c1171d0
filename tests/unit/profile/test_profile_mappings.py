"""Mappings of feeds: in feeds.toml or in files of their own, wrong ones found at their line."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from services.feeds.formats.mapped import mapping_of, schema, schema_fields
from services.profile.loader import load_profile
from services.profile.problem import Problem
from services.profile.schema_asking import _CHECKS

Problems = Callable[[], tuple[Problem, ...]]
GUIDE = (Path(__file__).parents[3] / "docs" / "profile.md").read_text("utf-8")
FEED = """
[[feeds]]
id = "gopal"
name = { id = "Gopal", en = "Gopal" }
format = "mapped"
url = "https://gopal.example/api"
enabled = true
interval_s = 60
stale_after_s = 300
"""
MAPPING = """kind = "site"
items = "data[]"
category = "banjir"

[fields]
id = "kode"
time = { path = "waktu", formats = ["%d/%m/%Y %H:%M"] }
severity = { path = "siaga", map = { 1 = "Awas" } }

[measures]
level = { path = "tinggi", unit = "mm", to = "cm" }

[rules]
incident_when = "level > 150"
close_when = "level < 120 for 30m"
"""


def add_feed(city: Path, more: str) -> int:
    """Write a feed with ``more`` behind it; return the line ``more`` begins on."""
    path = city / "feeds.toml"
    text = path.read_text("utf-8") + FEED
    path.write_text(text + more, "utf-8")
    return text.count("\n") + 1


def add_mapping(city: Path, text: str, *, name: str = "gopal.toml") -> None:
    (city / "mappings").mkdir(exist_ok=True)
    (city / "mappings" / name).write_text(text, "utf-8")


def line_of(text: str) -> int:
    return MAPPING[: MAPPING.index(text)].count("\n") + 1


def test_that_a_feed_may_leave_its_mapping_to_a_file(city: Path) -> None:
    add_mapping(city, MAPPING)
    add_feed(city, 'mapping = "mappings/gopal.toml"\noptions = { category = "lainnya", max_pages = 3 }\n')
    feed = load_profile(city).feeds[-1]
    assert feed.options["items"] == "data[]"
    assert (feed.options["category"], feed.options["max_pages"]) == ("lainnya", 3)
    assert mapping_of(feed.options).kind == "site"


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ('id = "kode"', 'id = "kode["', "fields.id", "a JMESPath (Invalid jmespath expression"),
        ('id = "kode"', 'idd = "kode"', "fields.idd", '"id"?'),
        ('id = "kode"', 'id = { path = "a", pth = "b" }', "fields.id.pth", '"path"?'),
        ('"data[]"', '"data[?"', "items", "a JMESPath (Invalid jmespath expression"),
        ('kind = "site"', 'kind = "situs"', "kind", "one of 'report', 'site'"),
        ('kind = "site"', 'kind = "position"', "fields.point", "fields.point"),
        ('"%d/%m/%Y %H:%M"', '"%d/%q"', "fields.time.formats[#1]", 'a time format such as "%d-%m-%Y %H:%M" (%q)'),
        ('"Awas"', '"Gawat"', "fields.severity.map.1", "one of P1, P2, P3, P4, Info, Waspada, Siaga, Awas"),
        ('to = "cm"', 'to = "l"', "measures.level", "a unit that can become l"),
        ('unit = "mm"', 'units = "mm"', "measures.level.units", '"unit"?'),
        (
            '"level > 150"',
            '"level >> 150"',
            "rules.incident_when",
            "a rule (a number or 'text' behind level, not '>')",
        ),
        ('"level > 150"', '"lvl > 150"', "rules.incident_when", "a rule about category, level, severity, status"),
        ("for 30m", "for lama", "rules.close_when", "a rule (a time such as 30m"),
        ('"banjir"', '"banjr"', "category", 'a category code of categories.toml ("banjir"?)'),
    ],
)
def test_that_a_mistake_in_a_mapping_file_is_found_at_its_line(
    city: Path, problems: Problems, old: str, new: str, key: str, expected: str
) -> None:
    add_mapping(city, MAPPING.replace(old, new, 1))
    found = [problem for problem in problems() if problem.key == key]
    assert [(p.file, expected in p.expected.en) for p in found[:1]] == [("mappings/gopal.toml", True)], problems()
    if key != "fields.point":
        assert found[0].line == line_of(old)


def test_that_a_mistake_in_a_feeds_own_mapping_is_found_at_its_line(city: Path, problems: Problems) -> None:
    line = add_feed(city, 'options = { kind = "site", fields = { id = "a[" } }\n')
    (problem,) = problems()
    assert (problem.file, problem.line, problem.key) == ("feeds.toml", line, "feeds[gopal].options.fields.id")


def test_that_a_feed_that_is_on_needs_a_mapping(city: Path, problems: Problems) -> None:
    add_feed(city, "")
    (problem,) = problems()
    assert (problem.key, problem.found.en) == ("feeds[gopal].options.fields", "missing")


def test_that_a_feed_that_waits_needs_no_mapping_yet(city: Path) -> None:
    path = city / "feeds.toml"
    waiting = FEED.replace("enabled = true", 'enabled = false\nneeds = { id = "x", en = "x" }')
    path.write_text(path.read_text("utf-8") + waiting, "utf-8")
    assert load_profile(city).feeds[-1].options == {}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('mapping = "mappings/gopl.toml"', 'a file of the folder mappings ("mappings/gopal.toml"?)'),
        ('mapping = "../gopal.toml"', 'a mapping file, "mappings/NAME.toml"'),
        ('mapping = "mappings/../../x.toml"', 'a mapping file, "mappings/NAME.toml"'),
    ],
)
def test_that_a_mapping_file_that_is_not_there_is_said(
    city: Path, problems: Problems, line: str, expected: str
) -> None:
    add_mapping(city, MAPPING)
    number = add_feed(city, line + "\n")
    assert [(p.line, p.expected.en) for p in problems() if p.key.endswith("mapping")] == [(number, expected)]


def test_that_what_a_feed_adds_to_a_mapping_file_is_checked_where_it_stands(
    city: Path, problems: Problems
) -> None:
    add_mapping(city, MAPPING)
    line = add_feed(
        city, 'mapping = "mappings/gopal.toml"\noptions = { time_zone = "WIB", site_type = "gauge" }\n'
    )
    (problem,) = problems()
    assert (problem.file, problem.line, problem.key) == ("feeds.toml", line + 1, "feeds[gopal].options.time_zone")


def test_that_a_mapping_belongs_to_the_mapped_format_only(city: Path, problems: Problems) -> None:
    add_mapping(city, MAPPING)
    add_feed(city, 'mapping = "mappings/gopal.toml"\n')
    path = city / "feeds.toml"
    path.write_text(path.read_text("utf-8").replace('"mapped"', '"traccar"'), "utf-8")
    assert [problem.expected.en for problem in problems()] == ['format = "mapped" with a mapping']


def test_that_how_to_ask_does_not_stand_in_a_mapping_file(city: Path, problems: Problems) -> None:
    add_mapping(city, 'headers = { Authorization = "Bearer rahasia" }\n' + MAPPING)
    (problem,) = problems()
    assert problem.key == "headers"
    assert "rahasia" not in problem.in_language("id")


def test_that_a_mapping_file_that_cannot_be_read_is_said(city: Path, problems: Problems) -> None:
    add_mapping(city, "kind = \n")
    assert [(problem.file, problem.line) for problem in problems()] == [("mappings/gopal.toml", 1)]


def test_that_the_options_of_asking_are_no_part_of_the_mapping() -> None:
    assert set(_CHECKS) == schema.ASKING


def test_that_the_guide_names_every_key_of_a_mapping_and_its_example_is_valid() -> None:
    models = [*vars(schema).values(), *vars(schema_fields).values()]
    keys = {key for model in models for key in getattr(model, "model_fields", {})}
    in_code = " ".join(re.findall("`[^`]+`", GUIDE.replace("```", "")))
    assert keys - set(re.findall("[a-z0-9_]+", in_code)) == set()
    example = re.search(r"```toml\n(# mappings/.*?)```", GUIDE, re.DOTALL)
    assert example is not None
    assert mapping_of(tomllib.loads(example[1])).kind == "site"
