"""Files that are no proper files, villages that are no villages, lines that are no lines."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.profile.loader import load_profile
from services.profile.problem import Problem, ProfileError
from services.profile.text_file import MAX_BYTES

Problems = Callable[[], tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("body", "line", "found"),
    [
        (b'id = "caf\xe9"\n', 1, "it holds byte 0xE9 (Latin-1?)"),
        (b"# a\n# b\0c\n", 2, "its content is binary"),
        ('id = "x"'.encode("utf-16"), None, "this is UTF-16 text"),
        (b"#" * (MAX_BYTES + 1), None, f"it has {MAX_BYTES + 1} bytes"),
        (b'a = 1\nb = "x\n', 2, "not TOML (Illegal character '\\n', kolom/column 7)"),
        (b"a = 1\na = 2\n", 2, "not TOML (Cannot overwrite a value, kolom/column 6)"),
        (b"a = 1\nb = [", 2, "not TOML (Invalid value)"),
    ],
)
def test_that_a_file_that_cannot_be_read_says_why(
    city: Path, problems: Problems, body: bytes, line: int | None, found: str
) -> None:
    (city / "intake.toml").write_bytes(body)
    (problem,) = problems()
    assert (problem.file, problem.line) == ("intake.toml", line)
    assert problem.found.en == found


@pytest.mark.parametrize("body", [b"a = " + b"[" * 5000, b"a = " + b"9" * 5000, b"a = 0x" + b"f" * 5000])
def test_that_texts_made_to_break_the_reader_are_refused(city: Path, problems: Problems, body: bytes) -> None:
    (city / "intake.toml").write_bytes(body)
    assert {problem.file for problem in problems()} == {"intake.toml"}


def test_that_a_number_too_large_to_print_is_refused(city: Path, problems: Problems) -> None:
    (city / "intake.toml").write_text(
        f"earthquake_distance_km = 0x{'f' * 5000}\nearthquake_min_magnitude = 5", "utf-8"
    )
    (problem,) = problems()
    assert problem.found.en == "a number that is too large"


def test_that_a_folder_in_place_of_a_file_is_refused(city: Path, problems: Problems) -> None:
    (city / "intake.toml").unlink()
    (city / "intake.toml").mkdir()
    (problem,) = problems()
    assert problem.in_language("en") == "intake.toml: this is no ordinary file; expected a file"


@pytest.mark.parametrize("name", ["nowhere", "profile.toml", "a\0b"])
def test_that_a_folder_that_is_none_is_refused(city: Path, name: str) -> None:
    with pytest.raises(ProfileError) as caught:
        load_profile(city / name)
    assert caught.value.problems[0].expected.en == "a profile folder"


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("99.71.01.1003,Baru,kelurahan,Barat,-5.1,119.4", "", "7 columns, comma between them"),
        ("99.71.01.1003;Baru;kelurahan;Barat;-5,1;119,4;1", "", "7 columns, comma between them"),
        ('99.71.01.1003,"Baru,kelurahan,Barat,-5.1,119.4,1', "", "one CSV line, quotes closed"),
        ("99.71.01.103,Baru,kelurahan,Barat,-5.1,119.4,1", "code", 'a Kemendagri code "32.12.15.1001"'),
        ("32.12.01.1003,Baru,kelurahan,Barat,-5.1,119.4,1", "code", "a code that starts with 99.71."),
        ("99.71.01.1001,Baru,kelurahan,Barat,-5.1,119.4,1", "code", "a code that is not taken"),
        ("99.71.01.1003,,kelurahan,Barat,-5.1,119.4,1", "name", "a name"),
        ("99.71.01.1003,Baru,dusun,Barat,-5.1,119.4,1", "kind", "desa / kelurahan"),
        ("99.71.01.1003,Baru,kelurahan,Brat,-5.1,119.4,1", "district", "'Barat' as in line 2"),
        ("99.71.01.1003,Baru,kelurahan,Barat,nan,119.4,1", "lat", "a number with a decimal point"),
        (
            "99.71.01.1003,Baru,kelurahan,Barat,5.1,119.4,1",
            "lat, lon",
            "inside the area, lat -5.3..-5.0, lon 119.3..119.6",
        ),
        ("99.71.01.1003,Baru,kelurahan,Barat,-5.1,119.4,-1", "area_km2", "at least 0"),
    ],
)
def test_that_a_village_that_cannot_be_is_named_with_its_line(
    city: Path, problems: Problems, row: str, column: str, expected: str
) -> None:
    with (city / "area" / "gazetteer.csv").open("a", encoding="utf-8") as file:
        file.write(f"# komentar\n\n{row}\n")
    assert [(p.file, p.line, p.key, p.expected.en) for p in problems()] == [
        ("area/gazetteer.csv", 7, column, expected)
    ]


@pytest.mark.parametrize("body", ["", "# nothing\n", "code,name,kind,district,lat,lon,area_km2\n"])
def test_that_an_area_without_villages_is_refused(city: Path, problems: Problems, body: str) -> None:
    (city / "area" / "gazetteer.csv").write_text(body, "utf-8")
    (problem,) = problems()
    assert problem.expected.en == "at least one village"


SOUND = '{"properties":{"kind":"road","name":"A"},"geometry":{"type":"Point","coordinates":[119,-5]}}'
DEGREES = "[longitude, latitude] in degrees"


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ('"road"', '"raod"', "properties.kind", "one of outline"),
        (',"name":"A"', "", "properties.name", "a name"),
        ('"Point"', '"Circle"', "geometry.type", "one of Point"),
        ('"Point"', '"LineString"', "geometry.coordinates", DEGREES),
        ('"Point","coordinates":[119,-5]', '"Polygon","coordinates":7', "geometry.coordinates", DEGREES),
        ("[119,-5]", "[-5,119]", "geometry.coordinates", DEGREES),
        ("[119,-5]", "[NaN,-5]", "geometry.coordinates", DEGREES),
        ("[119,-5]", "[true,-5]", "geometry.coordinates", DEGREES),
        ("[119,-5]", f"[1{'0' * 400},-5]", "geometry.coordinates", DEGREES),
        (SOUND, "7", "geometry.type", "one of Point"),
    ],
)
def test_that_a_line_that_cannot_be_is_named_with_its_line(
    city: Path, problems: Problems, old: str, new: str, key: str, expected: str
) -> None:
    feature = SOUND.replace(old, new)
    (city / "area" / "x.json").write_text(f'{{"features": [\n{SOUND},\n\n{feature}]}}', "utf-8")
    first, *_ = [problem for problem in problems() if problem.key == f"features[#2].{key}"]
    assert (first.file, first.line) == ("area/x.json", 4)
    assert first.expected.en.startswith(expected)


@pytest.mark.parametrize(
    "body", ["{", "[]", '{"features": 3}', "[" * 100_000, '{"features": [' + "9" * 5000 + "]}"]
)
def test_that_a_file_of_lines_that_is_no_geojson_is_refused(city: Path, problems: Problems, body: str) -> None:
    (city / "area" / "x.json").write_text(body, "utf-8")
    assert {problem.file for problem in problems()} == {"area/x.json"}


FILES = ("profile.toml", "agencies.toml", "categories.toml", "intake.toml", "feeds.toml", "scenes.toml",
         "area/gazetteer.csv")  # fmt: skip
PIECES = st.sampled_from(
    ["[", "]", "{", "}", '"', "'", "=", "\n", "#", ",", ".", "\\", '"""', "nan", "-1", "true", "0x1", "[[feeds]]\n",
     "1979-05-27", "\x00", "\x7f", "é", "𝄞", "{drill}", "9" * 40, "area = 1\n", '"" = 1\n', "a.b.c = {}\n"]
) | st.text(max_size=6)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(FILES),
    start=st.floats(0, 1),
    cut=st.integers(0, 40),
    pieces=st.lists(PIECES, max_size=4),
)
def test_that_a_mangled_file_is_refused_and_never_breaks_the_reader(
    city: Path, name: str, start: float, cut: int, pieces: list[str]
) -> None:
    path = city / name
    sound = path.read_bytes()
    text = sound.decode()
    at = int(start * len(text))
    path.write_bytes((text[:at] + "".join(pieces) + text[at + cut :]).encode("utf-8", "surrogatepass"))
    refused = refusals(city)
    path.write_bytes(sound)
    assert all(problem.line is None or problem.line >= 1 for problem in refused)


def refusals(city: Path) -> tuple[Problem, ...]:
    """Return why the profile is refused, nothing when it is sound; any other exception is a bug."""
    try:
        load_profile(city)
    except ProfileError as error:
        return error.problems
    return ()
