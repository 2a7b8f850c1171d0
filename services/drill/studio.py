"""Draws the cameras that somebody looks at: one thread, ten pictures a second, each encoded once for all viewers."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import cv2

from services.drill.cameras.picture import Picture
from services.drill.cameras.shot import Shot
from services.drill.scenario import Fault

FPS = 10.0
JPEG = (cv2.IMWRITE_JPEG_QUALITY, 70)
WAIT_S = 15.0  # for the first picture: the scenes are drawn one after the other
STILL_WANTED_S = 3.0  # a camera asked for a still goes on being drawn that long


class Studio:
    """``shots`` by camera number; ``fault_of`` tells what is wrong with a camera now. Any thread may look."""

    def __init__(
        self,
        shots: Mapping[int, Shot],
        fault_of: Callable[[int], Fault | None],
        now: Callable[[], datetime],
    ) -> None:
        self._cameras = {number: _Camera(shot) for number, shot in shots.items()}
        self._fault_of = fault_of
        self._now = now
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="studio", daemon=True)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(self._cameras)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End drawing; every viewer's next picture is None."""
        self._stopping.set()
        self._thread.join(5.0)
        for camera in self._cameras.values():
            camera.close()

    @contextmanager
    def viewing(self, number: int) -> Iterator["Viewer"]:
        camera = self._cameras[number]
        camera.enter()
        try:
            yield Viewer(camera)
        finally:
            camera.leave()

    def still(self, number: int) -> bytes | None:
        """Return the next picture, None when the camera is out."""
        with self.viewing(number) as viewer:
            return viewer.next_picture()

    def _run(self) -> None:
        unprepared = list(self._cameras.values())
        due_s = time.monotonic()
        while not self._stopping.is_set():
            for number, camera in self._cameras.items():
                if camera.is_wanted and not self._stopping.is_set():
                    camera.publish(self._drawn(number, camera))
            if unprepared:  # one each turn, so that those who are ready go on moving
                unprepared.pop(0).shot.prepare()
            due_s = max(due_s + 1.0 / FPS, time.monotonic())
            self._stopping.wait(due_s - time.monotonic())

    def _drawn(self, number: int, camera: "_Camera") -> bytes | None:
        match self._fault_of(number):
            case Fault.DROP:
                return None
            case Fault.FREEZE if camera.last is not None:
                return camera.last
            case Fault.DARK:
                return _jpeg(camera.shot.dark_picture(self._now()))
        return _jpeg(camera.shot.picture(self._now()))


class Viewer:
    """Takes the newest picture; one that is slow misses some."""

    def __init__(self, camera: "_Camera") -> None:
        self._camera = camera
        self._seen = camera.sequence

    @property
    def is_over(self) -> bool:
        """Return whether no picture will ever come again."""
        return self._camera.is_closed

    def next_picture(self) -> bytes | None:
        """Wait for a picture newer than the last one; None when there is none to come."""
        picture, self._seen = self._camera.newer_than(self._seen)
        return picture


class _Camera:
    def __init__(self, shot: Shot) -> None:
        self.shot = shot
        self.last: bytes | None = None
        self.sequence = 0
        self.is_closed = False
        self._picture: bytes | None = None
        self._viewers = 0
        self._wanted_until_s = 0.0
        self._changed = threading.Condition()

    @property
    def is_wanted(self) -> bool:
        return self._viewers > 0 or time.monotonic() < self._wanted_until_s

    def enter(self) -> None:
        with self._changed:
            self._viewers += 1

    def leave(self) -> None:
        with self._changed:
            self._viewers -= 1
            self._wanted_until_s = time.monotonic() + STILL_WANTED_S

    def close(self) -> None:
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()

    def publish(self, picture: bytes | None) -> None:
        with self._changed:
            self._picture = picture
            self.last = picture or self.last
            self.sequence += 1
            self._changed.notify_all()

    def newer_than(self, sequence: int) -> tuple[bytes | None, int]:
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed or self.sequence > sequence, WAIT_S)
            is_new = not self.is_closed and self.sequence > sequence
            return (self._picture if is_new else None), self.sequence


def _jpeg(picture: Picture) -> bytes:
    is_encoded, buffer = cv2.imencode(".jpg", picture, JPEG)
    if not is_encoded:
        raise ValueError("a picture could not be encoded")  # of our own size and type: a bug
    return buffer.tobytes()
