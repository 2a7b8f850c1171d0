"""A market street: stalls under tarpaulins, people, becak, motorcycles pushing through."""

import numpy as np

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.facade import shop_row, sign_board
from services.drill.cameras.greenery import tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.palette import becaks, motorcycles, people
from services.drill.cameras.picture import Colour, Paint, Picture, Plane
from services.drill.cameras.street import Surface
from services.drill.cameras.texture import band
from services.drill.cameras.traffic import Lane, Traffic

SHADOW: Colour = (92, 98, 102)
TARPAULINS: tuple[Colour, ...] = (
    (190, 120, 50), (60, 70, 190), (70, 150, 80), (60, 170, 220), (200, 160, 120), (80, 110, 180), (150, 150, 60),
)  # fmt: skip


class Market:
    def __init__(self) -> None:
        self._lens = Lens(height_m=6.4, pitch_deg=15.0, yaw_deg=6.0, focal_px=520.0)
        self._ground = _backdrop(self._lens)
        walkers, riders = people(), motorcycles()[:3] + becaks()
        down = [Lane((x, 46.0), (x + 0.6, 3.0), 1.1, (2.5, 8.0), walkers, wander_m=0.5) for x in (-2.6, -1.2)]
        up = [Lane((x, 4.0), (x - 0.6, 46.0), 1.1, (2.5, 8.0), walkers, wander_m=0.5) for x in (2.5, 1.6)]
        across = [
            Lane((-3.0, y), (3.4, y + 1.5), 0.8, (7.0, 18.0), walkers, wander_m=0.6) for y in (14.0, 23.0, 32.0)
        ]
        ride = [
            Lane((-0.3, 50.0), (-0.3, 2.0), 2.4, (8.0, 18.0), riders),
            Lane((0.8, 2.0), (0.8, 50.0), 2.4, (9.0, 20.0), riders),
        ]
        self._traffic = Traffic([*down, *up, *across, *ride], seed=8)

    def next_picture(self, *, level_cm: float) -> Picture:
        self._traffic.advance()
        picture = self._ground.copy()
        self._traffic.draw(picture, self._lens, SHADOW)
        return picture


def _backdrop(lens: Lens) -> Picture:
    back = Backdrop(lens, seed=71)
    back.sky((206, 184, 156), (228, 222, 214), clouds=0.7)
    back.ground(_shader)
    back.wall(shop_row(72, length_m=40, height_m=7.0), [(-34, 62, 7.0), (34, 62, 7.0), (34, 62, 0), (-34, 62, 0)])
    for x in (-18, -6, 9, 21):
        back.standing(tree(x + 130), (x, 66, 0), width_m=10, height_m=11)
    back.wall(
        shop_row(73, length_m=52, height_m=7.4), [(-7.6, 6, 7.4), (-7.6, 60, 7.4), (-7.6, 60, 0), (-7.6, 6, 0)]
    )
    back.wall(shop_row(74, length_m=52, height_m=7.4), [(8.2, 60, 7.4), (8.2, 6, 7.4), (8.2, 6, 0), (8.2, 60, 0)])
    _gate(back)
    chance = np.random.default_rng(75)
    for index, y in enumerate(np.arange(50.0, 6.0, -3.6)):
        for side in (-1, 1):
            _stall(back, side, float(y), TARPAULINS[(index * 2 + side) % len(TARPAULINS)], chance)
    for y in (44.0, 33.0, 23.0, 15.0):
        back.line((-7.4, y, 5.6), (8.0, y + 0.8, 5.4), (70, 70, 70), metres=0.03)
    _bunting(back)
    return back.finished(contrast=1.06)


def _gate(back: Backdrop) -> None:
    for x in (-6.4, 7.0):
        back.line((x, 54, 0), (x, 54, 6.2), (70, 110, 60), metres=0.5)
    board = sign_board("PASAR JATIBARANG", width_m=13.4, height_m=1.6, colour=(60, 110, 40))
    back.wall(board, [(-6.4, 53.8, 6.8), (7.0, 53.8, 6.8), (7.0, 53.8, 5.2), (-6.4, 53.8, 5.2)])


def _bunting(back: Backdrop) -> None:
    for row, y in enumerate((40.0, 27.0)):
        for index in range(16):
            x = -6.6 + index * 0.9
            z = 5.9 - 0.9 * np.sin((index + 0.5) / 16 * np.pi)
            colour: Colour = (50, 50, 190) if (index + row) % 2 else (230, 230, 230)
            back.polygon([(x, y, z), (x + 0.5, y, z), (x + 0.25, y, z - 0.55)], colour)


def _stall(back: Backdrop, side: int, y: float, colour: Colour, chance: np.random.Generator) -> None:
    """A table of goods under a tarpaulin that slopes to the street."""
    inner, outer = side * 3.9, side * 7.0
    length, low, high = 3.0, 2.15, 2.75
    near, far = y, y + length
    back.polygon([(inner, near, 0.85), (inner, far, 0.85), (inner, far, 0), (inner, near, 0)], (60, 74, 92))
    back.polygon([(inner, near, 0.85), (outer, near, 0.85), (outer, near, 0), (inner, near, 0)], (48, 60, 76))
    back.polygon(
        [(inner, near, 0.85), (inner, far, 0.85), (outer, far, 0.85), (outer, near, 0.85)], (96, 112, 128)
    )
    palette = (
        (60, 60, 190),
        (60, 150, 70),
        (60, 180, 220),
        (90, 130, 170),
        (80, 60, 120),
        (150, 200, 210),
        (50, 110, 200),
    )
    for column in range(5):
        goods = palette[int(chance.integers(len(palette)))]
        for _ in range(9):
            gx = inner + side * float(chance.uniform(0.15, 1.5))
            gy = near + 0.2 + column * 0.56 + float(chance.uniform(0, 0.4))
            shade = float(chance.uniform(0.7, 1.05))
            fruit: Colour = (int(goods[0] * shade), int(goods[1] * shade), int(goods[2] * shade))
            back.line((gx, gy, 0.95), (gx, gy, 1.02), fruit, metres=0.24)
    for px in (inner, outer):
        back.line((px, near, 0), (px, near, high), (80, 100, 112), metres=0.07)
    back.polygon([(inner, near, low), (inner, far, low), (outer, far, high), (outer, near, high)], colour)
    darker: Colour = (int(colour[0] * 0.72), int(colour[1] * 0.72), int(colour[2] * 0.72))
    back.polygon(
        [(inner, near, low), (inner, far, low), (inner, far, low - 0.3), (inner, near, low - 0.3)], darker
    )
    back.polygon(
        [(inner, near, low), (outer, near, high), (outer, near, high - 0.25), (inner, near, low - 0.3)], darker
    )


def _shader(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (124, 134, 138), seed=76)
    ground.asphalt(band(x, -3.6, 3.8), colour=(116, 122, 124))
    ground.speckle(16.0, metres=5.0)
    ground.speckle(12.0, metres=2.0)
    ground.cover((84, 88, 90), np.clip(ground.noise(metres=13.0) * 0.8 - 0.3, 0, 0.5))
    ground.cover((170, 164, 150), band(ground.noise(metres=8.0), 1.25, 9.0, soft=0.2) * 0.5)
    return ground.paint
