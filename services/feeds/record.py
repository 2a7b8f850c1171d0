"""What is remembered of a feed's polls while the console runs: its log, and how much came in which hour."""

from collections import Counter, deque
from datetime import datetime

from services.domain.feed import HOURS, FeedAttempt
from services.feeds.news import hour_of
from services.feeds.poll import Outcome

KEPT = 200


class FeedRecord:
    """GUI thread."""

    def __init__(self) -> None:
        self._attempts: deque[FeedAttempt] = deque(maxlen=KEPT)
        self._hours: Counter[int] = Counter()

    def add(self, outcome: Outcome, at: datetime) -> None:
        parsed = outcome.parsed
        self._attempts.appendleft(
            FeedAttempt(
                at=at,
                condition=outcome.condition,
                took_ms=outcome.took_ms,
                requests=outcome.requests,
                byte_count=outcome.byte_count,
                status=outcome.status,
                accepted=len(parsed.observations) if parsed else 0,
                rejected=len(parsed.rejected) if parsed else 0,
                reason=outcome.reason,
            )
        )
        self._hours.update(outcome.news)
        oldest = hour_of(at) - HOURS
        for hour in [hour for hour in self._hours if hour <= oldest]:
            del self._hours[hour]

    @property
    def last(self) -> FeedAttempt | None:
        return self._attempts[0] if self._attempts else None

    def attempts(self) -> tuple[FeedAttempt, ...]:
        """Return the last 200, the newest first."""
        return tuple(self._attempts)

    def hours(self, now: datetime) -> tuple[int, ...]:
        """Return the new items of the last 24 hours, the present one last."""
        present = hour_of(now)
        return tuple(self._hours[hour] for hour in range(present - HOURS + 1, present + 1))
