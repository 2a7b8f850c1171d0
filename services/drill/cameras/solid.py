"""Things made of boxes that move: their faces, and how they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from services.drill.cameras.lens import Lens, Points
from services.drill.cameras.picture import HEIGHT, WIDTH, Colour, Picture

_LIGHT = {"top": 1.08, "right": 0.86, "left": 0.66, "front": 0.78, "back": 0.74}
_SUB = 16  # subpixels: movement is smooth
FINE_PX = 7.0  # below so many pixels a metre nobody sees a window
Place = tuple[float, float, float]
Way = tuple[float, float]
_MIDDLE = np.array([WIDTH / 2, HEIGHT / 2])


@dataclass(frozen=True, slots=True)
class Box:
    """Metres: x across, y along the way of travel (front is +y), z up. ``top`` narrows the roof by that share."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]
    colour: Colour
    taper: float = 0.0


@dataclass(frozen=True, slots=True)
class Decal:
    """A patch on a face of the box before it: shares of the face's width and height."""

    face: str
    across: tuple[float, float]
    up: tuple[float, float]
    colour: Colour


class Solid:
    """One model. Its corners are turned once for each direction it is seen to go; then a draw is one addition."""

    def __init__(self, parts: Sequence[Box | Decal], *, shadow: tuple[float, float]) -> None:
        corners: list[Points] = []
        self.paints: list[tuple[Colour, bool]] = []  # of each face: colour, and whether it is a mere detail
        box: Box | None = None
        for part in parts:
            if isinstance(part, Box):
                box = part
                corners += [_face(part, face) for face in _LIGHT]
                self.paints += [(_lit(part.colour, lit), False) for lit in _LIGHT.values()]
            elif box is not None:
                corners.append(_patch(_face(box, part.face), part))
                self.paints.append((part.colour, True))
        self.width_m, self.length_m = shadow
        self._corners = np.array([*corners, self._ground()])
        self._turned: dict[tuple[Lens, Way], Points] = {}

    def faces(self, lens: Lens, way: Way) -> Points:
        """Return the corners of all faces as the camera sees them from their place, the shadow's last."""
        turned = self._turned.get((lens, way))
        if turned is None:
            world = self._corners.copy()
            x, y = self._corners[..., 0], self._corners[..., 1]
            world[..., 0] = x * way[1] + y * way[0]
            world[..., 1] = y * way[1] - x * way[0]
            turned = self._turned[lens, way] = lens.turned(world)
        return turned

    def _ground(self) -> Points:
        """Return the shadow's corners: the sun stands behind on the left."""
        half_w, half_l = self.width_m * 0.6, self.length_m * 0.52
        flat = [(-half_w, -half_l), (-half_w, half_l), (half_w + 0.45, half_l), (half_w + 0.45, -half_l)]
        return np.array([(x, y, 0.0) for x, y in flat])


@dataclass(frozen=True, slots=True)
class Thing:
    """A solid standing at ``place`` and facing along the unit vector ``way``."""

    solid: Solid
    place: Place
    way: Way


def draw(picture: Picture, lens: Lens, things: Sequence[Thing], *, shadow: Colour | None) -> None:
    """Draw ``things``, the farthest first. All corners go through the lens at once: 14 vehicles take 0.6 ms."""
    visible = _in_sight(lens, things)
    if not visible:
        return
    faces = [thing.solid.faces(lens, thing.way) + seen for thing, seen in visible]
    pixels = lens.pixels(np.concatenate(faces))
    edge, other = pixels[:, 1] - pixels[:, 0], pixels[:, 3] - pixels[:, 0]
    is_facing = (edge[:, 0] * other[:, 1] - edge[:, 1] * other[:, 0] > 0).tolist()
    corners = (pixels * _SUB).astype(np.int32)
    first = 0
    for (thing, seen), part in zip(visible, faces, strict=True):
        last = first + len(part) - 1
        if shadow is not None:
            cv2.fillConvexPoly(picture, corners[last], shadow, cv2.LINE_AA, 4)
        is_far = lens.focal_px / seen[2] < FINE_PX
        for index, (colour, is_fine) in enumerate(thing.solid.paints, start=first):
            if is_facing[index] and not (is_far and is_fine):
                cv2.fillConvexPoly(picture, corners[index], colour, cv2.LINE_AA, 4)
        first = last + 1


def _in_sight(lens: Lens, things: Sequence[Thing]) -> list[tuple[Thing, Points]]:
    """Return the things whose middle is not far outside the picture, from far to near, with where they are seen."""
    if not things:
        return []
    seen = lens.seen([thing.place for thing in things])
    centres = lens.pixels(seen)
    reach = (
        np.array([max(thing.solid.length_m, 2.5) for thing in things])
        * lens.focal_px
        / np.maximum(seen[:, 2], 0.1)
    )
    is_near = (np.abs(centres - _MIDDLE) < _MIDDLE + reach[:, None]).all(axis=1) & (reach < 2.0 * WIDTH)
    order = np.argsort(-seen[:, 2])
    return [(things[index], seen[index]) for index in order.tolist() if is_near[index]]


def _face(box: Box, face: str) -> Points:
    """Return the corners clockwise as seen from outside: top left, top right, bottom right, bottom left."""
    (x0, x1), (y0, y1), (z0, z1) = box.x, box.y, box.z
    dx, dy = (x1 - x0) / 2 * box.taper, (y1 - y0) / 2 * box.taper
    match face:
        case "top":
            points = [
                (x0 + dx, y1 - dy, z1),
                (x1 - dx, y1 - dy, z1),
                (x1 - dx, y0 + dy, z1),
                (x0 + dx, y0 + dy, z1),
            ]
        case "front":
            points = [(x1 - dx, y1 - dy, z1), (x0 + dx, y1 - dy, z1), (x0, y1, z0), (x1, y1, z0)]
        case "back":
            points = [(x0 + dx, y0 + dy, z1), (x1 - dx, y0 + dy, z1), (x1, y0, z0), (x0, y0, z0)]
        case "right":
            points = [(x1 - dx, y0 + dy, z1), (x1 - dx, y1 - dy, z1), (x1, y1, z0), (x1, y0, z0)]
        case _:
            points = [(x0 + dx, y1 - dy, z1), (x0 + dx, y0 + dy, z1), (x0, y0, z0), (x0, y1, z0)]
    return np.array(points)


def _patch(face: Points, decal: Decal) -> Points:
    top_left, top_right, bottom_right, bottom_left = face

    def spot(across: float, up: float) -> Points:
        low = bottom_left + (bottom_right - bottom_left) * across
        high = top_left + (top_right - top_left) * across
        return np.asarray(low + (high - low) * up)

    (a0, a1), (u0, u1) = decal.across, decal.up
    return np.array([spot(a0, u1), spot(a1, u1), spot(a1, u0), spot(a0, u0)])


def _lit(colour: Colour, light: float) -> Colour:
    blue, green, red = (min(250, int(c * light)) for c in colour)
    return blue, green, red
