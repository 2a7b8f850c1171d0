"""What this room owes a peer, with its receipt."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class OutboxState(Enum):
    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    HELD = "held"  # the peer refused it: a person must decide
    WITHDRAWN = "withdrawn"  # its act was undone before it was sent


SETTLED = frozenset({OutboxState.DONE, OutboxState.WITHDRAWN})  # nothing leads out of these


class Trouble(Enum):
    """Why something is not sent. The code leads ``OutboxItem.last_error``; the peer's own words follow."""

    NO_ANSWER = "no_answer"
    BUSY = "busy"  # the peer asked to be tried later
    UNFINISHED = "unfinished"  # taken in, not yet given a number
    NO_ACCESS = "no_access"  # the peer turned the room away: key, password, permission
    NO_SECRET = "no_secret"  # the key is not in this machine's secret store
    NO_PEER = "no_peer"  # not in the profile any more
    NO_RECIPIENT = "no_recipient"  # the report tells no way back
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """``event_id`` is also the Idempotency-Key: sent twice, taken once."""

    event_id: str
    peer: str
    incident_id: str
    body: str  # JSON text
    created_at: datetime
    state: OutboxState = OutboxState.PENDING
    attempts: int = 0
    next_at: datetime | None = None
    last_error: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """Something unsent, with the incident it is about as people know it."""

    item: OutboxItem
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Uninformed:
    """An agency that was not told: since when (aware UTC), how to call it, of which incidents, in which words.

    ``contact`` is "" when the profile has none. ``texts`` are the unsent notices, oldest first.
    """

    agency: str
    name: str
    contact: str
    since: datetime
    numbers: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """As in "3 unsent, oldest 12 min": what waits, what a person must decide, and since when the oldest waits."""

    unsent: int = 0
    held: int = 0
    oldest_at: datetime | None = None


def trouble_of(last_error: str) -> tuple[Trouble | None, str]:
    """Return why an item is not sent, and the peer's words; None for nothing, or what an older console wrote."""
    code, colon, words = last_error.partition(": ")
    known = {trouble.value: trouble for trouble in Trouble}
    return (known[code], words) if colon and code in known else (None, last_error)
