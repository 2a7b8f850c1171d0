"""What a picture is here."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 640, 360
FRAME_S = 0.1

Picture = NDArray[np.uint8]  # (height, width, 3), BGR
Plane = NDArray[np.floating[Any]]  # (height, width)
Paint = NDArray[np.floating[Any]]  # (height, width, 3) BGR or (..., 4) BGRA with alpha 0..1, colours 0..255
Colour = tuple[int, int, int]  # BGR
