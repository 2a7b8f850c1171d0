import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind, Parsed
from services.feeds.errors import FeedError
from services.feeds.formats.camera_list import NO_STREAM, REPEATED, UNDATED, parse
from services.feeds.formats.fields import NO_ID

CAMERA: dict[str, object] = {
    "id": 4,
    "name": "Simpang Celeng",
    "hls_url": "https://streamer.example.go.id/memfs/abc.m3u8",
    "latitude": -6.3350285,
    "longitude": 108.3335185,
    "status": "active",
    "updated_at": "2026-05-29T03:25:05.000000Z",
    "snapshot_url": None,
    "group": {"id": 1, "name": "Outdoor"},
}


def parsed_of(*cameras: object) -> Parsed:
    return parse(json.dumps(list(cameras)).encode(), feed_at(feed_id="cctv", format="camera-list"))


def test_that_a_camera_is_read() -> None:
    (camera,) = parsed_of(CAMERA).observations
    assert camera.kind is ObservationKind.CAMERA
    assert (camera.external_id, camera.title, camera.status) == ("4", "Simpang Celeng", "active")
    assert camera.point == Point(-6.3350285, 108.3335185)
    assert camera.observed_at == datetime(2026, 5, 29, 3, 25, 5, tzinfo=UTC)
    assert camera.attributes == {"url": "https://streamer.example.go.id/memfs/abc.m3u8", "group": "Outdoor"}
    assert camera.measures == {}


def test_that_a_stored_script_in_a_name_is_dropped_not_run() -> None:
    (camera,) = parsed_of({**CAMERA, "name": '<script>fetch("x")</script>Alun<br/>alun \r\n'}).observations
    assert camera.title == 'fetch("x") Alun alun'


def test_that_credentials_in_a_stream_are_removed_and_that_is_said() -> None:
    (camera,) = parsed_of({**CAMERA, "hls_url": "http://admin:rahasia@10.1.2.3:8080/a.m3u8?x=1"}).observations
    assert camera.attributes["url"] == "http://10.1.2.3:8080/a.m3u8?x=1"
    assert camera.attributes["credentials"] == "removed"
    assert "rahasia" not in camera.raw


@pytest.mark.parametrize("place", [{"latitude": None}, {"latitude": 0, "longitude": 0}, {"longitude": ""}])
def test_that_a_camera_without_a_place_is_kept(place: dict[str, object]) -> None:
    assert parsed_of({**CAMERA, **place}).observations[0].point is None


def test_that_coordinates_written_as_text_are_read() -> None:
    assert parsed_of({**CAMERA, "latitude": "-6.3", "longitude": "108.3"}).observations[0].point == Point(
        -6.3, 108.3
    )


def test_that_bearing_and_picture_are_taken_where_given() -> None:
    (camera,) = parsed_of({**CAMERA, "bearing": 370, "snapshot_url": "http://u:p@x.example/4.jpg"}).observations
    assert camera.measures == {"bearing": Measure(10.0, "deg")}
    assert camera.attributes["snapshot_url"] == "http://x.example/4.jpg"


def test_that_an_entry_without_date_is_undated() -> None:
    assert parsed_of({**CAMERA, "updated_at": None}).observations[0].observed_at == UNDATED


@pytest.mark.parametrize(
    "url",
    ["rtsp://10.0.0.1/a", "javascript:alert(1)", "https:///x", "http://[bad/", "http://a b/", "x", "file:///a"],
)
def test_that_only_web_streams_are_taken(url: str) -> None:
    parsed = parsed_of(CAMERA, {**CAMERA, "id": 5, "hls_url": url})
    assert len(parsed.observations) == 1
    assert [(r.index, r.reason) for r in parsed.rejected] == [(1, NO_STREAM)]


def test_that_a_camera_needs_an_id_and_only_the_first_of_an_id_counts() -> None:
    parsed = parsed_of(CAMERA, {**CAMERA, "id": None}, {**CAMERA, "name": "Lain"})
    assert [camera.title for camera in parsed.observations] == ["Simpang Celeng"]
    assert [(r.index, r.reason) for r in parsed.rejected] == [(1, NO_ID), (2, REPEATED)]


def test_that_a_wrapped_list_is_read() -> None:
    assert len(parse(json.dumps({"data": [CAMERA]}).encode(), feed_at()).observations) == 1


@pytest.mark.parametrize("body", [b"{}", b"1", b'[{"a": 1}]', b'["x"]', b'{"data": {"a": 1}}'])
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, feed_at())
    assert "hls_url" in caught.value.reason.id
