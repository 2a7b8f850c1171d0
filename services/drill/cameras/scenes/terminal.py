"""The bus terminal: parked buses under the departure boards, one coming in, people waiting."""

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.facade import plain_wall, shop_row, sign_board
from services.drill.cameras.greenery import tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.models import bus
from services.drill.cameras.palette import BLUE, CREAM, GREEN, RED, WHITE, angkots, buses, motorcycles, people
from services.drill.cameras.picture import Colour, Paint, Picture, Plane
from services.drill.cameras.solid import Thing, draw
from services.drill.cameras.street import YELLOW, Surface, zebra
from services.drill.cameras.texture import band
from services.drill.cameras.traffic import Lane, Traffic

SHADOW: Colour = (84, 86, 88)
BAYS_M = (-17.0, -12.4, -7.8, -3.2, 1.4)
ROOF: Colour = (120, 108, 84)


class Terminal:
    def __init__(self) -> None:
        self._lens = Lens(height_m=9.0, pitch_deg=16.0, yaw_deg=8.0, focal_px=500.0)
        self._ground = _backdrop(self._lens)
        walkers = people()
        self._traffic = Traffic(
            [
                Lane((-34.0, 19.0), (46.0, 21.0), 4.0, (9.0, 18.0), buses(), wander_m=0.4),
                Lane((46.0, 15.0), (-34.0, 13.5), 4.5, (3.0, 9.0), angkots() * 2 + motorcycles(), wander_m=0.4),
                Lane((-20.0, 24.6), (24.0, 25.4), 1.1, (3.0, 9.0), walkers, wander_m=0.9),
                Lane((24.0, 11.0), (-20.0, 10.6), 1.1, (5.0, 14.0), walkers, wander_m=0.8),
                Lane((9.0, 26.0), (9.6, 9.0), 1.0, (6.0, 15.0), walkers, wander_m=0.7),
            ],
            seed=15,
        )

    def next_picture(self, *, level_cm: float) -> Picture:
        self._traffic.advance()
        picture = self._ground.copy()
        self._traffic.draw(picture, self._lens, SHADOW)
        return picture


def _backdrop(lens: Lens) -> Picture:
    back = Backdrop(lens, seed=91)
    back.sky((204, 180, 150), (226, 220, 212), clouds=0.65)
    back.ground(_shader)
    for index, far in enumerate(range(-70, 90, 12)):
        back.standing(tree(index + 900), (far, 74 + index % 3, 0), width_m=12, height_m=11 + index % 3)
    back.wall(shop_row(93, length_m=44, height_m=6.5), [(17, 52, 6.5), (60, 52, 6.5), (60, 52, 0), (17, 52, 0)])
    back.wall(
        plain_wall(94, length_m=44, height_m=6, colour=(190, 200, 204)),
        [(-34, 47, 6), (12, 47, 6), (12, 47, 0), (-34, 47, 0)],
    )
    for left in range(-32, 12, 4):
        right = left + 2.4
        back.polygon([(left, 46.8, 4.2), (right, 46.8, 4.2), (right, 46.8, 1.0), (left, 46.8, 1.0)], (92, 78, 62))
    _park_buses(back)
    _canopy(back)
    for x, y in ((20.0, 33.0), (27.0, 36.0)):
        back.standing(tree(int(x)), (x, y, 0), width_m=7, height_m=8)
    return back.finished(contrast=1.06)


def _park_buses(back: Backdrop) -> None:
    """Park the buses nose out in their bays; they are as still as the ground."""
    parked = (bus(WHITE, BLUE), bus(CREAM, RED), bus((150, 120, 60), WHITE), bus(WHITE, GREEN))
    still = back.finished(contrast=1.0, vignette=0.0)
    bays = zip(parked, (-14.7, -10.1, -5.5, 3.7), strict=True)
    draw(still, back.lens, [Thing(solid, (x, 34.0, 0.0), (0.0, -1.0)) for solid, x in bays], shadow=SHADOW)
    back.replace(still)


def _canopy(back: Backdrop) -> None:
    """A roof on posts over the platform behind the buses, with the boards of the lines."""
    low, high, near, far = 4.9, 6.2, 40.2, 45.5
    for post in range(-20, 10, 5):
        back.line((post, near + 0.4, 0), (post, near + 0.4, low), (150, 150, 146), metres=0.22)
    back.polygon([(-22, near, low), (8.5, near, low), (8.5, far, high), (-22, far, high)], ROOF)
    for seam in range(-22, 9):
        back.line((seam, near, low), (seam, far, high), (104, 94, 72), metres=0.08)
    back.polygon(
        [(-22, near, low), (8.5, near, low), (8.5, near, low - 0.45), (-22, near, low - 0.45)], (70, 64, 52)
    )
    for x, text in (
        (-17.4, "JAKARTA"),
        (-12.8, "CIREBON"),
        (-8.2, "BANDUNG"),
        (-3.6, "HAURGEULIS"),
        (1.0, "SUBANG"),
    ):
        board = sign_board(text, width_m=3.8, height_m=0.8, colour=(110, 70, 30))
        back.wall(
            board,
            [
                (x, near - 0.2, low + 0.1),
                (x + 3.8, near - 0.2, low + 0.1),
                (x + 3.8, near - 0.2, low - 0.7),
                (x, near - 0.2, low - 0.7),
            ],
        )
    gate = sign_board("TERMINAL SINDANG", width_m=11, height_m=1.5, colour=(52, 60, 140))
    back.wall(gate, [(-18, 46.4, 8.0), (-6, 46.4, 8.0), (-6, 46.4, 6.2), (-18, 46.4, 6.2)])


def _shader(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (120, 128, 132), seed=95)
    ground.asphalt(band(y, 0.0, 40.0), colour=(108, 110, 112))
    ground.speckle(12.0, metres=33.0)
    ground.cover((74, 76, 78), ground.noise(metres=21.0).clip(0.7, 1.6) * 0.5 - 0.35)
    ground.pavement(band(y, 40.0, 47.5), colour=(168, 178, 184), tile_m=1.4)
    ground.pavement(band(y, 22.8, 26.8) * band(x, -26.0, 30.0), colour=(160, 168, 172), tile_m=1.2)
    for bay in (*BAYS_M, 6.0):
        ground.painted(band(x, bay - 0.09, bay + 0.09) * band(y, 28.0, 40.0), colour=YELLOW)
    ground.painted(band(y, 27.6, 27.8) * band(x, -17.0, 6.0), colour=YELLOW)
    ground.painted(band(y, 17.0, 17.18) * (((x % 5.0) < 2.4) * 1.0).astype(x.dtype))
    ground.painted(zebra(y, x, low=9.0, high=22.0, start=7.2, end=12.0))
    return ground.paint
