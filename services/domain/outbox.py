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
