"""Own status and the source's, side by side."""

from datetime import UTC, datetime

from services.domain.incident import Incident, IncidentStatus
from services.domain.observation import Observation
from services.domain.source_status import SourceStatus
from services.incidents.concern import is_open

WORD_MAX = 60


def source_says(incident: Incident, observation: Observation | None) -> SourceStatus | None:
    """Return what the source last said of its report; None where it says nothing of a status.

    They differ when one of the two has ended and the other has not. RESOLVED differs from neither: the work is
    done and the closing may be the source's to do first.
    """
    if observation is None or not observation.status.strip():
        return None
    is_ended = not is_open(observation)
    is_mismatch = incident.status is not IncidentStatus.RESOLVED and is_ended is incident.is_open
    return SourceStatus(observation.status.strip()[:WORD_MAX], _as_of(observation), is_mismatch)


def _as_of(observation: Observation) -> datetime:
    """Return the source's own time of its last change, as Open311 tells it, else when the item was observed."""
    try:
        told = datetime.fromisoformat(observation.attributes.get("updated_at", ""))
    except ValueError:
        return observation.observed_at
    return told.astimezone(UTC) if told.tzinfo else observation.observed_at
