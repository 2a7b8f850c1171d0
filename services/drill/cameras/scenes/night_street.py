"""A street at night: pools of lamplight, headlights, lit windows."""

import cv2
import numpy as np
from numpy.typing import NDArray

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.facade import shop_row, sign_board
from services.drill.cameras.greenery import tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.models import car, motorcycle, person, van
from services.drill.cameras.picture import HEIGHT, WIDTH, Colour, Paint, Picture, Plane
from services.drill.cameras.solid import Thing
from services.drill.cameras.street import Surface
from services.drill.cameras.texture import band, dashes
from services.drill.cameras.traffic import Lane, Traffic

LAMPS_M = (14.0, 32.0, 50.0, 68.0, 86.0)
LAMP_X = -7.4
SODIUM: Colour = (96, 178, 255)
WARM: Colour = (190, 226, 255)
RED: Colour = (30, 30, 255)


class NightStreet:
    def __init__(self) -> None:
        self._lens = Lens(height_m=7.0, pitch_deg=11.0, yaw_deg=3.0, focal_px=520.0)
        self._ground = _backdrop(self._lens)
        dark = [car((44, 44, 46)), car((70, 68, 64)), van((60, 52, 40)), car((40, 36, 60))]
        riders = [motorcycle((30, 30, 40), (60, 56, 54)), motorcycle((44, 36, 32), (44, 52, 76))]
        walkers = [person((70, 74, 84), (34, 34, 36)), person((48, 56, 90), (30, 30, 32))]
        self._traffic = Traffic(
            [
                Lane((-1.8, 120.0), (-1.8, 1.0), 9.5, (3.5, 10.0), dark + riders * 2, wander_m=0.6),
                Lane((2.0, 4.0), (2.0, 120.0), 9.5, (3.5, 10.0), dark + riders * 2, wander_m=0.6),
                Lane((6.0, 50.0), (6.0, 6.0), 1.1, (10.0, 30.0), walkers, wander_m=0.6),
            ],
            seed=21,
        )
        self._head = _glow_sprite(WARM, 46)
        self._tail = _glow_sprite(RED, 22)
        self._pool = _pool_sprite()

    def next_picture(self, *, level_cm: float) -> Picture:
        self._traffic.advance()
        picture = self._ground.copy()
        self._beams(picture)
        self._traffic.draw(picture, self._lens, None)
        for thing in sorted(self._traffic.things(), key=lambda thing: -thing.place[1]):
            if thing.solid.width_m > 0.6:
                self._lights(picture, thing)
        return picture

    def _beams(self, picture: Picture) -> None:
        """Lay the light of those who drive away on the road before them."""
        for thing in self._traffic.things():
            x, y, _ = thing.place
            if thing.solid.width_m > 0.6:
                ahead = y + thing.way[1] * (thing.solid.length_m / 2 + 4.0)
                if ahead > 6.0:
                    spot = self._lens.project([(x, ahead, 0.0)])[0]
                    _add(picture, self._pool, spot, self._lens.pixels_per_metre(x, ahead) * 6.0)

    def _lights(self, picture: Picture, thing: Thing) -> None:
        wide_m = thing.solid.width_m
        half = wide_m * 0.36 if wide_m > 1.0 else 0.0
        x, y = thing.place[0], thing.place[1] - thing.solid.length_m / 2
        is_coming = thing.way[1] < 0
        sprite, reach_m = (self._head, 3.4) if is_coming else (self._tail, 1.1)
        for side in (-half, half) if half else (0.0,):
            spot = self._lens.project([(x + side, y, 0.7)])[0]
            size = self._lens.pixels_per_metre(x, max(3.0, y)) * reach_m
            _add(picture, sprite, spot, max(7.0, size))


def _glow_sprite(colour: Colour, size: int) -> Picture:
    rows, columns = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    away = np.hypot(rows, columns)
    light = np.exp(-((away * 4.5) ** 2)) * 1.5 + np.clip(1.0 - away, 0, 1) ** 3 * 0.42
    glow: Picture = np.clip(light[..., None] * np.asarray(colour, np.float64), 0, 255).astype(np.uint8)
    return glow


def _pool_sprite() -> Picture:
    rows, columns = np.mgrid[-1:1:24j, -1:1:64j]
    light = np.clip(1.0 - np.hypot(rows, columns), 0, 1) ** 1.5 * 0.34
    pool: Picture = (light[..., None] * np.asarray(WARM, np.float64)).astype(np.uint8)
    return pool


def _add(picture: Picture, sprite: Picture, centre: NDArray[np.float64], width_px: float) -> None:
    """Add light around a pixel."""
    width = int(min(220, max(3, width_px)))
    height = max(2, int(width * sprite.shape[0] / sprite.shape[1]))
    left, top = int(centre[0] - width / 2), int(centre[1] - height / 2)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(WIDTH, left + width), min(HEIGHT, top + height)
    if x1 <= x0 or y1 <= y0:
        return
    sized = cv2.resize(sprite, (width, height), interpolation=cv2.INTER_LINEAR)
    part = picture[y0:y1, x0:x1]
    cv2.add(part, sized[y0 - top : y1 - top, x0 - left : x1 - left], part)


def _backdrop(lens: Lens) -> Picture:
    back = Backdrop(lens, seed=111)
    back.sky((44, 34, 26), (66, 58, 52), clouds=0.4, cloud_colour=(74, 66, 62))
    back.ground(_shader)
    for far in range(-60, 70, 11):
        back.standing(tree(far + 77), (far, 112, 0), width_m=11, height_m=10)
    left, right = shop_row(113, length_m=100, height_m=7.0), shop_row(114, length_m=100, height_m=7.0)
    back.wall(left, [(-11, 8, 7), (-11, 108, 7), (-11, 108, 0), (-11, 8, 0)])
    back.wall(right, [(10, 108, 7), (10, 8, 7), (10, 8, 0), (10, 108, 0)])
    for near in (60, 42, 26, 18):
        back.standing(tree(near), (8.6, near, 0), width_m=5, height_m=5.6)
    x, y, is_ground = back.metres
    back.paint *= np.array([0.22, 0.19, 0.17], np.float32)  # moonless, a little blue
    light = _pools(x, y) * is_ground
    back.paint += light[..., None] * (np.asarray(SODIUM, np.float32) * 0.42)
    _lit_fronts(back)
    for lamp in reversed(LAMPS_M):
        back.line((LAMP_X, lamp, 0), (LAMP_X, lamp, 7.4), (58, 62, 66), metres=0.14)
        back.line((LAMP_X, lamp, 7.4), (LAMP_X + 2.2, lamp, 7.8), (58, 62, 66), metres=0.1)
        back.line((LAMP_X + 1.9, lamp, 7.75), (LAMP_X + 2.5, lamp, 7.75), (210, 240, 255), metres=0.18)
        back.glow((LAMP_X + 2.2, lamp, 7.7), SODIUM, radius_m=1.5, strength=0.8)
    return back.finished(vignette=0.3)


def _pools(x: Plane, y: Plane) -> Plane:
    light = np.zeros_like(x)
    for lamp in LAMPS_M:
        away = np.hypot((x - LAMP_X - 2.2) / 6.0, (y - lamp) / 6.5)
        light += np.exp(-(away**2)) + 0.12 * np.exp(-away * 0.7)
    return np.clip(light, 0, 1.3).astype(np.float32)


def _lit_fronts(back: Backdrop) -> None:
    """Some shops are open: warm doors, cold signs."""
    chance = np.random.default_rng(117)
    for x in (-10.9, 9.9):
        for y in np.arange(12.0, 100.0, 5.2):
            if chance.random() < 0.42:
                warm: Colour = (110, 178, 226) if chance.random() < 0.7 else (214, 206, 170)
                near, far = float(y), float(y + 3.2)
                back.polygon([(x, near, 2.6), (x, far, 2.6), (x, far, 0.1), (x, near, 0.1)], warm, opacity=0.75)
                back.glow((x, float(y + 1.6), 1.4), warm, radius_m=2.6, strength=0.28)
    for y, text, colour in ((17.0, "APOTEK 24 JAM", (90, 150, 40)), (38.0, "MINIMARKET", (60, 60, 200))):
        board = sign_board(text, width_m=4.6, height_m=1.0, colour=colour)
        back.wall(board, [(9.8, y + 4.6, 4.4), (9.8, y, 4.4), (9.8, y, 3.4), (9.8, y + 4.6, 3.4)])
        back.glow((9.8, y + 2.3, 3.9), colour, radius_m=2.2, strength=0.3)


def _shader(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (120, 126, 130), seed=118)
    ground.pavement(np.maximum(band(x, -11.0, -5.4), band(x, 5.6, 10.0)), colour=(150, 156, 160))
    ground.asphalt(band(x, -5.4, 5.6), colour=(96, 98, 100))
    ground.painted(band(x, 0.0, 0.14) * dashes(y, on_m=2.5, off_m=3.0))
    ground.painted(np.maximum(band(x, -5.2, -5.06), band(x, 5.26, 5.4)))
    return ground.paint
