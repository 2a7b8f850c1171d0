"""When to ask again. Pure arithmetic."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

FAILURE_CAP_S = 300.0  # never longer between tries than 5 min, or the interval where that is longer
RETRY_AFTER_CAP_S = 900.0  # a server may not silence a feed for longer than 15 min
JITTER = 0.1


def next_delay_s(interval_s: float, failures: int, *, jitter: float, retry_after_s: float = 0.0) -> float:
    """Return the seconds to wait after an answer or after ``failures`` failures in a row.

    ``jitter`` is a random number in 0..1: the result varies by +-10 % so that consoles don't ask in step.
    Never sooner than ``retry_after_s``, never later than the caps: a feed is never given up.
    """
    ceiling_s = max(interval_s, FAILURE_CAP_S)
    waited_s = min(ceiling_s, interval_s * 2.0 ** min(failures, 32))
    spread_s = waited_s * (1.0 - JITTER + 2.0 * JITTER * jitter)
    return max(spread_s, min(retry_after_s, RETRY_AFTER_CAP_S))


def first_delay_s(next_at: datetime | None, now: datetime, *, interval_s: float) -> float:
    """Return the seconds until a remembered ``next_at``, 0.0 when due.

    A plan further away than any we make was made by a clock that has been set back since: due now.
    """
    if next_at is None:
        return 0.0
    wait_s = (next_at - now).total_seconds()
    longest_s = max(interval_s, FAILURE_CAP_S, RETRY_AFTER_CAP_S) * (1.0 + JITTER)
    return wait_s if 0.0 < wait_s <= longest_s else 0.0


def retry_after_s(header: str, now: datetime) -> float:
    """Return the wish of a Retry-After header (seconds or an HTTP date) in seconds, capped; 0.0 if unreadable."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), RETRY_AFTER_CAP_S)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (at - now).total_seconds()), RETRY_AFTER_CAP_S)
