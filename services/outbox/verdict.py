"""What an answer, or none, makes of an item owed."""

from dataclasses import replace
from datetime import datetime, timedelta

from services.domain.outbox import OutboxItem, OutboxState
from services.outbox.ports import Receipt

BACKOFF_CAP_S = 300.0
WORDS_MAX = 300
_TAKEN_BEFORE = 409  # the peer knows this Idempotency-Key: it has it
_ASK_LATER = frozenset({408, 425, 429})


def answered(item: OutboxItem, receipt: Receipt, *, now: datetime, share: float) -> OutboxItem:
    """Return ``item`` after ``receipt``: done, to be tried again, or held for a person to decide.

    ``share`` is a random number in 0..1, for the jitter.
    """
    attempts, status = item.attempts + 1, receipt.status
    if 200 <= status < 300 or status == _TAKEN_BEFORE:
        return replace(item, state=OutboxState.DONE, attempts=attempts, next_at=None, last_error="", sent_at=now)
    words = f"HTTP {status} {receipt.words}".strip()
    if status >= 500 or status in _ASK_LATER:
        return not_answered(item, words, now=now, share=share)
    return held(replace(item, attempts=attempts), words)


def held(item: OutboxItem, words: str) -> OutboxItem:
    """Return ``item`` waiting for a person."""
    return replace(item, state=OutboxState.HELD, next_at=None, last_error=words[:WORDS_MAX])


def not_answered(item: OutboxItem, words: str, *, now: datetime, share: float) -> OutboxItem:
    """Return ``item`` waiting for its next try. It never gives up."""
    next_at = now + timedelta(seconds=delay_s(item.attempts + 1, share=share))
    return replace(
        item,
        state=OutboxState.PENDING,
        attempts=item.attempts + 1,
        next_at=next_at,
        last_error=words[:WORDS_MAX],
    )


def wants_credentials(item: OutboxItem) -> bool:
    """Return whether the peer turned the room away, not the item: others of that peer would fare the same."""
    return item.state is OutboxState.HELD and item.last_error.startswith(("HTTP 401", "HTTP 403"))


def resent(item: OutboxItem) -> OutboxItem:
    """Return a held or waiting ``item`` as due at once, with the same Idempotency-Key."""
    return replace(item, state=OutboxState.PENDING, attempts=0, next_at=None, last_error="")


def delay_s(attempts: int, *, share: float) -> float:
    """Return the pause after so many attempts: full jitter under min(300, 2^n), at least one second."""
    ceiling = min(BACKOFF_CAP_S, 2.0 ** min(attempts, 16))
    return max(1.0, share * ceiling)
