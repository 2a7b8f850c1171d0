"""Whatever arrives as an entity, a gate, a thing or a list of cameras is read, rejected or refused in a sentence."""

import json
from collections.abc import Mapping

import pytest
from feed_fakes import feed_at
from feed_mutations import ODD, changed, paths_of
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.observation import Parsed
from services.domain.observation_json import observation_from_json, observation_to_json
from services.feeds.errors import FeedError
from services.feeds.formats import PARSERS

AT = "2026-11-21T02:00:00Z"
SPOT = {"type": "Point", "coordinates": [108.3, -6.3]}
AREA = {"type": "Polygon", "coordinates": [[[108, -6], [109, -6], [109, -7], [108, -6]]]}
SEEN = {"@iot.id": 9, "phenomenonTime": AT, "result": 2.7, "resultQuality": {"quality": "Good"}}
SAMPLES: Mapping[str, object] = {
    "ngsi": [
        {"id": "a", "type": "Alert", "severity": "high", "dateIssued": AT, "validTo": AT, "location": AREA},
        {"id": "b", "type": "WasteContainer", "fillingLevel": {"value": 0.4, "unitCode": "C62", "observedAt": AT},
         "location": {"type": "GeoProperty", "value": SPOT}, "name": {"languageMap": {"id": "x", "en": "y"}}},
        {"id": "c", "type": "FloodMonitoring", "currentLevel": 1, "alertLevel": 2, "dangerLevel": 3,
         "dateObserved": AT},
        {"id": "d", "type": "KeyPerformanceIndicator", "kpiValue": 1, "dateModified": AT,
         "calculationPeriod": {"from": "x", "to": "y"}},
    ],
    "sensorthings": {"@iot.nextLink": "http://x.example/b", "value": [
        {"@iot.id": 1, "name": "Pos", "Locations": [{"location": SPOT}], "Datastreams": [
            {"@iot.id": 2, "name": "Water level", "unitOfMeasurement": {"symbol": "m"}, "Observations": [SEEN]}]},
        {"Datastream@iot.navigationLink": "Datastreams(3)", "components": ["phenomenonTime", "result"],
         "dataArray": [[AT, 3]]}]},
    "water-gate": [
        {"ID_PINTU_AIR": 1, "TINGGI_AIR": 2780, "TANGGAL": "2026-04-30 10:00:00", "STATUS_SIAGA": "Status : Siaga 2"},
        {"properties": {"id": 1, "ketinggian": 4, "status_siaga": 4, "tanggal": "2024-03-08", "jam": "23:00:00",
                        "pintu_air": {"id": 1, "name": "x"}}, "geometry": {"coordinates": ["108.3", "-6.3"]}}],
    "camera-list": {"districts": [{"name": "A", "cameras": [
        {"id": "1", "name": "x", "stream": {"hls": "http://h/1.m3u8"},
         "location": {"coordinates": {"lat": 1, "lng": 2}}},
        {"id": "2", "name": "y", "embed": "mntn2UAiu0s", "koordinat": "-6.3, 108.3"},
        {"name": "z", "url": "rtsp://u:p@h/1", "link": "http://h/1.html", "coords": [-6.3, 108.3]}]}]},
    "open311": [
        {"service_code": "1", "service_name": "x", "metadata": True, "attributes": [
            {"code": "a", "required": True, "values": [{"key": 1, "name": "x"}]}]}],
    "traccar": {"devices": [{"id": 1, "name": "x", "uniqueId": "y", "lastUpdate": AT}], "geofences": [],
                "events": [{"id": 1, "type": "alarm", "eventTime": AT, "deviceId": 1, "attributes": {"alarm": "sos"}}],
                "positions": [{"id": 5, "deviceId": 1, "fixTime": AT, "latitude": -6.3, "longitude": 108.3,
                               "geofenceIds": [1], "attributes": {"odometer": 3, "motion": True}}]},
}  # fmt: skip
XML: Mapping[str, str] = {
    "open311": "<service_definition><service_code>A</service_code><attributes><attribute><code>B</code><values><value>"
    "<key>1</key></value></values></attribute></attributes></service_definition>",
    "water-gate": "<D><R><ID_PINTU_AIR>1</ID_PINTU_AIR><TINGGI_AIR>2</TINGGI_AIR><TANGGAL>2026-04-30T10:00:00+07:00"
    "</TANGGAL></R></D>",
}


def read(name: str, body: bytes) -> Parsed | None:
    """Parse as the console does; None for a payload refused with a sentence in both languages."""
    try:
        parsed = PARSERS[name](body, feed_at("https://x.example/a?page=1", options={"time_zone": "Asia/Jakarta"}))
    except FeedError as error:
        return _told(error)
    for item in parsed.observations:
        stored = json.dumps(observation_to_json(item), allow_nan=False, ensure_ascii=False).encode()
        assert observation_from_json(json.loads(stored)) == item
        assert item.observed_at.utcoffset() is not None
        assert item.digest()
    assert all(rejection.reason.id and len(rejection.raw) <= 4000 for rejection in parsed.rejected)
    return parsed


def _told(error: FeedError) -> None:
    assert error.reason.id
    assert error.reason.en


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_samples_themselves_are_read(name: str) -> None:
    parsed = read(name, json.dumps(SAMPLES[name]).encode())
    assert parsed is not None
    assert parsed.observations
    assert parsed.rejected == ()


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_that_any_value_anywhere_never_raises_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    sample = SAMPLES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        sample = changed(sample, data.draw(st.sampled_from(paths_of(sample))), data.draw(ODD))
    read(name, json.dumps(sample).encode())


@pytest.mark.parametrize("name", XML)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_that_damaged_xml_never_raises_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    body = bytearray(XML[name].encode())
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
        body = body or bytearray(b" ")
    read(name, bytes(body))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("depth", [100, 400, 900])
def test_that_deep_data_are_read_or_refused(name: str, depth: int) -> None:
    deep = "[" * depth + "]" * depth
    for text in (deep, f'{{"data": {deep}}}', f'[{{"id": 1, "type": "A", "value": {deep}, "result": 1}}]'):
        read(name, text.encode())
    read(name, ('{"data":' * depth + "{}" + "}" * depth).encode())
    read(name, ('{"id":1,"value":' * depth + "{}" + "}" * depth).encode())
