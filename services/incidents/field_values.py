"""The fields an operator may change, and their values as an event carries them."""

from datetime import datetime

from services.domain.event import Json
from services.domain.geo import Point
from services.domain.incident import Incident
from services.domain.severity import Severity

FieldValue = str | Severity | Point | datetime | int | None
MOST_AT_RISK = 100_000
_TYPES: dict[str, type | tuple[type, ...]] = {
    "title": str,
    "description": str,
    "place": str,
    "district": str,
    "category": str,
    "severity": Severity,
    "point": (Point, type(None)),
    "due_at": (datetime, type(None)),
    "reporter": str,
    "people_at_risk": (int, type(None)),
}


def may_hold(name: str, value: FieldValue) -> bool:
    """Return whether an operator may change the field ``name``, and to a value of this kind."""
    return name in _TYPES and isinstance(value, _TYPES[name]) and not isinstance(value, bool)


def value_in(incident: Incident, name: str) -> FieldValue:
    value: FieldValue = getattr(incident, name)
    return value


def as_json(value: FieldValue) -> Json:
    """Return what ``incident_fold`` reads back."""
    match value:
        case Point():
            return [value.lat, value.lon]
        case datetime():
            return value.isoformat()
        case Severity():
            return int(value)
    return value
