"""Which cameras there are and which are near."""

from datetime import UTC, datetime

import pytest

from services.cctv.directory import CameraDirectory
from services.domain.camera import Camera, CameraHealth, CameraState
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind

AT = datetime(2026, 11, 21, tzinfo=UTC)
HERE = Point(-6.33, 108.32)


def camera(camera_id: str, km_north: float) -> Camera:
    return Camera(
        camera_id, camera_id, f"http://127.0.0.1/{camera_id}", Point(HERE.lat + km_north / 111.2, HERE.lon)
    )


def listed(external_id: str, url: str, **more: object) -> Observation:
    attributes = {"url": url}
    return Observation(
        "lists", external_id, ObservationKind.CAMERA, AT, status="active", attributes=attributes, **more
    )  # type: ignore[arg-type]


def health(camera_id: str, state: CameraState) -> CameraHealth:
    return CameraHealth(camera_id, state, AT)


def test_that_a_list_adds_cameras_under_its_own_name() -> None:
    directory = CameraDirectory([camera("a", 1)])
    assert directory.take(
        [
            listed(
                "7",
                "https://example.org/x.m3u8",
                title="Pasar",
                point=HERE,
                measures={"bearing": Measure(370.0, "deg")},
            )
        ]
    )
    added = directory.cameras[1]
    assert (added.camera_id, added.name, added.claimed_status, added.bearing_deg) == (
        "lists:7",
        "Pasar",
        "active",
        10.0,
    )


def test_that_the_profiles_word_stands_and_the_list_adds_its_claim() -> None:
    directory = CameraDirectory([camera("a", 1)])
    directory.take([listed("a", "https://example.org/other.m3u8", title="Other name")])
    (own,) = directory.cameras
    assert (own.name, own.url, own.claimed_status) == ("a", "http://127.0.0.1/a", "active")


def test_that_the_same_list_again_changes_nothing() -> None:
    directory = CameraDirectory([])
    entries = [listed("1", "http://example.org/1"), listed("2", "http://example.org/2")]
    assert directory.take(entries)
    assert not directory.take(entries)
    assert len(directory.cameras) == 2


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "concat:a|b",
        "javascript:alert(1)",
        "",
        "http://",
        "http://[",
        "subfile,,:/x",
    ],
)
def test_that_a_list_cannot_make_the_console_open_a_file(url: str) -> None:
    directory = CameraDirectory([])
    assert not directory.take([listed("1", url)])


def test_that_other_kinds_of_observations_are_passed_over() -> None:
    directory = CameraDirectory([])
    assert not directory.take([Observation("x", "1", ObservationKind.REPORT, AT)])


def test_that_the_nearest_are_those_that_can_be_seen() -> None:
    directory = CameraDirectory(
        [camera("near-off", 1), camera("near-unmeasured", 2), camera("far", 9), camera("mid", 5)]
    )
    healths = {
        "near-off": health("near-off", CameraState.OFF),
        "far": health("far", CameraState.LIVE),
        "mid": health("mid", CameraState.LIVE),
    }
    near = directory.nearest(HERE, 4, healths)
    assert [n.camera.camera_id for n in near] == ["mid", "far", "near-unmeasured", "near-off"]
    assert near[0].distance_m == pytest.approx(5000, rel=0.01)


def test_that_a_camera_without_a_place_is_never_near() -> None:
    directory = CameraDirectory([Camera("a", "a", "http://127.0.0.1/a")])
    assert directory.nearest(HERE, 4, {}) == ()
