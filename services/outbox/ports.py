"""What the sender needs stored, and how it reaches a peer."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.domain.log import Committed
from services.domain.outbox import OutboxItem


class OutboxReader(Protocol):
    """Short reads. Pool threads only."""

    def due_outbox(self, now: datetime, *, limit: int) -> tuple[OutboxItem, ...]:
        """Return what may be sent, oldest first: of each peer and incident only the lowest unfinished item."""
        ...

    def outbox(self, *, limit: int) -> tuple[OutboxItem, ...]:
        """Return what is not sent yet (held included), oldest first."""
        ...


class OutboxLog(Protocol):
    """Any thread."""

    def mark_outbox(self, item: OutboxItem) -> Future[Committed]: ...


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a peer answered: its HTTP status, and its own words where it refused."""

    status: int
    words: str = ""


class Post(Protocol):
    """One delivery. Pool threads; returns within its time-outs."""

    def __call__(self, url: str, body: str, *, key: str) -> Receipt:
        """Send ``body`` (JSON text) under the Idempotency-Key ``key``. Raises KnownError when nobody answered."""
        ...

    def stop(self) -> None:
        """End the delivery under way at once. Any thread."""
        ...
