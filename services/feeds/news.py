"""How many items of a body are new, and in which hour they belong."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from services.domain.feed import HOURS
from services.domain.observation import Observation, Parsed

HOUR_S = 3600


class News:
    """Remembers the marks of the last two bodies. One thread at a time.

    The first body after a start is a list of what is there already: its items count at their own time, those
    older than a day not at all. Later ones count when they arrive.
    """

    def __init__(self) -> None:
        self._last: frozenset[int] | None = None
        self._before: frozenset[int] = frozenset()

    def of(self, parsed: Parsed | None, now: datetime) -> Mapping[int, int]:
        """Return the number of new items by hour since the epoch."""
        if parsed is None:
            return {}
        marks = {_mark(item): item for item in parsed.observations}
        known = self._before.union(self._last or ())
        is_first, self._before, self._last = self._last is None, self._last or frozenset(), frozenset(marks)
        if is_first:
            oldest = now - timedelta(hours=HOURS)
            return Counter(hour_of(min(o.observed_at, now)) for o in marks.values() if o.observed_at > oldest)
        count = len(marks.keys() - known)
        return {hour_of(now): count} if count else {}


def hour_of(at: datetime) -> int:
    return int(at.timestamp()) // HOUR_S


def _mark(item: Observation) -> int:
    return hash((item.external_id, item.observed_at, item.status, item.title, item.text, item.raw))
