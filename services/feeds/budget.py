"""How often hosts may be asked by everything in this room together."""

import threading
from collections import deque
from collections.abc import Iterable
from urllib.parse import urlsplit

from services.domain.clock import Clock
from services.domain.feed import RequestBudget

WINDOW_S = 62.0  # a minute, and what requests may drift together on their way
KEPT_FREE = 0.2  # of a budget, for first requests: a long index must not silence the earthquakes beside it


class Budgets:
    """Counts every request of the last minute exactly, so that no minute anywhere holds more. Any thread.

    A token bucket would let twice as many pass within one minute. A restart forgets the count.
    """

    def __init__(self, budgets: Iterable[RequestBudget], clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._budgets = tuple((budget, deque[float]()) for budget in budgets)

    def spend(self, url: str) -> float:
        """Count a request to ``url`` and return 0.0; or count nothing and return the seconds to wait."""
        return self._spend(url, kept_free=0.0)

    def spend_further(self, url: str) -> float:
        """The same for pages and documents, which leave some to the first requests of others."""
        return self._spend(url, kept_free=KEPT_FREE)

    def rate(self, url: str) -> tuple[int, int | None]:
        """Return the requests of the last minute and those allowed; 0 and None where nothing limits them."""
        with self._lock:
            found = self._of(url)
            if found is None:
                return 0, None
            budget, spent = found
            self._forget(spent)
            return len(spent), budget.per_minute

    def _spend(self, url: str, *, kept_free: float) -> float:
        with self._lock:
            found = self._of(url)
            if found is None:
                return 0.0
            budget, spent = found
            self._forget(spent)
            allowed = budget.per_minute - int(budget.per_minute * kept_free)
            if len(spent) < allowed:
                spent.append(self._clock.monotonic_s())
                return 0.0
            return spent[len(spent) - allowed] + WINDOW_S - self._clock.monotonic_s()

    def _forget(self, spent: deque[float]) -> None:
        now_s = self._clock.monotonic_s()
        while spent and spent[0] + WINDOW_S <= now_s:
            spent.popleft()

    def _of(self, url: str) -> tuple[RequestBudget, deque[float]] | None:
        host = urlsplit(url).hostname or ""
        return next((pair for pair in self._budgets if any(_fits(name, host) for name in pair[0].hosts)), None)


def _fits(name: str, host: str) -> bool:
    if name.startswith("*."):
        return host == name[2:] or host.endswith(name[1:])
    return host == name
