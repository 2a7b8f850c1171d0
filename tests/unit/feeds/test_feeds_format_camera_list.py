import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind, Parsed
from services.feeds.errors import FeedError
from services.feeds.formats.camera_list import NO_STREAM, REPEATED, UNDATED, parse
from services.feeds.formats.camera_list.entry import UNPUBLISHED
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


def test_that_palembangs_geojson_point_and_blank_quality_are_read() -> None:
    row = {"location": {"type": "Point", "coordinates": [104.76, -2.99]}, "stream_quality": {"resolution": ""},
           "_id": "68f0", "cctv_title": "Ampera", "cctv_link": "https://s.example/1.m3u8", "cctv_status": "active",
           "kecamatan_nama": "Ilir Timur", "updatedAt": "2025-10-24T07:31:18.959Z"}  # fmt: skip
    body = json.dumps({"status": True, "message": "ok", "data": [row]}).encode()
    (camera,) = parse(body, feed_at()).observations
    assert (camera.external_id, camera.title, camera.status) == ("68f0", "Ampera", "active")
    assert camera.point == Point(-2.99, 104.76)
    assert camera.attributes == {"url": "https://s.example/1.m3u8", "group": "Ilir Timur"}


def test_that_bandungs_numbers_as_text_are_read_and_a_malformed_address_is_rejected() -> None:
    row = {
        "id": "a",
        "cctv_name": "Aceh ",
        "lat": "-6.91",
        "lng": "107.6",
        "stream_cctv": "https://x.example:3443/a.m3u8",
    }
    parsed = parsed_of(row, {**row, "id": "b", "stream_cctv": "https:/x.example/a.m3u8"})
    assert [(c.title, c.point) for c in parsed.observations] == [("Aceh", Point(-6.91, 107.6))]
    assert [r.reason for r in parsed.rejected] == [NO_STREAM]


def test_that_malangs_districts_are_one_list_and_its_empty_address_parts_go() -> None:
    camera = {"id": "1", "name": "Merdeka", "status": {"code": 1, "label": "Online"},
              "stream": {"host": "10.0.2.10", "hls": "http://s.example/1.m3u8", "webrtc": "http://s.example/play.html"},
              "location": {"formatted": "Jl. Merdeka, , , , Kota Malang", "coordinates": {"lat": -7.98, "lng": 112.6}},
              "metadata": {"updated_at": "2021-12-08 05:05:52"}}  # fmt: skip
    body = json.dumps(
        {"districts": [{"name": "Klojen", "cameras": [camera]}, {"name": "Blimbing", "cameras": []}]}
    )
    (read,) = parse(body.encode(), feed_at(options={"time_zone": "Asia/Jakarta"})).observations
    assert (read.place, read.point, read.status) == ("Jl. Merdeka, Kota Malang", Point(-7.98, 112.6), "Online")
    assert read.attributes["url"] == "http://s.example/1.m3u8"
    assert read.attributes["group"] == "Klojen"
    assert read.observed_at == datetime(2021, 12, 7, 22, 5, 52, tzinfo=UTC)


def test_that_kediris_cameras_go_by_name_and_flv_is_for_a_browser() -> None:
    row = {"name": "SP. MUNING", "coords": [-7.82, 111.99], "url": "https://x.example:8443/muning.flv"}
    hls = {**row, "name": "SP. TAMANAN", "url": "https://x.example/tamanan.m3u8"}
    flv, stream = parsed_of(row, hls).observations
    assert (flv.external_id, flv.point) == ("SP. MUNING", Point(-7.82, 111.99))
    assert flv.attributes == {"player": "https://x.example:8443/muning.flv", "playable": "no"}
    assert stream.attributes == {"url": "https://x.example/tamanan.m3u8"}


def test_that_bengkalis_youtube_cameras_are_links_without_a_place() -> None:
    row = {"id": "25", "embed": "mntn2UAiu0s", "description": "PELABUHAN <br> AIR PUTIH", "status": "up",
           "publish": "y", "ip": "10.10.30.14"}  # fmt: skip
    parsed = parsed_of(row, {**row, "id": "26", "publish": "n"})
    (camera,) = parsed.observations
    assert (camera.title, camera.point) == ("PELABUHAN AIR PUTIH", None)
    assert camera.attributes == {"player": "https://www.youtube.com/watch?v=mntn2UAiu0s", "playable": "no"}
    assert [r.reason for r in parsed.rejected] == [UNPUBLISHED]


def test_that_places_of_cameras_without_a_stream_are_kept_as_places() -> None:
    rows = [{"lokasi": "Patrol", "alamat": "Jl. Raya Patrol", "latitude": "-6.31", "longitude": "107.98"},
            {"lokasi": "Patrol", "alamat": "Pasar", "latitude": "-66552686", "longitude": "1068593"}]  # fmt: skip
    first, second = parse(json.dumps({"place": rows}).encode(), feed_at()).observations
    assert (first.external_id, first.title, first.point) == (
        "Patrol, Jl. Raya Patrol",
        "Patrol",
        Point(-6.31, 107.98),
    )
    assert first.attributes == {"playable": "no"}
    assert second.point is None


@pytest.mark.parametrize("where", ["-6.84,107.49", "-6.84, 107.49"])
def test_that_bandung_barats_one_text_place_and_player_page_are_read(where: str) -> None:
    row = {
        "id": 3,
        "alias": "<script>x()</script>Padalarang",
        "koordinat": where,
        "tautan": "https://x.example/3.html",
    }
    (camera,) = parsed_of(row).observations
    assert camera.point == Point(-6.84, 107.49)
    assert "<" not in camera.title
    assert camera.attributes == {"player": "https://x.example/3.html", "playable": "no"}


def test_that_bogors_leaked_passwords_are_kept_nowhere_and_its_names_are_left_as_they_are() -> None:
    device = {"id_lokasi": 1, "nama": "SENTUL1", "nama_alias": "SIMPANG SENTUL 1",
              "url_video": "rtsp://admin:raha/s@ia@10.0.0.3/Streaming/Channels/202",
              "url_proxy_cam": "http://10.0.0.13/stream/SENTUL1/\r\n",
              "url_proxy_hls": "https://h.example/stream/SENTUL/ ", "password": "rahasia2"}  # fmt: skip
    place = {"id_lokasi": 1, "nama_lokasi": "SENTUL", "ket_lokasi": "Simpang Sentul", "lat_lokasi": -6.51,
             "lon_lokasi": 106.83, "is_active": True, "tb_device_lokasi": [device]}  # fmt: skip
    (camera,) = parse(json.dumps({"success": True, "data": [place]}).encode(), feed_at()).observations
    assert (camera.external_id, camera.title, camera.place) == ("1/SENTUL1", "SIMPANG SENTUL 1", "Simpang Sentul")
    assert (camera.point, camera.status) == (Point(-6.51, 106.83), "active")
    assert camera.attributes == {"url": "https://h.example/stream/SENTUL/", "credentials": "removed"}
    for secret in ("admin", "raha", "s@ia", "rahasia2"):
        assert secret not in camera.raw


def test_that_a_rejected_camera_does_not_tell_its_password_either() -> None:
    parsed = parsed_of(CAMERA, {**CAMERA, "id": 9, "hls_url": "rtsp://admin:rahasia@10.0.0.1/a"})
    assert [r.reason for r in parsed.rejected] == [NO_STREAM]
    assert "rahasia" not in parsed.rejected[0].raw


def test_that_a_key_in_a_query_is_removed_and_a_private_network_is_told() -> None:
    (camera,) = parsed_of({**CAMERA, "hls_url": "http://10.1.2.3/a.m3u8?user=a&password=rahasia&x=1"}).observations
    assert camera.attributes["url"] == "http://10.1.2.3/a.m3u8?user=***&password=***&x=1"
    assert (camera.attributes["credentials"], camera.attributes["network"]) == ("removed", "private")


@pytest.mark.parametrize(
    "body", [b'[{"id": 1, "name": "x", "latitude": 1, "longitude": 2}]', b'{"districts": [1]}']
)
def test_that_a_list_of_something_else_with_places_is_no_camera_list(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse(body, feed_at())


SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "cctv"
RECORDED = {"indramayu_api": 32, "palembang": 25, "bandung": 389, "malang": 269, "kediri": 17, "bengkalis": 6,
            "dishub": 35, "bogorkab": 6}  # fmt: skip


@pytest.mark.parametrize("town", RECORDED)
def test_that_the_recorded_lists_are_read(town: str) -> None:
    files = sorted(SHARED.glob(f"{town}*.json"))
    if not files:
        pytest.skip("recorded payloads were not found")
    parsed = parse(files[0].read_bytes(), feed_at())
    assert len(parsed.observations) == RECORDED[town], parsed.rejected[:3]
    assert all("REDACTED" not in camera.raw for camera in parsed.observations)
