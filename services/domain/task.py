"""One agency's part in an incident: its state, and when the room last heard of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

CHECK_IN_S = 1200.0  # 20 minutes, the usual cadence of a welfare check (TicketsCAD PAR)


class TaskState(Enum):
    ASKED = "asked"
    CONFIRMED = "confirmed"
    ON_THE_WAY = "on_the_way"
    ON_SCENE = "on_scene"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


T = TaskState
_ENDS = frozenset({T.DONE, T.CANCELLED})
MOVES: dict[TaskState, frozenset[TaskState]] = {
    T.ASKED: frozenset({T.CONFIRMED, T.ON_THE_WAY, T.ON_SCENE, T.REFUSED}) | _ENDS,
    T.CONFIRMED: frozenset({T.ON_THE_WAY, T.ON_SCENE, T.REFUSED}) | _ENDS,
    T.ON_THE_WAY: frozenset({T.ON_SCENE, T.REFUSED}) | _ENDS,
    T.ON_SCENE: _ENDS,
    T.DONE: frozenset(),
    T.REFUSED: frozenset(),
    T.CANCELLED: frozenset(),
}
NEEDS_REASON = frozenset({T.REFUSED, T.CANCELLED})


def may_move(before: TaskState, after: TaskState) -> bool:
    """Return whether a task goes from ``before`` to ``after``. What ended stays ended: ask anew instead."""
    return after in MOVES[before]


class ContactWay(Enum):
    """How an agency was reached."""

    CALL = "call"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    RADIO = "radio"
    OTHER = "other"


class ContactResult(Enum):
    """Only an answer starts the check-in timer anew: what was sent may not have been read."""

    ANSWERED = "answered"
    SENT = "sent"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Task:
    """Times are aware UTC. ``step`` and ``playbook`` are codes, "" for a task that no playbook called for.

    ``last_contact_at`` is when the room last heard of it: when it was asked, at first. ``misses`` counts check-ins
    since then that nobody answered, ``level`` the rungs of the ladder that were climbed for it.
    """

    task_id: str
    agency: str
    title: str
    state: TaskState
    asked_at: datetime
    last_contact_at: datetime
    due_at: datetime | None = None
    step: str = ""
    playbook: str = ""
    check_in_s: float = CHECK_IN_S
    misses: int = 0
    level: int = 0

    @property
    def is_active(self) -> bool:
        return bool(MOVES[self.state])
