"""Simulated seconds since the city was started, and the wall time at which each of them happens."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.domain.clock import Clock


@dataclass(frozen=True, slots=True)
class _Anchor:
    """From here on simulated time runs straight: at ``wall`` (= ``monotonic_s``) it was ``sim_s``."""

    wall: datetime
    monotonic_s: float
    sim_s: float
    speed: float


class SimulatedTime:
    """Runs at ``speed`` simulated seconds per second; 0 stands still.

    Before second 0 lies the past that exists when the city starts: there a simulated second is a real one,
    whatever the speed, so that reports are as old as the scenario says.
    """

    def __init__(self, clock: Clock, *, speed: float = 1.0) -> None:
        self._clock = clock
        start = clock.now().replace(microsecond=0)
        self._start = start
        self._anchors: tuple[_Anchor, ...] = (_Anchor(start, clock.monotonic_s(), 0.0, speed),)
        self._resumed_speed = speed or 1.0

    @property
    def speed(self) -> float:
        return self._anchors[-1].speed

    def now_s(self) -> float:
        anchor = self._anchors[-1]
        return anchor.sim_s + (self._clock.monotonic_s() - anchor.monotonic_s) * anchor.speed

    def wall_at(self, sim_s: float) -> datetime:
        """Return the aware UTC time at which ``sim_s`` was or, at the present speed, will be."""
        if sim_s < 0.0:
            return self._start + timedelta(seconds=sim_s)
        anchor = self._anchors[bisect_right(self._anchors, sim_s, key=lambda a: a.sim_s) - 1]
        ahead_s = (sim_s - anchor.sim_s) / anchor.speed if anchor.speed > 0.0 else 0.0
        return anchor.wall + timedelta(seconds=ahead_s)

    def run_at(self, speed: float) -> None:
        """Go on from this moment at ``speed``."""
        last, now_s, monotonic_s = self._anchors[-1], self.now_s(), self._clock.monotonic_s()
        wall = last.wall + timedelta(seconds=monotonic_s - last.monotonic_s)
        self._anchors = (*self._anchors, _Anchor(wall, monotonic_s, now_s, speed))
        if speed > 0.0:
            self._resumed_speed = speed

    def pause(self) -> None:
        self.run_at(0.0)

    def resume(self) -> None:
        self.run_at(self._resumed_speed)
