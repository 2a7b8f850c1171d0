"""What the room handles from opening to closing: the projection of its events."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar

from services.domain.deadline import Deadline
from services.domain.geo import Point
from services.domain.playbook import Progress
from services.domain.severity import Severity
from services.domain.task import Task
from services.domain.ties import NO_TIES, Ties


class IncidentStatus(Enum):
    NEW = "new"
    VERIFIED = "verified"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    RESOLVED = "resolved"
    CLOSED = "closed"


S = IncidentStatus
_WORKING = frozenset({S.VERIFIED, S.ASSIGNED, S.IN_PROGRESS, S.ON_HOLD, S.RESOLVED, S.CLOSED})

ALLOWED: dict[IncidentStatus, frozenset[IncidentStatus]] = {
    S.NEW: _WORKING,
    S.VERIFIED: _WORKING - {S.VERIFIED},
    S.ASSIGNED: _WORKING - {S.ASSIGNED, S.VERIFIED},
    S.IN_PROGRESS: frozenset({S.ASSIGNED, S.ON_HOLD, S.RESOLVED, S.CLOSED}),
    S.ON_HOLD: frozenset({S.ASSIGNED, S.IN_PROGRESS, S.RESOLVED, S.CLOSED}),
    S.RESOLVED: frozenset({S.IN_PROGRESS, S.CLOSED}),
    S.CLOSED: frozenset(),  # only REOPENED leads out
}


def may_change(before: IncidentStatus, after: IncidentStatus) -> bool:
    """Return whether an operator may move an incident from ``before`` to ``after``."""
    return after in ALLOWED[before]


@dataclass(frozen=True, slots=True)
class Disposition:
    """Why an incident was closed: a code that never changes, whatever the profile calls it today.

    Those named here are what the room itself closes with; a profile may have others, and retire any.
    """

    value: str

    HANDLED: ClassVar["Disposition"]
    UNFOUNDED: ClassVar["Disposition"]
    DUPLICATE: ClassVar["Disposition"]
    REFERRED: ClassVar["Disposition"]
    CANCELLED: ClassVar["Disposition"]
    NO_ACTION: ClassVar["Disposition"]


Disposition.HANDLED = Disposition("handled")
Disposition.UNFOUNDED = Disposition("unfounded")
Disposition.DUPLICATE = Disposition("duplicate")
Disposition.REFERRED = Disposition("referred")
Disposition.CANCELLED = Disposition("cancelled")
Disposition.NO_ACTION = Disposition("no_action")


@dataclass(frozen=True, slots=True)
class Incident:
    """The state of one incident after its last event.

    Times are aware UTC. ``number`` is for people ("A-26-00042"), ``incident_id`` for the machine.
    ``agencies`` are codes in the order assigned. ``reports`` counts the observations that belong to it,
    ``notes`` the notes. ``last_event_id`` is what an operator's act is based on; ``seq`` its place in the log.
    ``place_source`` says where place and district come from: "point" (nearest village, indicative), "text" (read
    from what somebody wrote, believed by ``place_confidence``, 0..1; a point beside it is the village's), or ""
    (the source or a person named them).
    ``owner`` is who answers for it in the room, "" for nobody; ``offered_to`` whom the owner asked to take it.
    ``checked_at`` is when somebody confirmed on site that it is over. ``people_at_risk`` None: not known;
    ``people_kinds`` who they are (see ``draft.PEOPLE_KINDS``).
    ``clocks`` are all its deadlines; ``ack_due_at`` and ``due_at`` repeat when two of them are due.
    """

    incident_id: str
    number: str
    category: str
    severity: Severity
    status: IncidentStatus
    title: str
    opened_at: datetime
    updated_at: datetime
    description: str = ""
    place: str = ""
    district: str = ""
    point: Point | None = None
    channel: str = ""
    reporter: str = ""
    source: str = ""
    external_id: str = ""
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    agencies: tuple[str, ...] = ()
    ack_due_at: datetime | None = None
    due_at: datetime | None = None
    disposition: Disposition | None = None
    closed_at: datetime | None = None
    reports: int = 0
    notes: int = 0
    is_drill: bool = False
    last_event_id: str = ""
    seq: int = 0
    place_source: str = ""
    place_confidence: float | None = None
    owner: str = ""
    owned_at: datetime | None = None
    offered_to: str = ""
    checked_at: datetime | None = None
    checked_by: str = ""
    people_at_risk: int | None = None
    ties: Ties = NO_TIES
    people_kinds: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    playbook: Progress | None = None
    clocks: tuple[Deadline, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status is not IncidentStatus.CLOSED

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledged_at is not None

    @property
    def reporters(self) -> tuple[str, ...]:
        """Return everybody who reported it, merged incidents' too, each once."""
        told = (self.reporter, *(name for one in self.ties.absorbed for name in one.reporters))
        return tuple(dict.fromkeys(name for name in told if name))
