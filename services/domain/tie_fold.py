"""What an event does to the ties between incidents. Each of two tied incidents has an event of its own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from services.domain.event import Event, EventKind, Json
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.ties import Absorbed, Tie


def tied(incident: Incident, event: Event) -> Incident | None:
    """Return the incident after an event about its ties; None for any other event.

    What is tied already, or no longer, is left as it is: the second of two acts that crossed changes nothing.
    """
    other = Tie(str(event.data.get("incident", "")), str(event.data.get("number", "")))
    match event.kind:
        case EventKind.LINKED:
            return incident if incident.ties.parent else _with_parent(incident, other)
        case EventKind.UNLINKED:
            return _with_parent(incident, None) if incident.ties.parent == other else incident
        case EventKind.CHILD_ADDED:
            rest = tuple(child for child in incident.ties.children if child != other)
            return _with_children(incident, (*rest, other))
        case EventKind.CHILD_REMOVED:
            return _with_children(incident, tuple(c for c in incident.ties.children if c != other))
        case EventKind.MERGED:
            return _merged(incident, event, other) if incident.is_open else incident
        case EventKind.UNMERGED:
            return _unmerged(incident) if incident.ties.merged_into == other else incident
        case EventKind.ABSORBED:
            return _absorbed(incident, _brought(other, event.data))
        case EventKind.DETACHED:
            return _detached(incident, other.incident_id)
    return None


def _with_parent(incident: Incident, parent: Tie | None) -> Incident:
    return replace(incident, ties=replace(incident.ties, parent=parent))


def _with_children(incident: Incident, children: tuple[Tie, ...]) -> Incident:
    return replace(incident, ties=replace(incident.ties, children=children))


def _merged(incident: Incident, event: Event, into: Tie) -> Incident:
    ties = replace(incident.ties, merged_into=into, status_before=incident.status.value)
    closed, duplicate = IncidentStatus.CLOSED, Disposition.DUPLICATE
    return replace(incident, status=closed, disposition=duplicate, closed_at=event.at, ties=ties)


def _unmerged(incident: Incident) -> Incident:
    before = IncidentStatus(incident.ties.status_before)
    ties = replace(incident.ties, merged_into=None, status_before="")
    return replace(incident, status=before, disposition=None, closed_at=None, ties=ties)


def _absorbed(incident: Incident, other: Absorbed) -> Incident:
    if any(known.incident_id == other.incident_id for known in incident.ties.absorbed):
        return incident
    own = incident.ties.own_opened_at or incident.opened_at
    ties = replace(incident.ties, absorbed=(*incident.ties.absorbed, other), own_opened_at=own)
    reports, notes = incident.reports + other.reports, incident.notes + other.notes
    opened_at = min(incident.opened_at, other.opened_at)
    return replace(incident, opened_at=opened_at, reports=reports, notes=notes, ties=ties)


def _detached(incident: Incident, incident_id: str) -> Incident:
    known = incident.ties.absorbed
    gone = next((one for one in known if one.incident_id == incident_id), None)
    if gone is None:
        return incident
    rest = tuple(one for one in known if one is not gone)
    own = incident.ties.own_opened_at or incident.opened_at
    ties = replace(incident.ties, absorbed=rest, own_opened_at=own if rest else None)
    reports, notes = incident.reports - gone.reports, incident.notes - gone.notes
    opened_at = min(own, *(one.opened_at for one in rest)) if rest else own
    return replace(incident, opened_at=opened_at, reports=reports, notes=notes, ties=ties)


def _brought(other: Tie, data: Mapping[str, Json]) -> Absorbed:
    reporters = data.get("reporters")
    names = tuple(str(name) for name in reporters) if isinstance(reporters, list) else ()
    opened_at = datetime.fromisoformat(str(data["opened_at"])).astimezone(UTC)
    reports, notes = int(str(data.get("reports", 0))), int(str(data.get("notes", 0)))
    return Absorbed(other.incident_id, other.number, opened_at, names, reports, notes)
