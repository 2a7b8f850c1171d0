"""A steel truss bridge over the Cimanuk with its traffic."""

import numpy as np

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.facade import sign_board
from services.drill.cameras.greenery import bush, palm, tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.palette import angkots, cars, motorcycles, trucks
from services.drill.cameras.picture import Colour, Paint, Picture, Plane
from services.drill.cameras.street import YELLOW, Surface
from services.drill.cameras.texture import band, dashes, noise_sheet, sampled
from services.drill.cameras.traffic import Lane, Traffic

SHADOW: Colour = (74, 76, 78)
STEEL: Colour = (136, 128, 96)
STEEL_DARK: Colour = (104, 98, 72)
BEGIN_M, END_M, PANEL_M, TOP_M = 22.0, 92.0, 7.0, 6.6
SIDES = (-6.3, 5.3)


class Bridge:
    def __init__(self) -> None:
        self._lens = Lens(height_m=7.2, pitch_deg=10.5, yaw_deg=-7.0, focal_px=520.0)
        self._ground = _backdrop(self._lens)
        mixed = cars() + angkots() + trucks()[:2]
        self._traffic = Traffic(
            [
                Lane((-2.9, 130.0), (-2.9, 1.0), 9.0, (3.0, 9.0), mixed, wander_m=0.3),
                Lane((-4.8, 130.0), (-4.8, 1.0), 8.0, (3.0, 9.0), motorcycles(), wander_m=0.3),
                Lane((1.2, 5.0), (1.2, 130.0), 9.0, (3.0, 9.0), mixed, wander_m=0.3),
                Lane((3.6, 4.0), (3.6, 130.0), 8.0, (3.0, 9.0), motorcycles(), wander_m=0.3),
            ],
            seed=18,
        )

    def next_picture(self, *, level_cm: float) -> Picture:
        self._traffic.advance()
        picture = self._ground.copy()
        self._traffic.draw(picture, self._lens, SHADOW)
        return picture


def _backdrop(lens: Lens) -> Picture:
    back = Backdrop(lens, seed=101)
    back.sky((204, 172, 134), (226, 218, 206), clouds=0.62)
    back.ground(_far_ground)
    back.haze((208, 206, 200), from_m=110.0, full_m=420.0, most=0.8)
    chance = np.random.default_rng(11)
    for x in np.linspace(-190, 200, 46):
        size = float(chance.uniform(8, 14))
        back.standing(tree(int(x) + 1300), (float(x), 250.0, -2.0), width_m=size * 1.5, height_m=size + 2)
    for bx, by in ((-34, 118), (-46, 128), (-26, 112), (26, 118), (36, 110), (50, 126), (-60, 120)):
        back.standing(palm(bx + 160), (bx, by, -1.0), width_m=10, height_m=14)
        back.standing(tree(bx + 170), (bx + 5, by + 4, -1.0), width_m=11, height_m=10)
    back.ground_where(_deck, lambda x, y: band(x, -7.0, 6.0) > 0.5)
    for y in np.arange(END_M, BEGIN_M - 0.1, -PANEL_M):
        _portal(back, float(y))
    for x in SIDES:
        _side(back, x)
    for near in np.arange(-42.0, 46.0, 5.0):
        if not -13.0 < near < 12.0:
            back.standing(bush(int(near) + 60), (near, 27.5 + near % 3, -0.6), width_m=6.5, height_m=2.2)
    board = sign_board("S. CIMANUK", width_m=3.0, height_m=1.0, colour=(120, 70, 30))
    back.line((8.0, 21.0, 0), (8.0, 21.0, 3.4), (140, 140, 140), metres=0.12)
    back.wall(board, [(6.6, 20.9, 3.7), (9.6, 20.9, 3.7), (9.6, 20.9, 2.7), (6.6, 20.9, 2.7)])
    return back.finished(contrast=1.07)


def _portal(back: Backdrop, y: float) -> None:
    left, right = SIDES
    back.line((left, y, TOP_M), (right, y, TOP_M), STEEL_DARK, metres=0.26)
    middle = (left + right) / 2
    if y > BEGIN_M + 1:
        back.line((left, y, TOP_M), (middle, y - PANEL_M, TOP_M), STEEL_DARK, metres=0.13)
        back.line((right, y, TOP_M), (middle, y - PANEL_M, TOP_M), STEEL_DARK, metres=0.13)


def _side(back: Backdrop, x: float) -> None:
    """Chords, verticals and diagonals of one truss, from far to near."""
    colour = STEEL if x > 0 else STEEL_DARK
    for y in np.arange(END_M - PANEL_M, BEGIN_M - 0.1, -PANEL_M):
        far, near = float(y + PANEL_M), float(y)
        back.line((x, far, 0.0), (x, near, 0.0), colour, metres=0.4)
        back.line((x, far, TOP_M), (x, near, TOP_M), colour, metres=0.36)
        back.line((x, near, 0.0), (x, near, TOP_M), colour, metres=0.24)
        rises = round((near - BEGIN_M) / PANEL_M) % 2 == 0
        back.line((x, far, TOP_M if rises else 0.0), (x, near, 0.0 if rises else TOP_M), colour, metres=0.26)
        inner = x + (0.7 if x < 0 else -0.7)
        for z in (0.5, 0.95):
            back.line((inner, far, z), (inner, near, z), (190, 196, 196), metres=0.08)
    back.line((x, BEGIN_M, 0.0), (x, BEGIN_M - 5.0, 0.0), colour, metres=0.4)
    back.line((x, BEGIN_M, TOP_M), (x, BEGIN_M - 5.0, 0.0), colour, metres=0.36)


def _far_ground(x: Plane, y: Plane) -> Paint:
    """River and banks, drawn on the plane of the deck: the eye takes it for lower."""
    ground = Surface(x, y, (76, 128, 108), seed=103)
    ground.grass(band(y, -10.0, 4000.0), colour=(74, 132, 108))
    river = band(y, 30.0, 84.0, soft=3.0)
    ground.cover((116, 124, 100), river)
    streaks = sampled(noise_sheet(105), x * 0.35, y * 1.6, metres=46.0)
    ground.cover((184, 184, 168), river * (streaks * 0.55 + 0.22).clip(0, 0.75))
    ground.cover((204, 200, 192), river * band(y, 66.0, 84.0, soft=26.0) * 0.6)
    ground.cover((70, 104, 96), band(y, 26.0, 31.0, soft=2.0) * 0.8)
    ground.cover((74, 110, 100), band(y, 83.0, 88.0, soft=2.0) * 0.8)
    return ground.paint


def _deck(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (120, 126, 128), seed=104)
    ground.asphalt(band(x, -5.6, 4.6), colour=(108, 110, 110))
    for edge in (-5.4, 4.4):
        ground.painted(band(x, edge - 0.07, edge + 0.07))
    ground.painted(band(x, -0.58, -0.44) * dashes(y, on_m=2.5, off_m=2.5), colour=YELLOW)
    bridge = band(y, BEGIN_M - 4.0, END_M)
    joints = band(y % PANEL_M, 0.0, 0.3) * bridge
    ground.cover((60, 62, 64), joints * 0.7)
    shadows = band((y + x * 0.8) % PANEL_M, 0.6, 1.3, soft=0.4) * bridge
    ground.cover((78, 80, 82), shadows * 0.55 * np.clip(1.4 - y / 80.0, 0.2, 1.0))
    return ground.paint
