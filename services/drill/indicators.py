"""The programmes' figures: they drift about where a year's way from baseline to target has brought them."""

import math
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from services.domain.event import Json
from services.domain.programme import Direction, Indicator

DRIFT_PERIOD_S = 600.0
MOVES_EVERY_S = 60.0  # each indicator at its own moment of the minute
MEASURED_IN = frozenset({"%", "detik", "menit", "jam", "hari"})  # everything else is counted: no half villages
DRIFT = 0.06  # of the way from baseline to target


class IndicatorBoard:
    """Values follow from the second, except those a scenario sets."""

    def __init__(self, indicators: Sequence[Indicator], *, seed: int) -> None:
        self._indicators = tuple(indicators)
        self._seed = seed
        self._given: dict[str, tuple[float, str]] = {}

    @property
    def count(self) -> int:
        return len(self._indicators)

    def set(self, indicator_id: str, value: float, *, note: str) -> None:
        self._given[indicator_id] = (value, note)

    def answer(self, now_s: float, wall_at: Callable[[float], datetime]) -> Json:
        """Return the JSON in the government's usual wrapping; ``per`` is the time a value speaks for."""
        rows: list[Json] = []
        for place, indicator in enumerate(self._indicators):
            moved_s = _moved_s(place, now_s)
            value, note = self._value(indicator, place, moved_s)
            per = wall_at(moved_s).astimezone(UTC).isoformat(timespec="seconds")
            rows.append(
                {"kode": indicator.indicator_id, "nilai": value, "per": per, "catatan": f"LATIHAN - {note}"}
            )
        return {"metaData": {"code": "200", "message": "OK"}, "response": {"indikator": rows}}

    def measured(self, indicator_id: str, now_s: float) -> tuple[float, float] | None:
        """Return one indicator's value and the second it speaks for; None when it has no such indicator."""
        for place, indicator in enumerate(self._indicators):
            if indicator.indicator_id == indicator_id:
                moved_s = _moved_s(place, now_s)
                return self._value(indicator, place, moved_s)[0], moved_s
        return None

    def _value(self, indicator: Indicator, place: int, second: float) -> tuple[float, str]:
        if indicator.indicator_id in self._given:
            return self._given[indicator.indicator_id]
        start = _start(indicator)
        reached = 0.35 + 0.5 * _fraction(self._seed * 7.31 + place * 0.6180339887)
        swing = DRIFT * math.sin(2.0 * math.pi * (second / DRIFT_PERIOD_S + place * 0.37))
        creep = 0.05 * min(1.0, second / 14_400.0)
        value = start + (indicator.target - start) * (reached + swing + creep)
        return _rounded(value, indicator), "data simulasi"


def _moved_s(place: int, now_s: float) -> float:
    phase_s = _fraction(place * 0.6180339887) * MOVES_EVERY_S
    return (now_s - phase_s) // MOVES_EVERY_S * MOVES_EVERY_S + phase_s


def _start(indicator: Indicator) -> float:
    """Return the baseline; where none is known, a value as far from the target as one might begin."""
    if indicator.baseline is not None:
        return indicator.baseline
    return indicator.target * (1.9 if indicator.direction is Direction.LESS_IS_BETTER else 0.4)


def _rounded(value: float, indicator: Indicator) -> float:
    """Whole things are counted whole; the rest to what a reader can use."""
    if float(indicator.target).is_integer() and indicator.unit not in MEASURED_IN:
        return float(round(value))
    return round(value, 1 if abs(indicator.target) >= 5.0 else 2)


def _fraction(value: float) -> float:
    return value - math.floor(value)
