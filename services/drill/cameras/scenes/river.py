"""The Cimanuk with its gauge: the water stands where the scenario says."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from services.drill.cameras.backdrop import OVER, Backdrop
from services.drill.cameras.facade import PX_M, plain_wall
from services.drill.cameras.front import Front, front_of
from services.drill.cameras.greenery import bush, palm, tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.models import boat
from services.drill.cameras.picture import HEIGHT, WIDTH, Paint, Picture, Plane
from services.drill.cameras.solid import Thing, draw
from services.drill.cameras.street import Surface
from services.drill.cameras.texture import band
from services.drill.cameras.water import Water

BED_HALF_M = 7.5  # half the river's width at level 0
SLOPE = 1.7  # metres aside for a metre up
BANK_M = 6.2  # top of the banks
MIDDLE_M = -3.0
STAFF_X, STAFF_Y = 6.0, 17.5
WALL_X, WALL_Y, WALL_M = 5.2, 17.9, 70.0
NEAR_M, FAR_M = 3.0, 420.0


class River:
    """Looking upstream from the weir; the staff stands on the right, in centimetres."""

    def __init__(self) -> None:
        self._lens = Lens(height_m=10.5, pitch_deg=13.5, yaw_deg=-5.0, focal_px=520.0)
        self._ground, self._bushes = _backdrop(self._lens)
        self._staff, self._staff_mask = _staff_layer(self._lens)
        self._water = Water(
            self._lens, seed=51, low=(78, 90, 72), high=(146, 158, 140), ripple_m=24.0, stretch=0.3, mirror=0.85
        )
        self._boats = [
            Thing(boat((86, 110, 60), (200, 200, 196)), (-10.4, 34.0, 0.0), (0.06, 0.998)),
            Thing(boat((140, 96, 50), (70, 190, 230)), (-9.8, 58.0, 0.0), (-0.1, 0.995)),
        ]
        self._mask_level_cm = -1.0
        self._mask = np.zeros((HEIGHT, WIDTH), np.uint8)

    def next_picture(self, *, level_cm: float) -> Picture:
        level_m = min(max(level_cm / 100.0, 0.0), BANK_M - 0.1)
        self._water.advance((0.12, -0.7 - 0.5 * level_m))
        picture = self._ground.copy()
        cv2.copyTo(self._staff, self._staff_mask, picture)
        top, water = self._water.pixels(level_m)
        cv2.copyTo(water, self._reach(level_cm, level_m)[top:], picture[top:])
        self._bushes.lay(picture)
        moored = [replace(thing, place=(*thing.place[:2], level_m - 0.3)) for thing in self._boats]
        draw(picture, self._lens, moored, shadow=None)
        return picture

    def _reach(self, level_cm: float, level_m: float) -> NDArray[np.uint8]:
        """Return where there is water."""
        if abs(level_cm - self._mask_level_cm) >= 1.0:
            self._mask_level_cm = level_cm
            half = BED_HALF_M + SLOPE * level_m
            left, right = MIDDLE_M - half, MIDDLE_M + half
            behind = WALL_Y + WALL_M
            outline = [
                (left, NEAR_M),
                (left, FAR_M),
                (right, FAR_M),
                (right, behind),
                (WALL_X, behind),
                (WALL_X, WALL_Y),
            ]
            corners = [(x, y, level_m) for x, y in (*outline, (26.0, WALL_Y), (26.0, NEAR_M))]
            self._mask[:] = 0
            pixels = (self._lens.project(corners) * 16).astype(np.int32)
            cv2.fillPoly(self._mask, [pixels], 255, cv2.LINE_8, 4)
        return self._mask


def _backdrop(lens: Lens) -> tuple[Picture, Front]:
    back = Backdrop(lens, seed=52)
    back.sky((200, 176, 148), (222, 216, 208), clouds=0.75)
    back.ground(_banks)
    back.haze((208, 206, 200), from_m=120.0, full_m=420.0, most=0.8)
    chance = np.random.default_rng(9)
    for x in np.linspace(-150, 150, 40):
        size = float(chance.uniform(9, 15))
        back.standing(tree(int(x) + 500), (float(x), 330.0, 6.0), width_m=size * 1.5, height_m=size)
    for y in (260, 200, 150, 118, 92, 72, 56, 44):
        away = 26.0 + chance.uniform(0, 7)
        back.standing(tree(int(y) + 5), (MIDDLE_M - away - 3, y, 5.5), width_m=11, height_m=10)
        back.standing(palm(int(y) + 9), (MIDDLE_M + away + 4, y, 5.5), width_m=10, height_m=13)
        back.standing(bush(int(y)), (MIDDLE_M + away - 2, y, 5.0), width_m=7, height_m=2.6)
    _weir_wall(back)
    bare = back.finished(contrast=1.08)
    for y, x in (
        (96, -19),
        (78, -18.4),
        (63, -19),
        (52, -18),
        (43, -18.6),
        (35, -18),
        (29, -17.6),
        (24, -18.4),
        (20, -17.4),
    ):
        back.standing(bush(int(y * 3)), (x, y, 2.6), width_m=7.5, height_m=2.6)
    back.standing(tree(33), (-21.0, 31.0, 3.0), width_m=10, height_m=10.5)
    back.standing(palm(35), (-19.5, 47.0, 3.0), width_m=10, height_m=13)
    return bare, front_of(bare, back.finished(contrast=1.08))


def _weir_wall(back: Backdrop) -> None:
    """The concrete abutment on the right that carries the staff."""
    grey = plain_wall(3, length_m=20, height_m=7.0, colour=(168, 174, 176))
    x, y = WALL_X, WALL_Y
    back.wall(grey, [(x, y, 6.6), (26, y, 6.6), (26, y, -0.5), (x, y, -0.5)])
    side = plain_wall(5, length_m=WALL_M, height_m=7.0, colour=(132, 138, 142))
    back.wall(side, [(x, y + WALL_M, 6.6), (x, y, 6.6), (x, y, -0.5), (x, y + WALL_M, -0.5)])
    back.polygon([(x, y + WALL_M, 6.6), (26, y + WALL_M, 6.6), (26, y, 6.6), (x, y, 6.6)], (184, 190, 192))
    for post in np.linspace(x + 0.3, 24, 9):
        back.line((float(post), y + 0.2, 6.6), (float(post), y + 0.2, 7.7), (60, 150, 190), metres=0.1)
    for z in (7.2, 7.7):
        back.line((x + 0.3, y + 0.2, z), (24, y + 0.2, z), (60, 150, 190), metres=0.08)


def _banks(x: Plane, y: Plane) -> Paint:
    """The ground plane stands in for bed and banks; what lies higher is painted as if it were on it."""
    ground = Surface(x, y, (98, 122, 132), seed=53)
    out = np.abs(x - MIDDLE_M)
    ground.cover((112, 134, 146), band(out, 0.0, BED_HALF_M + 2.0, soft=2.0))
    ground.speckle(18.0, metres=11.0)
    ground.cover((140, 148, 152), band(out, BED_HALF_M + 2.0, BED_HALF_M + 9.0, soft=1.0))
    joints = np.maximum(band(out % 2.2, 0.0, 0.12), band(y % 5.0, 0.0, 0.14))
    lined = band(out, BED_HALF_M + 2.5, BED_HALF_M + 9.0)
    ground.cover((104, 112, 118), lined * joints * np.clip(1.3 - y / 60.0, 0.0, 0.7))
    ground.cover((96, 110, 112), lined * np.clip(ground.noise(metres=30.0) * 0.6, 0, 0.5))
    ground.grass(band(out, BED_HALF_M + 9.0, 4000.0, soft=1.5), colour=(70, 128, 104))
    ground.cover((150, 164, 172), band(out, BED_HALF_M + 15.0, BED_HALF_M + 18.0, soft=0.6))
    return ground.paint


def _staff_layer(lens: Lens) -> tuple[Picture, NDArray[np.uint8]]:
    """Return the gauge board and its mask."""
    texture = _staff_texture()
    rows, columns = texture.shape[:2]
    width_m, height_m = 2.0, 6.5
    corners = [
        (STAFF_X, STAFF_Y, height_m),
        (STAFF_X + width_m, STAFF_Y, height_m),
        (STAFF_X + width_m, STAFF_Y, 0.0),
        (STAFF_X, STAFF_Y, 0.0),
    ]
    target = (lens.project(corners) * OVER).astype(np.float32)
    source = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    warp = cv2.getPerspectiveTransform(source, target)
    size = (WIDTH * OVER, HEIGHT * OVER)
    board = cv2.resize(
        cv2.warpPerspective(texture, warp, size, flags=cv2.INTER_LINEAR),
        (WIDTH, HEIGHT),
        interpolation=cv2.INTER_AREA,
    )
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.fillConvexPoly(mask, (target / OVER * 16).astype(np.int32), 255, cv2.LINE_8, 4)
    return np.asarray(board, np.uint8), mask


def _staff_texture() -> Picture:
    """A peilschaal of 650 cm: a tooth every 10 cm, a number every 50, red above the alarm level."""
    rows, columns = int(6.5 * PX_M * 2), int(2.0 * PX_M * 2)
    board = np.full((rows, columns, 3), 236, np.uint8)
    face = cv2.FontFace("sans")
    for tenth in range(65):
        low = rows - int(tenth / 65 * rows)
        high = rows - int((tenth + 1) / 65 * rows)
        ink = (40, 40, 200) if tenth >= 45 else (40, 160, 220) if tenth >= 35 else (36, 36, 36)
        left = 0 if tenth % 2 == 0 else columns // 5
        cv2.rectangle(board, (left, high), (left + columns // 5, low), ink, -1)
        if tenth % 10 == 0 and tenth:
            cv2.line(board, (0, low), (columns, low), ink, 3)
            cv2.putText(board, str(tenth * 10), (columns // 4 + 8, low - 6), ink, face, 36, 800)
    cv2.rectangle(board, (0, 0), (columns - 1, rows - 1), (70, 70, 70), 3)
    return board
