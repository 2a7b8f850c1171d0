"""Which of an incident's clocks is running."""

from datetime import datetime

from services.domain.clocks import first_due
from services.domain.incident import Incident, IncidentStatus


def running_deadline(incident: Incident) -> datetime | None:
    """Return what is due next of the clocks that run.

    None when no clock runs: a resolved or closed incident is not late, however long it stays listed, and a paused
    clock falls due at no known time. An incident from before there were clocks has two: the acknowledgement until
    it is given, then the resolution.
    """
    if incident.clocks:
        clock = first_due(incident)
        return clock.due_at if clock else None
    if incident.status in (IncidentStatus.RESOLVED, IncidentStatus.CLOSED):
        return None
    if incident.is_acknowledged or incident.ack_due_at is None:
        return incident.due_at
    return incident.ack_due_at
