"""What the sender needs stored, and how it reaches a peer."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from services.domain.log import Batch, Committed
from services.domain.observation import Observation
from services.domain.outbox import OutboxItem, Trouble


class OutboxReader(Protocol):
    """Short reads. Pool threads only."""

    def due_outbox(self, now: datetime, *, limit: int) -> tuple[OutboxItem, ...]:
        """Return what may be sent, oldest first: of each peer and incident only the lowest unfinished item."""
        ...

    def outbox(self, *, limit: int) -> tuple[OutboxItem, ...]:
        """Return what is not sent yet (held included), oldest first."""
        ...


class Reports(Protocol):
    """Where a report's way back is looked up. Pool threads only."""

    def observation(self, source: str, external_id: str) -> Observation | None:
        """Return the last revision of one item of a source."""
        ...


class OutboxLog(Protocol):
    """Any thread."""

    def append(self, batch: Batch) -> Future[Committed]: ...

    def mark_outbox(self, item: OutboxItem) -> Future[Committed]: ...


class Secrets(Protocol):
    """Keys by name; pool threads, as a locked keyring may block."""

    def get(self, name: str) -> str | None: ...


class Outcome(Enum):
    TAKEN = "taken"  # now, or before under the same key
    LATER = "later"
    REFUSED = "refused"  # this item: a person must decide
    NO_ACCESS = "no_access"  # the whole room: others would fare the same


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a peer made of one delivery.

    ``words`` are its own where it did not take it, ``reference`` its id for what it took. ``wait_s`` is the pause it
    asks for. ``next_body`` is what to send instead the next time ("" for the same), as when it gave a token first.
    """

    outcome: Outcome
    words: str = ""
    reference: str = ""
    wait_s: float = 0.0
    next_body: str = ""
    trouble: Trouble | None = None  # None: what follows from ``outcome``


class Channel(Protocol):
    """The way to one peer. Pool threads; returns within its time-outs."""

    def __call__(self, body: str, *, key: str) -> Receipt:
        """Send ``body`` under the idempotency key ``key``. Raises KnownError when nobody answered."""
        ...

    def stop(self) -> None:
        """End the delivery under way at once. Any thread."""
        ...
