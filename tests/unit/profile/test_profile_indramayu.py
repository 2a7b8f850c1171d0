"""The shipped profile is whole: others build on its ids, and nothing in it is invented in silence."""

import csv
from pathlib import Path

import pytest

from services.domain.profile import Profile
from services.domain.programme import Dimension
from services.incidents.categorise import Categoriser
from services.profile.loader import load_profile

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "profiles" / "indramayu"
KEMENDAGRI = ROOT.parent / "shared" / "feeds" / "bmkg" / "wilayah_adm_32.12_indramayu.csv"
DRILL = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(FOLDER)


@pytest.fixture(scope="module")
def drill() -> Profile:
    return load_profile(FOLDER, drill_base_url=DRILL + "/")


def test_that_indramayu_has_31_districts_and_317_villages(profile: Profile) -> None:
    assert len(profile.area.districts) == 31
    assert len(profile.area.villages) == 317
    assert len({village.code for village in profile.area.villages}) == 317


def test_that_villages_and_districts_are_those_of_the_ministry(profile: Profile) -> None:
    """Codes and districts are equal; five names are spelt differently in the two lists."""
    if not KEMENDAGRI.exists():
        pytest.skip(f"not found: {KEMENDAGRI.name}")
    with KEMENDAGRI.open(encoding="utf-8", newline="") as file:
        official = {code: name for code, name, *_ in csv.reader(file)}
    villages = {village.code: village.name for village in profile.area.villages}
    assert set(villages) == {code for code in official if code.count(".") == 3}
    spelt_otherwise = {name for code, name in villages.items() if name != official[code]}
    assert spelt_otherwise == {"Cikedung", "Tegalsembadra", "Tegaltaman", "Tegalwirangrong"}
    districts = {village.code.rpartition(".")[0]: village.district for village in profile.area.villages}
    ministry = {code: name for code, name in official.items() if code.count(".") == 2}
    assert districts == ministry | {"32.12.26": "Terisi"}  # the list says Trisi


def test_that_the_base_map_has_every_kind_of_line_inside_or_next_to_the_area(profile: Profile) -> None:
    kinds = {line.kind for line in profile.area.lines}
    assert kinds >= {"outline", "coast", "river", "road-national", "road-toll", "road", "rail", "station"}
    assert all(-7 < lat < -5.7 and 107.6 < lon < 108.9 for line in profile.area.lines for lat, lon in line.points)


def test_that_schematic_lines_say_in_their_file_that_they_are(profile: Profile) -> None:
    for name in ("roads.json", "rail.json"):
        assert "SKEMATIK" in (FOLDER / "area" / name).read_text("utf-8").splitlines()[1]
    assert "indikatif" in profile.area.attribution


def test_that_every_category_but_the_last_can_be_recognised_and_the_last_takes_the_rest(profile: Profile) -> None:
    *named, last = profile.categories
    assert [category.code for category in named if not category.keywords] == []
    assert last.code == "lainnya"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Banjir di Kandanghaur setinggi lutut, warga terjebak", "banjir"),
        ("air laut naik masuk rumah di Eretan", "rob"),
        ("rumah kobongan di belakang pasar", "kebakaran"),
        ("Ada kecelakaan, butuh ambulans, jalan macet total", "laka_lantas"),
        ("ada orang tenggelam di kali Cimanuk", "tenggelam"),
        ("min tolong ada ular masuk rumah", "penyelamatan"),
        ("pohon roboh nutup jalan", "pohon_tumbang"),
        ("Mati lampu dari jam 5", "listrik_padam"),
        ("lampu jalan mati di depan pasar", "pju_padam"),
        ("wc mampet mau sedot wc", "tinja"),
        ("air pdam keruh sudah seminggu", "air_bersih"),
        ("jalan berlubang parah", "jalan_rusak"),
        ("odgj ngamuk di alun-alun", "sosial"),
        ("saya dibegal di jembatan", "kriminal"),
        ("gempa kerasa sampai Jatibarang", "gempa"),
        ("Halo min mau tanya jadwal", "lainnya"),
    ],
)
def test_that_what_people_write_finds_its_category(profile: Profile, text: str, category: str) -> None:
    assert Categoriser(profile.categories).category_of(text).code == category


def test_that_there_are_enough_agencies_and_categories_to_run_a_room(profile: Profile) -> None:
    assert 20 <= len(profile.agencies) <= 27
    assert len(profile.categories) >= 18


def test_that_every_agency_takes_part_in_a_category_or_a_programme(profile: Profile) -> None:
    acting = {code for category in profile.categories for code in category.agencies}
    acting |= {programme.agency for programme in profile.programmes}
    assert {agency.code for agency in profile.agencies} - acting == {"bappeda", "diskopdagin", "disppara"}


def test_that_each_dimension_has_one_headline_for_its_tile_on_the_desk(profile: Profile) -> None:
    headlines = [
        programme.dimension
        for programme in profile.programmes
        for indicator in programme.indicators
        if indicator.is_headline
    ]
    assert sorted(headlines, key=str) == sorted(Dimension, key=str)


def test_that_the_seven_quick_wins_are_there_with_one_to_three_indicators(profile: Profile) -> None:
    names = {programme.name for programme in profile.programmes}
    assert names == {"La-Da", "Le-Dig", "Dokmaru", "AyuTV CC", "I-Ceta", "Migrant Shop", "Gopal"}
    assert all(1 <= len(programme.indicators) <= 3 for programme in profile.programmes)


def test_that_a_figure_without_a_publication_is_marked_as_an_example(profile: Profile) -> None:
    for programme in profile.programmes:
        for indicator in programme.indicators:
            assert indicator.is_example, "no target of these programmes was found published"
            assert indicator.published or indicator.baseline is None


def test_that_published_figures_carry_source_and_time(profile: Profile) -> None:
    published = {
        (value.indicator_id, value.as_of.date().isoformat()): value.value
        for programme in profile.programmes
        for indicator in programme.indicators
        for value in indicator.published
        if value.source
    }
    assert published["iceta_diterima", "2023-12-31"] == 1250  # 24.00 WIB is 17.00 UTC of the same day
    assert published["iceta_diterima", "2024-06-30"] == 693
    assert published["iceta_selesai", "2024-06-30"] == pytest.approx(100 * 676 / 693, abs=0.1)


def test_that_feeds_without_a_key_are_on_and_the_others_say_what_they_need(profile: Profile) -> None:
    on = {feed.feed_id for feed in profile.feeds if feed.is_enabled and not feed.feed_id.startswith("prakiraan_")}
    bmkg = {"bmkg_autogempa", "bmkg_gempaterkini", "bmkg_gempadirasakan", "bmkg_peringatan"}
    assert on == bmkg | {"cctv_indramayu", "usgs", "petabencana"}
    for feed in profile.feeds:
        assert feed.attribution
        assert feed.is_enabled or (feed.needs and feed.needs.id and feed.needs.en)


def test_that_forecasts_are_asked_for_villages_that_exist(profile: Profile) -> None:
    codes = {feed.url.partition("adm4=")[2] for feed in profile.feeds if feed.format == "bmkg-forecast"}
    assert codes
    assert codes <= {village.code for village in profile.area.villages}


def test_that_everything_has_a_name_in_both_languages(profile: Profile) -> None:
    labels = [
        profile.name,
        *(agency.duty for agency in profile.agencies),
        *(deadline.name for deadline in profile.deadlines.values()),
        *(category.name for category in profile.categories),
        *(feed.name for feed in profile.feeds),
        *(programme.description for programme in profile.programmes),
        *(indicator.name for programme in profile.programmes for indicator in programme.indicators),
        *(scene.name for scene in profile.scenes),
    ]
    assert [label for label in labels if not (label.id and label.en)] == []


def test_that_the_drill_replaces_every_real_feed_and_camera(drill: Profile) -> None:
    assert drill.is_drill
    own = {
        feed.feed_id: feed.url
        for feed in drill.feeds
        if feed.format != "mapped" or feed.feed_id == "drill_capaian"
    }
    assert own == {
        "drill_gempa": f"{DRILL}/bmkg/autogempa.json",
        "drill_gempaterkini": f"{DRILL}/bmkg/gempaterkini.json",
        "drill_laporan": f"{DRILL}/open311/requests.json",
        "drill_armada": f"{DRILL}/traccar/positions",
        "drill_kamera": f"{DRILL}/cctv/streams",
        "drill_capaian": f"{DRILL}/kpi/indicators.json",
    }
    assert all(feed.is_drill and feed.is_enabled for feed in drill.feeds)
    assert all(camera.is_drill for camera in drill.cameras)
    assert drill.intake.report_feeds == ("drill_laporan",)


def test_that_the_drill_knows_every_category_by_its_own_code(drill: Profile) -> None:
    reports = next(feed for feed in drill.feeds if feed.feed_id == "drill_laporan")
    assert reports.options["categories"] == {category.code: category.code for category in drill.categories}


def test_that_nothing_of_the_live_profile_is_a_drill(profile: Profile) -> None:
    assert not profile.is_drill
    assert not any(thing.is_drill for thing in (*profile.feeds, *profile.cameras))
