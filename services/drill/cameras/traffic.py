"""Vehicles that follow one another along lanes, stop at lights and keep their distance."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.drill.cameras.lens import Lens
from services.drill.cameras.picture import FRAME_S, Colour, Picture
from services.drill.cameras.solid import Solid, Thing, draw

GAP_M = 1.6
BRAKE_MS2 = 4.0
PULL_MS2 = 2.2


@dataclass(frozen=True, slots=True)
class Lane:
    """A straight way from ``start`` to ``end`` (metres). ``stop_m`` along it is a stop line; ``is_open`` tells
    whether it may be crossed."""

    start: tuple[float, float]
    end: tuple[float, float]
    speed_ms: float
    every_s: tuple[float, float]
    kinds: Sequence[Solid]
    stop_m: float | None = None
    is_open: Callable[[float], bool] = lambda second: True
    wander_m: float = 0.0

    @property
    def length_m(self) -> float:
        return math.hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    @property
    def way(self) -> tuple[float, float]:
        length_m = self.length_m
        return ((self.end[0] - self.start[0]) / length_m, (self.end[1] - self.start[1]) / length_m)


@dataclass(slots=True)
class _Mover:
    solid: Solid
    along_m: float
    speed_ms: float
    wish_ms: float
    aside_m: float


class Traffic:
    """Advanced by one picture at a time."""

    def __init__(self, lanes: Sequence[Lane], *, seed: int) -> None:
        self._lanes = tuple(lanes)
        self._chance = random.Random(seed)
        self._movers: list[list[_Mover]] = [[] for _ in lanes]
        self._next_s = [self._chance.uniform(0.0, lane.every_s[0]) for lane in lanes]
        self._second = 0.0
        for _ in range(450):  # the street is not empty when the camera is switched on
            self.advance()

    def advance(self) -> None:
        self._second += FRAME_S
        for index, lane in enumerate(self._lanes):
            movers = self._movers[index]
            if self._second >= self._next_s[index] and (not movers or movers[-1].along_m > 11.0):
                movers.append(self._newcomer(lane))
                self._next_s[index] = self._second + self._chance.uniform(*lane.every_s)
            self._step(lane, movers)
            if movers and movers[0].along_m > lane.length_m:
                movers.pop(0)

    def draw(self, picture: Picture, lens: Lens, shadow: Colour | None) -> None:
        draw(picture, lens, self.things(), shadow=shadow)

    def things(self) -> list[Thing]:
        return [
            _thing(lane, mover) for lane, movers in zip(self._lanes, self._movers, strict=True) for mover in movers
        ]

    def _newcomer(self, lane: Lane) -> _Mover:
        wish_ms = lane.speed_ms * self._chance.uniform(0.82, 1.15)
        aside_m = self._chance.uniform(-lane.wander_m, lane.wander_m)
        return _Mover(self._chance.choice(lane.kinds), 0.0, wish_ms, wish_ms, aside_m)

    def _step(self, lane: Lane, movers: list[_Mover]) -> None:
        ahead_m = float("inf")
        is_open = lane.is_open(self._second)
        for mover in movers:
            nose_m = mover.along_m + mover.solid.length_m / 2
            free_m = ahead_m - nose_m - GAP_M
            if lane.stop_m is not None and not is_open and nose_m <= lane.stop_m + 0.5:
                free_m = min(free_m, lane.stop_m - nose_m)
            limit_ms = (2.0 * BRAKE_MS2 * 0.6 * max(0.0, free_m)) ** 0.5
            wish_ms = min(mover.wish_ms, limit_ms)
            change_ms = min(PULL_MS2 * FRAME_S, max(-BRAKE_MS2 * 2.0 * FRAME_S, wish_ms - mover.speed_ms))
            mover.speed_ms = max(0.0, mover.speed_ms + change_ms) if free_m > 0.0 else 0.0
            mover.along_m += mover.speed_ms * FRAME_S
            ahead_m = mover.along_m - mover.solid.length_m / 2


def _thing(lane: Lane, mover: _Mover) -> Thing:
    way_x, way_y = lane.way
    x = lane.start[0] + way_x * mover.along_m + way_y * mover.aside_m
    y = lane.start[1] + way_y * mover.along_m - way_x * mover.aside_m
    return Thing(mover.solid, (x, y, 0.0), lane.way)
