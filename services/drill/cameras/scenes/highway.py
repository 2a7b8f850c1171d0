"""The national road of the north coast: two carriageways through rice fields."""

import numpy as np

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.facade import shop_row, sign_board
from services.drill.cameras.greenery import bush, palm, tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.palette import angkots, buses, cars, motorcycles, trucks
from services.drill.cameras.picture import Colour, Paint, Picture, Plane
from services.drill.cameras.street import YELLOW, Surface
from services.drill.cameras.texture import band, dashes
from services.drill.cameras.traffic import Lane, Traffic

SHADOW: Colour = (70, 72, 74)
GANTRY_M = 46.0


class Highway:
    def __init__(self) -> None:
        self._lens = Lens(height_m=7.6, pitch_deg=9.0, yaw_deg=-4.0, focal_px=560.0)
        self._ground = _backdrop(self._lens)
        heavy, light = trucks() * 2 + buses(), cars() + angkots()
        self._traffic = Traffic(
            [
                Lane((-10.2, 190.0), (-10.2, 2.0), 13.0, (1.8, 5.0), heavy + light, wander_m=0.3),
                Lane((-6.6, 190.0), (-6.6, 2.0), 17.0, (2.0, 6.0), light, wander_m=0.4),
                Lane((-12.6, 190.0), (-12.6, 2.0), 12.0, (2.0, 6.0), motorcycles(), wander_m=0.5),
                Lane((2.2, 6.0), (2.2, 190.0), 17.0, (2.0, 6.0), light, wander_m=0.4),
                Lane((5.8, 6.0), (5.8, 190.0), 13.0, (1.8, 5.0), heavy + light, wander_m=0.3),
                Lane((8.2, 4.0), (8.2, 190.0), 12.0, (2.0, 6.0), motorcycles(), wander_m=0.5),
            ],
            seed=5,
        )

    def next_picture(self, *, level_cm: float) -> Picture:
        self._traffic.advance()
        picture = self._ground.copy()
        self._traffic.draw(picture, self._lens, SHADOW)
        return picture


def _backdrop(lens: Lens) -> Picture:
    back = Backdrop(lens, seed=31)
    back.sky((204, 168, 126), (226, 218, 206), clouds=0.62)
    back.ground(_shader)
    back.haze((212, 206, 196), from_m=90.0, full_m=420.0, most=0.85)
    chance = np.random.default_rng(8)
    for x in np.linspace(-190, 200, 44):
        size = float(chance.uniform(7, 12))
        back.standing(tree(int(x) + 300), (float(x), 300.0, 0), width_m=size * 1.5, height_m=size)
    for x in (-95, -70, 74, 98, 130):
        back.standing(palm(x + 200), (x, 240, 0), width_m=13, height_m=17)
    back.wall(shop_row(15, length_m=60, height_m=6.0), [(-26, 92, 6), (-26, 150, 6), (-26, 150, 0), (-26, 92, 0)])
    for index, y in enumerate((150, 124, 100, 80, 62, 47, 35, 26)):
        back.standing(tree(60 + index), (16.5 + index % 3, y, 0), width_m=7, height_m=8.0 + index % 3)
        back.standing(tree(80 + index), (-19.5 - index % 2, y + 6, 0), width_m=6.5, height_m=7.5)
    for y in range(150, 18, -7):
        back.standing(bush(y), (-2.2, y, 0), width_m=2.2, height_m=0.9)
    _gantry(back)
    for y in (130, 96, 68, 40, 20):
        back.line((-2.2, y, 0), (-2.2, y, 9.5), (128, 132, 132), metres=0.16)
        back.line((-4.6, y, 9.6), (0.2, y, 9.6), (128, 132, 132), metres=0.12)
    return back.finished(contrast=1.08)


def _gantry(back: Backdrop) -> None:
    for x in (0.2, 11.4):
        back.line((x, GANTRY_M, 0), (x, GANTRY_M, 7.4), (150, 152, 150), metres=0.3)
    back.line((0.0, GANTRY_M, 7.2), (11.6, GANTRY_M, 7.2), (150, 152, 150), metres=0.3)
    green: Colour = (84, 110, 30)
    for left, text in ((0.8, "JATIBARANG\nCIREBON"), (6.2, "INDRAMAYU\nKARANGAMPEL")):
        board = sign_board(text, width_m=4.9, height_m=2.2, colour=green)
        y = GANTRY_M - 0.3
        back.wall(board, [(left, y, 8.1), (left + 4.9, y, 8.1), (left + 4.9, y, 5.9), (left, y, 5.9)])


def _shader(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (92, 134, 122), seed=33)
    ground.grass(np.ones_like(x), colour=(76, 138, 118))
    fields = band(np.abs(x + 2.0), 24.0, 4000.0)
    ground.cover((104, 168, 146), fields * (np.sin(y / 26.0) > 0.1) * 0.55)
    ground.cover((150, 160, 150), fields * band(y % 38.0, 0.0, 1.3) * 0.6)
    ground.cover((150, 150, 142), fields * (np.sin(y / 61.0 + 1.0) > 0.55) * 0.5)
    ground.pavement(np.maximum(band(x, -16.0, -13.2), band(x, 9.0, 12.5)), colour=(128, 146, 152), tile_m=400.0)
    ways = np.maximum(band(x, -13.4, -4.2), band(x, -0.2, 9.2))
    ground.asphalt(ways, colour=(112, 112, 110))
    for lane in (-10.2, -6.6, 2.2, 5.8):
        for side in (-0.85, 0.85):
            ground.cover((92, 92, 92), band(x, lane + side - 0.35, lane + side + 0.35, soft=0.4) * 0.45)
    ground.grass(band(x, -4.0, -0.4), colour=(70, 120, 104))
    for kerb in (-4.15, -0.25):
        stripes = dashes(y, on_m=1.0, off_m=1.0)
        ground.cover((206, 208, 208), band(x, kerb - 0.16, kerb + 0.16))
        ground.cover((50, 50, 50), band(x, kerb - 0.16, kerb + 0.16) * stripes * np.clip(1.4 - y / 70.0, 0, 1))
    for dashed in (-8.4, 4.0):
        ground.painted(band(x, dashed - 0.07, dashed + 0.07) * dashes(y, on_m=3.0, off_m=5.0))
    for edge in (-12.0, 7.6):
        ground.painted(band(x, edge - 0.07, edge + 0.07))
    for edge in (-4.6, 0.2):
        ground.painted(band(x, edge - 0.06, edge + 0.06), colour=YELLOW)
    return ground.paint
