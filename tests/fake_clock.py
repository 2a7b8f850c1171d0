"""A clock that stands still until told to move."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Stands still until told to move."""

    def __init__(self, at: datetime = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)) -> None:
        self.at, self.elapsed_s = at, 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic_s(self) -> float:
        return self.elapsed_s

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.elapsed_s += seconds
