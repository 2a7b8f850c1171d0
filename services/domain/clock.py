"""Time is injected: nobody but ``SystemClock`` asks the machine what time it is."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Wall time for facts, monotonic time for durations."""

    def now(self) -> datetime:
        """Return aware UTC."""
        ...

    def monotonic_s(self) -> float:
        """Return seconds that never go back, of an unknown origin."""
        ...


class SystemClock:
    """The machine's clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        return time.monotonic()
