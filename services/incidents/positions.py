"""Positions at the door: all of them are shown, one in ten seconds is kept."""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.resource import Fix

KEEP_EVERY = timedelta(seconds=10)


def fixes_of(parsed: Parsed) -> tuple[Fix, ...]:
    """Return a fix for every position that has a place, in the order delivered."""
    return tuple(
        _fix(item, item.point)
        for item in parsed.observations
        if item.kind is ObservationKind.POSITION and item.point is not None
    )


class Thinning:
    """Which fixes go to the disk. Remembers the last one kept of each resource; any thread."""

    def __init__(self) -> None:
        self._kept_at: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def keep(self, fixes: Sequence[Fix]) -> tuple[Fix, ...]:
        """Return the newest of each resource that is 10 s or more after the one kept before."""
        newest: dict[str, Fix] = {}
        for fix in fixes:
            before = newest.get(fix.resource_id)
            if before is None or fix.fixed_at >= before.fixed_at:
                newest[fix.resource_id] = fix
        with self._lock:
            kept = tuple(fix for fix in newest.values() if self._is_due(fix))
            self._kept_at.update({fix.resource_id: fix.fixed_at for fix in kept})
        return kept

    def _is_due(self, fix: Fix) -> bool:
        kept_at = self._kept_at.get(fix.resource_id)
        return kept_at is None or fix.fixed_at - kept_at >= KEEP_EVERY


def _fix(item: Observation, point: Point) -> Fix:
    heading, speed = item.measures.get("heading"), item.measures.get("speed")
    return Fix(
        resource_id=f"{item.source}:{item.external_id}",
        name=item.title or item.external_id,
        category=item.category or item.attributes.get("category", ""),
        point=point,
        fixed_at=item.observed_at,
        heading_deg=heading.value if heading else None,
        speed_kmh=speed.value if speed else None,
        status=item.attributes.get("fix", "") or item.status,  # "outdated" and "invalid" weigh more than "online"
        is_drill=item.is_drill,
    )
