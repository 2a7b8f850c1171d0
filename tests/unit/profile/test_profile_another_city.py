"""Another city is another folder and no code."""

from dataclasses import replace
from pathlib import Path

import pytest

from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.formats import FORMATS
from services.profile.loader import load_profile
from services.profile.problem import ProfileError


def test_that_six_small_files_and_three_villages_are_a_profile(city: Path) -> None:
    profile = load_profile(city)
    assert (profile.profile_id, profile.station, profile.area.zone_label) == ("kota-contoh", "K", "WITA")
    assert profile.area.districts == ("Barat", "Timur")
    assert profile.area.villages[2].point == Point(-5.12, 119.5)
    assert profile.categories[0].severity is Severity.P2
    assert profile.deadlines["segera"].resolve_s is None
    assert profile.programmes == ()
    assert profile.cameras == ()


def test_that_what_is_not_written_gets_the_nouns_own_defaults(city: Path) -> None:
    (feed,) = load_profile(city).feeds
    types = FORMATS["bmkg-earthquake"].content_types
    plain = Feed("bmkg", Label("BMKG", "BMKG"), feed.url, "bmkg-earthquake", 60, 300, attribution="BMKG")
    assert feed == replace(plain, content_types=types)


def test_that_an_english_name_may_be_left_out(city: Path) -> None:
    (agency,) = load_profile(city).agencies
    assert agency.duty.in_language("en") == "Bencana"


def test_that_a_profile_without_a_drill_says_so_when_one_is_asked_for(city: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        load_profile(city, drill_base_url="http://127.0.0.1:1")
    (problem,) = caught.value.problems
    assert problem.file == "drill.toml"


def test_that_lines_of_the_base_map_are_taken_from_geojson(city: Path) -> None:
    (city / "area" / "roads.json").write_text(
        '{"type": "FeatureCollection", "features": [\n'
        '{"properties": {"kind": "road", "name": "A"}, "geometry":'
        ' {"type": "LineString", "coordinates": [[119.4, -5.1], [119.5, -5.2]]}},\n'
        '{"properties": {"kind": "river", "name": ""}, "geometry":'
        ' {"type": "MultiLineString", "coordinates": [[[119.4, -5.1, 3.0]], [[119.5, -5.2]]]}}]}',
        "utf-8",
    )
    lines = load_profile(city).area.lines
    assert [(line.kind, line.points) for line in lines] == [
        ("road", ((-5.1, 119.4), (-5.2, 119.5))),
        ("river", ((-5.1, 119.4),)),
        ("river", ((-5.2, 119.5),)),
    ]


def test_that_a_byte_order_mark_and_windows_line_ends_do_no_harm(city: Path) -> None:
    for path in [*city.glob("*.toml"), city / "area" / "gazetteer.csv"]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load_profile(city).area.villages) == 3
