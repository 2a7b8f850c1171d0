"""Something that moves: waste truck, septic truck, ambulance, patrol."""

from dataclasses import dataclass
from datetime import datetime

from services.domain.freshness import Freshness
from services.domain.geo import Point


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a resource was. ``fixed_at`` is the receiver's time (aware UTC), by which freshness is judged."""

    resource_id: str
    name: str
    category: str
    point: Point
    fixed_at: datetime
    heading_deg: float | None = None
    speed_kmh: float | None = None
    status: str = ""
    is_drill: bool = False


@dataclass(frozen=True, slots=True)
class Vehicle:
    """The newest fix of one resource, with how much to believe it."""

    fix: Fix
    freshness: Freshness
