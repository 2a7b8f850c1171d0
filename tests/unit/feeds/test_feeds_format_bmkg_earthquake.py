import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds.errors import FeedError
from services.feeds.formats.bmkg_earthquake import parse
from services.feeds.formats.earthquakes import severity_of, strongest_mmi, warns_of_tsunami
from services.feeds.formats.items import OUTSIDE

FEED = feed_at(feed_id="bmkg_autogempa", format="bmkg-earthquake")
QUAKE: dict[str, object] = {
    "Tanggal": "17 Agu 2026",
    "Jam": "19:16:56 WIB",
    "DateTime": "2026-08-17T12:16:56+00:00",
    "Coordinates": "-6.51,108.27",
    "Lintang": "6.51 LS",
    "Bujur": "108.27 BT",
    "Magnitude": "5.1",
    "Kedalaman": "12 km",
    "Wilayah": "Pusat gempa berada di darat 20 km barat daya Indramayu",
    "Potensi": "Gempa ini dirasakan untuk diteruskan pada masyarakat",
    "Dirasakan": "II-III Indramayu, Iv Cirebon",
    "Shakemap": "20260817191656.mmi.jpg",
}


def parsed_of(*quakes: object, feed: Feed = FEED) -> Parsed:
    return parse(json.dumps({"Infogempa": {"gempa": list(quakes)}}).encode(), feed)


def test_that_the_latest_earthquake_is_read_from_a_single_object() -> None:
    parsed = parse(json.dumps({"Infogempa": {"gempa": QUAKE}}).encode(), FEED)
    (quake,) = parsed.observations
    assert quake.kind is ObservationKind.EARTHQUAKE
    assert quake.source == "bmkg_autogempa"
    assert quake.external_id == "20260817T121656Z@-6.51,108.27"
    assert quake.observed_at == datetime(2026, 8, 17, 12, 16, 56, tzinfo=UTC)
    assert quake.point == Point(-6.51, 108.27)
    assert quake.measures == {"magnitude": Measure(5.1), "depth": Measure(12.0, "km")}
    assert quake.title == "Gempa M5.1: Pusat gempa berada di darat 20 km barat daya Indramayu"
    assert quake.attributes["felt"] == "II-III Indramayu, Iv Cirebon"
    assert quake.attributes["felt_mmi"] == "4"
    assert quake.attributes["shakemap"] == "https://data.bmkg.go.id/DataMKG/TEWS/20260817191656.mmi.jpg"
    assert json.loads(quake.raw) == QUAKE
    assert not quake.is_drill


def test_that_a_list_of_earthquakes_is_read_too_and_repetitions_are_dropped() -> None:
    other = {**QUAKE, "DateTime": "2026-08-16T01:00:00+00:00"}
    parsed = parsed_of(QUAKE, other, QUAKE)
    assert len(parsed.observations) == 2
    assert parsed.rejected == ()


@pytest.mark.parametrize(
    ("date", "clock", "at"),
    [
        ("17 Agu 2026", "19:16:56 WIB", datetime(2026, 8, 17, 12, 16, 56, tzinfo=UTC)),
        ("01 Mei 2026", "00:00:00 WIB", datetime(2026, 4, 30, 17, tzinfo=UTC)),
        ("9 Agt 2026", "08:00:00 WIT", datetime(2026, 8, 8, 23, tzinfo=UTC)),
        ("31 Des 2026", "12:00:00 WITA", datetime(2026, 12, 31, 4, tzinfo=UTC)),
        ("13 Oktober 2026", "12:00:47 WIB", datetime(2026, 10, 13, 5, 0, 47, tzinfo=UTC)),
    ],
)
def test_that_local_date_and_clock_serve_where_datetime_is_missing(date: str, clock: str, at: datetime) -> None:
    parsed = parsed_of({**QUAKE, "DateTime": None, "Tanggal": date, "Jam": clock})
    assert parsed.observations[0].observed_at == at


@pytest.mark.parametrize(
    ("lintang", "bujur", "point"),
    [("8.51 LS", "123.27 BT", Point(-8.51, 123.27)), ("4.74 LU", "4.5 BB", Point(4.74, -4.5))],
)
def test_that_sides_of_the_globe_give_the_sign(lintang: str, bujur: str, point: Point) -> None:
    quake = {**QUAKE, "Lintang": lintang, "Bujur": bujur}
    del quake["Coordinates"]
    assert parsed_of(quake).observations[0].point == point


@pytest.mark.parametrize(
    ("potential", "is_warning"),
    [
        ("Tidak berpotensi tsunami", False),
        ("tidak berpotensi TSUNAMI", False),
        ("Gempa ini dirasakan untuk diteruskan pada masyarakat", False),
        ("Potensi tsunami untuk diteruskan pada masyarakat", True),
        ("", False),
    ],
)
def test_that_the_word_tsunami_alone_is_no_warning(potential: str, is_warning: bool) -> None:
    assert warns_of_tsunami(potential) is is_warning
    quake = parsed_of({**QUAKE, "Potensi": potential}).observations[0]
    assert ("tsunami" in quake.attributes) is is_warning
    assert (quake.severity is Severity.P1) is is_warning


@pytest.mark.parametrize(
    ("felt", "mmi"),
    [
        ("II-III Kab. Lembata", 3),
        ("II - III Sumur", 3),
        ("-", 0),
        ("", 0),
        ("I Malang, Iv Ruteng", 4),
        ("VII Palu", 7),
    ],
)
def test_that_the_strongest_intensity_named_is_found(felt: str, mmi: int) -> None:
    assert strongest_mmi(felt) == mmi


def test_that_felt_by_nobody_says_nothing() -> None:
    assert "felt" not in parsed_of({**QUAKE, "Dirasakan": "-"}).observations[0].attributes


@pytest.mark.parametrize(
    ("magnitude", "mmi", "severity"),
    [(7.1, 0, 1), (4.0, 6, 1), (6.0, 0, 2), (4.5, 5, 2), (5.0, 0, 3), (3.0, 3, 3), (4.9, 2, 4)],
)
def test_that_severity_follows_shaking_and_magnitude(magnitude: float, mmi: int, severity: int) -> None:
    assert severity_of(magnitude, felt_mmi=mmi, is_tsunami_warning=False) == severity


def test_that_optional_fields_may_be_missing() -> None:
    needed = ("DateTime", "Coordinates", "Magnitude")
    (quake,) = parsed_of({name: QUAKE[name] for name in needed}).observations
    assert quake.title == "Gempa M5.1"
    assert quake.attributes == {}


@pytest.mark.parametrize(
    "change",
    [{"Magnitude": None}, {"Magnitude": "besar"}, {"DateTime": "kapan"}, {"DateTime": None, "Jam": "25:00:00 WIB"},
     {"DateTime": None, "Tanggal": "31 Feb 2026"}, {"Coordinates": None, "Lintang": None},
     {"Coordinates": "108.27,-96.5", "Bujur": "x"}],
)  # fmt: skip
def test_that_one_unreadable_earthquake_is_rejected_and_the_others_stay(change: dict[str, object]) -> None:
    parsed = parsed_of({**QUAKE, **change}, QUAKE)
    assert len(parsed.observations) == 1
    (rejection,) = parsed.rejected
    assert rejection.index == 0
    assert rejection.reason.id
    assert rejection.raw


def test_that_a_shakemap_is_only_ever_one_of_bmkgs_own() -> None:
    assert "shakemap" not in parsed_of({**QUAKE, "Shakemap": "../../x.html"}).observations[0].attributes


def test_that_earthquakes_outside_the_feeds_area_are_rejected_with_that_reason() -> None:
    feed = feed_at(options={"bounds": [-8.5, 106.0, -5.5, 110.0]})
    parsed = parsed_of(QUAKE, {**QUAKE, "Coordinates": "4.74,125.30"}, feed=feed)
    assert len(parsed.observations) == 1
    assert [r.reason for r in parsed.rejected] == [OUTSIDE]


def test_that_a_drill_is_marked_on_the_observation() -> None:
    assert parsed_of(QUAKE, feed=feed_at(is_drill=True)).observations[0].is_drill


@pytest.mark.parametrize(
    "body", [b"[]", b"{}", b'{"Infogempa": []}', b'{"Infogempa": {"gempa": "x"}}', b"null", b"7"]
)
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, FEED)
    assert "Infogempa.gempa" in caught.value.reason.id


XML = """<?xml version="1.0" encoding="UTF-8"?>
<Infogempa>{}</Infogempa>"""
XML_QUAKE = """<gempa><Tanggal>17 Agu 2026</Tanggal><Jam>19:16:56 WIB</Jam>
<DateTime>2026-08-17T12:16:56+00:00</DateTime><point><coordinates>-6.51,108.27</coordinates></point>
<Lintang>6.51 LS</Lintang><Bujur>108.27 BT</Bujur><Magnitude>5.1</Magnitude><Kedalaman>12 km</Kedalaman>
<Wilayah>Pusat gempa berada di darat 20 km barat daya Indramayu</Wilayah>
<Potensi>Gempa ini dirasakan untuk diteruskan pada masyarakat</Potensi>
<Dirasakan>II-III Indramayu, Iv Cirebon</Dirasakan><Shakemap>20260817191656.mmi.jpg</Shakemap></gempa>"""


def test_that_the_xml_twin_says_the_same_as_the_json() -> None:
    (from_xml,) = parse(XML.format(XML_QUAKE).encode(), FEED).observations
    (from_json,) = parsed_of(QUAKE).observations
    assert from_xml.digest() == from_json.digest()


def test_that_an_xml_list_is_read_too() -> None:
    other = XML_QUAKE.replace("2026-08-17T12", "2026-08-16T01")
    assert len(parse(XML.format(XML_QUAKE + other).encode(), FEED).observations) == 2


def test_that_another_xml_document_is_refused() -> None:
    with pytest.raises(FeedError, match=r"Infogempa\.gempa"):
        parse(b"<rss><channel/></rss>", FEED)


def test_that_an_event_repeated_in_other_words_counts_once_and_the_first_is_kept() -> None:
    (quake,) = parsed_of(QUAKE, {**QUAKE, "Wilayah": "20 km BaratDaya INDRAMAYU"}).observations
    assert quake.place == QUAKE["Wilayah"]


def test_that_turned_round_coordinates_are_recognised_by_the_sides_of_the_globe() -> None:
    assert parsed_of({**QUAKE, "Coordinates": "108.27,-6.51"}).observations[0].point == Point(-6.51, 108.27)
