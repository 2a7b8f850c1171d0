"""Whatever arrives, a format answers with observations, rejections or a FeedError: never with anything else."""

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

import pytest
from feed_fakes import feed_at, report
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.domain.observation_json import observation_from_json, observation_to_json
from services.feeds.errors import FeedError
from services.feeds.formats import PARSERS

SHARED = Path(__file__).parents[4] / "shared" / "feeds"
FEEDS: Mapping[str, Feed] = {
    "bmkg-earthquake": feed_at(format="bmkg-earthquake", options={"bounds": [-8.5, 106.0, -5.5, 110.0]}),
    "camera-list": feed_at(format="camera-list"),
    "mapped": feed_at(
        format="mapped",
        options={
            "items": "response.indikator[]",
            "ok_when": "metaData.code == '200'",
            "fields": {"indicator": "kode", "value": "nilai", "as_of": "per", "note": "catatan"},
            "numbers": "id",
            "time_zone": "Asia/Jakarta",
        },
    ),
    "open311": feed_at(
        format="open311", options={"time_zone": "Asia/Jakarta", "categories": {"pju": "pju_padam"}}
    ),
    "traccar": feed_at(format="traccar", options={"devices": [{"id": 1, "name": "Truk"}]}),
}
POSITION = {"deviceId": 1, "fixTime": "2026-11-21T02:00:00Z", "serverTime": 1795226405000, "latitude": -6.3,
            "longitude": 108.3, "speed": 3.5, "valid": True, "attributes": {"batteryLevel": 3}}  # fmt: skip
SAMPLES: Mapping[str, object] = {
    "bmkg-earthquake": {"Infogempa": {"gempa": [{
        "Tanggal": "17 Agu 2026", "Jam": "19:16:56 WIB", "DateTime": "2026-08-17T12:16:56+00:00",
        "Coordinates": "-6.51,108.27", "Lintang": "6.51 LS", "Bujur": "108.27 BT", "Magnitude": "5.1",
        "Kedalaman": "12 km", "Potensi": "Tidak berpotensi tsunami", "Dirasakan": "II Indramayu"}]}},
    "camera-list": [{"id": 4, "name": "Simpang", "hls_url": "https://x.example/a.m3u8", "latitude": -6.3,
                     "longitude": 108.3, "updated_at": "2026-05-29T03:25:05.000000Z", "group": {"name": "Luar"}}],
    "mapped": {"metaData": {"code": "200"}, "response": {"indikator": [
        {"kode": "pad", "nilai": "1.250,5", "per": "2026-11-21T02:00:00", "catatan": "x"}]}},
    "open311": [{**report(1), "reporter": "Siti", "severity": 2}, report(2)],
    "traccar": [POSITION, {**POSITION, "deviceId": 2}],
}  # fmt: skip

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=20),
    st.sampled_from(
        ["", " ", "0", "NaN", "-", "1e999", "2026-02-30", "9999-12-31T23:59:59-14:00", "\ud800", "\x00"]
    ),
    st.just([]),
    st.just({}),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def read(name: str, body: bytes) -> Parsed | None:
    """Parse as the console does; None for a payload refused with a sentence."""
    try:
        parsed = PARSERS[name](body, FEEDS[name])
    except FeedError as error:
        return _told(error)
    for item in parsed.observations:
        item.digest()
        stored = json.dumps(observation_to_json(item), allow_nan=False, ensure_ascii=False).encode()
        assert observation_from_json(json.loads(stored)) == item
        assert item.observed_at.utcoffset() is not None
    for rejection in parsed.rejected:
        assert rejection.reason.id
        assert len(rejection.raw.encode()) <= 4 * 4000
    return parsed


def _told(error: FeedError) -> None:
    assert error.reason.id
    assert error.reason.en


def paths_of(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, held in inner for deeper in paths_of(held, (*path, key)))]


def changed(sample: object, path: tuple[object, ...], value: object) -> object:
    if not path:
        return value
    copy = deepcopy(sample)
    holder = copy
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index]
    holder[path[-1]] = value  # type: ignore[index]
    return copy


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_sample_itself_is_read(name: str) -> None:
    parsed = read(name, json.dumps(SAMPLES[name]).encode())
    assert parsed is not None
    assert parsed.observations
    assert parsed.rejected == ()


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_any_value_anywhere_never_raises_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    sample = SAMPLES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths_of(sample)))
        sample = changed(sample, path, data.draw(ODD))
    read(name, json.dumps(sample).encode())


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_damaged_bytes_never_raise_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    body = bytearray(json.dumps(SAMPLES[name]).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))
        body = body or bytearray(b" ")
    read(name, bytes(body))


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None)
@given(body=st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: f"<a>{text}".encode())))
def test_that_garbage_never_raises_anything_but_feed_error(name: str, body: bytes) -> None:
    read(name, body)


def payloads() -> list[Path]:
    folders = [SHARED / name for name in ("bmkg", "open311", "traccar", "cctv")]
    return sorted(
        p for folder in folders if folder.is_dir() for p in folder.iterdir() if p.suffix in (".json", ".xml")
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_recorded_payload_is_read_or_refused_with_a_sentence(name: str) -> None:
    files = payloads()
    if not files:
        pytest.skip("recorded payloads were not found")
    for path in files:
        read(name, path.read_bytes())


RECORDED = [
    ("bmkg-earthquake", "bmkg/autogempa_*.json", 1),
    ("bmkg-earthquake", "bmkg/gempaterkini_*.json", 2),
    ("bmkg-earthquake", "bmkg/gempadirasakan_*.json", 2),
    ("open311", "open311/bloomington_requests.json", 1),
    ("open311", "open311/status_requests_many.xml", 1),
    ("open311", "open311/node_service-requests.xml", 1),
    ("open311", "open311/ruby_service_requests.xml", 1),
    ("traccar", "traccar/ha_positions.json", 0),
    ("traccar", "traccar/pytraccar_positions.json", 0),
    ("camera-list", "cctv/indramayu_api_streams_*.json", 32),
]


@pytest.mark.parametrize(("name", "pattern", "least"), RECORDED)
def test_that_the_feeds_own_recordings_are_read(name: str, pattern: str, least: int) -> None:
    files = sorted(SHARED.glob(pattern))
    if not files:
        pytest.skip("recorded payloads were not found")
    everywhere = feed_at(format=name, options={"time_zone": "Asia/Jakarta"})
    for path in files:
        parsed = PARSERS[name](path.read_bytes(), everywhere)
        assert len(parsed.observations) >= least, (path.name, parsed.rejected[:2])
        assert least == 0 or parsed.rejected == (), path.name
