"""A source added in the panel is in the profile afterwards, and nothing else is changed by it."""

import tomllib
from pathlib import Path

import pytest

from services.domain.text import Label
from services.domain.trial import Becomes, FeedAddress, FeedDraft, FormatGuess, Reading
from services.profile.feed_entry import feed_id_for
from services.profile.feed_writer import FeedWriter
from services.profile.loader import load_profile
from services.profile.problem import ProfileError

OPTIONS = {
    "kind": "report",
    "format": "json",
    "time_zone": "Asia/Jakarta",
    "fields": {"id": "kode", "time": {"path": "waktu", "formats": ["%d/%m/%Y %H:%M"]}, "title": "judul"},
}
DRILL = "http://127.0.0.1:4711"


def draft(name: str = "Pos pantau", **changes: object) -> FeedDraft:
    reading = Reading(FormatGuess("mapped", Label("x", "x")), Becomes.INCIDENTS)
    usual = {
        "address": FeedAddress("https://pos.example.go.id/data"),
        "name": name,
        "interval_s": 60.0,
        "reading": reading,
        "options": OPTIONS,
        "attribution": "BPBD",
    }
    return FeedDraft(**(usual | changes))  # type: ignore[arg-type]


def writer(city: Path, *, is_shipped: bool = False, drill: str | None = None) -> FeedWriter:
    return FeedWriter(
        city, overlay=city.parent / "profile-feeds.toml", is_shipped=is_shipped, drill_base_url=drill
    )


def test_that_a_feed_is_added_behind_what_was_there_and_not_a_byte_of_that_changes(city: Path) -> None:
    feeds = city / "feeds.toml"
    before = feeds.read_bytes() + b"# catatan petugas: jangan dihapus\r\n"
    feeds.write_bytes(before)
    added = writer(city).add(draft())
    assert feeds.read_bytes().startswith(before)
    assert added.feed.options["fields"]["id"] == "kode"  # type: ignore[index]
    assert load_profile(city).feeds[-1] == added.feed
    assert added.feed.feed_id in load_profile(city).intake.report_feeds


@pytest.mark.parametrize(
    "name",
    ['" \n[[feeds]]', "'''", "\\", "]] # x", "Ünïcödé 🌊", "=1", "a" * 400, "true", "{drill}/x"],
)
def test_that_no_name_breaks_out_of_its_entry(city: Path, name: str) -> None:
    if "\n" in name:
        with pytest.raises(ProfileError):
            writer(city).add(draft(name))
        return
    before = len(load_profile(city).feeds)
    added = writer(city).add(draft(name.strip()))
    assert added.feed.name.id == name.strip()
    assert len(load_profile(city).feeds) == before + 1


def test_that_a_second_feed_of_the_same_name_gets_another_id(city: Path) -> None:
    one = writer(city).add(draft("Pos Banjir!"))
    two = writer(city).add(draft("Pos banjir"))
    assert (one.feed.feed_id, two.feed.feed_id) == ("pos_banjir", "pos_banjir_2")
    assert feed_id_for("112", taken=()) == "umpan_112"
    assert feed_id_for("洪水", taken=()) == "umpan"


@pytest.mark.parametrize("is_shipped", [False, True])
def test_that_an_id_given_twice_is_refused_with_its_line_and_the_file_stays(city: Path, is_shipped: bool) -> None:
    target = writer(city, is_shipped=is_shipped)
    taken = load_profile(city).feeds[0].feed_id
    before = {path: path.read_bytes() for path in city.parent.rglob("*.toml")}
    with pytest.raises(ProfileError) as refused:
        target.add(draft(feed_id=taken))
    (problem,) = refused.value.problems
    assert problem.file == target.target.name
    assert problem.line is not None
    assert taken in problem.in_language("en")
    assert {path: path.read_bytes() for path in city.parent.rglob("*.toml*")} == before


def test_that_a_mapping_that_is_wrong_is_refused_before_anything_is_written(city: Path) -> None:
    before = (city / "feeds.toml").read_bytes()
    with pytest.raises(ProfileError) as refused:
        writer(city).add(draft(options={"kind": "report", "fields": {"id": "kode"}}))
    assert "fields.time" in refused.value.reason.en
    assert (city / "feeds.toml").read_bytes() == before
    assert [path.name for path in city.glob("*.new")] == []


def test_that_a_key_in_the_address_never_reaches_the_file(city: Path) -> None:
    with pytest.raises(ProfileError) as refused:
        writer(city).add(draft(address=FeedAddress("https://x.example/data?token=geheim123")))
    assert "geheim123" not in refused.value.reason.en
    secret = FeedAddress("https://x.example/data", "header", "X-Key", "geheim123")
    writer(city).add(draft("Dengan kunci", address=secret))
    text = (city / "feeds.toml").read_text("utf-8")
    assert "geheim123" not in text
    assert 'secret = "dengan_kunci_key"' in text


def test_that_the_shipped_profile_is_left_alone_and_the_overlay_is_read_after_it(city: Path) -> None:
    before = {path: path.read_bytes() for path in city.rglob("*.toml")}
    target = writer(city, is_shipped=True)
    assert "data folder" in target.place.en
    one = target.add(draft("Satu"))
    target.add(draft("Dua"))
    assert {path: path.read_bytes() for path in city.rglob("*.toml")} == before
    assert [feed.name.id for feed in target.load().feeds][-2:] == ["Satu", "Dua"]
    assert one.feed not in load_profile(city).feeds
    text = target.target.read_text("utf-8")
    assert text.startswith("# Umpan yang ditambahkan")
    assert len(tomllib.loads(text)["feeds"]) == 2


def test_that_a_mistake_in_the_overlay_is_said_with_its_line(city: Path) -> None:
    target = writer(city, is_shipped=True)
    target.add(draft())
    overlay = target.target
    overlay.write_text(overlay.read_text("utf-8").replace("interval_s = 60", "interval_s = 1"), "utf-8")
    with pytest.raises(ProfileError) as refused:
        target.load()
    assert (
        refused.value.problems[0]
        .in_language("en")
        .startswith("profile-feeds.toml:10: feeds[pos_pantau].interval_s")
    )


def test_that_a_drill_takes_only_its_own_city_and_this_computer(indramayu_copy: Path) -> None:
    target = writer(indramayu_copy, drill=DRILL)
    with pytest.raises(ProfileError) as refused:
        target.add(draft())
    assert "a drill never asks outside" in refused.value.reason.en
    city_feed = target.add(draft("Kota", address=FeedAddress(f"{DRILL}/pos")))
    here = target.add(draft("Sini", address=FeedAddress("http://127.0.0.1:9/x")))
    assert (city_feed.feed.url, here.feed.url) == (f"{DRILL}/pos", "http://127.0.0.1:9/x")
    assert city_feed.feed.is_drill
    assert here.feed.is_drill
    assert 'url = "{drill}/pos"' in target.target.read_text("utf-8")
    assert {city_feed.feed.feed_id, here.feed.feed_id} <= set(here.profile.intake.report_feeds)
