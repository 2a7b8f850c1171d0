"""Cameras for tests: moving pictures as MJPEG over loopback HTTP, which misbehave on request.

In a test: ``with MjpegServer() as server: server.url("a"); server.misbehave("a", Fault.FREEZE)``. As its own
process (for measurements): ``python tests/mjpeg_server.py FPS`` prints its port, takes lines "a freeze" and ends
with its standard input.
"""

import contextlib
import sys
import threading
import time
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

import cv2
import numpy as np


class Fault(Enum):
    NONE = "none"
    FREEZE = "freeze"  # the same picture again and again
    DARK = "dark"
    HANG = "hang"  # the connection stays open, nothing comes
    DROP = "drop"  # closes the stream, and every new one
    STATUS_401 = "401"
    STATUS_404 = "404"


def picture(number: int, *, size: tuple[int, int] = (640, 360)) -> bytes:
    """Return a JPEG: coloured ground, a moving box and a sensor's noise, all from ``number``."""
    random = np.random.default_rng(number)
    image = np.empty((size[1], size[0], 3), np.uint8)
    image[:] = (140, 90, 40)
    left = number * 8 % (size[0] - 60)
    image[100:200, left : left + 60] = (40, 60, 220)
    noise = random.integers(0, 12, (size[1] // 4, size[0] // 4, 3), np.uint8)
    image += cv2.resize(noise, size, interpolation=cv2.INTER_NEAREST)
    return cv2.imencode(".jpg", image)[1].tobytes()


def dark_picture(size: tuple[int, int] = (640, 360)) -> bytes:
    return cv2.imencode(".jpg", np.full((size[1], size[0], 3), 5, np.uint8))[1].tobytes()


class MjpegServer:
    """Any path is a camera. ``requests`` lists the paths asked for, ``sent_s`` when each last got a new picture."""

    def __init__(self, fps: float = 15.0, pictures: int = 40) -> None:
        self.fps = fps
        self.pictures = [picture(n) for n in range(pictures)]
        self.black = dark_picture()
        self.requests: list[str] = []
        self.sent_s: dict[str, float] = {}
        self.stopping = threading.Event()
        self._faults: dict[str, Fault] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"cameras": self}))
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> "MjpegServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}"

    def misbehave(self, name: str, fault: Fault) -> None:
        """From the next picture or request on; Fault.NONE heals."""
        self._faults[f"/{name}"] = fault

    def fault(self, path: str) -> Fault:
        return self._faults.get(path, Fault.NONE)


class _Handler(BaseHTTPRequestHandler):
    cameras: MjpegServer

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.cameras.requests.append(self.path)
        fault = self.cameras.fault(self.path)
        if fault in (Fault.STATUS_401, Fault.STATUS_404):
            self.send_error(int(fault.value))
        elif fault is not Fault.DROP:
            with contextlib.suppress(OSError):  # the client went away
                self._stream()

    def _stream(self) -> None:
        self.connection.settimeout(2.0)
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        started_s, number = time.monotonic(), 0
        while not self.cameras.stopping.wait(max(0.0, started_s + number / self.cameras.fps - time.monotonic())):
            number += 1
            fault = self.cameras.fault(self.path)
            if fault is Fault.DROP:
                return
            if fault is not Fault.HANG:
                self._send(number, fault)

    def _send(self, number: int, fault: Fault) -> None:
        pictures = self.cameras.pictures
        body = pictures[0 if fault is Fault.FREEZE else number % len(pictures)]
        body = self.cameras.black if fault is Fault.DARK else body
        head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(body)}\r\n\r\n"
        self.wfile.write(head.encode() + body + b"\r\n")
        if fault is Fault.NONE:
            self.cameras.sent_s[self.path] = time.monotonic()


if __name__ == "__main__":
    with MjpegServer(float(sys.argv[1])) as server:
        sys.stdout.write(f"{server.port}\n")
        sys.stdout.flush()
        for line in sys.stdin:
            camera, fault = line.split()
            server.misbehave(camera, Fault(fault))
