"""What the room handles from opening to closing: the projection of its events."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.domain.geo import Point
from services.domain.severity import Severity


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


class Disposition(Enum):
    """Why an incident was closed. The code is stable; the label on screen may be renamed."""

    HANDLED = "handled"
    UNFOUNDED = "unfounded"
    DUPLICATE = "duplicate"
    REFERRED = "referred"
    CANCELLED = "cancelled"
    NO_ACTION = "no_action"


@dataclass(frozen=True, slots=True)
class Incident:
    """The state of one incident after its last event.

    Times are aware UTC. ``number`` is for people ("A-26-00042"), ``incident_id`` for the machine.
    ``agencies`` are codes in the order assigned. ``reports`` counts the observations that belong to it,
    ``notes`` the notes. ``last_event_id`` is what an operator's act is based on; ``seq`` its place in the log.
    ``place_source`` says where place and district come from: "point" (nearest village, indicative), "text" (read
    from what somebody wrote, believed by ``place_confidence``, 0..1; a point beside it is the village's), or ""
    (the source or a person named them).
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

    @property
    def is_open(self) -> bool:
        return self.status is not IncidentStatus.CLOSED

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledged_at is not None
