"""A vehicle's round along a road: where it is at any second, worked out once."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.domain.geo import Point, distance_m


@dataclass(frozen=True, slots=True)
class Stop:
    """Where along the way (metres from its start) the vehicle stands for ``for_s``."""

    along_m: float
    for_s: float


@dataclass(frozen=True, slots=True)
class Whereabouts:
    point: Point
    heading_deg: float
    speed_kmh: float


@dataclass(frozen=True, slots=True)
class _Leg:
    start_s: float
    end_s: float
    start: Point
    end: Point
    speed_kmh: float
    heading_deg: float


class Route:
    """There and back along ``points`` at ``speed_kmh``, standing at the stops on both ways; then again."""

    def __init__(self, points: Sequence[Point], *, speed_kmh: float, stops: Sequence[Stop] = ()) -> None:
        self._legs = _legs(points, speed_kmh / 3.6, stops)
        self._starts = [leg.start_s for leg in self._legs]

    @property
    def period_s(self) -> float:
        return self._legs[-1].end_s

    def at(self, second: float) -> Whereabouts:
        moment = second % self.period_s
        leg = self._legs[max(0, bisect_right(self._starts, moment) - 1)]
        share = (moment - leg.start_s) / (leg.end_s - leg.start_s)
        lat = leg.start.lat + (leg.end.lat - leg.start.lat) * share
        lon = leg.start.lon + (leg.end.lon - leg.start.lon) * share
        return Whereabouts(Point(lat, lon), leg.heading_deg, leg.speed_kmh)


def heading_deg(start: Point, end: Point) -> float:
    """Return the direction of travel, 0 = north, clockwise (flat-earth: the points are near each other)."""
    east = (end.lon - start.lon) * math.cos(math.radians(start.lat))
    return math.degrees(math.atan2(east, end.lat - start.lat)) % 360.0


def stretch(points: Sequence[Point], *, from_m: float, to_m: float) -> tuple[Point, ...]:
    """Return the part of the line between two distances from its start."""
    inside: list[Point] = [_point_at(points, from_m)]
    along_m = 0.0
    for a, b in pairwise(points):
        along_m += distance_m(a, b)
        if from_m < along_m < to_m:
            inside.append(b)
    return (*inside, _point_at(points, to_m))


def length_m(points: Sequence[Point]) -> float:
    return sum(distance_m(a, b) for a, b in pairwise(points))


def nearest_along_m(points: Sequence[Point], place: Point) -> tuple[float, float]:
    """Return how far along the line, and how far from it, its vertex or middle nearest to ``place`` is."""
    best = (0.0, math.inf)
    along_m = 0.0
    for a, b in pairwise(points):
        step_m = distance_m(a, b)
        for share in (0.0, 0.25, 0.5, 0.75):
            spot = Point(a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share)
            away_m = distance_m(spot, place)
            if away_m < best[1]:
                best = (along_m + step_m * share, away_m)
        along_m += step_m
    return best


def _point_at(points: Sequence[Point], along_m: float) -> Point:
    walked_m = 0.0
    for a, b in pairwise(points):
        step_m = distance_m(a, b)
        if walked_m + step_m >= along_m and step_m > 0.0:
            share = max(0.0, (along_m - walked_m) / step_m)
            return Point(a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share)
        walked_m += step_m
    return points[-1]


def _legs(points: Sequence[Point], speed_ms: float, stops: Sequence[Stop]) -> list[_Leg]:
    total_m = length_m(points)
    back = [Stop(total_m - stop.along_m, stop.for_s) for stop in stops]
    legs = _one_way(points, speed_ms, stops, start_s=0.0)
    return legs + _one_way(points[::-1], speed_ms, back, start_s=legs[-1].end_s)


def _one_way(points: Sequence[Point], speed_ms: float, stops: Sequence[Stop], *, start_s: float) -> list[_Leg]:
    """Cut the way at its bends and stops."""
    waiting = sorted(stops, key=lambda stop: stop.along_m)
    legs: list[_Leg] = []
    along_m, clock_s = 0.0, start_s
    for a, b in pairwise(points):
        step_m = distance_m(a, b)
        if step_m < 1.0:
            continue
        heading, here = heading_deg(a, b), a
        while waiting and waiting[0].along_m <= along_m + step_m:
            stop = waiting.pop(0)
            share = (stop.along_m - along_m) / step_m
            spot = Point(a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share)
            drive_s = max(0.1, distance_m(here, spot) / speed_ms)
            legs.append(_Leg(clock_s, clock_s + drive_s, here, spot, speed_ms * 3.6, heading))
            clock_s += drive_s
            legs.append(_Leg(clock_s, clock_s + stop.for_s, spot, spot, 0.0, heading))
            clock_s, here = clock_s + stop.for_s, spot
        drive_s = max(0.1, distance_m(here, b) / speed_ms)
        legs.append(_Leg(clock_s, clock_s + drive_s, here, b, speed_ms * 3.6, heading))
        clock_s, along_m = clock_s + drive_s, along_m + step_m
    return legs
