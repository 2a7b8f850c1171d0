import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_TIME, NO_ZONE
from services.feeds.formats.sensorthings import parse
from services.feeds.formats.sensorthings.reader import NO_OBSERVATION, NO_RESULT, NOTHING_YET

URL = "https://sta.example/v1.1/Things"
SEEN: dict[str, object] = {
    "@iot.id": 900,
    "phenomenonTime": "2026-11-21T02:00:00Z",
    "result": 2.78,
    "resultTime": None,
}
STREAM: dict[str, object] = {
    "@iot.id": 7,
    "name": "Tinggi muka air Bangkir",
    "unitOfMeasurement": {"name": "metre", "symbol": "m", "definition": "ucum:m"},
    "ObservedProperty": {"name": "Water level"},
    "Observations": [SEEN],
}
THING: dict[str, object] = {
    "@iot.id": "bangkir",
    "name": "Pos Bangkir",
    "Locations": [{"@iot.id": 1, "location": {"type": "Point", "coordinates": [108.27, -6.39]}}],
    "Datastreams": [STREAM],
}


def parsed_of(*entities: object, url: str = URL, **options: object) -> Parsed:
    return parse(json.dumps({"value": list(entities)}).encode(), feed_at(url, feed_id="sta", options=options))


def only(parsed: Parsed) -> Observation:
    (item,) = parsed.observations
    return item


def test_that_a_thing_tells_the_newest_of_each_datastream_where_it_stands() -> None:
    item = only(parsed_of(THING))
    assert (item.kind, item.external_id, item.title) == (ObservationKind.SITE, "7", "Tinggi muka air Bangkir")
    assert (item.place, item.point) == ("Pos Bangkir", Point(-6.39, 108.27))
    assert item.observed_at == datetime(2026, 11, 21, 2, tzinfo=UTC)
    assert item.measures == {"level": Measure(278.0, "cm")}
    assert item.attributes == {"site_type": "water_gauge", "property": "Water level", "thing": "bangkir"}


def test_that_datastreams_and_observations_are_read_from_either_end() -> None:
    from_stream = only(parsed_of({**STREAM, "Thing": THING}))
    stream = {name: value for name, value in STREAM.items() if name != "Observations"}
    from_observation = only(parsed_of({**SEEN, "Datastream": {**stream, "Thing": THING}}))
    assert from_stream.digest() == from_observation.digest()
    assert from_stream.point == Point(-6.39, 108.27)


def test_that_locations_and_features_lend_their_place() -> None:
    spot = {"type": "Point", "coordinates": [108.2, -6.3]}
    located = {
        "@iot.id": 1,
        "location": {"type": "Feature", "geometry": spot},
        "Things": [{**THING, "Locations": None}],
    }
    assert only(parsed_of(located)).point == Point(-6.3, 108.2)
    feature = {"@iot.id": 3, "name": "Sumur", "feature": {"type": "Point", "coordinates": [108.1, -6.2]},
               "Observations": [{**SEEN, "Datastream": {"@iot.id": 7}}]}  # fmt: skip
    item = only(parsed_of(feature))
    assert (item.point, item.place) == (Point(-6.2, 108.1), "Sumur")


def test_that_the_datastream_of_bare_observations_is_found_in_an_address() -> None:
    assert only(parsed_of(SEEN, url="https://sta.example/v1.1/Datastreams(1)/Observations")).external_id == "1"
    assert (
        only(parsed_of(SEEN, url="https://sta.example/v1.1/Datastreams('a b')/Observations")).external_id == "a b"
    )
    assert only(parsed_of(SEEN)).external_id == "900"
    assert only(parse(json.dumps([SEEN]).encode(), feed_at(URL))).external_id == "900"
    assert only(parse(json.dumps(SEEN).encode(), feed_at(URL))).external_id == "900"


def test_that_a_data_array_is_read_like_its_rows() -> None:
    group = {
        "Datastream@iot.navigationLink": "https://sta.example/v1.1/Datastreams(7)",
        "components": ["id", "phenomenonTime", "result"],
        "dataArray@iot.count": 2,
        "dataArray": [[900, "2026-11-21T02:00:00Z", 2.5], [901, "2026-11-21T03:00:00Z", "3"]],
    }
    first, second = parsed_of(group).observations
    assert (first.external_id, first.measures) == ("7", {"value": Measure(2.5)})
    assert (second.external_id, second.observed_at.hour, second.measures["value"].value) == ("7", 3, 3.0)


@pytest.mark.parametrize(
    ("result", "measures", "status"),
    [
        ("7", {"level": Measure(700.0, "cm")}, ""),
        (True, {}, "true"),
        ("rusak", {}, "rusak"),
        ({"a": 1, "b": "2", "c": "x"}, {"a": Measure(1.0), "b": Measure(2.0)}, ""),
    ],
)
def test_that_results_of_every_kind_are_read(result: object, measures: dict[str, Measure], status: str) -> None:
    item = only(parsed_of({**STREAM, "Observations": [{**SEEN, "result": result}]}))
    assert (item.measures, item.status) == (measures, status)


@pytest.mark.parametrize(
    ("times", "hour"),
    [
        ({"phenomenonTime": "2026-11-21T01:00:00Z/2026-11-21T04:00:00Z"}, 4),
        ({"phenomenonTime": "2026-11-21T01:00:00Z/.."}, 1),
        ({"phenomenonTime": None, "resultTime": "2026-11-21T05:00:00.000Z"}, 5),
    ],
)
def test_that_an_interval_is_known_at_its_end(times: dict[str, object], hour: int) -> None:
    assert only(parsed_of({**SEEN, **times})).observed_at == datetime(2026, 11, 21, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "symbol", "site_type", "measure"),
    [
        ("Water Level mbd", "m", "water_gauge", ("value", Measure(2.78, "m"))),
        ("Stage height", "mm", "water_gauge", ("level", Measure(pytest.approx(0.278), "cm"))),
        ("Water level", "%", "water_gauge", ("value", Measure(2.78, "%"))),
        ("Curah hujan", "mm", "rain_gauge", ("value", Measure(2.78, "mm"))),
        ("Suhu udara", "C", "weather", ("value", Measure(2.78, "°C"))),
        ("PM2.5", "µg/m³", "air_quality", ("value", Measure(2.78, "ug/m3"))),
        ("Kebisingan: noise", "dB", "noise", ("value", Measure(2.78, "dB"))),
        ("Arus", "A", "asset", ("value", Measure(2.78, "A"))),
    ],
)
def test_that_only_a_level_of_water_is_a_level(
    name: str, symbol: str, site_type: str, measure: tuple[str, Measure]
) -> None:
    stream = {"@iot.id": 7, "name": name, "unitOfMeasurement": {"symbol": symbol}, "Observations": [SEEN]}
    item = only(parsed_of(stream))
    assert item.attributes["site_type"] == site_type
    assert dict([measure]) == item.measures


def test_that_a_datastream_may_be_an_indicator_of_a_programme() -> None:
    item = only(parsed_of(THING, indicators={"7": "tma_bangkir"}))
    assert (item.kind, item.external_id) == (ObservationKind.MEASUREMENT, "tma_bangkir")
    assert item.measures == {"value": Measure(278.0, "cm")}
    assert item.attributes["indicator"] == "tma_bangkir"


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ({**SEEN, "result": None}, NO_RESULT),
        ({**SEEN, "result": []}, NO_RESULT),
        ({**SEEN, "phenomenonTime": None}, NO_TIME),
        ({**SEEN, "phenomenonTime": "2026-11-21T09:00:00"}, NO_ZONE),
        ({**SEEN, "@iot.id": None}, NO_ID),
        ({**THING, "Datastreams": None}, NO_OBSERVATION),
        ({**STREAM, "Observations": None}, NO_OBSERVATION),
        ({**STREAM, "Observations": []}, NOTHING_YET),
    ],
)
def test_that_what_would_mislead_is_rejected_alone(entity: object, reason: object) -> None:
    parsed = parsed_of(THING, entity)
    assert [r.reason for r in parsed.rejected] == [reason]
    assert len(parsed.observations) == 1


def test_that_the_next_page_is_as_safe_as_the_feed() -> None:
    def next_of(link: str, url: str = URL) -> str:
        return parse(json.dumps({"@iot.nextLink": link, "value": [SEEN]}).encode(), feed_at(url)).next_url

    assert next_of("https://sta.example/v1.1/Things?$skip=100") == "https://sta.example/v1.1/Things?$skip=100"
    assert next_of("http://sta.example/v1.1/Things?$skip=1") == "https://sta.example/v1.1/Things?$skip=1"
    assert next_of("http://other.example/x") == "http://other.example/x"
    assert next_of("http://[bad/x") == ""
    assert parsed_of(SEEN).next_url == ""


def test_that_deep_nesting_is_not_followed_for_ever() -> None:
    entity: object = SEEN
    for _ in range(200):
        entity = {"@iot.id": 1, "Things": [entity]}
    assert parsed_of(entity).observations == ()


def test_that_a_wrong_option_is_the_profiles_fault() -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(THING, indicators=["7"])
    assert caught.value.reason == errors.bad_option("indicators")


def test_that_the_servers_error_is_told_in_its_own_words() -> None:
    with pytest.raises(FeedError) as caught:
        parse(b'{"code": 404, "type": "error", "message": "Nothing found"}', feed_at())
    assert caught.value.reason == errors.source_says("Nothing found")


@pytest.mark.parametrize(
    "body", [b"{}", b"1", b'"x"', b"[1]", b'[{"a": 1}]', b'{"value": [{"a": 1}]}', b'{"14": []}']
)
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, feed_at())
    assert "SensorThings" in caught.value.reason.id


def test_that_no_entities_are_no_error() -> None:
    assert parsed_of() == Parsed()


SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "sensorthings"
RECORDED = {"bgs_observations_real.json": 101, "bgs_observations_response.json": 3}


def test_that_the_recorded_answers_are_read() -> None:
    files = sorted(SHARED.glob("*.json"))
    if not files:
        pytest.skip("recorded payloads were not found")
    for path in files:
        if path.name not in RECORDED:  # datastreams by feature is an application's own object, not the standard's
            with pytest.raises(FeedError):
                parse(path.read_bytes(), feed_at())
            continue
        parsed = parse(path.read_bytes(), feed_at())
        assert (len(parsed.observations), parsed.rejected) == (RECORDED[path.name], ())
