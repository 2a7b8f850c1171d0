import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds.errors import FeedError
from services.feeds.formats.usgs import parse

SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "usgs"
FEED = feed_at(feed_id="usgs", format="usgs")
FEATURE: dict[str, object] = {
    "type": "Feature",
    "id": "us6000abcd",
    "properties": {
        "mag": 5.6, "place": "24 km SW of Indramayu, Indonesia", "time": 1795226400274, "updated": 1795230000040,
        "tz": None, "url": "https://earthquake.usgs.gov/earthquakes/eventpage/us6000abcd", "felt": 12, "cdi": 4.3,
        "mmi": None, "alert": "green", "status": "automatic", "tsunami": 0, "ids": ",us6000abcd,",
        "magType": "mb", "type": "earthquake",
    },
    "geometry": {"type": "Point", "coordinates": [108.27, -6.51, 48.462]},
}  # fmt: skip


def changed(**changes: object) -> dict[str, object]:
    feature = deepcopy(FEATURE)
    feature["properties"].update(changes)  # type: ignore[attr-defined]
    return feature


def parsed(*features: object) -> Parsed:
    return parse(json.dumps({"type": "FeatureCollection", "features": list(features)}).encode(), FEED)


def only(**changes: object) -> Observation:
    (quake,) = parsed(changed(**changes)).observations
    return quake


def test_that_an_earthquake_is_read_from_epoch_milliseconds_and_longitude_first() -> None:
    quake = only()
    assert quake.kind is ObservationKind.EARTHQUAKE
    assert quake.external_id == "us6000abcd"
    assert quake.observed_at == datetime(2026, 11, 21, 2, 0, 0, 274000, tzinfo=UTC)
    assert quake.point == Point(-6.51, 108.27)
    assert quake.measures == {"magnitude": Measure(5.6), "depth": Measure(48.462, "km")}
    assert quake.title == "Gempa M5.6: 24 km SW of Indramayu, Indonesia"
    assert quake.severity is Severity.P3
    assert quake.attributes["felt_reports"] == "12"
    assert "felt" not in quake.attributes


def test_that_its_other_numbers_are_what_it_replaces() -> None:
    assert only(ids=",us6000abcd,ci37513759, usauto1 ,").replaces == ("ci37513759", "usauto1")
    assert only(ids=None).replaces == ()


def test_that_an_unknown_magnitude_is_not_zero() -> None:
    quake = only(mag=None)
    assert "magnitude" not in quake.measures
    assert (quake.title, quake.severity) == ("Gempa: 24 km SW of Indramayu, Indonesia", None)
    assert only(mag=-0.4).measures["magnitude"] == Measure(-0.4)


def test_that_the_tsunami_flag_is_no_warning() -> None:
    quake = only(tsunami=1)
    assert "tsunami" not in quake.attributes
    assert quake.attributes["see"] == "https://www.tsunami.gov/"
    assert quake.severity is Severity.P3


def test_that_a_deleted_event_says_so_and_has_no_strength_left() -> None:
    quake = only(status="deleted")
    assert (quake.status, quake.severity) == ("deleted", None)
    assert "magnitude" not in quake.measures


def test_that_a_quarry_blast_is_left_out() -> None:
    read = parsed(changed(type="quarry blast"), FEATURE)
    assert len(read.observations) == 1
    assert read.rejected[0].is_left_out


def test_that_the_detail_of_one_event_is_read_too() -> None:
    assert parse(json.dumps(FEATURE).encode(), FEED).observations == (only(),)


@pytest.mark.parametrize("change", [{"time": None}, {"time": "kapan"}])
def test_that_one_unreadable_event_is_rejected_and_the_others_stay(change: dict[str, object]) -> None:
    read = parsed(
        changed(**change), FEATURE, {**FEATURE, "geometry": None}, {**FEATURE, "id": "", "properties": {}}
    )
    assert (len(read.observations), len(read.rejected)) == (1, 3)


@pytest.mark.parametrize(
    "values",
    [{"features": [FEATURE]}, [], {}, {"type": "FeatureCollection"}, {"type": "Topology", "features": []}],
)
def test_that_another_shape_is_refused(values: object) -> None:
    with pytest.raises(FeedError):
        parse(json.dumps(values).encode(), FEED)


def test_that_an_error_with_status_200_is_told_in_the_sources_words() -> None:
    body = {"type": "FeatureCollection", "metadata": {"status": 400, "error": "bad starttime"}, "features": []}
    with pytest.raises(FeedError, match="bad starttime"):
        parse(json.dumps(body).encode(), FEED)


def test_that_the_recordings_are_read_and_the_broken_collection_refused() -> None:
    files = sorted(SHARED.glob("usgs_2.5_day_*.geojson"))
    if not files:
        pytest.skip("recorded payloads were not found")
    for path in files:
        read = parse(path.read_bytes(), FEED)
        assert read.observations
        assert read.rejected == ()
    for path in SHARED.glob("usgs_features_*.geojson"):
        with pytest.raises(FeedError):
            parse(path.read_bytes(), FEED)
        whole = {"type": "FeatureCollection", **json.loads(path.read_text("utf-8"))}
        read = parse(json.dumps(whole).encode(), FEED)
        assert len(read.observations) > 100
        assert all(rejection.is_left_out for rejection in read.rejected)
