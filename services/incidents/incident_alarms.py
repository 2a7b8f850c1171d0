"""Which alarms an incident gives cause for. Pure."""

from collections.abc import Mapping
from datetime import datetime

from services.domain.alarm import DEFAULT_KINDS, AlarmKind, AlarmSource
from services.domain.deadline import ClockKind
from services.domain.incident import Incident
from services.domain.severity import Severity

Kinds = Mapping[AlarmSource, AlarmKind]
OF_AN_INCIDENT = (AlarmSource.INCIDENT, AlarmSource.OVERDUE, AlarmSource.DEADLINE, AlarmSource.TASK)


def causes(incident: Incident, now: datetime, kinds: Kinds = DEFAULT_KINDS) -> tuple[AlarmSource, ...]:
    """Return the profile's kinds for which ``incident`` gives cause now."""
    if not incident.is_open:
        return ()
    found = [] if incident.is_acknowledged else [_unanswered(incident, now, kinds)]
    if any(c.is_running and c.is_breach_told and c.kind is not ClockKind.ANSWER for c in incident.clocks):
        found.append(AlarmSource.DEADLINE)
    if any(task.is_active and task.level > 0 for task in incident.tasks):
        found.append(AlarmSource.TASK)
    return tuple(source for source in found if source is not None and _wants(kinds, source, incident))


def asks_for_response(incident: Incident, now: datetime, kinds: Kinds = DEFAULT_KINDS) -> bool:
    """Return whether nobody answers yet where somebody should: P1 or P2 at once, others when overdue."""
    return not incident.is_acknowledged and bool(causes(incident, now, kinds))


def priority_of(kind: AlarmKind, incident: Incident | None) -> Severity:
    """Return the profile's priority, or the incident's own; P3 where there is neither."""
    if kind.priority is not None:
        return kind.priority
    return incident.severity if incident is not None else Severity.P3


def _unanswered(incident: Incident, now: datetime, kinds: Kinds) -> AlarmSource | None:
    """Serious ones call at once, others when their acknowledgement is overdue; never both."""
    if _wants(kinds, AlarmSource.INCIDENT, incident):
        return AlarmSource.INCIDENT
    is_overdue = incident.ack_due_at is not None and now >= incident.ack_due_at
    return AlarmSource.OVERDUE if is_overdue else None


def _wants(kinds: Kinds, source: AlarmSource, incident: Incident) -> bool:
    kind = kinds.get(source)
    return kind is not None and incident.severity <= kind.least
