"""The beach of Karangsong: waves, boats, palms."""

import math
from dataclasses import replace

import cv2
import numpy as np

from services.drill.cameras.backdrop import Backdrop
from services.drill.cameras.front import Front, front_of
from services.drill.cameras.greenery import bush, palm
from services.drill.cameras.lens import Lens
from services.drill.cameras.models import boat
from services.drill.cameras.palette import people
from services.drill.cameras.picture import FRAME_S, HEIGHT, WIDTH, Colour, Paint, Picture, Plane
from services.drill.cameras.solid import Thing, draw
from services.drill.cameras.street import Surface
from services.drill.cameras.texture import band, noise_sheet, sampled
from services.drill.cameras.traffic import Lane, Traffic
from services.drill.cameras.water import Water

SHORE_M = 36.0  # from the camera's foot to the water, where it looks straight ahead
LEAN = 0.42  # metres the shore comes nearer for each metre to the right
SHADOW: Colour = (126, 150, 162)
BREAKERS = 4
HALF = 2  # waves are computed at half the size
SEA_ROWS = 150  # below them there is sand only


class Coast:
    def __init__(self) -> None:
        self._lens = Lens(height_m=7.0, pitch_deg=10.0, yaw_deg=0.0, focal_px=500.0)
        self._ground, self._palms = _backdrop(self._lens)
        self._water = Water(
            self._lens, seed=61, low=(128, 122, 84), high=(176, 170, 128), ripple_m=34.0, stretch=0.55, mirror=0.25
        )
        x, y, is_ground = self._lens.ground(over=1)
        x, y, is_ground = x[::HALF, ::HALF], y[::HALF, ::HALF], is_ground[::HALF, ::HALF]
        self._out = np.where(is_ground, y + LEAN * x - SHORE_M, -99.0).astype(np.float32)
        self._rough = (sampled(noise_sheet(62), x, y, metres=55.0) * 2.2).astype(np.float32)
        self._fine = (sampled(noise_sheet(63), x, y, metres=7.0) * 75.0 + 112.0).astype(np.float32)
        self._second = 0.0
        self._afloat = [
            Thing(boat((150, 110, 60), (60, 60, 180)), (-20.0, 62.0, 0.0), (0.92, 0.39)),
            Thing(boat((90, 140, 80), (220, 220, 220)), (16.0, 74.0, 0.0), (-0.8, 0.6)),
            Thing(boat((60, 70, 160), (220, 220, 220)), (44.0, 118.0, 0.0), (0.97, -0.26)),
            Thing(boat((120, 90, 60), (70, 190, 230)), (-62.0, 150.0, 0.0), (1.0, 0.0)),
        ]
        self._ashore = [
            Thing(boat((70, 80, 170), (210, 210, 210)), (-8.5, 33.0, 0.0), (0.62, 0.785)),
            Thing(boat((140, 110, 50), (70, 190, 230)), (8.0, 26.5, 0.0), (-0.5, 0.866)),
        ]
        self._walkers = Traffic(
            [Lane((-20.0, 37.0), (16.0, 22.0), 1.0, (6.0, 20.0), people(), wander_m=2.0)], seed=6
        )

    def next_picture(self, *, level_cm: float) -> Picture:
        self._second += FRAME_S
        self._water.advance((0.25, -0.9))
        self._walkers.advance()
        picture = self._ground.copy()
        top, water = self._water.pixels(0.0)
        reach = 1.2 * math.sin(self._second * 0.7)
        self._sea(picture, top, water, reach)
        afloat = [
            replace(thing, place=(*thing.place[:2], 0.22 * math.sin(self._second * 1.3 + index * 1.9) - 0.25))
            for index, thing in enumerate(self._afloat)
        ]
        draw(picture, self._lens, afloat, shadow=None)
        self._palms.lay(picture)
        draw(picture, self._lens, self._ashore, shadow=SHADOW)
        self._walkers.draw(picture, self._lens, SHADOW)
        return picture

    def _sea(self, picture: Picture, top: int, water: Picture, reach: float) -> None:
        """Lay the water up to where the last wave ran out, then the breaking lines: they come in, grow and end."""
        bottom = min(HEIGHT, top + SEA_ROWS)
        half = np.s_[top // HALF : bottom // HALF]
        out, rough = self._out[half], self._rough[half]
        run = out + rough * 0.35 - reach
        wet = cv2.resize((run > 0.0).astype(np.uint8), (WIDTH, bottom - top), interpolation=cv2.INTER_NEAREST)
        cv2.copyTo(water[: bottom - top], wet, picture[top:bottom])
        foam = 1.0 - np.abs(run - 0.3) * 1.8
        line = out + rough
        for index in range(BREAKERS):
            phase = (index + 1.0 - (self._second * 0.075) % 1.0) / BREAKERS
            place_m, width_m = 2.0 + 30.0 * phase**1.4, 0.5 + 1.0 * phase
            foam = np.maximum(foam, (1.2 - np.abs(line - place_m) / width_m) * (1.15 - phase))
        light = np.clip(foam, 0.0, 1.0) * self._fine[half]
        large = cv2.resize(
            light.clip(0, 200).astype(np.uint8), (WIDTH, bottom - top), interpolation=cv2.INTER_LINEAR
        )
        cv2.add(picture[top:bottom], cv2.merge([large, large, large]), picture[top:bottom])


def _backdrop(lens: Lens) -> tuple[Picture, Front]:
    back = Backdrop(lens, seed=64)
    back.sky((208, 160, 104), (232, 218, 196), clouds=0.6, cloud_colour=(244, 242, 238))
    back.ground(_sand)
    bare = back.finished(contrast=1.05)
    for index, (x, y) in enumerate(((-23, 35), (-15.5, 29), (-13.5, 23))):
        back.standing(palm(700 + index), (x, y, 0), width_m=9, height_m=12.5 - index)
    for bx, by in ((-13, 20), (-16, 24), (-9.5, 15.2), (9.5, 13.5), (12.5, 15.0)):
        back.standing(bush(int(bx * 7 + 900)), (bx, by, 0), width_m=4.5, height_m=1.5)
    return bare, front_of(bare, back.finished(contrast=1.05))


def _sand(x: Plane, y: Plane) -> Paint:
    ground = Surface(x, y, (150, 178, 192), seed=65)
    ground.speckle(9.0, metres=4.0)
    ground.speckle(5.0, metres=23.0)
    out = y + LEAN * x - SHORE_M
    ground.cover((112, 140, 154), band(out, -4.5, 4000.0, soft=3.0) * 0.85)
    ground.cover((176, 172, 132), band(out, 2.0, 100_000.0, soft=1.0))
    ground.cover(
        (96, 122, 128), band(out, -7.4, -6.6, soft=0.8) * np.clip(ground.noise(metres=12.0) + 0.3, 0, 0.6)
    )
    return ground.paint
