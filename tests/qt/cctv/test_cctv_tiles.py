"""What a tile shows: live in colour and quiet, anything else grey with its age. Pictures are grabbed and read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from services.domain.camera import Camera, CameraHealth, CameraState, CameraTrouble, Frame
from widgets.cctv.tile import CameraTile
from widgets.cctv.tile_words import tooltip_html, tooltip_lines
from widgets.cctv.trouble_words import trouble_sentence
from widgets.theme.theme import Theme
from widgets.words import age_text

ZONE = ZoneInfo("Asia/Jakarta")
AT = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
CAMERA = Camera("a", "Pasar Baru", "http://127.0.0.1/a")
NOT_LIVE = [state for state in CameraState if state is not CameraState.LIVE]


def health(state: CameraState, age_s: float | None = 0.1, reason: str = "") -> CameraHealth:
    return CameraHealth("a", state, AT - timedelta(seconds=age_s or 0.0), age_s, 15.0, 640, 360, reason)


class Pictures:
    """A frame source: one colourful picture, counted."""

    def __init__(self, width: int = 320, height: int = 180) -> None:
        self.asked, self.sequence = 0, 1
        self.size = (width, height)
        self.color = (40, 80, 220)

    def __call__(self, camera_id: str) -> Frame:
        self.asked += 1
        pixels = np.full((self.size[1], self.size[0], 4), 255, np.uint8)
        pixels[:, :, :3] = self.color
        return Frame(camera_id, self.sequence, *self.size, memoryview(pixels.reshape(-1)), 0.0, lambda: True)


def grabbed(tile: CameraTile) -> NDArray[Any]:
    """Return what is on screen as (height, width, 3), BGR."""
    image = tile.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].astype(int)


def saturation(pixels: NDArray[Any]) -> float:
    """Return the mean spread between the colours of a corner without writing, 0..255."""
    corner = pixels[12:40, 12:80]
    return float((corner.max(axis=2) - corner.min(axis=2)).mean())


@pytest.fixture
def tile_of(qtbot: QtBot) -> Callable[..., CameraTile]:
    def make(theme: Theme, source: Pictures | None = None, camera: Camera = CAMERA) -> CameraTile:
        tile = CameraTile(theme=theme, zone=ZONE)
        qtbot.addWidget(tile)
        tile.resize(320, 180)
        if source is not None:
            tile.set_frame_source(source)
        tile.set_camera(camera)
        return tile

    return make


def test_that_a_live_picture_is_shown_in_its_colours_and_size(
    tile_of: Callable[..., CameraTile], any_theme: Theme
) -> None:
    tile = tile_of(any_theme, Pictures())
    tile.set_health(health(CameraState.LIVE))
    assert tuple(grabbed(tile)[90, 160]) == (40, 80, 220)


@pytest.mark.parametrize("state", NOT_LIVE)
def test_that_a_picture_that_is_not_live_is_grey_and_dim(
    tile_of: Callable[..., CameraTile], any_theme: Theme, state: CameraState
) -> None:
    tile = tile_of(any_theme, Pictures())
    tile.set_health(health(CameraState.LIVE))
    live = grabbed(tile)
    tile.set_health(health(state, 10.0))
    old = grabbed(tile)
    assert saturation(live) > 150
    assert saturation(old) < 16  # the theme's own grey has a tint
    ground = np.array(any_theme.color("bg").getRgb()[2::-1])
    assert np.abs(old[30, 40] - ground).max() < np.abs(live[30, 40] - ground).max() / 2


def test_that_a_tile_without_health_is_never_live(tile_of: Callable[..., CameraTile], dark: Theme) -> None:
    assert saturation(grabbed(tile_of(dark, Pictures()))) < 16


def test_that_an_old_picture_is_of_the_moment_it_stopped_being_live(
    tile_of: Callable[..., CameraTile], dark: Theme
) -> None:
    source = Pictures()
    tile = tile_of(dark, source)
    tile.set_health(health(CameraState.LIVE))
    tile.set_health(health(CameraState.STALE, 3.0))
    asked = source.asked
    before = grabbed(tile)
    tile.refresh()
    assert source.asked == asked
    assert np.array_equal(grabbed(tile), before)


def test_that_the_next_camera_never_shows_the_last_ones_picture(
    tile_of: Callable[..., CameraTile], dark: Theme
) -> None:
    tile = tile_of(dark, Pictures())
    tile.set_health(health(CameraState.OFF, 60.0))
    with_picture = grabbed(tile)
    tile.set_frame_source(lambda camera_id: None)
    tile.set_camera(replace(CAMERA, camera_id="b"), replace(health(CameraState.OFF, 60.0), camera_id="b"))
    assert not np.array_equal(grabbed(tile)[12:40], with_picture[12:40])
    tile.set_camera(None)
    assert tile.health is None
    assert tile.accessibleName() == "No camera"


def test_that_the_health_of_another_camera_is_passed_over(tile_of: Callable[..., CameraTile], dark: Theme) -> None:
    tile = tile_of(dark)
    tile.set_health(replace(health(CameraState.LIVE), camera_id="b"))
    assert tile.health is None


def test_that_each_state_looks_different_without_colour(tile_of: Callable[..., CameraTile], dark: Theme) -> None:
    seen = []
    for state in NOT_LIVE:
        tile = tile_of(dark)
        tile.set_health(health(state, 60.0))
        grey = grabbed(tile).mean(axis=2)
        assert all(np.abs(grey - other).max() > 60 for other in seen), state
        seen.append(grey)


def test_that_the_age_is_written_large_and_grows(tile_of: Callable[..., CameraTile], dark: Theme) -> None:
    tile = tile_of(dark, Pictures())
    tile.set_health(health(CameraState.FROZEN, 59.0))
    young = grabbed(tile)
    tile.set_health(health(CameraState.FROZEN, 3 * 60.0))
    assert not np.array_equal(grabbed(tile), young)


@pytest.mark.parametrize("size", [(96, 54), (160, 90), (200, 300), (1400, 800)])
def test_that_any_size_of_tile_can_be_painted(
    tile_of: Callable[..., CameraTile], any_theme: Theme, size: tuple[int, int]
) -> None:
    for state in CameraState:
        tile = tile_of(
            any_theme, Pictures(), replace(CAMERA, name="x" * 300, is_drill=True, url="http://h/a.m3u8")
        )
        tile.resize(*size)
        tile.set_health(health(state, 7000.0, CameraTrouble.ACCESS.value))
        assert grabbed(tile).std() > 0


def test_that_a_drill_says_so_on_the_picture(tile_of: Callable[..., CameraTile], dark: Theme) -> None:
    pictures = []
    for camera in (CAMERA, replace(CAMERA, is_drill=True)):
        tile = tile_of(dark, Pictures(), camera)
        tile.set_health(health(CameraState.LIVE))
        pictures.append(grabbed(tile))
    assert not np.array_equal(pictures[0][:30, 220:], pictures[1][:30, 220:])
    assert np.array_equal(pictures[0][40:], pictures[1][40:])


def test_that_a_picture_the_decoder_overtook_is_painted_again(
    tile_of: Callable[..., CameraTile], dark: Theme, qtbot: QtBot
) -> None:
    source = Pictures()
    torn = [True]

    def overtaken(camera_id: str) -> Frame:
        return replace(source(camera_id), is_whole=lambda: not (torn and torn.pop()))

    tile = tile_of(dark)
    tile.set_frame_source(overtaken)
    tile.set_health(health(CameraState.LIVE))
    tile.show()
    qtbot.waitUntil(lambda: source.asked >= 2, timeout=2000)


def test_that_it_is_worked_by_keyboard_and_mouse(
    tile_of: Callable[..., CameraTile], dark: Theme, qtbot: QtBot
) -> None:
    tile = tile_of(dark)
    activated: list[str] = []
    tile.activated.connect(activated.append)
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    qtbot.mouseDClick(tile, Qt.MouseButton.LeftButton)
    assert activated == ["a", "a"]


def test_that_it_asks_for_pictures_of_its_own_size(
    tile_of: Callable[..., CameraTile], dark: Theme, qtbot: QtBot
) -> None:
    tile = tile_of(dark)
    with qtbot.waitSignal(tile.size_wanted, timeout=2000) as wanted:
        tile.show()
    assert wanted.args == ["a", 320, 180]


def test_that_it_is_named_for_a_screen_reader(tile_of: Callable[..., CameraTile], dark: Theme) -> None:
    tile = tile_of(dark)
    tile.set_health(health(CameraState.FROZEN, 60.0))
    assert tile.accessibleName() == "Camera Pasar Baru: Frozen"


def test_that_names_from_outside_are_never_markup() -> None:
    camera = replace(CAMERA, name="<img src=x>", claimed_status="<b>active</b>")
    tooltip = tooltip_html(camera, None, ZONE)
    assert "&lt;img src=x&gt;" in tooltip
    assert "<img" not in tooltip
    assert "<b>" not in tooltip


def test_that_the_tooltip_keeps_claim_and_measure_apart() -> None:
    camera = replace(CAMERA, claimed_status="active", url="https://example.org/a.m3u8")
    lines = tooltip_lines(camera, health(CameraState.OFF, 125.0, CameraTrouble.NOT_FOUND.value), ZONE)
    assert lines == (
        "Camera Pasar Baru: No answer",
        "The server has no such stream now. Trying again.",
        "since 21/11 16:39",
        f"Last good picture: {age_text(125.0)} ago",
        "Measured: 640 x 360, 15 fps",
        "The camera list says: active",
        "HLS: the picture shows what was 10 to 30 s ago.",
    )


@pytest.mark.parametrize("trouble", [trouble for trouble in CameraTrouble if trouble is not CameraTrouble.NONE])
def test_that_every_reason_has_its_sentence(trouble: CameraTrouble) -> None:
    assert trouble_sentence(trouble.value).endswith(".")
