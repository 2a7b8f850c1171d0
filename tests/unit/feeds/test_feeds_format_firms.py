from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.feeds.errors import CAPTIVE_PORTAL, FeedError
from services.feeds.formats.firms import parse
from services.feeds.plausible import is_unreadable

SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "firms"
FEED = feed_at(feed_id="firms", format="firms")
VIIRS = (
    "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,"
    "frp,daynight"
)
MODIS = VIIRS.replace("bright_ti4", "brightness").replace("bright_ti5", "bright_t31")
ROW = "-6.45,108.12,336.77,0.46,0.39,2026-11-20,610,N20,VIIRS,n,2.0NRT,304.29,5.13,D"
FLARE = "-6.379,108.392,307.8,0.46,0.64,2026-11-20,1856,N20,VIIRS,n,2.0NRT,289.5,0.62,N"
ZONE = {"lat": -6.38, "lon": 108.39, "radius_m": 1500, "name": "Kilang"}


def parsed(*lines: str, **options: object) -> Parsed:
    return parse("\r\n".join(lines).encode(), feed_at(format="firms", options=options))


def only(row: str, header: str = VIIRS) -> Observation:
    (spot,) = parsed(header, row).observations
    return spot


def test_that_a_hotspot_is_read_and_610_is_ten_past_six_utc() -> None:
    spot = only(ROW)
    assert spot.kind is ObservationKind.HOTSPOT
    assert spot.observed_at == datetime(2026, 11, 20, 6, 10, tzinfo=UTC)
    assert spot.external_id == "VIIRS-N20:2026-11-20:0610:-6.45:108.12"
    assert spot.point == Point(-6.45, 108.12)
    assert spot.measures == {"power": Measure(5.13, "MW"), "brightness": Measure(336.77, "K")}
    assert spot.attributes["day_night"] == "day"


@pytest.mark.parametrize(
    ("clock", "hour", "minute"), [("132", 1, 32), ("5", 0, 5), ("1856", 18, 56), ("0610", 6, 10)]
)
def test_that_clocks_lack_their_leading_zeros(clock: str, hour: int, minute: int) -> None:
    at = only(ROW.replace(",610,", f",{clock},")).observed_at
    assert (at.hour, at.minute) == (hour, minute)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("l", "low"),
        ("n", "nominal"),
        ("h", "high"),
        ("12", "low"),
        ("30", "nominal"),
        ("79", "nominal"),
        ("80", "high"),
    ],
)
def test_that_confidence_means_the_same_for_both_instruments(written: str, word: str) -> None:
    assert only(ROW.replace(",n,", f",{written},")).attributes["confidence"] == word


def test_that_modis_has_its_own_columns_and_per_cent() -> None:
    spot = only(ROW.replace("VIIRS,n", "MODIS,62"), MODIS)
    assert spot.measures["confidence"] == Measure(62.0, "%")
    assert spot.measures["brightness"] == Measure(336.77, "K")


def test_that_a_table_without_rows_means_no_hotspots() -> None:
    assert parsed(VIIRS) == Parsed()


def test_that_a_known_flare_is_left_out_and_a_fire_beside_it_is_not() -> None:
    read = parsed(VIIRS, ROW, FLARE, exclusion_zones=[ZONE])
    assert [spot.point for spot in read.observations] == [Point(-6.45, 108.12)]
    assert "Kilang" in read.rejected[0].reason.id
    assert read.rejected[0].is_left_out
    assert not is_unreadable(parsed(VIIRS, FLARE, exclusion_zones=[ZONE]))
    assert len(parsed(VIIRS, ROW, FLARE).observations) == 2


@pytest.mark.parametrize(
    "zones", ["x", 7, [7], [{}], [{**ZONE, "radius_m": 0}], [{**ZONE, "lat": 99}], {"lat": 1}]
)
def test_that_a_wrong_zone_is_told_and_never_passed_over(zones: object) -> None:
    with pytest.raises(FeedError, match="exclusion_zones"):
        parsed(VIIRS, ROW, exclusion_zones=zones)


@pytest.mark.parametrize("words", ["Invalid MAP_KEY.", "Exceeding allowed transaction limit.\r\n"])
def test_that_errors_in_plain_text_are_told_in_their_words(words: str) -> None:
    with pytest.raises(FeedError, match=words.strip()):
        parse(words.encode(), FEED)


def test_that_a_log_in_page_is_recognised() -> None:
    with pytest.raises(FeedError) as caught:
        parse(b"<!DOCTYPE html><html></html>", FEED)
    assert caught.value.reason == CAPTIVE_PORTAL


@pytest.mark.parametrize("body", [b"", b"a,b\n1,2", b'{"a":1}', b"\xff\xfe", (VIIRS + '\n"').encode()])
def test_that_another_body_is_refused(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse(body, FEED)


@pytest.mark.parametrize(
    ("old", "new"), [("-6.45", "x"), ("2026-11-20", "2026-02-30"), (",610,", ",2460,"), (",610,", ",,")]
)
def test_that_one_unreadable_row_is_rejected_and_the_others_stay(old: str, new: str) -> None:
    read = parsed(VIIRS, ROW.replace(old, new), FLARE)
    assert (len(read.observations), len(read.rejected)) == (1, 1)


def test_that_the_recorded_tables_are_read_whole() -> None:
    files = sorted(SHARED.glob("*.csv"))
    if not files:
        pytest.skip("recorded payloads were not found")
    for path in files:
        read = parse(path.read_bytes(), FEED)
        assert len(read.observations) == len(path.read_text("utf-8").splitlines()) - 1
        assert read.rejected == ()
