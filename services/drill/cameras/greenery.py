"""Trees, palms and bushes as flat BGRA textures."""

from functools import lru_cache

import cv2
import numpy as np

from services.drill.cameras.picture import Paint

SIZE = 256
TRUNK = 0.3  # of a tree's height below the crown
KINDS = 6  # of each; drawing one takes some 10 ms, and a wood shows no difference


def tree(seed: int) -> Paint:
    """Return one of a handful of broad-leaved trees. Nobody may write on it."""
    return _tree(seed % KINDS)


def palm(seed: int) -> Paint:
    """Return one of a handful of coconut palms. Nobody may write on it."""
    return _palm(seed % KINDS)


def bush(seed: int) -> Paint:
    """Return one of a handful of bushes. Nobody may write on it."""
    return _bush(seed % KINDS)


@lru_cache(maxsize=KINDS)
def _tree(seed: int) -> Paint:
    chance = np.random.default_rng(seed)
    picture = np.zeros((SIZE, SIZE, 4), np.float32)
    centre, foot = SIZE // 2, SIZE - 2
    crown = int(SIZE * (1.0 - TRUNK))
    cv2.line(picture, (centre, foot), (centre, crown // 2), (52, 70, 86, 1.0), 11, cv2.LINE_AA)
    for side in (-1, 1):
        cv2.line(
            picture,
            (centre, int(crown * 0.95)),
            (centre + side * 50, crown // 2),
            (48, 64, 80, 1.0),
            6,
            cv2.LINE_AA,
        )
    leaves = 420
    for index in range(leaves):
        depth = index / leaves  # later ones lie nearer and in more light
        angle, reach = chance.uniform(0, 2 * np.pi), np.sqrt(chance.uniform(0, 1))
        x = centre + np.cos(angle) * reach * SIZE * 0.43
        y = crown * 0.52 + np.sin(angle) * reach * crown * 0.45
        light = 0.45 + 0.4 * depth + 0.35 * (crown * 0.55 - y) / crown + chance.normal(0, 0.07)
        colour = np.clip(np.array([46, 98, 78]) * light, 8, 200)
        radius = int(chance.uniform(4, 8) + 9 * (1.0 - depth))
        cv2.circle(picture, (int(x), int(y)), radius, (*map(float, colour), 1.0), -1, cv2.LINE_AA)
    return picture


@lru_cache(maxsize=KINDS)
def _palm(seed: int) -> Paint:
    chance = np.random.default_rng(seed)
    picture = np.zeros((SIZE, SIZE, 4), np.float32)
    lean = chance.uniform(-30, 30)
    top = (SIZE / 2 + lean, 66.0)
    bend = np.array([[SIZE / 2 + lean * t * t, SIZE - 2 - (SIZE - 68) * t] for t in np.linspace(0, 1, 12)])
    cv2.polylines(picture, [bend.astype(np.int32)], False, (70, 88, 102, 1.0), 7, cv2.LINE_AA)
    for index in range(17):
        angle = np.pi * (index / 16 * 1.5 - 0.25) + chance.normal(0, 0.08)
        length, t = chance.uniform(66, 96), np.linspace(0, 1, 10)
        x = top[0] + np.cos(angle) * length * t
        y = top[1] - np.sin(angle) * length * t * 0.75 + 52 * t**2
        light = 0.62 + 0.38 * max(0.0, float(np.sin(angle))) + chance.normal(0, 0.06)
        colour = tuple(float(c) for c in np.array([50, 112, 84]) * light)
        for place, (px, py) in enumerate(zip(x, y, strict=True)):
            reach = 15 * (1.0 - abs(place / 9 - 0.45))
            cv2.line(picture, (int(px), int(py)), (int(px - 4), int(py + reach)), (*colour, 1.0), 2, cv2.LINE_AA)
        stem = np.stack([x, y], 1).astype(np.int32)
        cv2.polylines(picture, [stem], False, (*colour, 1.0), 3, cv2.LINE_AA)
    return picture


@lru_cache(maxsize=KINDS)
def _bush(seed: int) -> Paint:
    chance = np.random.default_rng(seed)
    picture = np.zeros((SIZE // 2, SIZE, 4), np.float32)
    for index in range(150):
        x, y = chance.uniform(16, SIZE - 16), chance.uniform(20, SIZE // 2)
        y = max(y, 20 + abs(x - SIZE / 2) * 0.5)
        light = 0.5 + index / 300 + (SIZE / 2 - y) / SIZE * 0.4 + chance.normal(0, 0.06)
        colour = np.array([42, 100, 76]) * light
        cv2.circle(
            picture, (int(x), int(y)), int(chance.uniform(7, 14)), (*map(float, colour), 1.0), -1, cv2.LINE_AA
        )
    return picture
