"""What the cameras see of the scenario."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weather:
    """``level_cm`` is the river on its staff, ``rain`` 0..1 of the heaviest a picture can show."""

    level_cm: float
    rain: float
