"""Which earthquakes concern this room, and which two messages speak of the same one."""

import re
from datetime import datetime, timedelta

from services.domain.geo import BoundingBox, Point, distance_m
from services.domain.observation import Observation
from services.domain.profile import IntakeRules

NEWS_FOR = timedelta(hours=24)  # older when it first arrives: history, shown but not opened
# BMKG with its own revisions and with USGS: recall 98.5 % (FEEDS 1.1)
_SAME_TIME_S, _SAME_PLACE_M, _SAME_MAGNITUDE = 30.0, 100_000.0, 1.0


def concerns_room(quake: Observation, *, rules: IntakeRules, bounds: BoundingBox, now: datetime) -> bool:
    """Return whether ``quake`` opens an incident: felt here, near and strong enough, or a tsunami warning."""
    if now - quake.observed_at > NEWS_FOR:
        return False
    return (
        _is_felt(quake, rules.felt_places) or _is_near_and_strong(quake, rules, bounds) or warns_of_tsunami(quake)
    )


def warns_of_tsunami(quake: Observation) -> bool:
    """Return whether the format read a warning; it knows its source's wording and denials."""
    return quake.attributes.get("tsunami", "") == "warning"


def is_same(a: Observation, b: Observation) -> bool:
    """Return whether two messages, of one source or two, speak of one earthquake.

    Sources have no common id, and a revision of BMKG changes its time and place.
    """
    if a.point is None or b.point is None:
        return False
    return (
        abs((a.observed_at - b.observed_at).total_seconds()) <= _SAME_TIME_S
        and distance_m(a.point, b.point) <= _SAME_PLACE_M
        and _are_as_strong(a, b)
    )


def _are_as_strong(a: Observation, b: Observation) -> bool:
    """A message without magnitude (USGS gives null at first) does not deny it."""
    if "magnitude" not in a.measures or "magnitude" not in b.measures:
        return True
    return abs(magnitude(a) - magnitude(b)) <= _SAME_MAGNITUDE


def magnitude(quake: Observation) -> float:
    """Return 0.0 where the source gave none."""
    measure = quake.measures.get("magnitude")
    return measure.value if measure else 0.0


def distance_to_area_m(point: Point, bounds: BoundingBox) -> float:
    """Return 0.0 inside the box, else the distance to its nearest edge."""
    nearest = Point(_clamp(point.lat, bounds.south, bounds.north), _clamp(point.lon, bounds.west, bounds.east))
    return distance_m(point, nearest)


def _is_near_and_strong(quake: Observation, rules: IntakeRules, bounds: BoundingBox) -> bool:
    if quake.point is None or magnitude(quake) < rules.earthquake_min_magnitude:
        return False
    return distance_to_area_m(quake.point, bounds) <= rules.earthquake_distance_km * 1000.0


def _is_felt(quake: Observation, places: tuple[str, ...]) -> bool:
    felt = quake.attributes.get("felt", "").casefold()
    return any(re.search(rf"\b{re.escape(place.casefold())}\b", felt) for place in places if place)


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
