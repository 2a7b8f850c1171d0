"""What this room owes a peer, with its receipt."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class OutboxState(Enum):
    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    HELD = "held"  # the peer refused it: a person must decide


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
class OutboxCounts:
    """As in "3 unsent, oldest 12 min": what waits, what a person must decide, and since when the oldest waits."""

    unsent: int = 0
    held: int = 0
    oldest_at: datetime | None = None
