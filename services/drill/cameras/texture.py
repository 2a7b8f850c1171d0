"""Surfaces: noise of many scales, and what is painted with it."""

import cv2
import numpy as np

from services.drill.cameras.picture import Colour, Paint, Plane

SHEET = 512
REACH = 30_000.0  # pixels: farther than this remap's fixed point does not count


def noise_sheet(seed: int, *, octaves: int = 6, smooth: float = 0.55) -> Plane:
    """Return a (512, 512) sheet of soft noise, mean 0, about -1..1, that repeats without a seam."""
    chance = np.random.default_rng(seed)
    sheet = np.zeros((SHEET, SHEET), np.float32)
    for octave in range(octaves):
        size = 4 << octave
        grid = chance.normal(0.0, 1.0, (size, size)).astype(np.float32)
        around = np.pad(grid, 2, mode="wrap")
        step = SHEET // size
        large = cv2.resize(around, ((size + 4) * step, (size + 4) * step), interpolation=cv2.INTER_CUBIC)
        sheet += large[2 * step : 2 * step + SHEET, 2 * step : 2 * step + SHEET] * smooth**octave
    return (sheet / (np.std(sheet) * 2.0)).astype(np.float32)


def sampled(sheet: Plane, x: Plane, y: Plane, *, metres: float) -> Plane:
    """Return the sheet laid on the ground, one repeat every ``metres``."""
    scale = SHEET / metres
    half = np.s_[::2, ::2]  # noise has no edges: half the size does, at a quarter of the work
    columns = np.clip(x[half] * scale, -REACH, REACH).astype(np.float32)
    rows = np.clip(y[half] * scale, -REACH, REACH).astype(np.float32)
    small = cv2.remap(sheet, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
    return np.asarray(cv2.resize(small, x.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def flat(shape: tuple[int, ...], colour: Colour) -> Paint:
    return np.broadcast_to(np.asarray(colour, np.float32), (*shape[:2], 3)).copy()


def lay(over: Paint, colour: Colour | Paint, where: Plane) -> None:
    """Lay ``colour`` on ``over``, in place, as thick as ``where`` (0..1) says."""
    rows, columns = np.flatnonzero(where.any(axis=1)), np.flatnonzero(where.any(axis=0))
    if not rows.size:
        return
    part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    below = over[part]
    above = colour[part] if isinstance(colour, np.ndarray) else np.asarray(colour, np.float32)
    change = above - below
    change *= np.clip(where[part], 0.0, 1.0)[..., None]
    below += change


def band(value: Plane, low: float, high: float, *, soft: float = 0.05) -> Plane:
    """Return 1 where ``value`` lies between the two, falling to 0 over ``soft``."""
    edges: Plane = np.clip((value - low) / soft + 0.5, 0, 1) * np.clip((high - value) / soft + 0.5, 0, 1)
    return edges


def dashes(along: Plane, *, on_m: float, off_m: float) -> Plane:
    return ((along % (on_m + off_m)) < on_m).astype(np.float32)


def gradient(rows: int, columns: int, top: Colour, bottom: Colour) -> Paint:
    share = np.linspace(0.0, 1.0, rows, dtype=np.float32)[:, None, None]
    strip = np.asarray(top, np.float32) * (1.0 - share) + np.asarray(bottom, np.float32) * share
    return np.repeat(strip, columns, axis=1)
