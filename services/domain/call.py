"""A call to the room: what it was, from which number, and what that number was known for before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

SHOWN_DIGITS = 3
FEWEST_DIGITS = 5  # of a number that is looked up; a shorter one is still being typed


class CallKind(Enum):
    """Only ``REAL`` becomes an incident. At 112 nineteen of twenty calls are ghosts and pranks (PEERS 1.1)."""

    GHOST = "ghost"  # nobody spoke
    PRANK = "prank"
    INFORMATION = "information"
    REAL = "real"


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it was written down. ``number`` is digits only; ``incident_id`` what it opened or was added to."""

    call_id: str
    at: datetime
    kind: CallKind
    channel: str = ""
    number: str = ""
    name: str = ""
    note: str = ""
    incident_id: str = ""
    operator: str = ""


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call of a number with the incident it belongs to; "" where it belongs to none."""

    call: Call
    incident_number: str = ""
    incident_title: str = ""


@dataclass(frozen=True, slots=True)
class Nuisance:
    """A mark somebody set on a number, with the reason. It is shown; it never blocks a call."""

    number: str
    reason: str
    marked_by: str
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class NumberHistory:
    """What the room knows of a number; ``newest`` are its last calls, newest first, ``counts`` all of them."""

    number: str
    counts: Mapping[CallKind, int] = field(default_factory=dict)
    newest: tuple[PastCall, ...] = ()
    nuisance: Nuisance | None = None

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def normal_number(text: str) -> str:
    """Return the digits of a telephone number as they are compared: "+62 812-3456" and "08123456" are one."""
    digits = "".join(sign for sign in text if sign in "0123456789")
    if text.strip().startswith("+62") or (digits.startswith("62") and len(digits) > 9):
        return "0" + digits[2:].removeprefix("0")
    return digits


def masked_number(number: str) -> str:
    """Return a number for a list: its last three digits. It is personal; whole it stands only in the call's form."""
    return "•" * max(0, len(number) - SHOWN_DIGITS) + number[-SHOWN_DIGITS:] if number else ""
