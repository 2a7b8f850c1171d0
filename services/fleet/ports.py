"""What the fleet starts from. ``db`` satisfies it; tests use fakes we own."""

from typing import Protocol

from services.domain.resource import Fix


class FixReader(Protocol):
    """Short reads. Pool threads only."""

    def last_fixes(self) -> tuple[Fix, ...]:
        """Return the last fix kept of every resource."""
        ...
