"""A sheet of moving water seen in perspective."""

import cv2
import numpy as np
from cv2.typing import MatLike

from services.drill.cameras.lens import Lens
from services.drill.cameras.picture import FRAME_S, HEIGHT, WIDTH, Colour, Picture
from services.drill.cameras.texture import SHEET, noise_sheet

SKY: Colour = (222, 214, 202)
HALF = 2  # computed at half the size: water has no edges


class Water:
    """Fills rows from ``top_px`` down with water that flows along ``flow_ms`` (x, y) and glitters at ripples."""

    def __init__(
        self, lens: Lens, *, seed: int, low: Colour, high: Colour, ripple_m: float, stretch: float, mirror: float
    ) -> None:
        self._lens = lens
        self._mirror = mirror
        sheet = noise_sheet(seed, octaves=6, smooth=0.72)
        share = np.clip(sheet * 0.42 + 0.42, 0.0, 1.0)[..., None]
        tinted = np.asarray(low, np.float32) * (1 - share) + np.asarray(high, np.float32) * share
        glint = np.clip((sheet - 1.15) * 90.0, 0, 70)[..., None]
        once = np.clip(tinted + glint, 0, 250).astype(np.uint8)
        self._tiled: Picture = np.tile(once, (2, 2, 1))  # so that a window of it can start anywhere
        self._ripple_m, self._stretch = ripple_m, stretch
        self._moved = np.zeros(2)
        self._level_m: float | None = None
        self._top = 0
        self._clear: Picture = np.zeros((1, 1, 3), np.uint8)
        self._sky: Picture = np.zeros((1, 1, 3), np.uint8)
        self._columns: MatLike = np.zeros((1, 1, 2), np.int16)  # where in the window each pixel looks
        self._rows: MatLike = np.zeros((1, 1), np.uint16)

    def advance(self, flow_ms: tuple[float, float]) -> None:
        self._moved += np.array(flow_ms) * FRAME_S

    def pixels(self, level_m: float) -> tuple[int, Picture]:
        """Return the first row and the picture of the water from there down, for a surface at ``level_m``."""
        self._look(level_m)
        scale = SHEET / self._ripple_m
        left = int(-self._moved[0] * scale) % SHEET
        top = int(-self._moved[1] * scale / self._stretch) % SHEET
        window = self._tiled[top : top + SHEET, left : left + SHEET]
        small = cv2.remap(window, self._columns, self._rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        mirrored = cv2.add(cv2.multiply(small, self._clear, scale=1.0 / 255.0), self._sky)
        large = cv2.resize(mirrored, (WIDTH, HEIGHT - self._top), interpolation=cv2.INTER_LINEAR)
        return self._top, np.asarray(large, np.uint8)

    def _look(self, level_m: float) -> None:
        if self._level_m is not None and abs(level_m - self._level_m) < 0.02:
            return
        self._level_m = level_m
        x, y, is_water = self._lens.ground(over=1, level_m=level_m)
        self._top = int(np.flatnonzero(is_water.any(axis=1))[0]) & ~1
        part = np.s_[self._top :: HALF, ::HALF]
        scale = SHEET / self._ripple_m
        away = np.hypot(x[part], y[part])
        grazing = (self._lens.height_m - level_m) / np.hypot(away, self._lens.height_m - level_m)
        mirror = (1.0 - grazing)[..., None] ** 4 * self._mirror
        self._clear = np.repeat((255.0 * (1.0 - mirror)).astype(np.uint8), 3, axis=2)
        self._sky = (mirror * np.asarray(SKY, np.float32)).astype(np.uint8)
        columns = (x[part] * scale % SHEET).astype(np.float32)
        rows = (y[part] * scale / self._stretch % SHEET).astype(np.float32)
        self._columns, self._rows = cv2.convertMaps(columns, rows, cv2.CV_16SC2)
