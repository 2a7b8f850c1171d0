"""Which of an incident's clocks is running."""

from datetime import datetime

from services.domain.incident import Incident, IncidentStatus


def running_deadline(incident: Incident) -> datetime | None:
    """Return what is due next: the acknowledgement until it is given, then the resolution until it is reached.

    None when no clock runs: a resolved or closed incident is not late, however long it stays listed.
    """
    if incident.status in (IncidentStatus.RESOLVED, IncidentStatus.CLOSED):
        return None
    if incident.is_acknowledged or incident.ack_due_at is None:
        return incident.due_at
    return incident.ack_due_at
