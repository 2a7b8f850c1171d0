"""A pinhole camera on a pole: metres on the ground to pixels and back."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from services.drill.cameras.picture import HEIGHT, WIDTH, Plane

Points = NDArray[np.float64]
NEAREST_M = 0.3
_CENTRE = np.array([WIDTH / 2, HEIGHT / 2])
_FLIP = np.array([1.0, -1.0])  # rows count downwards


class Lens:
    """``height_m`` above the ground, tilted down by ``pitch_deg``, turned to the right by ``yaw_deg``.

    The world: x to the right, y away from the camera (both before turning), z up; the camera stands over (0, 0).
    ``focal_px`` at the size of the finished picture.
    """

    def __init__(
        self, *, height_m: float, pitch_deg: float, yaw_deg: float = 0.0, focal_px: float = 520.0
    ) -> None:
        self.height_m, self.focal_px = height_m, focal_px
        self._yaw, self._pitch = math.radians(yaw_deg), math.radians(pitch_deg)
        cos_yaw, sin_yaw = math.cos(self._yaw), math.sin(self._yaw)
        cos_p, sin_p = math.cos(self._pitch), math.sin(self._pitch)
        self._turn = np.array(
            [
                [cos_yaw, -sin_yaw, 0.0],  # right
                [sin_yaw * sin_p, cos_yaw * sin_p, cos_p],  # up
                [sin_yaw * cos_p, cos_yaw * cos_p, -sin_p],  # ahead
            ]
        )
        self._stand = np.array([0.0, 0.0, height_m])

    def turned(self, directions: ArrayLike) -> Points:
        """Return world directions as (right, up, ahead) of the camera."""
        return np.asarray(np.asarray(directions, np.float64) @ self._turn.T)

    def seen(self, points: ArrayLike) -> Points:
        """Return world points as (right, up, ahead) of the camera, in metres."""
        return self.turned(np.asarray(points, np.float64) - self._stand)

    def pixels(self, seen: Points) -> Points:
        """Return pixels (..., 2) of what ``seen`` gave. What lies behind the camera is pushed before it."""
        scale = self.focal_px / np.maximum(seen[..., 2:3], NEAREST_M)
        return np.asarray(_CENTRE + seen[..., :2] * scale * _FLIP)

    def project(self, points: ArrayLike) -> Points:
        """Return pixels (..., 2) of world points (..., 3)."""
        return self.pixels(self.seen(points))

    def depth_m(self, x: float, y: float) -> float:
        """Return how far ahead a point on the ground is."""
        ahead = self._turn[2]
        return float(x * ahead[0] + y * ahead[1] - self.height_m * ahead[2])

    def pixels_per_metre(self, x: float, y: float) -> float:
        return self.focal_px / max(NEAREST_M, self.depth_m(x, y))

    def horizon_px(self) -> float:
        """Return the row at which a plane ground ends."""
        return HEIGHT / 2 - self.focal_px * math.tan(self._pitch)

    def ground(self, *, over: int, level_m: float = 0.0) -> tuple[Plane, Plane, NDArray[np.bool_]]:
        """Return x and y in metres for each pixel at ``over`` times the size, and where there is ground at all."""
        rows, columns = np.mgrid[0 : HEIGHT * over, 0 : WIDTH * over].astype(np.float32)
        right = (columns / over - WIDTH / 2) / self.focal_px
        up = (HEIGHT / 2 - rows / over) / self.focal_px
        yaw, pitch = self._yaw, self._pitch
        fall = math.sin(pitch) - up * math.cos(pitch)
        is_ground = fall > 1e-3
        reach = (self.height_m - level_m) / np.where(is_ground, fall, 1.0)
        ahead = (math.cos(pitch) + up * math.sin(pitch)) * reach
        aside = right * reach
        x = aside * math.cos(yaw) + ahead * math.sin(yaw)
        y = -aside * math.sin(yaw) + ahead * math.cos(yaw)
        return x.astype(np.float32), y.astype(np.float32), is_ground
