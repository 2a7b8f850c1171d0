"""How far a deadline has run: what the bar in the queue draws."""

from datetime import datetime
from enum import Enum

NEAR_SHARE = 0.75  # LOOK: the bar turns p2 at 75 % and p1 at breach


class DeadlineState(Enum):
    NONE = "none"  # no such clock
    OK = "ok"
    NEAR = "near"
    BREACHED = "breached"


def progress(opened_at: datetime, due_at: datetime, now: datetime) -> float:
    """Return the share of the time that has run: 0.0 at opening, 1.0 when due, more after. Aware times.

    A clock that was set back counts as not started; a deadline without length is breached at once.
    """
    length_s = (due_at - opened_at).total_seconds()
    if length_s <= 0.0:
        return 1.0 if now < due_at else 1.0 + (now - due_at).total_seconds()
    return max(0.0, (now - opened_at).total_seconds() / length_s)


def deadline_state(opened_at: datetime, due_at: datetime | None, now: datetime) -> DeadlineState:
    if due_at is None:
        return DeadlineState.NONE
    if now >= due_at:
        return DeadlineState.BREACHED
    return DeadlineState.NEAR if progress(opened_at, due_at, now) >= NEAR_SHARE else DeadlineState.OK
