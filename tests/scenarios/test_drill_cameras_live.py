"""The drill's cameras over HTTP: moving, and failing on cue."""

import contextlib
import http.client
import time
from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest
from drill_town import RunningCity, running_city

BOUNDARY = b"--latihan\r\n"


@pytest.fixture(scope="module")
def city() -> Iterator[RunningCity]:
    with running_city() as running:
        for number in range(1, 10):  # so that the tests below don't wait for the scenes to be drawn
            running.get(f"/cctv/{number}.jpg")
        yield running


class Viewer:
    """Reads pictures from a stream as they come."""

    def __init__(self, city: RunningCity, number: int) -> None:
        self._connection = http.client.HTTPConnection(city.url.removeprefix("http://"), timeout=20)
        self._connection.request("GET", f"/cctv/{number}.mjpg")
        self.answer = self._connection.getresponse()

    def picture(self) -> bytes | None:
        """Return the next picture, None when the stream ended."""
        if self.answer.readline() != BOUNDARY:
            return None
        length = 0
        while (line := self.answer.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        picture = self.answer.read(length)
        self.answer.readline()
        return picture

    def pictures(self, count: int) -> list[bytes]:
        return [picture for _ in range(count) if (picture := self.picture()) is not None]

    def close(self) -> None:
        self._connection.close()


@contextlib.contextmanager
def viewing(city: RunningCity, number: int) -> Iterator[Viewer]:
    viewer = Viewer(city, number)
    try:
        yield viewer
    finally:
        viewer.answer.close()
        viewer.close()


def inject(city: RunningCity, camera: int, fault: str, *, seconds: int) -> None:
    entry = {"what": "camera_fault", "camera": camera, "fault": fault, "for": f"00:{seconds:02d}"}
    assert city.post("/control", {"inject": entry}).status == 200


@contextlib.contextmanager
def faulty(city: RunningCity, camera: int, fault: str) -> Iterator[None]:
    """Let the camera fail for the block, however slow the machine is."""
    inject(city, camera, fault, seconds=59)
    yield
    inject(city, camera, fault, seconds=0)


def watch(viewer: Viewer, count: int, is_so: Callable[[list[bytes]], bool]) -> None:
    """Look on until the last ``count`` pictures are as they should be."""
    last: list[bytes] = []
    for _ in range(150):
        picture = viewer.picture()
        assert picture is not None, "the stream ended"
        last = [*last, picture][-count:]
        if len(last) == count and is_so(last):
            return
    raise AssertionError("the pictures did not become so")


def brightness(jpeg: bytes) -> float:
    return float(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE).mean())


@pytest.mark.parametrize("number", range(1, 10))
def test_that_every_camera_gives_a_still_of_its_size(city: RunningCity, number: int) -> None:
    still = city.get(f"/cctv/{number}.jpg")
    assert still.headers["Content-Type"] == "image/jpeg"
    assert cv2.imdecode(np.frombuffer(still.body, np.uint8), cv2.IMREAD_COLOR).shape == (360, 640, 3)


def test_that_there_is_no_tenth_camera(city: RunningCity) -> None:
    assert city.get("/cctv/10.jpg").status == 404
    assert city.get("/cctv/10.mjpg").status == 404


def test_that_a_stream_moves_at_about_ten_pictures_a_second(city: RunningCity) -> None:
    with viewing(city, 1) as viewer:
        assert viewer.answer.headers["Content-Type"] == "multipart/x-mixed-replace; boundary=latihan"
        assert viewer.answer.headers["X-Latihan"] == "1"
        viewer.pictures(3)
        start = time.monotonic()
        pictures = viewer.pictures(20)
        took_s = time.monotonic() - start
    assert len(set(pictures)) == 20
    assert took_s > 1.5  # 2 s on an idle machine, never faster


def test_that_two_viewers_see_the_same_pictures(city: RunningCity) -> None:
    with viewing(city, 2) as one, viewing(city, 2) as other:
        assert set(one.pictures(12)) & set(other.pictures(12))


def test_that_opencv_reads_the_stream(city: RunningCity) -> None:
    capture = cv2.VideoCapture(f"{city.url}/cctv/3.mjpg", cv2.CAP_FFMPEG)
    try:
        is_read, picture = capture.read()
        assert is_read
        assert picture.shape == (360, 640, 3)
    finally:
        capture.release()


def test_that_a_frozen_camera_repeats_its_picture_and_recovers(city: RunningCity) -> None:
    with viewing(city, 4) as viewer:
        with faulty(city, 4, "freeze"):
            watch(viewer, 8, lambda pictures: len(set(pictures)) == 1)
        watch(viewer, 8, lambda pictures: len(set(pictures)) == 8)


def test_that_a_dark_camera_goes_black_and_recovers(city: RunningCity) -> None:
    with viewing(city, 7) as viewer:
        watch(viewer, 2, lambda pictures: min(map(brightness, pictures)) > 60)
        with faulty(city, 7, "dark"):  # it is not frozen besides
            watch(viewer, 3, lambda pictures: max(map(brightness, pictures)) < 12 and len(set(pictures)) == 3)
        watch(viewer, 2, lambda pictures: min(map(brightness, pictures)) > 60)


def test_that_a_camera_that_dropped_out_closes_refuses_and_returns(city: RunningCity) -> None:
    with viewing(city, 8) as viewer:
        viewer.pictures(3)
        with faulty(city, 8, "drop"):
            assert len(viewer.pictures(60)) < 60
            with pytest.raises(http.client.RemoteDisconnected):
                Viewer(city, 8)
            assert city.get("/status").json["camera_faults"] == {"8": "drop"}
            assert city.get("/cctv/9.jpg").status == 200
    with viewing(city, 8) as viewer:
        assert len(set(viewer.pictures(3))) == 3


def test_that_a_fault_ends_by_itself(city: RunningCity) -> None:
    inject(city, 6, "dark", seconds=1)
    with viewing(city, 6) as viewer:
        watch(viewer, 2, lambda pictures: min(map(brightness, pictures)) > 30)
    assert city.get("/status").json["camera_faults"] == {}
