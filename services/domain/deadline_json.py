"""Clocks as JSON and back: in the events that start or move them, and in the projection."""

from collections.abc import Sequence
from datetime import UTC, datetime

from services.domain.deadline import ClockKind, ClockRule, ClockUnit, Deadline, Pause, Reopened, Stop
from services.domain.event import Json


def clocks_to_json(clocks: Sequence[Deadline]) -> list[Json]:
    return [_clock_to_json(clock) for clock in clocks]


def clocks_from_json(value: Json | None) -> tuple[Deadline, ...]:
    """Raises KeyError, TypeError or ValueError when ``value`` was not written by ``clocks_to_json``."""
    if not isinstance(value, list):
        return ()
    return tuple(_clock_from_json(item) for item in value if isinstance(item, dict))


def _clock_to_json(clock: Deadline) -> dict[str, Json]:
    """What is as at the start is left out: most clocks of a room have no pause and were not told of."""
    rule = clock.rule
    written: dict[str, Json] = {
        "kind": rule.kind.value,
        "amount": rule.amount,
        "unit": rule.unit.value,
        "started_at": clock.started_at.isoformat(),
        "near_at": clock.near_at.isoformat(),
        "due_at": clock.due_at.isoformat(),
    }
    rest: dict[str, Json] = {
        "class": rule.deadline_class,
        "on": [stop.value for stop in rule.pauses],
        "restarts": rule.reopened is Reopened.RESTART,
        "stop": "" if clock.is_running else clock.stop.value,
        "stopped_at": clock.stopped_at.isoformat() if clock.stopped_at else "",
        "pauses": [[start.isoformat(), end.isoformat()] for start, end in clock.pauses],
        "near_told": clock.is_near_told,
        "breach_told": clock.is_breach_told,
        "by_hand": clock.is_set_by_hand,
        "missing_year": clock.missing_year,
    }
    return written | {key: value for key, value in rest.items() if value}


def _clock_from_json(item: dict[str, Json]) -> Deadline:
    rule = ClockRule(
        ClockKind(item["kind"]),
        _number(item["amount"]),
        ClockUnit(item["unit"]),
        tuple(Stop(name) for name in _list(item.get("on"))),
        Reopened.RESTART if item.get("restarts") else Reopened.CONTINUE,
        str(item.get("class") or ""),
    )
    return Deadline(
        rule,
        _time(item["started_at"]),
        _time(item["near_at"]),
        _time(item["due_at"]),
        Stop(item.get("stop") or "running"),
        _time(item["stopped_at"]) if item.get("stopped_at") else None,
        tuple(_pause(pause) for pause in _list(item.get("pauses"))),
        bool(item.get("near_told")),
        bool(item.get("breach_told")),
        bool(item.get("by_hand")),
        int(_number(item.get("missing_year") or 0)),
    )


def _pause(value: Json) -> Pause:
    start, end = _list(value)
    return _time(start), _time(end)


def _list(value: Json | None) -> list[Json]:
    return value if isinstance(value, list) else []


def _number(value: Json) -> float:
    if isinstance(value, int | float):
        return float(value)
    raise ValueError(f"not a number: {value!r}")


def _time(value: Json) -> datetime:
    return datetime.fromisoformat(str(value)).astimezone(UTC)
