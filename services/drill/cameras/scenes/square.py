"""The alun-alun: lawn, paths, trees, the great mosque behind, the flag."""

import math

import cv2
import numpy as np

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.greenery import bush, palm, tree
from services.drill.cameras.lens import Lens
from services.drill.cameras.palette import becaks, cars, motorcycles, people
from services.drill.cameras.picture import FRAME_S, Colour, Paint, Picture, Plane
from services.drill.cameras.street import Surface
from services.drill.cameras.texture import band
from services.drill.cameras.traffic import Lane, Traffic

SHADOW: Colour = (104, 112, 116)
POLE = (3.5, 34.0)
POLE_M = 11.2
FLAG_M = (3.6, 2.4)


class Square:
    def __init__(self) -> None:
        self._lens = Lens(height_m=9.5, pitch_deg=13.0, yaw_deg=-3.0, focal_px=520.0)
        self._ground = _backdrop(self._lens)
        walkers = people()
        self._traffic = Traffic(
            [
                Lane((-30.0, 26.0), (32.0, 26.0), 1.2, (3.0, 9.0), walkers, wander_m=1.4),
                Lane((32.0, 43.0), (-30.0, 43.0), 1.2, (4.0, 11.0), walkers, wander_m=1.2),
                Lane((1.2, 56.0), (1.2, 12.0), 1.1, (4.0, 10.0), walkers, wander_m=1.2),
                Lane((3.2, 12.0), (3.2, 56.0), 1.1, (4.0, 10.0), walkers, wander_m=1.2),
                Lane((-46.0, 63.0), (50.0, 63.0), 7.0, (3.0, 9.0), cars() + motorcycles() * 2, wander_m=0.6),
                Lane((-20.0, 13.5), (24.0, 13.5), 2.2, (7.0, 18.0), becaks() + motorcycles()[:2], wander_m=0.6),
            ],
            seed=12,
        )
        self._second = 0.0

    def next_picture(self, *, level_cm: float) -> Picture:
        self._second += FRAME_S
        self._traffic.advance()
        picture = self._ground.copy()
        self._traffic.draw(picture, self._lens, SHADOW)
        self._flag(picture)
        return picture

    def _flag(self, picture: Picture) -> None:
        """Red over white, waving to the right."""
        x, y = POLE
        along = np.linspace(0.0, 1.0, 9)
        wave = 0.22 * along * np.sin(self._second * 4.2 - along * 5.5) - 0.5 * along**2 * (
            0.6 + 0.3 * math.sin(self._second * 0.5)
        )
        for top, bottom, colour in ((0.0, 0.5, (48, 44, 200)), (0.5, 1.0, (236, 236, 236))):
            upper = [
                (x + a * FLAG_M[0], y, POLE_M - 0.2 + w - top * FLAG_M[1])
                for a, w in zip(along, wave, strict=True)
            ]
            lower = [
                (x + a * FLAG_M[0], y, POLE_M - 0.2 + w - bottom * FLAG_M[1])
                for a, w in zip(along, wave, strict=True)
            ]
            corners = (self._lens.project([*upper, *reversed(lower)]) * 16).astype(np.int32)
            cv2.fillPoly(picture, [corners], colour, cv2.LINE_AA, 4)


def _backdrop(lens: Lens) -> Picture:
    back = Backdrop(lens, seed=81)
    back.sky((214, 168, 112), (232, 220, 202), clouds=0.58)
    back.ground(_shader)
    back.haze((214, 208, 200), from_m=90.0, full_m=300.0)
    for far in range(-90, 100, 9):
        back.standing(tree(far + 400), (far, 130, 0), width_m=13, height_m=11 + far % 4)
    _mosque(back)
    for beside in (-44, -36, -29, 27, 34, 42):
        back.standing(tree(beside + 800), (beside, 70, 0), width_m=9, height_m=9)
    for by in (-22, -17, 19, 24):
        back.standing(palm(by + 60), (by, 66.5, 0), width_m=7, height_m=10)
    for mid in (-26, -19, -12, 13, 20, 27):
        back.standing(tree(mid + 610), (mid, 50, 0), width_m=6.5, height_m=7)
    for x in np.arange(-26, 30, 4.2):
        if abs(x - 2) > 3:
            back.standing(bush(int(x * 5) + 300), (float(x), 30.4, 0), width_m=3.2, height_m=0.9)
    for x, y in ((-13.0, 21.5), (16.0, 21.0)):
        back.standing(tree(int(x) + 70), (x, y, 0), width_m=6.5, height_m=7.5)
    for x, y in ((-6.5, 30.5), (10.5, 30.5), (-6.5, 47.0), (10.5, 47.0)):
        back.line((x, y, 0), (x, y, 5.2), (60, 80, 60), metres=0.14)
        back.line((x, y, 5.1), (x, y, 5.5), (222, 232, 236), metres=0.5)
    back.line((POLE[0], POLE[1], 0), (POLE[0], POLE[1], POLE_M), (206, 208, 208), metres=0.16)
    back.polygon([(2.2, 33.3, 0.5), (4.8, 33.3, 0.5), (4.8, 33.3, 0), (2.2, 33.3, 0)], (196, 204, 208))
    back.polygon([(2.2, 34.7, 0.5), (4.8, 34.7, 0.5), (4.8, 33.3, 0.5), (2.2, 33.3, 0.5)], (220, 226, 228))
    return back.finished(contrast=1.06)


def _mosque(back: Backdrop) -> None:
    y, wall, shade, green = 84.0, (214, 222, 226), (176, 188, 194), (104, 136, 58)
    back.polygon([(-17, y, 8), (17, y, 8), (17, y, 0), (-17, y, 0)], wall)
    back.polygon([(-17.6, y - 0.4, 8.6), (17.6, y - 0.4, 8.6), (17.6, y - 0.4, 7.8), (-17.6, y - 0.4, 7.8)], green)
    for index in range(9):
        x = -15.2 + index * 3.8
        arch = [(x + 1.15 * math.cos(a), y - 0.2, 4.6 + 1.5 * math.sin(a)) for a in np.linspace(0, math.pi, 12)]
        back.polygon([*arch, (x - 1.15, y - 0.2, 0.4), (x + 1.15, y - 0.2, 0.4)], (96, 92, 78))
    back.polygon([(-9, y, 11.5), (9, y, 11.5), (9.4, y, 8), (-9.4, y, 8)], shade)
    for x, radius, base in ((0.0, 6.4, 11.5), (-12.5, 2.5, 8.6), (12.5, 2.5, 8.6)):
        dome = [
            (x + radius * math.cos(a), y, base + radius * 1.12 * math.sin(a) ** 0.85)
            for a in np.linspace(0.0, math.pi, 36)
        ]
        back.polygon(dome, green)
        lit = [(px * 0.55 + x * 0.45 - radius * 0.2, py, base + (pz - base) * 0.9) for px, py, pz in dome]
        back.polygon(lit, (132, 164, 84), opacity=0.6)
        back.line((x, y, base + radius * 1.1), (x, y, base + radius * 1.1 + 1.6), (90, 190, 220), metres=0.2)
    for x in (-23.5, 23.5):
        back.polygon([(x - 1.5, y, 24), (x + 1.5, y, 24), (x + 1.9, y, 0), (x - 1.9, y, 0)], wall)
        back.polygon([(x + 0.3, y, 24), (x + 1.5, y, 24), (x + 1.9, y, 0), (x + 0.4, y, 0)], shade)
        for z in (9.0, 17.0, 23.4):
            back.polygon([(x - 2.2, y, z + 0.7), (x + 2.2, y, z + 0.7), (x + 2.2, y, z), (x - 2.2, y, z)], green)
        back.polygon([(x - 1.4, y, 24.1), (x, y, 29.5), (x + 1.4, y, 24.1)], green)


def _shader(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (150, 160, 164), seed=83)
    ground.grass(band(y, 10.0, 58.0), colour=(66, 132, 98))
    mown = ((np.floor(x / 3.0) % 2) * 0.16).astype(np.float32)
    ground.cover((86, 160, 122), band(y, 10.0, 58.0) * mown)
    paths = np.maximum(
        np.maximum(band(y, 24.0, 29.0), band(y, 41.5, 45.0)), band(x, -0.4, 5.0) * band(y, 0.0, 60.0)
    )
    centre = np.hypot(x - POLE[0], y - POLE[1])
    paths = np.maximum(paths, band(centre, -1.0, 6.6))
    paths = np.maximum(paths, band(y, 0.0, 17.0))
    ground.pavement(paths, colour=(158, 172, 184), tile_m=1.0)
    ground.cover((96, 116, 168), band(centre, 5.6, 6.4) * 0.7)
    ground.cover((120, 140, 176), band(centre, 2.4, 3.0) * 0.7)
    ground.asphalt(band(y, 59.0, 67.5))
    ground.cover((210, 214, 214), np.maximum(band(y, 58.6, 59.0), band(y, 16.8, 17.1)))
    return ground.paint
