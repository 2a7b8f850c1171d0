"""Each kind of mistake names its file, its line and its key, and what was expected."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from services.profile import schema_feeds, schema_outbox, schema_room
from services.profile.explain import PATTERNS
from services.profile.loader import load_profile
from services.profile.problem import Problem, ProfileError
from services.profile.schema import Strict

Problems = Callable[[], tuple[Problem, ...]]

EXTRA_FEED = """
[[feeds]]
id = "{id}"
name = {{ id = "X", en = "X" }}
format = "{format}"
url = "{url}"
enabled = {enabled}
interval_s = {interval}
stale_after_s = 300
"""


def replaced(path: Path, old: str, new: str) -> int:
    """Write the mistake; return the line it begins on."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, "the place of the mistake must be unique"
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "expected"),
    [
        ("profile.toml", 'station = "K"', 'stasion = "K"', "stasion", '"station"?'),
        (
            "profile.toml",
            'id = "kota-contoh"',
            'id = "Kota Contoh"',
            "id",
            "a code: a-z, 0-9, -, starting with a letter",
        ),
        ("profile.toml", '"Asia/Makassar"', '"WITA"', "area.time_zone", 'an IANA zone such as "Asia/Jakarta"'),
        ("profile.toml", "south = -5.3", "south = -4.3", "area.bounds", "south < north and west < east"),
        ("profile.toml", "south = -5.3", 'south = "-5,3"', "area.bounds.south", "a number without quotes"),
        ("profile.toml", "south = -5.3", "south = nan", "area.bounds.south", "a finite number"),
        ("profile.toml", 'code = "99.71"', "code = 99.71", "area.code", 'text in quotes, "..."'),
        ("categories.toml", '"P2"', '"P5"', "categories[banjir].severity", "one of 'P1', 'P2', 'P3' or 'P4'"),
        (
            "categories.toml",
            '["banjir"]',
            '["Banjir"]',
            "categories[banjir].keywords[#1]",
            "a lower-case keyword of 2 to 40 letters",
        ),
        (
            "categories.toml",
            "acknowledge_s = 300",
            "acknowledge_s = -1",
            "deadlines[segera].acknowledge_s",
            "more than 0",
        ),
        (
            "categories.toml",
            'agencies = ["bpbd"]\nkeywords',
            'agencies = ["bpdb"]\nkeywords',
            "categories[banjir].agencies[#1]",
            'an agency code of agencies.toml ("bpbd"?)',
        ),
        (
            "categories.toml",
            'agencies = ["bpbd"]\nkeywords',
            'agencies = "bpbd"\nkeywords',
            "categories[banjir].agencies",
            "a list in brackets, [...]",
        ),
        (
            "categories.toml",
            'deadline = "segera"\nplaybook = "banjir"',
            'deadline = "sgera"\nplaybook = "banjir"',
            "categories[banjir].deadline",
            'a [[deadlines]] code of this file ("segera"?)',
        ),
        (
            "agencies.toml",
            'dimension = "living"',
            'dimension = "life"',
            "agencies[bpbd].dimension",
            "one of 'governance', 'branding', 'economy', 'living', 'society' or 'environment'",
        ),
        ("agencies.toml", '{ id = "Bencana" }', '"Bencana"', "agencies[bpbd].duty", "a table, { ... }"),
        (
            "agencies.toml",
            '"BPBD"',
            '"BP\\nBD"',
            "agencies[bpbd].name",
            "one line of text that does not start with a space",
        ),
        (
            "intake.toml",
            "earthquake_min_magnitude = 5",
            "earthquake_min_magnitude = 50",
            "earthquake_min_magnitude",
            "at most 10",
        ),
        ("feeds.toml", "interval_s = 60", "interval_s = 1", "feeds[bmkg].interval_s", "at least 5"),
        (
            "feeds.toml",
            '"bmkg-earthquake"',
            '"bmkg_gempa"',
            "feeds[bmkg].format",
            "one of 'bmkg-earthquake', 'open311', 'traccar'",
        ),
        (
            "feeds.toml",
            '"https://data.bmkg.go.id/DataMKG/TEWS/autogempa.json"',
            '"data.bmkg.go.id/x"',
            "feeds[bmkg].url",
            "an http(s):// or rtsp:// URL",
        ),
        (
            "feeds.toml",
            '"https://data.bmkg.go.id/DataMKG/TEWS/autogempa.json"',
            '"http://[::1/x/y"',
            "feeds[bmkg].url",
            "a valid URL",
        ),
        (
            "feeds.toml",
            '"https://data.bmkg.go.id/DataMKG/TEWS/autogempa.json"',
            '"{drill}/bmkg/autogempa.json"',
            "feeds[bmkg].url",
            "an http(s):// or rtsp:// URL",
        ),
        ("feeds.toml", "enabled = true", 'enabled = "ya"', "feeds[bmkg].enabled", "true or false without quotes"),
        ("scenes.toml", '["map", "queue", "detail"]', "[]", "scenes[meja].panes", "at least 1 item(s)"),
        (
            "scenes.toml",
            '["map", "queue", "detail"]',
            '["map"]\ncameras = ["cam1"]',
            "scenes[meja].cameras[#1]",
            "a camera id of cameras.toml",
        ),
    ],
)
def test_that_a_wrong_value_is_named_with_its_place(
    city: Path, problems: Problems, file: str, old: str, new: str, key: str, expected: str
) -> None:
    line = replaced(city / file, old, new) + (1 if key.endswith("cameras[#1]") else 0)
    (problem,) = [problem for problem in problems() if problem.key == key]
    assert (problem.file, problem.line) == (file, line)
    assert problem.expected.en.startswith(expected)


@pytest.mark.parametrize(
    ("feed", "key", "expected"),
    [
        ({"id": "bmkg"}, "feeds[bmkg].id", "one that is not taken"),
        ({"enabled": "false"}, "feeds[baru]", "needs: what this feed waits for"),
        ({"interval": "301"}, "feeds[baru]", "stale_after_s >= interval_s"),
    ],
)
def test_that_a_feed_is_refused_that_cannot_work(
    city: Path, problems: Problems, feed: dict[str, str], key: str, expected: str
) -> None:
    sound = {"id": "baru", "format": "open311", "url": "http://x.go.id/a", "enabled": "true", "interval": "60"}
    with (city / "feeds.toml").open("a", encoding="utf-8") as file:
        file.write(EXTRA_FEED.format(**(sound | feed)))
    (problem,) = problems()
    assert (problem.file, problem.key, problem.expected.en) == ("feeds.toml", key, expected)
    assert problem.line == (12 if key.endswith(".id") else 11)


@pytest.mark.parametrize("url", ["https://admin:rahasia@x.go.id/a", "https://x.go.id/a?b=1&Token=rahasia"])
def test_that_a_password_in_an_address_is_refused_and_not_repeated(city: Path, url: str) -> None:
    replaced(city / "feeds.toml", "https://data.bmkg.go.id/DataMKG/TEWS/autogempa.json", url)
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    assert "rahasia" not in str(caught.value)
    assert caught.value.problems[0].expected.en == "a URL without user name, password or key"


def test_that_a_missing_key_is_named_at_the_table_that_lacks_it(city: Path, problems: Problems) -> None:
    replaced(city / "categories.toml", 'playbook = "lainnya"\n', "")
    (problem,) = problems()
    assert (
        problem.in_language("en")
        == "categories.toml:15: categories[lainnya].playbook: missing; expected this key to be written"
    )
    assert (
        problem.in_language("id")
        == "categories.toml:15: categories[lainnya].playbook: tidak ada; seharusnya kunci ini ditulis"
    )


def test_that_one_keyword_cannot_mean_two_categories(city: Path, problems: Problems) -> None:
    with (city / "categories.toml").open("a", encoding="utf-8") as file:
        file.write('keywords = ["banjir"]\n')
    (problem,) = problems()
    assert (
        problem.in_language("en")
        == "categories.toml:22: categories[lainnya].keywords[#1]: found 'banjir', taken in line 13; "
        "expected one that is not taken"
    )


def test_that_every_mistake_of_every_file_is_listed_at_once(city: Path) -> None:
    replaced(city / "profile.toml", 'station = "K"', 'station = "k"')
    replaced(city / "agencies.toml", 'code = "bpbd"', 'code = "bpb"')
    replaced(city / "feeds.toml", "interval_s = 60", "interval_s = 0")
    replaced(city / "area" / "gazetteer.csv", "119.42", "19.42")
    (city / "intake.toml").unlink()
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    assert [f"{p.file}:{p.line}" for p in caught.value.problems] == [
        "area/gazetteer.csv:3",
        "categories.toml:12",
        "categories.toml:21",
        "feeds.toml:7",
        "intake.toml:None",
        "profile.toml:4",
    ]
    assert caught.value.reason.id.startswith("Profil tidak dapat dipakai: 6 kesalahan.")
    assert all(p.in_language("id") in caught.value.reason.id for p in caught.value.problems)
    assert all(p.in_language("en") in caught.value.reason.en for p in caught.value.problems)


def test_that_a_camera_outside_the_area_is_refused(city: Path, problems: Problems) -> None:
    (city / "cameras.toml").write_text(
        '[[cameras]]\nid = "c1"\nname = "Pantai"\nurl = "rtsp://10.0.0.5/1"\nlat = -6.3\nlon = 119.4\n', "utf-8"
    )
    (problem,) = problems()
    assert (problem.line, problem.key, problem.expected.en) == (
        5,
        "cameras[c1].lat",
        "inside the area, -5.3 to -5.0",
    )


def test_that_a_camera_with_half_a_place_is_refused(city: Path, problems: Problems) -> None:
    (city / "cameras.toml").write_text(
        '[[cameras]]\nid = "c1"\nname = "Pantai"\nurl = "rtsp://10.0.0.5/1"\nlat = -5.1\n', "utf-8"
    )
    (problem,) = problems()
    assert (problem.key, problem.expected.en) == ("cameras[c1]", "both lat and lon")


def test_that_a_misspelt_optional_file_is_not_passed_over(city: Path, problems: Problems) -> None:
    (city / "camera.toml").write_text("", "utf-8")
    (problem,) = problems()
    assert problem.in_language("en") == 'camera.toml: unknown file; expected "cameras.toml"?'


def test_that_two_headlines_of_one_dimension_are_refused(city: Path, problems: Problems) -> None:
    indicator = (
        "[[programmes.indicators]]\n"
        'id = "{}"\nname = {{ id = "X" }}\nunit = "%"\ndirection = "more"\ntarget = 1\ntarget_year = 2026\n'
        'source = "x"\nstale_after_s = 60\nis_example = true\nis_headline = true\n'
    )
    head = (
        '[[programmes]]\nid = "p"\nname = "P"\ndescription = { id = "X" }\ndimension = "living"\nagency = "bpbd"\n'
    )
    (city / "programmes.toml").write_text(head + indicator.format("a") + indicator.format("b"), "utf-8")
    (problem,) = problems()
    assert (problem.line, problem.key) == (28, "programmes[p].indicators[b].is_headline")
    assert problem.expected.en == "one headline per dimension; living has a already"


@pytest.mark.parametrize("mode", ["live", "drill"])
def test_that_the_drill_file_is_checked_even_when_no_drill_is_asked_for(city: Path, mode: str) -> None:
    (city / "drill.toml").write_text(
        EXTRA_FEED.format(id="d", format="open311", url="http://x.go.id/a", enabled="true", interval="0.5"),
        "utf-8",
    )
    with pytest.raises(ProfileError) as caught:
        load_profile(city, drill_base_url="http://127.0.0.1:1" if mode == "drill" else None)
    assert [(p.line, p.key, p.expected.en) for p in caught.value.problems] == [
        (6, "feeds[d].url", "an address that starts with {drill}/"),
        (8, "feeds[d].interval_s", "at least 1"),
    ]


def test_that_a_report_of_an_unknown_category_is_refused_in_the_mapping(city: Path, problems: Problems) -> None:
    with (city / "feeds.toml").open("a", encoding="utf-8") as file:
        file.write('[feeds.options.categories]\n"017" = "banjr"\n')
    (problem,) = problems()
    assert (
        problem.in_language("en") == "feeds.toml:11: feeds[bmkg].options.categories.017: found 'banjr'; "
        'expected a category code of categories.toml ("banjir"?)'
    )


def test_that_every_pattern_of_the_schema_has_words_for_its_expectation() -> None:
    models = [value for module in (schema_feeds, schema_outbox, schema_room) for value in vars(module).values()]
    schemas = [m.model_json_schema() for m in models if isinstance(m, type) and issubclass(m, Strict)]
    patterns = set(re.findall(r"'pattern': '((?:[^'\\\\]|\\\\.)*)'", str(schemas)))
    assert len(patterns) >= 8
    unnamed = [p for p in patterns if not any(p.replace("\\\\", "\\").startswith(start) for start in PATTERNS)]
    assert unnamed == []


@pytest.mark.parametrize(
    ("written", "shown"), [("2026-11-21", "2026-11-21"), ("true", "true"), ("07:30:00", "07:30:00")]
)
def test_that_a_wrong_value_is_shown_as_it_was_written(
    city: Path, problems: Problems, written: str, shown: str
) -> None:
    replaced(city / "feeds.toml", "interval_s = 60", f"interval_s = {written}")
    (problem,) = problems()
    assert (problem.found.en, problem.found.id) == (f"found {shown}", f"tertulis {shown}")
