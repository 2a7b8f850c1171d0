import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_ZONE, UNDATED
from services.feeds.formats.ngsi import parse
from services.feeds.formats.ngsi.reader import NO_TYPE, NO_VALUE, NOT_LOCATED
from services.feeds.formats.ngsi.times import NO_OBSERVED_TIME

AT = "2026-11-21T02:00:00Z"
PLACE = {"type": "Point", "coordinates": [108.32, -6.33]}
AREA = [[108, -6], [109, -6], [109, -7], [108, -6]]
KEYVALUES: dict[str, object] = {
    "id": "urn:ngsi-ld:WasteContainer:7",
    "type": "WasteContainer",
    "status": "ok",
    "fillingLevel": 0.4,
    "temperature": 31.5,
    "dateObserved": AT,
    "location": PLACE,
}
V2: dict[str, object] = {
    "id": KEYVALUES["id"],
    "type": "WasteContainer",
    "status": {"type": "Text", "value": "ok", "metadata": {}},
    "fillingLevel": {"type": "Number", "value": 0.4, "metadata": {"unitCode": {"type": "Text", "value": "C62"}}},
    "temperature": {"type": "Number", "value": 31.5, "metadata": {}},
    "dateObserved": {"type": "DateTime", "value": AT, "metadata": {}},
    "location": {"type": "geo:json", "value": PLACE, "metadata": {}},
}
LD: dict[str, object] = {
    "id": KEYVALUES["id"],
    "type": "WasteContainer",
    "status": {"type": "Property", "value": "ok"},
    "fillingLevel": {"type": "Property", "value": 40, "unitCode": "P1"},
    "temperature": {"type": "Property", "value": 31.5, "unitCode": "CEL"},
    "dateObserved": {"type": "Property", "value": {"@type": "DateTime", "@value": AT}},
    "location": {"type": "GeoProperty", "value": PLACE},
    "@context": ["https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"],
}
CONCISE = {**KEYVALUES, "fillingLevel": {"value": 0.4}, "location": {"value": PLACE, "observedAt": AT}}


def parsed_of(*entities: object, **options: object) -> Parsed:
    return parse(json.dumps(list(entities)).encode(), feed_at(feed_id="broker", options=options))


def only(parsed: Parsed) -> Observation:
    (item,) = parsed.observations
    return item


@pytest.mark.parametrize("entity", [KEYVALUES, V2, LD, CONCISE])
def test_that_every_encoding_of_a_container_is_the_same_container(entity: dict[str, object]) -> None:
    item = only(parsed_of(entity))
    assert (item.kind, item.external_id, item.status) == (
        ObservationKind.SITE,
        "urn:ngsi-ld:WasteContainer:7",
        "ok",
    )
    assert item.measures == {"filling": Measure(40.0, "%"), "temperature": Measure(31.5, "°C")}
    assert item.attributes == {"entity_type": "WasteContainer", "site_type": "waste_bin"}
    assert (item.point, item.observed_at) == (Point(-6.33, 108.32), datetime(2026, 11, 21, 2, tzinfo=UTC))


FEATURE = {"id": KEYVALUES["id"], "type": "Feature", "geometry": PLACE,
           "properties": {"type": "WasteContainer", "fillingLevel": {"value": 0.4}, "dateObserved": AT}}  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        KEYVALUES,
        [KEYVALUES],
        FEATURE,
        {**FEATURE, "geometry": {"type": "GeoProperty", "value": PLACE}},
        {"type": "FeatureCollection", "features": [FEATURE]},
        {"id": "n1", "type": "Notification", "subscriptionId": "s", "data": [LD]},
        {"id": "n1", "type": "Notification", "data": {"type": "FeatureCollection", "features": [FEATURE]}},
        {"subscriptionId": "s", "data": [V2]},
        {"actionType": "append", "entities": [V2]},
    ],
)
def test_that_entities_are_found_in_every_document(document: object) -> None:
    item = only(parse(json.dumps(document).encode(), feed_at()))
    assert item.external_id == "urn:ngsi-ld:WasteContainer:7"
    assert item.measures["filling"] == Measure(40.0, "%")
    assert item.point == Point(-6.33, 108.32)


def test_that_an_attribute_called_features_does_not_make_a_collection() -> None:
    assert only(parsed_of({**KEYVALUES, "features": ["underground"]})).external_id == KEYVALUES["id"]
    one = json.dumps({**KEYVALUES, "features": ["underground"]}).encode()
    assert only(parse(one, feed_at())).external_id == KEYVALUES["id"]


@pytest.mark.parametrize(
    ("entity_type", "site_type"),
    [
        ("Streetlight", "street_light"),
        ("OffStreetParking", "parking"),
        ("ParkingSpot", "parking"),
        ("AirQualityObserved", "air_quality"),
        ("NoiseLevelObserved", "noise"),
        ("WeatherObserved", "weather"),
        ("FloodMonitoring", "water_gauge"),
        ("SluiceGate", "water_gate"),
        ("https://uri.fiware.org/ns/dataModels#Streetlight", "street_light"),
        (["Device", "Thing"], "asset"),
        ("StreetlightControlCabinet", "asset"),
    ],
)
def test_that_the_type_says_what_stands_there(entity_type: object, site_type: str) -> None:
    assert only(parsed_of({**KEYVALUES, "type": entity_type})).attributes["site_type"] == site_type


def test_that_a_flood_station_is_graded_by_its_own_marks_in_centimetres() -> None:
    station = {"id": "f", "type": "FloodMonitoring", "currentLevel": 1.98, "alertLevel": "1.5", "dangerLevel": 2.6,
               "floodLevelStatus": "Normal", "observationDateTime": AT, "stationID": "S1"}  # fmt: skip
    item = only(parsed_of(station))
    assert (item.status, item.severity) == ("Normal", Severity.P2)
    assert item.measures["level"] == Measure(198.0, "cm")
    assert item.measures["alert_level"] == Measure(150.0, "cm")
    worse = {**station, "currentLevel": {"type": "Property", "value": 270, "unitCode": "CMT"}}
    assert only(parsed_of(worse)).severity is Severity.P1
    assert only(parsed_of({**station, "alertLevel": None})).severity is None


def test_that_a_height_is_the_level_of_water_only() -> None:
    water = {**KEYVALUES, "type": "WaterObserved", "height": 3.52}
    assert only(parsed_of(water)).measures["level"] == Measure(352.0, "cm")
    assert "level" not in only(parsed_of({**water, "type": "Streetlight"})).measures


def test_that_parking_counts_its_spots_and_lies_in_the_middle_of_its_area() -> None:
    ring = [[108.0, -6.0], [108.2, -6.0], [108.2, -6.2], [108.0, -6.2], [108.0, -6.0]]
    parking = {**KEYVALUES, "type": "OnStreetParking", "availableSpotNumber": 3, "totalSpotNumber": 6,
               "location": {"type": "Polygon", "coordinates": [ring]}}  # fmt: skip
    item = only(parsed_of(parking))
    assert item.measures["available_spots"] == Measure(3.0, "unit")
    assert item.point is not None
    assert (item.point.lat, item.point.lon) == (pytest.approx(-6.1), pytest.approx(108.1))
    assert len(item.rings) == 1


@pytest.mark.parametrize(
    ("word", "severity"),
    [("informational", Severity.P4), ("low", Severity.P4), ("medium", Severity.P3), ("high", Severity.P2),
     ("critical", Severity.P1), ("???", None)],
)  # fmt: skip
def test_that_an_alert_is_a_warning_with_its_end(word: str, severity: Severity | None) -> None:
    alert = {"id": "a1", "type": "Alert", "category": "weather", "subCategory": "heavyRain", "severity": word,
             "dateIssued": AT, "validTo": "2026-11-21T05:00:00Z", "description": "Hujan lebat",
             "location": {"type": "Polygon", "coordinates": [AREA]}}  # fmt: skip
    item = only(parsed_of(alert))
    assert (item.kind, item.title, item.text) == (ObservationKind.WARNING, "heavyRain", "Hujan lebat")
    assert (item.severity, item.expires_at) == (severity, datetime(2026, 11, 21, 5, tzinfo=UTC))
    assert item.rings == (((-6.0, 108.0), (-6.0, 109.0), (-7.0, 109.0), (-6.0, 108.0)),)


@pytest.mark.parametrize(
    "entity_type", ["service_requests", "Open311:ServiceRequest", "IssueReporting", "Complaint"]
)
def test_that_a_request_is_a_report_of_the_profiles_category(entity_type: str) -> None:
    request = {"id": "r1", "type": entity_type, "service_name": "Jalan", "service_code": "234", "status": "open",
               "description": "Berlubang", "requested_datetime": "2026-11-21T09:00:00+07:00", "location": PLACE,
               "address_string": "Jl. Raya", "email": {"type": "Text", "value": "siti@example.org"}}  # fmt: skip
    item = only(parsed_of(request, categories={"234": "jalan_rusak"}))
    assert (item.kind, item.title, item.category) == (ObservationKind.REPORT, "Jalan", "jalan_rusak")
    assert (item.place, item.status) == ("Jl. Raya", "open")
    assert "siti" not in item.raw


def test_that_a_vehicle_has_a_position_or_is_rejected() -> None:
    vehicle = {"id": "v1", "type": "Vehicle", "name": "Truk 3", "speed": {"type": "Property", "value": 36},
               "vehicleType": "truck", "serviceStatus": "onRoute",
               "location": {"type": "GeoProperty", "value": PLACE, "observedAt": AT}}  # fmt: skip
    parsed = parsed_of(vehicle, {"id": "v2", "type": "FleetVehicle", "dateModified": AT})
    item = only(parsed)
    assert (item.kind, item.title, item.category) == (ObservationKind.POSITION, "Truk 3", "truck")
    assert (item.measures["speed"], item.observed_at.hour) == (Measure(36.0, "km/h"), 2)
    assert [r.reason for r in parsed.rejected] == [NOT_LOCATED]


def test_that_a_kpi_measures_the_indicator_the_profile_names() -> None:
    kpi = {"id": "kpi-1", "type": "KeyPerformanceIndicator", "kpiValue": 20, "dateModified": AT, "name": "Sampah",
           "calculationPeriod": {"from": "2026-10-01", "to": "2026-10-31"}}  # fmt: skip
    parsed = parsed_of(kpi, {**kpi, "kpiValue": "banyak"}, indicators={"kpi-1": "sampah"})
    item = only(parsed)
    assert (item.kind, item.external_id, item.category) == (ObservationKind.MEASUREMENT, "sampah", "sampah")
    assert item.measures == {"value": Measure(20.0)}
    assert (item.attributes["indicator"], item.attributes["period"]) == ("sampah", "2026-10-01/2026-10-31")
    assert [r.reason for r in parsed.rejected] == [NO_VALUE]


def test_that_a_forecast_speaks_of_its_own_hour() -> None:
    item = only(
        parsed_of({"id": "w", "type": "WeatherForecast", "validFrom": AT, "temperature": 30, "dateIssued": AT})
    )
    assert (item.kind, item.observed_at.hour) == (ObservationKind.FORECAST, 2)


@pytest.mark.parametrize(
    ("time", "hour"),
    [
        ({"dateObserved": {"type": "Relationship", "object": AT}}, 2),
        ({"dateObserved": "2026-11-21T01:00:00Z/2026-11-21T04:00:00Z"}, 4),
        ({"dateObserved": None, "temperature": {"value": 3, "observedAt": "2026-11-21T03:00:00Z"}}, 3),
        ({"dateObserved": None, "temperature": {"type": "Number", "value": 3, "metadata": {"timestamp":
          {"type": "DateTime", "value": "2026-11-21T05:00:00Z"}}}}, 5),
        ({"dateObserved": {"type": "string", "format": "date-time", "value": AT}}, 2),
    ],
)  # fmt: skip
def test_that_the_time_is_found_wherever_it_stands(time: dict[str, object], hour: int) -> None:
    item = only(parsed_of({**KEYVALUES, **time}))
    assert item.observed_at == datetime(2026, 11, 21, hour, tzinfo=UTC)
    assert "time_of" not in item.attributes


def test_that_a_time_of_modification_says_so() -> None:
    item = only(parsed_of({**KEYVALUES, "dateObserved": None, "modifiedAt": AT}))
    assert item.attributes["time_of"] == "modification"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "WaterObserved", "dateObserved": None}, NO_OBSERVED_TIME),
        ({"dateObserved": "2026-11-21T09:00:00", "dateModified": AT}, NO_ZONE),
        ({"id": None}, NO_ID),
        ({"type": None}, NO_TYPE),
    ],
)
def test_that_an_entity_that_would_mislead_is_rejected_alone(change: dict[str, object], reason: object) -> None:
    parsed = parsed_of(KEYVALUES, {**KEYVALUES, **change})
    assert [(r.index, r.reason) for r in parsed.rejected] == [(1, reason)]
    assert len(parsed.observations) == 1


def test_that_a_thing_served_without_a_time_is_kept_and_its_age_is_not_known() -> None:
    bin_ = only(parsed_of({**KEYVALUES, "dateObserved": None}))
    assert (bin_.observed_at, bin_.attributes["time_of"], bin_.status) == (UNDATED, "none", "ok")


def test_that_the_profile_names_the_zone_of_times_without_one() -> None:
    entity = {**KEYVALUES, "dateObserved": "2026-11-21T09:00:00"}
    assert only(parsed_of(entity, time_zone="Asia/Jakarta")).observed_at.hour == 2


SWAPPED = {**KEYVALUES, "location": {"type": "Point", "coordinates": [-6.33, 108.32]}}


def test_that_swapped_coordinates_are_turned_only_where_nothing_else_is_possible_and_never_silently() -> None:
    item = only(parsed_of(SWAPPED))  # 108 is no latitude
    assert (item.point, item.attributes["coordinates"]) == (Point(-6.33, 108.32), "swapped")
    nice = {**KEYVALUES, "location": {"type": "Point", "coordinates": [43.66, 7.19]}}
    assert only(parsed_of(nice)).point == Point(7.19, 43.66)
    turned = only(parsed_of(nice, bounds=[43.0, 7.0, 44.0, 8.0]))
    assert (turned.point, turned.attributes["coordinates"]) == (Point(43.66, 7.19), "swapped")


def test_that_the_profile_may_name_the_order_of_coordinates() -> None:
    item = only(parsed_of(SWAPPED, coordinate_order="lat,lon"))
    assert item.point == Point(-6.33, 108.32)
    assert "coordinates" not in item.attributes


@pytest.mark.parametrize("option", ["coordinate_order", "categories", "indicators", "time_zone"])
def test_that_a_wrong_option_is_the_profiles_fault(option: str) -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(KEYVALUES, **{option: 3})
    assert caught.value.reason == errors.bad_option(option)


def test_that_words_in_several_languages_are_taken_in_ours() -> None:
    names = {"type": "LanguageProperty", "languageMap": {"en": "Bin", "id": "Tong sampah", "@none": "?"}}
    assert only(parsed_of({**KEYVALUES, "name": names})).title == "Tong sampah"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"error": "BadRequest", "description": "Invalid limit"}', "Invalid limit"),
        (
            b'{"type": "https://uri.etsi.org/ngsi-ld/errors/BadRequestData", "title": "Bad type", "detail": "x y"}',
            "x y",
        ),
    ],
)
def test_that_the_brokers_error_is_told_in_its_own_words(body: bytes, words: str) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, feed_at())
    assert caught.value.reason == errors.source_says(words)


@pytest.mark.parametrize("body", [b"{}", b"1", b'"x"', b"[1]", b'[{"a": 1}]', b'{"@context": {"id": "@id"}}'])
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, feed_at())
    assert "NGSI" in caught.value.reason.id


def test_that_no_entities_are_no_error() -> None:
    assert parsed_of() == Parsed()


@pytest.mark.parametrize(
    ("query", "count", "after"),
    [
        ("?type=Streetlight&limit=2&offset=4", 2, "?type=Streetlight&limit=2&offset=6"),
        ("?limit=3", 2, ""),
        ("?type=Streetlight", 20, "?type=Streetlight&limit=20&offset=20"),
        ("?type=Streetlight", 50, "?type=Streetlight&limit=50&offset=50"),
        ("?type=Streetlight", 19, ""),
        ("?limit=x", 20, "?limit=20&offset=20"),
        ("?limit=0", 1, ""),
    ],
)
def test_that_a_full_page_of_a_broker_has_a_next_one(query: str, count: int, after: str) -> None:
    body = json.dumps([{**KEYVALUES, "id": str(n)} for n in range(count)]).encode()
    base = "https://broker.example/v2/entities"
    assert parse(body, feed_at(base + query)).next_url == (base + after if after else "")
    assert parse(body, feed_at("https://broker.example/static/lamps.json" + query)).next_url == ""


SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "fiware"


def test_that_every_recorded_entity_is_read_or_says_what_it_lacks() -> None:
    files = sorted(p for p in SHARED.glob("*") if p.suffix in (".json", ".jsonld", ".geojson"))
    if not files:
        pytest.skip("recorded payloads were not found")
    contexts = {"tut_ld_extended-properties_7.json", "tut_ld_extended-properties_10.json"}
    for path in files:
        if path.name in contexts:
            with pytest.raises(FeedError):
                parse(path.read_bytes(), feed_at())
            continue
        parsed = parse(path.read_bytes(), feed_at(options={"time_zone": "Asia/Jakarta"}))
        assert {r.reason for r in parsed.rejected} <= {NO_OBSERVED_TIME, NO_TYPE}, path.name
        assert parsed.observations or parsed.rejected
