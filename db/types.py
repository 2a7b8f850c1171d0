"""Column types: what may cross the border between Python and the file."""

from datetime import UTC, datetime

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in Python; fixed-width ISO 8601 text in the file, so that it sorts and anybody can read it.

    Binding a naive datetime raises ValueError (StatementError when it comes through an engine).
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return optional_utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class AnyText(TypeDecorator[str]):
    """Text from outside. A lone surrogate, which UTF-8 cannot hold, becomes "?" instead of an error."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return storable(value)


def storable(value: str | None) -> str | None:
    """Return text that UTF-8 can hold; None stays None."""
    if value is None or value.isascii():
        return value
    return value.encode("utf-8", "replace").decode("utf-8")


def optional_utc_text(value: datetime | None) -> str | None:
    return None if value is None else utc_text(value)


def utc_text(value: datetime) -> str:
    """Return ``2026-11-21T09:42:05.000000Z``. Raises ValueError when ``value`` is naive."""
    if value.tzinfo is UTC:  # nearly all of them: a tenth of the time
        return value.isoformat(timespec="microseconds")[:-6] + "Z"
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone: {value!r}")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
