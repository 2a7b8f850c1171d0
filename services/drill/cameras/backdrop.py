"""The part of a scene that stands still, drawn once at twice the size and then reduced."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from services.drill.cameras.lens import Lens
from services.drill.cameras.picture import HEIGHT, WIDTH, Colour, Paint, Picture, Plane
from services.drill.cameras.texture import gradient, lay, noise_sheet, sampled

OVER = 2  # drawn that much larger
Shader = Callable[[Plane, Plane], Paint]


class Backdrop:
    """Painted from far to near; whoever paints keeps that order."""

    def __init__(self, lens: Lens, *, seed: int) -> None:
        self.lens = lens
        self._seed = seed
        self.metres = lens.ground(over=OVER)  # x, y and where there is ground
        self.paint: Paint = np.zeros((HEIGHT * OVER, WIDTH * OVER, 3), np.float32)

    def sky(
        self, top: Colour, bottom: Colour, *, clouds: float = 0.5, cloud_colour: Colour = (238, 238, 236)
    ) -> None:
        rows = int(max(2, self.lens.horizon_px() * OVER + 4))
        rows = min(rows, HEIGHT * OVER)
        sky = gradient(rows, WIDTH * OVER, top, bottom)
        y, x = np.mgrid[0:rows, 0 : WIDTH * OVER].astype(np.float32)
        away = 1.0 + (rows - y) / max(1, rows) * 2.0
        cover = sampled(noise_sheet(self._seed + 7), x / away, y * 2.2, metres=900.0)
        lay(sky, cloud_colour, np.clip(cover * 0.9 + clouds - 0.5, 0.0, 0.9))
        self.paint[:rows] = sky

    def ground(self, shader: Shader) -> None:
        """Colour the ground by a function of x and y in metres."""
        self.ground_where(shader, lambda x, y: np.ones(x.shape, np.bool_))

    def ground_where(self, shader: Shader, is_here: Callable[[Plane, Plane], NDArray[np.bool_]]) -> None:
        """Colour a part of the ground over what is there already."""
        x, y, is_ground = self.metres
        here = is_ground & is_here(x, y)
        rows = np.flatnonzero(here.any(axis=1))
        below = np.s_[rows[0] : rows[-1] + 1]
        np.copyto(self.paint[below], shader(x[below], y[below]), where=here[below][..., None])

    def replace(self, picture: Picture) -> None:
        """Go on painting on a finished picture."""
        size = (WIDTH * OVER, HEIGHT * OVER)
        self.paint = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC).astype(np.float32)

    def haze(self, colour: Colour, *, from_m: float, full_m: float, most: float = 0.75) -> None:
        """Let the far ground fade into the air."""
        x, y, is_ground = self.metres
        thick = np.clip((np.hypot(x, y) - from_m) / (full_m - from_m), 0.0, most)
        thick[~is_ground] = 0.0
        lay(self.paint, colour, thick)

    def polygon(self, points: ArrayLike, colour: Colour, *, opacity: float = 1.0) -> None:
        corners = (self.lens.project(points) * OVER * 16).round().astype(np.int32)
        if opacity >= 1.0:
            cv2.fillPoly(self.paint, [corners], colour, cv2.LINE_AA, 4)
            return
        mask = np.zeros(self.paint.shape[:2], np.float32)
        cv2.fillPoly(mask, [corners], opacity, cv2.LINE_8, 4)
        lay(self.paint, colour, mask)

    def line(self, a: ArrayLike, b: ArrayLike, colour: Colour, *, metres: float) -> None:
        """Draw a bar of the given thickness between two points."""
        ends = self.lens.project(np.array([a, b], np.float64))
        spot = np.asarray(a, np.float64)
        thick = max(1, round(self.lens.pixels_per_metre(spot[0], spot[1]) * metres * OVER))
        start, end = ((int(p[0] * OVER), int(p[1] * OVER)) for p in np.clip(ends, -4000, 4000))
        cv2.line(self.paint, start, end, colour, thick, cv2.LINE_AA)

    def wall(self, texture: Paint, corners: ArrayLike) -> None:
        """Stand a texture up: ``corners`` are its top left, top right, bottom right and bottom left in the world."""
        target = (self.lens.project(corners) * OVER).astype(np.float32)
        left, top = np.clip(np.floor(target.min(axis=0)), 0, None).astype(int).tolist()
        right, bottom = (
            np.minimum(np.ceil(target.max(axis=0)) + 1, (WIDTH * OVER, HEIGHT * OVER)).astype(int).tolist()
        )
        if right <= left or bottom <= top:
            return
        rows, columns = texture.shape[:2]
        source = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
        target -= np.array([left, top], np.float32)
        warp = cv2.getPerspectiveTransform(source, target)
        size = (right - left, bottom - top)
        seen = cv2.warpPerspective(texture, warp, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        mask = np.zeros(size[::-1], np.float32)
        cv2.fillConvexPoly(mask, (target * 16).round().astype(np.int32), 1.0, cv2.LINE_AA, 4)
        lay(self.paint[top:bottom, left:right], np.asarray(seen, np.float32), mask)

    def standing(self, texture: Paint, place: Sequence[float], *, width_m: float, height_m: float) -> None:
        """Put up a flat BGRA texture that faces the camera, its foot's middle at ``place``."""
        foot = self.lens.project([place])[0] * OVER
        scale = self.lens.pixels_per_metre(place[0], place[1]) * OVER
        width, height = max(2, round(width_m * scale)), max(2, round(height_m * scale))
        small = np.asarray(cv2.resize(texture, (width, height), interpolation=cv2.INTER_AREA), np.float32)
        left, top = round(foot[0] - width / 2), round(foot[1] - height)
        x0, y0 = max(0, left), max(0, top)
        x1, y1 = min(WIDTH * OVER, left + width), min(HEIGHT * OVER, top + height)
        if x1 > x0 and y1 > y0:
            part = small[y0 - top : y1 - top, x0 - left : x1 - left]
            lay(self.paint[y0:y1, x0:x1], part[..., :3], part[..., 3])

    def glow(self, place: Sequence[float], colour: Colour, *, radius_m: float, strength: float) -> None:
        """Add light around a point in the world."""
        centre = self.lens.project([place])[0] * OVER
        radius = self.lens.pixels_per_metre(place[0], place[1]) * radius_m * OVER
        reach = int(radius * 3.2)
        left, top = max(0, int(centre[0]) - reach), max(0, int(centre[1]) - reach)
        right, bottom = min(WIDTH * OVER, int(centre[0]) + reach), min(HEIGHT * OVER, int(centre[1]) + reach)
        if right <= left or bottom <= top:
            return
        rows, columns = np.mgrid[top:bottom, left:right].astype(np.float32)
        away = np.hypot(columns - centre[0], rows - centre[1]) / radius
        light = np.exp(-(away**2) * 2.0) + np.exp(-away * 1.6) * 0.3 - 0.002
        light = np.clip(light * strength, 0.0, None).astype(np.float32)
        self.paint[top:bottom, left:right] += light[..., None] * np.asarray(colour, np.float32)

    def finished(self, *, contrast: float = 1.0, vignette: float = 0.22) -> Picture:
        """Return the picture at its size, as a cheap lens would give it."""
        soft = cv2.GaussianBlur(self.paint, (0, 0), 0.9)
        small = cv2.resize(soft, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
        rows, columns = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
        corner = 1.0 - vignette * (rows**2 * 0.5 + columns**2 * 0.5) ** 1.5
        toned = ((small - 118.0) * contrast + 118.0) * corner[..., None]
        return np.asarray(np.clip(toned, 0, 250), np.uint8)
