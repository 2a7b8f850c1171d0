"""What the operator asked for, as values. The console hands them to the service that may do them."""

from dataclasses import dataclass

from services.domain.draft import IncidentDraft
from services.domain.incident import Disposition, IncidentStatus


@dataclass(frozen=True, slots=True)
class NewIncidentWish:
    draft: IncidentDraft


@dataclass(frozen=True, slots=True)
class AcknowledgeWish:
    incident_id: str


@dataclass(frozen=True, slots=True)
class AssignWish:
    """``agencies`` are codes, at least one, in the order chosen."""

    incident_id: str
    agencies: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoteWish:
    """``is_for_reporter``: sent to whoever reported the incident, too."""

    incident_id: str
    text: str
    is_for_reporter: bool = False


@dataclass(frozen=True, slots=True)
class StatusWish:
    incident_id: str
    status: IncidentStatus
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseWish:
    """``reason`` is never "" unless the incident was handled."""

    incident_id: str
    disposition: Disposition
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReopenWish:
    incident_id: str
    reason: str


IncidentWish = AcknowledgeWish | AssignWish | NoteWish | StatusWish | CloseWish | ReopenWish
Wish = NewIncidentWish | IncidentWish
