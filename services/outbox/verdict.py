"""What an answer, or none, makes of an item owed."""

from dataclasses import replace
from datetime import datetime, timedelta

from services.domain.outbox import OutboxItem, OutboxState, Trouble, trouble_of
from services.outbox.ports import Outcome, Receipt

BACKOFF_CAP_S = 300.0
WAIT_CAP_S = 900.0  # of what a peer may ask for
WORDS_MAX = 300
_WHOLE_PEER = frozenset({Trouble.NO_ACCESS, Trouble.NO_SECRET})


def answered(item: OutboxItem, receipt: Receipt, *, now: datetime, share: float) -> OutboxItem:
    """Return ``item`` after ``receipt``: done, to be tried again, or held for a person to decide.

    ``share`` is a random number in 0..1, for the jitter.
    """
    tried = replace(item, attempts=item.attempts + 1)
    match receipt.outcome:
        case Outcome.TAKEN:
            return replace(tried, state=OutboxState.DONE, next_at=None, last_error="", sent_at=now)
        case Outcome.REFUSED:
            return held(tried, receipt.trouble or Trouble.REFUSED, receipt.words)
        case Outcome.NO_ACCESS:
            return held(tried, receipt.trouble or Trouble.NO_ACCESS, receipt.words)
    later = waiting(item, receipt.trouble or Trouble.BUSY, receipt.words, now=now, share=share)
    asked = now + timedelta(seconds=min(receipt.wait_s, WAIT_CAP_S))
    return replace(later, body=receipt.next_body or item.body, next_at=max(asked, later.next_at or asked))


def held(item: OutboxItem, trouble: Trouble, words: str = "") -> OutboxItem:
    """Return ``item`` waiting for a person."""
    return replace(item, state=OutboxState.HELD, next_at=None, last_error=_error(trouble, words))


def waiting(item: OutboxItem, trouble: Trouble, words: str, *, now: datetime, share: float) -> OutboxItem:
    """Return ``item`` waiting for its next try. It never gives up."""
    return replace(
        item,
        state=OutboxState.PENDING,
        attempts=item.attempts + 1,
        next_at=now + timedelta(seconds=delay_s(item.attempts + 1, share=share)),
        last_error=_error(trouble, words),
    )


def is_peers_own(item: OutboxItem) -> bool:
    """Return whether the peer turned the room away, not the item: others of that peer would fare the same."""
    return item.state is OutboxState.HELD and trouble_of(item.last_error)[0] in _WHOLE_PEER


def resent(item: OutboxItem) -> OutboxItem:
    """Return a held or waiting ``item`` as due at once, with the same idempotency key."""
    return replace(item, state=OutboxState.PENDING, attempts=0, next_at=None, last_error="")


def delay_s(attempts: int, *, share: float) -> float:
    """Return the pause after so many attempts: full jitter under min(300, 2^n), at least one second."""
    ceiling = min(BACKOFF_CAP_S, 2.0 ** min(attempts, 16))
    return max(1.0, share * ceiling)


def _error(trouble: Trouble, words: str) -> str:
    return f"{trouble.value}: {words}"[:WORDS_MAX]
