"""Any field of an incident as JSON and back, by its declared type."""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from services.domain.event import Json
from services.domain.incident import Incident

_HINTS = get_type_hints(Incident)


def field_to_json(incident: Incident, name: str) -> Json:
    return _written(getattr(incident, name))


def field_from_json(name: str, value: Json) -> Any:
    """Raises KeyError, TypeError or ValueError when ``value`` was not written by ``field_to_json``."""
    return _read(_HINTS[name], value)


def _written(value: object) -> Json:
    match value:
        case Enum():
            return _written(value.value)
        case None | bool() | int() | float() | str():
            return value
        case datetime():
            return value.isoformat()
        case tuple():
            return [_written(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _written(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"a field that cannot be written down: {value!r}")


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        kinds = [arg for arg in get_args(hint) if arg is not NoneType]
        return value if value is None or len(kinds) > 1 else _read(kinds[0], value)  # several: plain ones
    if get_origin(hint) is tuple:
        kinds_of = get_args(hint)
        each = (kinds_of[0],) * len(value) if kinds_of[-1] is Ellipsis else kinds_of
        return tuple(_read(inner, item) for inner, item in zip(each, value, strict=True))
    if hint is datetime:
        return datetime.fromisoformat(value).astimezone(UTC)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{name: _read(hints[name], item) for name, item in value.items()})
    return value
