"""What an event does to an incident. The one rule that builds and rebuilds the projection."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from services.domain.deadline_fold import with_clocks
from services.domain.deadline_json import clocks_from_json
from services.domain.event import Event, EventKind, Json
from services.domain.geo import Point
from services.domain.incident import Disposition, Incident, IncidentStatus, may_change
from services.domain.owner_fold import given_to, owned
from services.domain.severity import Severity
from services.domain.task_fold import asked, tasked
from services.domain.tie_fold import tied
from services.domain.undo_fold import undone

_WHERE = frozenset({"place", "district", "point"})
_TEXTS = frozenset({"title", "description", "place", "district", "category", "reporter"})


def fold(incident: Incident | None, event: Event) -> Incident | None:
    """Return the incident after ``event``; None while it was not opened.

    Pure. An event for an unknown incident leaves None, an OPENED for a known one changes nothing:
    the log may be replayed from anywhere without raising. Of two acts that crossed (two hands, two
    consoles) the first counts: a status never leads out of closed, only REOPENED does. A rule's CLOSED
    (``if_untouched``) counts only while nothing has happened since the rule looked: it never undoes a hand's work.
    """
    if event.kind is EventKind.OPENED:
        return incident or _opened(event)
    if incident is None:
        return None
    changed = with_clocks(incident, _changed(incident, event), event)
    if changed is incident:
        return incident
    return replace(changed, updated_at=event.at, last_event_id=event.event_id, seq=event.seq)


def _opened(event: Event) -> Incident:
    data = event.data
    return Incident(
        incident_id=str(event.incident_id),
        number=_text(data.get("number")),
        category=_text(data.get("category")),
        severity=Severity(_int(data.get("severity"))),
        status=IncidentStatus.NEW,
        title=_text(data.get("title")),
        opened_at=event.at,
        updated_at=event.at,
        description=_text(data.get("description")),
        place=_text(data.get("place")),
        district=_text(data.get("district")),
        point=_point(data.get("point")),
        channel=_text(data.get("channel")),
        reporter=_text(data.get("reporter")),
        source=_text(data.get("source")),
        external_id=_text(data.get("external_id")),
        ack_due_at=_time(data.get("ack_due_at")),
        due_at=_time(data.get("due_at")),
        is_drill=bool(data.get("is_drill")),
        last_event_id=event.event_id,
        seq=event.seq,
        place_source=_text(data.get("place_source")),
        place_confidence=_number(data.get("place_confidence")),
        clocks=clocks_from_json(data.get("clocks")),
        people_at_risk=_count(data.get("people_at_risk")),
        people_kinds=_texts(data.get("people_kinds")),
    )


def _changed(incident: Incident, event: Event) -> Incident:
    for told in (_answered, _counted, _ended, owned, tied, tasked, undone):
        after = told(incident, event)
        if after is not None:
            return after
    return incident


def _answered(incident: Incident, event: Event) -> Incident | None:
    """What people decided about it while it is worked on."""
    data = event.data
    match event.kind:
        case EventKind.ACKNOWLEDGED if not incident.is_acknowledged:
            taken = incident if incident.owner else given_to(incident, event)
            return replace(taken, acknowledged_at=event.at, acknowledged_by=event.actor)
        case EventKind.ASSIGNED:
            return _assigned(asked(incident, event), _text(data.get("agency")))
        case EventKind.STATUS_CHANGED if incident.is_open:
            return _moved(incident, IncidentStatus(data["after"]))
        case EventKind.FIELD_CHANGED:
            changed = _field_changed(incident, _text(data.get("field")), data.get("after"))
            return _place_told(changed, data) if data.get("field") in _WHERE else changed
        case EventKind.ON_SITE_CHECKED:
            return replace(incident, checked_at=event.at, checked_by=event.actor)
    return None


def _counted(incident: Incident, event: Event) -> Incident | None:
    """What was said about it."""
    match event.kind:
        case EventKind.NOTED:
            return replace(incident, notes=incident.notes + 1)
        case EventKind.OBSERVED:
            is_another = not event.data.get("is_revision")
            return replace(incident, reports=incident.reports + is_another)
        case EventKind.REPORTED:
            return replace(incident, reports=incident.reports + 1)
    return None


def _ended(incident: Incident, event: Event) -> Incident | None:
    match event.kind:
        case EventKind.CLOSED if incident.is_open and not _has_moved_on(incident, event):
            disposition = Disposition(str(event.data["disposition"]))
            return replace(incident, status=IncidentStatus.CLOSED, disposition=disposition, closed_at=event.at)
        case EventKind.REOPENED if not incident.is_open and incident.ties.merged_into is None:
            return _reopened(incident)
    return None


def _moved(incident: Incident, after: IncidentStatus) -> Incident:
    """A status that cannot follow the present one was wished from an older one: the first of two acts counts."""
    may = after is not IncidentStatus.CLOSED and may_change(incident.status, after)
    return replace(incident, status=after) if may else incident


def _reopened(incident: Incident) -> Incident:
    """What was seen on site is over: it is to be seen again."""
    anew = IncidentStatus.VERIFIED
    return replace(incident, status=anew, disposition=None, closed_at=None, checked_at=None, checked_by="")


def _assigned(incident: Incident, agency: str) -> Incident:
    agencies = incident.agencies if agency in incident.agencies else (*incident.agencies, agency)
    early = incident.status in (IncidentStatus.NEW, IncidentStatus.VERIFIED)
    status = IncidentStatus.ASSIGNED if early else incident.status
    return replace(incident, agencies=agencies, status=status)


def _field_changed(incident: Incident, name: str, after: Json) -> Incident:
    if name in _TEXTS:
        return replace(incident, **{name: _text(after)})  # type: ignore[arg-type]
    match name:
        case "severity":
            return replace(incident, severity=Severity(_int(after)))
        case "point":
            return replace(incident, point=_point(after))
        case "due_at":
            return replace(incident, due_at=_time(after))
        case "people_at_risk":
            return replace(incident, people_at_risk=after if isinstance(after, int) else None)
    return incident


def _has_moved_on(incident: Incident, event: Event) -> bool:
    return bool(event.data.get("if_untouched")) and event.base != incident.last_event_id


def _place_told(incident: Incident, data: Mapping[str, Json]) -> Incident:
    """Who moves an incident says where the place is from; a person says nothing, and then it is no guess."""
    source, confidence = _text(data.get("place_source")), _number(data.get("place_confidence"))
    return replace(incident, place_source=source, place_confidence=confidence)


def _text(value: Json | None) -> str:
    return value if isinstance(value, str) else ""


def _int(value: Json | None) -> int:
    if isinstance(value, int):
        return value
    raise ValueError(f"not a whole number: {value!r}")


def _number(value: Json | None) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _count(value: Json | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _texts(value: Json | None) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def _time(value: Json | None) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if isinstance(value, str) and value else None


def _point(value: Json | None) -> Point | None:
    if isinstance(value, list) and len(value) == 2:
        lat, lon = value
        if isinstance(lat, int | float) and isinstance(lon, int | float):
            return Point(float(lat), float(lon))
    return None
