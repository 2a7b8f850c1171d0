"""A junction with traffic and changing lights."""

import cv2
import numpy as np

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.facade import plain_wall, shop_row
from services.drill.cameras.greenery import bush, tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.palette import angkots, buses, cars, motorcycles, people, trucks
from services.drill.cameras.picture import FRAME_S, Colour, Paint, Picture, Plane
from services.drill.cameras.street import YELLOW, Surface, zebra
from services.drill.cameras.texture import band, dashes
from services.drill.cameras.traffic import Lane, Traffic

CYCLE_S = 36.0
GREEN_S = 13.0
YELLOW_S = 2.5
SHADOW: Colour = (62, 64, 66)
RED_LIGHT, YELLOW_LIGHT, GREEN_LIGHT = (60, 60, 245), (60, 210, 250), (120, 240, 90)
POLES = ((-8.3, 16.5, "across"), (8.6, 16.2, "along"), (9.0, 33.0, "across"), (-8.6, 33.4, "along"))


class Junction:
    """The road of the camera runs away from it; the other one crosses from left to right."""

    def __init__(self) -> None:
        self._lens = Lens(height_m=8.6, pitch_deg=16.5, yaw_deg=9.0, focal_px=500.0)
        self._ground = _backdrop(self._lens)
        heavy = trucks()[:2] + buses()[:1]
        kinds = motorcycles() * 2 + cars() + angkots()
        walkers = people()
        along, across = _along_is_open, _across_is_open
        self._traffic = Traffic(
            [
                Lane((-2.0, 72.0), (-2.0, -6.0), 8.5, (4.0, 9.0), kinds + heavy, 36.0, along, 0.5),
                Lane((-4.9, 72.0), (-4.9, -6.0), 7.5, (5.0, 11.0), kinds, 36.0, along, 0.5),
                Lane((2.0, 4.0), (2.0, 74.0), 8.5, (4.0, 9.0), kinds + heavy, 10.4, along, 0.5),
                Lane((4.9, 4.0), (4.9, 74.0), 7.5, (5.0, 12.0), kinds, 10.4, along, 0.5),
                Lane((-48.0, 22.6), (56.0, 22.6), 8.0, (3.5, 9.0), kinds, 38.0, across, 0.4),
                Lane((56.0, 27.4), (-48.0, 27.4), 8.0, (3.5, 9.0), kinds + heavy, 46.0, across, 0.4),
                Lane((-9.4, 60.0), (-9.4, -4.0), 1.2, (9.0, 25.0), walkers, wander_m=0.9),
                Lane((9.2, 6.0), (9.2, 60.0), 1.2, (9.0, 25.0), walkers, wander_m=0.9),
                Lane((-9.0, 33.9), (9.0, 33.9), 1.3, (6.0, 16.0), walkers, 2.5, across, 0.8),
            ],
            seed=3,
        )
        self._second = 45.0

    def next_picture(self, *, level_cm: float) -> Picture:
        self._second += FRAME_S
        self._traffic.advance()
        picture = self._ground.copy()
        self._traffic.draw(picture, self._lens, SHADOW)
        for x, y, road in POLES:
            self._lights(picture, (x, y), road)
        return picture

    def _lights(self, picture: Picture, foot: tuple[float, float], road: str) -> None:
        lamp = _lamp(self._second + (0.0 if road == "along" else CYCLE_S / 2))
        x, y = foot
        spots = self._lens.project([(x, y, 4.75), (x, y, 4.3), (x, y, 3.85)])
        scale = self._lens.pixels_per_metre(x, y)
        for index, colour in enumerate((RED_LIGHT, YELLOW_LIGHT, GREEN_LIGHT)):
            centre = (round(spots[index][0] * 16), round(spots[index][1] * 16))
            lit = colour if lamp == index else tuple(c // 6 for c in colour)
            cv2.circle(picture, centre, round(scale * 0.17 * 16), lit, -1, cv2.LINE_AA, 4)


def _lamp(second: float) -> int:
    """Return 0 red, 1 yellow, 2 green."""
    at = second % CYCLE_S
    return 2 if at < GREEN_S else 1 if at < GREEN_S + YELLOW_S else 0


def _along_is_open(second: float) -> bool:
    return _lamp(second) == 2


def _across_is_open(second: float) -> bool:
    return _lamp(second + CYCLE_S / 2) == 2


def _backdrop(lens: Lens) -> Picture:
    back = Backdrop(lens, seed=11)
    back.sky((196, 176, 150), (224, 220, 212), clouds=0.55)
    back.ground(_shader)
    back.haze((206, 206, 202), from_m=60.0, full_m=190.0)
    far = shop_row(21, length_m=46.0, height_m=7.5)
    back.wall(far, [(-60, 84, 8.5), (-10.5, 84, 8.5), (-10.5, 84, 0), (-60, 84, 0)])
    back.wall(
        shop_row(22, length_m=60.0, height_m=7.5), [(10.5, 88, 7.5), (80, 88, 7.5), (80, 88, 0), (10.5, 88, 0)]
    )
    for index, far_x in enumerate((-52, -40, -31, -9, -5, 4, 9, 30, 46, 60)):
        back.standing(tree(40 + index), (far_x, 92 + index % 3, 0), width_m=11, height_m=11 + index % 4)
    back.wall(
        shop_row(5, length_m=44.0, height_m=7.2),
        [(-11.5, 36, 7.2), (-11.5, 80, 7.2), (-11.5, 80, 0), (-11.5, 36, 0)],
    )
    back.wall(
        shop_row(6, length_m=50.0, height_m=7.2), [(-62, 36, 7.2), (-11.5, 36, 7.2), (-11.5, 36, 0), (-62, 36, 0)]
    )
    back.wall(
        shop_row(9, length_m=44.0, height_m=8.0), [(11.5, 80, 8), (11.5, 36, 8), (11.5, 36, 0), (11.5, 80, 0)]
    )
    back.wall(shop_row(8, length_m=50.0, height_m=8.0), [(11.5, 36, 8), (60, 36, 8), (60, 36, 0), (11.5, 36, 0)])
    back.wall(
        plain_wall(4, length_m=30, height_m=1.6, colour=(170, 178, 182)),
        [(-40, 14.4, 1.4), (-10.8, 14.4, 1.4), (-10.8, 14.4, 0), (-40, 14.4, 0)],
    )
    for x, y, size in ((-12.5, 34.2, 6.5), (13.4, 34.0, 6.0), (-20.0, 33.6, 6.0), (24.0, 33.8, 6.5)):
        back.standing(tree(int(x * 3 + 90)), (x, y, 0), width_m=size * 0.9, height_m=size)
    for hedge in (-34, -26, -17, -13):
        back.standing(bush(hedge + 90), (hedge, 13.4, 0), width_m=4.6, height_m=1.9)
    back.standing(tree(77), (15.5, 13.0, 0), width_m=7.5, height_m=8.0)
    for x, y, _ in POLES:
        back.line((x, y, 0), (x, y, 5.0), (70, 74, 76), metres=0.16)
        back.polygon(
            [(x - 0.3, y, 5.05), (x + 0.3, y, 5.05), (x + 0.3, y, 3.55), (x - 0.3, y, 3.55)], (34, 34, 34)
        )
    _wires(back)
    return back.finished(contrast=1.06)


def _wires(back: Backdrop) -> None:
    for x in (-10.2, 10.4):
        for y in (35.0, 58.0, 82.0):
            back.line((x, y, 0), (x, y, 8.6), (96, 104, 108), metres=0.22)
        for z in (8.2, 7.7):
            back.line((x, 35.0, z), (x, 82.0, z), (60, 60, 60), metres=0.035)


def _shader(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (140, 156, 160), seed=12)
    ground.pavement(np.maximum(band(np.abs(x), 7.0, 11.0), band(np.abs(y - 25.0), 7.0, 10.6)))
    along, across = band(x, -7.0, 7.0), band(y, 18.0, 32.0)
    road = np.maximum(along, across)
    ground.asphalt(road)
    tracks = np.abs((np.abs(x) % 2.9) - 1.45)
    ground.cover((84, 86, 88), along * band(tracks, 0.5, 0.95, soft=0.3) * 0.35)
    outside = np.clip((np.abs(y - 25.0) - 10.4) * 4.0, 0, 1)
    beside = np.clip((np.abs(x) - 10.4) * 4.0, 0, 1)
    ground.painted(band(np.abs(x), 3.38, 3.52) * dashes(y, on_m=2.0, off_m=3.0) * outside * along)
    ground.painted(band(np.abs(x), 0.06, 0.2) * outside * along, colour=YELLOW)
    ground.painted(band(np.abs(y - 25.0), 0.06, 0.22) * beside * across, colour=YELLOW)
    ground.painted(zebra(x, y, low=-6.6, high=6.6, start=15.0, end=17.6))
    ground.painted(zebra(x, y, low=-6.6, high=6.6, start=32.6, end=35.2))
    ground.painted(zebra(y, x, low=18.4, high=31.6, start=-10.0, end=-7.6))
    ground.painted(zebra(y, x, low=18.4, high=31.6, start=7.6, end=10.0))
    ground.painted(band(y, 14.1, 14.5) * band(x, 0.2, 6.8))
    ground.painted(band(y, 35.8, 36.2) * band(x, -6.8, -0.2))
    kerb = np.maximum(band(np.abs(x), 6.9, 7.15) * (1 - across), band(np.abs(y - 25.0), 6.9, 7.15) * (1 - along))
    ground.cover((196, 200, 202), kerb * 0.8)
    return ground.paint
