"""One camera's finished picture: the scene, the weather before the lens, the sensor's noise, the burnt-in text."""

from collections.abc import Callable
from datetime import datetime

import cv2
import numpy as np

from services.drill.cameras.overlay import Overlay
from services.drill.cameras.picture import HEIGHT, WIDTH, Picture
from services.drill.cameras.scene import Scene
from services.drill.weather import Weather

NOISE = 5.0  # of 255, at the sensor
SHEETS = 7  # noise sheets and offsets make a picture that never repeats within a minute
DARK_LEVEL = 0.03


class Shot:
    """``make_scene`` is called when somebody first looks. ``seed`` that of the noise.

    One thread draws.
    """

    def __init__(
        self, make_scene: Callable[[], Scene], name: str, weather: Callable[[], Weather], *, seed: int
    ) -> None:
        self._make_scene = make_scene
        self._scene: Scene | None = None
        self._overlay = Overlay(name)
        self._weather = weather
        self._chance = np.random.default_rng(seed)
        self._noise = [_noise_sheet(self._chance) for _ in range(SHEETS)]
        self._streaks = _streak_sheet(self._chance)

    def prepare(self) -> None:
        """Draw what stands still, if that has not been done: about a second of work."""
        self._ready_scene()

    def picture(self, now: datetime) -> Picture:
        weather = self._weather()
        picture = self._ready_scene().next_picture(level_cm=weather.level_cm)
        if weather.rain > 0.02:
            picture = self._rained_on(picture, weather.rain)
        return self._finished(picture, now)

    def dark_picture(self, now: datetime) -> Picture:
        """Return what a covered lens sees; only noise and the burnt-in text are left."""
        picture = np.full((HEIGHT, WIDTH, 3), 4, np.uint8)
        finished = self._finished(picture, now)
        return (finished * 0.3).astype(np.uint8)

    def _ready_scene(self) -> Scene:
        if self._scene is None:
            self._scene = self._make_scene()
        return self._scene

    def _finished(self, picture: Picture, now: datetime) -> Picture:
        self._with_noise(picture)
        self._overlay.burn(picture, now)
        return picture

    def _with_noise(self, picture: Picture) -> None:
        sheet = self._noise[self._chance.integers(SHEETS)]
        x, y = int(self._chance.integers(64)), int(self._chance.integers(64))
        part = sheet[y : y + HEIGHT, x : x + WIDTH]
        cv2.add(picture, part, picture)

    def _rained_on(self, picture: Picture, rain: float) -> Picture:
        grey = cv2.convertScaleAbs(picture, alpha=1.0 - 0.28 * rain, beta=14.0 * rain)
        x, y = int(self._chance.integers(200)), int(self._chance.integers(200))
        drops = cv2.convertScaleAbs(self._streaks[y : y + HEIGHT, x : x + WIDTH], alpha=rain)
        return np.asarray(cv2.add(grey, drops), np.uint8)


def _noise_sheet(chance: np.random.Generator) -> Picture:
    """Return brightness noise with a little colour, never below 0: pictures leave that much room."""
    shape = (HEIGHT + 64, WIDTH + 64)
    grey = chance.normal(NOISE, NOISE * 0.5, (*shape, 1))
    tint = chance.normal(0.0, NOISE * 0.2, (*shape, 3))
    return np.clip(grey + tint, 0, 255).astype(np.uint8)


def _streak_sheet(chance: np.random.Generator) -> Picture:
    sheet = np.zeros((HEIGHT + 200, WIDTH + 200, 3), np.uint8)
    for _ in range(420):
        x, y = int(chance.integers(WIDTH + 200)), int(chance.integers(HEIGHT + 200))
        length = int(chance.integers(14, 44))
        light = int(chance.integers(22, 66))
        cv2.line(sheet, (x, y), (x - length // 6, y + length), (light, light, light), 1, cv2.LINE_AA)
    return sheet
