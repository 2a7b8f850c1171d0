"""When an incident must be acknowledged and when it must be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.domain.profile import DeadlineClass


@dataclass(frozen=True, slots=True)
class DueTimes:
    """None: no such clock."""

    ack_due_at: datetime | None = None
    due_at: datetime | None = None


def due_times(deadline: DeadlineClass, *, opened_at: datetime, heard_at: datetime) -> DueTimes:
    """Return the moments that ``deadline`` asks for.

    Resolution counts from ``opened_at``, when the citizen spoke. Acknowledgement counts from ``heard_at``,
    when this room could first know: reports caught up after an outage are not breached on arrival.
    """
    return DueTimes(_after(heard_at, deadline.acknowledge_s), _after(opened_at, deadline.resolve_s))


def _after(start: datetime, seconds: float | None) -> datetime | None:
    return None if seconds is None else start + timedelta(seconds=seconds)
