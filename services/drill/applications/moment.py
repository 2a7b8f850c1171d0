"""The simulated second at which an application is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """``now_s`` in simulated seconds; ``wall_at`` gives the aware UTC time of any of them up to it."""

    now_s: float
    wall_at: Callable[[float], datetime]
    zone: ZoneInfo

    def utc(self, second: float | None = None) -> datetime:
        """Return the time of ``second`` (of this moment without one), without parts of a second."""
        at = self.wall_at(self.now_s if second is None else second)
        return at.astimezone(UTC).replace(microsecond=0)

    def local(self, second: float | None = None) -> datetime:
        return self.utc(second).astimezone(self.zone)

    def last(self, every_s: float, *, phase: float = 0.0) -> float:
        """Return the second of the last report of something that reports ``every_s``; ``phase`` is 0..1 of that."""
        offset_s = phase * every_s
        return (self.now_s - offset_s) // every_s * every_s + offset_s

    @property
    def hour(self) -> float:
        """Return the hour of the local day, 0.0 to 24.0."""
        at = self.local()
        return at.hour + at.minute / 60.0 + at.second / 3600.0
