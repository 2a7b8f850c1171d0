"""From the camera to the operator's eye: server, decoder, wall, tile."""

import os
import signal
import time
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from mjpeg_server import Fault, MjpegServer
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from services.cctv.directory import CameraDirectory
from services.cctv.wall import CameraWall
from services.domain.camera import Camera, CameraState
from services.domain.clock import SystemClock
from services.domain.geo import Point
from widgets.cctv.strip import CameraStrip
from widgets.cctv.tile import CameraTile
from widgets.theme.theme import theme_from_tokens

COLORS = ("bg", "panel", "raised", "line", "text", "text_2", "text_3", "accent", "stale", "drill")
TOKENS: dict[str, object] = {
    "dark": dict.fromkeys(COLORS, "#808080"),
    "type": {
        "base_pt": 10.0,
        "scale": {"small": 0.85, "normal": 1.0, "large": 1.2, "figure": 2.0, "display": 3.0},
    },
}
HERE = Point(-6.33, 108.32)


@pytest.fixture
def server() -> Iterator[MjpegServer]:
    with MjpegServer() as running:
        yield running


@pytest.fixture
def wall(qtbot: QtBot) -> Iterator[CameraWall]:
    wall = CameraWall(SystemClock(), cores=2)
    yield wall
    wall.stop()


@pytest.fixture
def strip(qtbot: QtBot, wall: CameraWall) -> CameraStrip:
    theme = theme_from_tokens(TOKENS, "dark", family="Sans Serif", base_pt=0.0)
    strip = CameraStrip(theme=theme, zone=ZoneInfo("Asia/Jakarta"))
    qtbot.addWidget(strip)
    strip.set_frame_source(wall.frame)
    wall.frames_changed.connect(strip.refresh)
    wall.health_changed.connect(strip.set_health)
    strip.size_wanted.connect(wall.request_size)
    strip.resize(1200, 220)
    strip.show()
    return strip


def place(server: MjpegServer, count: int) -> tuple[Camera, ...]:
    return tuple(
        Camera(f"c{n}", f"c{n}", server.url(f"c{n}"), Point(HERE.lat + n / 100.0, HERE.lon)) for n in range(count)
    )


def tile_of(strip: CameraStrip, camera_id: str) -> CameraTile:
    return next(
        t for t in strip.findChildren(CameraTile) if t.camera is not None and t.camera.camera_id == camera_id
    )


def colorfulness(tile: CameraTile) -> float:
    """Return the spread between the colours of the tile's upper middle, 0..255."""
    image = tile.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows: NDArray[Any] = np.frombuffer(image.constBits(), np.uint8)
    corner = rows.reshape(image.height(), -1, 4)[
        20:50, image.width() // 2 - 40 : image.width() // 2 + 40, :3
    ].astype(int)
    return float((corner.max(axis=2) - corner.min(axis=2)).mean())


def test_that_the_nearest_usable_cameras_of_an_incident_show(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall, strip: CameraStrip
) -> None:
    cameras = place(server, 9)
    directory = CameraDirectory(cameras)
    server.misbehave("c1", Fault.STATUS_404)
    strip.show_cameras(cameras)
    wall.show_cameras(cameras)
    qtbot.waitUntil(lambda: sum(h.is_usable for h in wall.healths().values()) == 8, timeout=8000)
    qtbot.waitUntil(lambda: wall.health("c1").state is CameraState.OFF, timeout=4000)
    strip.show_nearest("A-26-00042", directory.nearest(HERE, 4, wall.healths()))
    assert strip.shown == ("c0", "c2", "c3", "c4")
    qtbot.waitUntil(lambda: all(colorfulness(tile_of(strip, i)) > 60 for i in strip.shown), timeout=4000)


def test_that_a_frozen_camera_is_grey_on_screen_three_seconds_after_its_last_new_picture(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall, strip: CameraStrip
) -> None:
    cameras = place(server, 2)
    strip.show_cameras(cameras)
    wall.show_cameras(cameras)
    for camera in cameras:
        tile = tile_of(strip, camera.camera_id)
        qtbot.waitUntil(lambda tile=tile: colorfulness(tile) > 60, timeout=8000)
    server.misbehave("c0", Fault.FREEZE)
    qtbot.waitUntil(lambda: colorfulness(tile_of(strip, "c0")) < 10, timeout=5000)
    assert time.monotonic() - server.sent_s["/c0"] < 4.0  # 3 s, and what a busy test machine adds
    assert colorfulness(tile_of(strip, "c1")) > 60


def test_that_the_last_pictures_stay_while_a_decoder_is_replaced(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall, strip: CameraStrip
) -> None:
    cameras = place(server, 1)
    strip.show_cameras(cameras)
    wall.show_cameras(cameras)
    tile = tile_of(strip, "c0")
    qtbot.waitUntil(lambda: colorfulness(tile) > 60, timeout=8000)
    os.kill(wall.decoder_pids()[0], signal.SIGKILL)
    sequence = wall.frame("c0").sequence
    assert wall.frame("c0") is not None
    qtbot.waitUntil(lambda: wall.frame("c0").sequence > sequence, timeout=5000)
    qtbot.waitUntil(lambda: colorfulness(tile) > 60, timeout=2000)
