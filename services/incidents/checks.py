"""What every act asks first."""

from services.domain.incident import Incident
from services.incidents import refusals
from services.incidents.refusals import RefusedError, about

NOTE_MAX = 4000


def require_open(incident: Incident) -> None:
    if incident.ties.merged_into is not None:
        raise RefusedError(about(refusals.MERGED, incident.ties.merged_into.number), incident.number)
    if not incident.is_open:
        raise RefusedError(refusals.CLOSED, incident.number)


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise RefusedError(refusals.NO_REASON)


def require_short(text: str, limit: int = NOTE_MAX) -> None:
    if len(text) > limit:
        raise RefusedError(refusals.too_long(limit), str(len(text)))
