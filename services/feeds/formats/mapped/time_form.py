"""How a mapping says that times are written: "%d/%m/%Y %H:%M"."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from services.domain.event import Json
from services.feeds.formats.fields import finite

_PARTS = {
    "d": r"(?P<d>\d{1,2})", "m": r"(?P<m>\d{1,2})", "Y": r"(?P<Y>\d{4})", "y": r"(?P<y>\d{2})",
    "H": r"(?P<H>\d{1,2})", "I": r"(?P<I>\d{1,2})", "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})",
    "f": r"(?P<f>\d{1,6})\d*", "p": "(?P<p>am|pm)", "z": r"(?P<z>[-+]\d{2}:?\d{2}|z)", "%": "%",
}  # fmt: skip


class TimeForm:
    """A strptime format, read without strptime: that depends on the machine's language, and takes 20 times as long.

    Months and days may be written in Indonesian or English. Raises ValueError for a format that is none.
    """

    def __init__(self, text: str) -> None:
        plain = " ".join(re.sub(r"%[aA][.,]?", "", text).replace("%B", "%m").replace("%b", "%m").split())
        self._epoch_s = {"epoch": 1.0, "epoch_ms": 0.001}.get(text)
        parts = re.split(r"%(.)", plain)
        unknown = [letter for letter in parts[1::2] if letter not in _PARTS]
        if unknown or (len(parts) == 1 and self._epoch_s is None) or plain.endswith("%"):
            raise ValueError(f"%{unknown[0]}" if unknown else text[:40])
        pattern = "".join(_PARTS[part] if n % 2 else re.escape(part) for n, part in enumerate(parts))
        try:
            self._pattern = re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise ValueError(str(error)) from error

    def read(self, value: Json, plain: str) -> datetime | None:
        """Return the time of ``plain`` (of ``value`` where that is an epoch); None when it is written otherwise."""
        if self._epoch_s is not None:
            return _of_epoch(finite(value), self._epoch_s)
        match = self._pattern.fullmatch(plain)
        try:
            return _of_groups(match.groupdict()) if match else None
        except ValueError:
            return None


def _of_groups(found: Mapping[str, str | None]) -> datetime:
    """Return the time of a match; the hour of "09:30 PM" is 21. Raises ValueError when there is no such time."""
    short = found.get("y")
    year = 2000 + int(short) if short else int(found.get("Y") or 0)
    hour = int(found.get("H") or 0)
    if found.get("I"):
        hour = int(found["I"] or 0) % 12 + (12 if (found.get("p") or "").lower() == "pm" else 0)
    number = {name: int(found.get(name) or 0) for name in "mdMS"}
    microsecond = int((found.get("f") or "0").ljust(6, "0"))
    return datetime(
        year, number["m"], number["d"], hour, number["M"], number["S"], microsecond, _offset(found.get("z"))
    )  # fmt: skip


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in "zZ":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def _of_epoch(number: float | None, unit_s: float) -> datetime | None:
    try:
        return None if number is None else datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number * unit_s)
    except OverflowError:
        return None
