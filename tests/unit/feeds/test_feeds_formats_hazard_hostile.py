"""Whatever arrives under the name of a hazard, its format answers with observations, rejections or a FeedError."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from feed_fakes import feed_at
from feed_mutations import ODD, changed, paths_of
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.observation import Parsed
from services.domain.observation_json import observation_from_json, observation_to_json
from services.feeds.errors import FeedError
from services.feeds.formats import PARSERS

SHARED = Path(__file__).parents[4] / "shared" / "feeds"
FOLDERS = ("bmkg", "cap12", "usgs", "petabencana", "firms", "open311")
PLACE = {"adm4": "32.12.15.1008", "desa": "Paoman", "kecamatan": "Indramayu", "lon": 108.32, "lat": -6.32}
JSON_SAMPLES: Mapping[str, object] = {
    "inatews": {"status": "Actual", "sent": "2026-11-21T09:05:57WIB", "info": {
        "date": "21-11-26", "time": "09:00:57 WIB", "point": {"coordinates": "107.90,-7.95"}, "magnitude": "7.3",
        "latitude": "7.95 LS", "longitude": "107.90 BT", "depth": "84 Km", "subject": "Warning Tsunami PD-2",
        "felt": "VI Garut", "potential": "Potensi TSUNAMI", "timesent": "21/11/2026 09:05:57WIB",
        "wzarea": [{"province": "JABAR", "district": "GARUT", "level": "SIAGA", "time": "09:20:00 WIB"}]}},
    "bmkg-forecast": {"lokasi": PLACE, "data": [{"lokasi": PLACE, "cuaca": [[{
        "datetime": "2026-11-21T07:00:00Z", "t": 31, "weather_desc": "Cerah", "image": "https://x/a b.svg"}]]}]},
    "petabencana": {"statusCode": 200, "result": {"type": "Topology", "arcs": [[[0, 0], [10, 0], [0, 10]]],
        "transform": {"scale": [0.01, 0.01], "translate": [108.0, -6.5]}, "objects": {"output": {
            "type": "GeometryCollection", "geometries": [
                {"type": "Point", "coordinates": [0, 0], "properties": {
                    "pkey": "1", "created_at": "2026-11-21T02:00:00Z", "report_data": {"flood_depth": 80},
                    "tags": {"instance_region_code": "ID-JB"}, "disaster_type": "flood"}},
                {"type": "Polygon", "arcs": [[0]], "properties": {
                    "area_id": "5", "state": 2, "last_updated": "2026-11-21T02:00:00Z"}},
                {"type": "Point", "coordinates": [1, 1], "properties": {"gaugeid": "T", "observations": [
                    {"f1": "2026-11-21T02:00:00Z", "f2": 30, "f3": 4, "f4": "SIAGA IV "}]}}]}}}},
    "usgs": {"type": "FeatureCollection", "metadata": {"status": 200}, "features": [{"type": "Feature", "id": "us1",
        "properties": {"mag": 5.1, "place": "x", "time": 1795226400274, "updated": 1795226500274, "ids": ",us1,ci2,",
                       "status": "automatic", "tsunami": 1, "type": "earthquake", "felt": 3, "cdi": 3.1},
        "geometry": {"type": "Point", "coordinates": [108.3, -6.5, 10]}}]},
}  # fmt: skip
CAP = """<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>2.49.0.1.360.0.2026.11.21.07.32.002</identifier>
<sender>cuaca.ekstrem@bmkg.go.id</sender><sent>2026-11-21T13:50:00+07:00</sent><status>Actual</status>
<msgType>Update</msgType><scope>Public</scope><references>a,b,2026-11-21T12:00:00+07:00</references><info>
<language>id</language><category>Met</category><event>Hujan</event><urgency>Immediate</urgency>
<severity>Moderate</severity><certainty>Observed</certainty><expires>2026-11-21T16:00:00+07:00</expires>
<description>khususnya di LOSARANG, SUKRA.</description>
<web>https://nowcasting.bmkg.go.id/infografis/CJB/2026/11/21/i.jpg</web><area><areaDesc>Jawa Barat</areaDesc>
<polygon>-6.30,108.00 -6.30,108.20 -6.45,108.10 -6.30,108.00</polygon>
<circle>-6.3,108.3 25</circle></area></info></alert>"""
GEMPA = """<Infogempa><gempa><DateTime>2026-08-17T12:16:56+00:00</DateTime>
<point><coordinates>-6.51,108.27</coordinates>
</point><Magnitude>5.1</Magnitude><Kedalaman>12 km</Kedalaman><Dirasakan>II X</Dirasakan></gempa></Infogempa>"""
LINK = "https://www.bmkg.go.id/alerts/nowcast/id/x_alert.xml"
INDEX = f"<rss><channel><item><title>x</title><link>{LINK}</link></item></channel></rss>"
TEXT_SAMPLES: Mapping[str, tuple[str, ...]] = {
    "cap": (CAP, INDEX),
    "bmkg-nowcast": (CAP, INDEX),
    "bmkg-earthquake": (GEMPA,),
    "firms": (
        "latitude,longitude,acq_date,acq_time,satellite,instrument,confidence,frp\n"
        "-6.4,108.1,2026-11-20,610,N,VIIRS,n,5",
    ),
}
NAMES = tuple(sorted({*JSON_SAMPLES, *TEXT_SAMPLES}))
SAMPLES = {name: [json.dumps(value)] for name, value in JSON_SAMPLES.items()} | {
    name: list(texts) for name, texts in TEXT_SAMPLES.items()
}


def read(name: str, body: bytes) -> Parsed | None:
    """Parse as the console does; None for a payload refused with a sentence in both languages."""
    zones = {"exclusion_zones": [{"lat": -6.3, "lon": 108.3, "radius_m": 10}]}
    try:
        parsed = PARSERS[name](body, feed_at("https://www.bmkg.go.id/alerts/nowcast/id/rss.xml", options=zones))
    except FeedError as error:
        return _told(error)
    for item in parsed.observations:
        stored = json.dumps(observation_to_json(item), allow_nan=False, ensure_ascii=False).encode()
        assert observation_from_json(json.loads(stored)) == item
        assert item.observed_at.utcoffset() is not None
        assert item.digest()
    assert all(rejection.reason.id and len(rejection.raw) <= 4000 for rejection in parsed.rejected)
    assert all(link.startswith(("http://", "https://")) for link in parsed.follow)
    return parsed


def _told(error: FeedError) -> None:
    assert error.reason.id
    assert error.reason.en


@pytest.mark.parametrize("name", NAMES)
def test_that_the_samples_themselves_are_read(name: str) -> None:
    for text in SAMPLES[name]:
        parsed = read(name, text.encode())
        assert parsed is not None
        assert parsed.observations or parsed.follow
        assert parsed.rejected == ()


@pytest.mark.parametrize("name", sorted(JSON_SAMPLES))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_any_value_anywhere_never_raises_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    sample = JSON_SAMPLES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        sample = changed(sample, data.draw(st.sampled_from(paths_of(sample))), data.draw(ODD))
    read(name, json.dumps(sample).encode())


@pytest.mark.parametrize("name", sorted(TEXT_SAMPLES))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_any_text_in_any_field_never_raises_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXT_SAMPLES[name]))
    for _ in range(data.draw(st.integers(1, 3))):
        word = data.draw(st.sampled_from(re.findall(r"[\w.:+-]+", text)))
        odd = data.draw(
            st.one_of(st.text(max_size=12), st.sampled_from(["", "<x/>", "1e999", "-", "&lt;", ",", "0,0 0"]))
        )
        text = text.replace(word, odd, 1)
    read(name, text.encode("utf-8", "replace"))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_damaged_bytes_never_raise_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from(SAMPLES[name])).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))
        body = body or bytearray(b" ")
    read(name, bytes(body))


@pytest.mark.parametrize("name", NAMES)
def test_that_every_recorded_payload_is_read_or_refused_with_a_sentence(name: str) -> None:
    files = [p for folder in FOLDERS if (SHARED / folder).is_dir() for p in sorted((SHARED / folder).iterdir())]
    if not files:
        pytest.skip("recorded payloads were not found")
    for path in files:
        read(name, path.read_bytes())
