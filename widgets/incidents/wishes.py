"""What the operator asked for, as values. The console hands them to the service that may do them."""

from dataclasses import dataclass

from services.domain.call import CallKind
from services.domain.draft import IncidentDraft
from services.domain.geo import Point
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.severity import Severity
from widgets.incidents.task_wishes import TaskWish

NewValue = str | Severity | Point | int | None


@dataclass(frozen=True, slots=True)
class NewIncidentWish:
    draft: IncidentDraft


@dataclass(frozen=True, slots=True)
class CallWish:
    """A call that is no incident; of ``draft`` channel, number, name and note count."""

    kind: CallKind
    draft: IncidentDraft


@dataclass(frozen=True, slots=True)
class AttachWish:
    """The operator said that what ``draft`` tells is that incident."""

    incident: Incident
    draft: IncidentDraft


@dataclass(frozen=True, slots=True)
class MarkWish:
    """A caller's number is a nuisance from now on, or no longer."""

    number: str
    reason: str
    is_nuisance: bool


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
    """``waits_for`` "reporter": on hold until they answer."""

    incident_id: str
    status: IncidentStatus
    reason: str = ""
    waits_for: str = ""


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


@dataclass(frozen=True, slots=True)
class EditWish:
    """``changes`` are fields of Incident with their new values, at least one."""

    incident_id: str
    changes: tuple[tuple[str, NewValue], ...]


@dataclass(frozen=True, slots=True)
class CheckWish:
    """``text``: who saw what on site."""

    incident_id: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimWish:
    incident_id: str


@dataclass(frozen=True, slots=True)
class TakeOverWish:
    incident_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OfferWish:
    incident_id: str
    to: str


@dataclass(frozen=True, slots=True)
class AcceptWish:
    incident_id: str


@dataclass(frozen=True, slots=True)
class DeclineWish:
    incident_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseWish:
    incident_id: str


@dataclass(frozen=True, slots=True)
class LinkWish:
    """``other`` is the larger one, as the operator saw it."""

    incident_id: str
    other: Incident


@dataclass(frozen=True, slots=True)
class UnlinkWish:
    incident_id: str
    other: Incident


@dataclass(frozen=True, slots=True)
class MergeWish:
    """``other`` is the one that stays."""

    incident_id: str
    other: Incident
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnmergeWish:
    incident_id: str
    other: Incident


@dataclass(frozen=True, slots=True)
class UndoWish:
    """The operator's last act, whichever incident it was on; wished while ``incident_id`` was shown."""

    incident_id: str


OwnerWish = ClaimWish | TakeOverWish | OfferWish | AcceptWish | DeclineWish | ReleaseWish
LifeWish = OwnerWish | EditWish | CheckWish | LinkWish | UnlinkWish | MergeWish | UnmergeWish | UndoWish
IncidentWish = AcknowledgeWish | AssignWish | NoteWish | StatusWish | CloseWish | ReopenWish | LifeWish | TaskWish
IntakeWish = NewIncidentWish | CallWish | AttachWish
Wish = IntakeWish | IncidentWish
