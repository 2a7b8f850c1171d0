"""A value that moves in a straight line from one given level to the next."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ramp:
    """Goes from ``before`` at ``start_s`` to ``after`` over ``over_s`` simulated seconds, then stays."""

    before: float
    after: float
    start_s: float
    over_s: float

    def at(self, sim_s: float) -> float:
        if self.over_s <= 0.0 or sim_s >= self.start_s + self.over_s:
            return self.after
        share = max(0.0, (sim_s - self.start_s) / self.over_s)
        return self.before + (self.after - self.before) * share


def steady(level: float) -> Ramp:
    return Ramp(level, level, 0.0, 0.0)
