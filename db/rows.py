"""Nouns as rows and rows as nouns; nothing above this file sees a row."""

import json
from typing import Any

from sqlalchemy import Row

from db.clock_columns import clocks_in, clocks_text
from db.codec import to_text
from db.prepared import Found
from db.task_columns import playbook_in, playbook_text, tasks_in, tasks_text
from services.domain.event import Event, EventKind
from services.domain.feed import FeedState, QuarantinedItem
from services.domain.field_json import field_from_json, field_to_json
from services.domain.geo import Point
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.outbox import OutboxItem, OutboxState
from services.domain.programme import Measurement
from services.domain.resource import Fix
from services.domain.severity import Severity
from services.domain.text import Label
from services.domain.ties import NO_TIES

Values = dict[str, Any]

# Columns that carry the noun's field of the same name unchanged.
INCIDENT_AS_IS = (
    "incident_id", "number", "category", "title", "opened_at", "updated_at", "description", "place", "district",
    "channel", "reporter", "source", "external_id", "acknowledged_at", "acknowledged_by", "ack_due_at", "due_at",
    "closed_at", "reports", "notes", "is_drill", "last_event_id", "seq",
    "place_source", "place_confidence", "owner", "owned_at", "offered_to", "checked_at", "checked_by",
    "people_at_risk",
)  # fmt: skip
FIX_AS_IS = ("resource_id", "name", "category", "fixed_at", "heading_deg", "speed_kmh", "status", "is_drill")
FEED_AS_IS = (
    "feed_id", "etag", "last_modified", "body_digest", "failures", "next_at", "last_ok_at", "last_item_at", "lost_at",
    "cursor",
)  # fmt: skip
OUTBOX_AS_IS = (
    "event_id", "peer", "incident_id", "body", "created_at", "attempts", "next_at", "last_error", "sent_at",
)  # fmt: skip
MEASUREMENT_AS_IS = ("indicator_id", "value", "as_of", "source", "note", "event_id", "is_drill")


def event_values(event: Event) -> Values:
    return {
        "seq": event.seq,
        "event_id": event.event_id,
        "kind": event.kind.value,
        "at": event.at,
        "actor": event.actor,
        "station": event.station,
        "incident_id": event.incident_id,
        "data": to_text(dict(event.data)),
        "base": event.base,
    }


def event_from(row: Row[Any]) -> Event:
    return Event(
        event_id=row.event_id,
        kind=EventKind(row.kind),
        at=row.at,
        actor=row.actor,
        station=row.station,
        incident_id=row.incident_id,
        data=json.loads(row.data),
        base=row.base,
        seq=row.seq,
    )


def incident_values(incident: Incident) -> Values:
    return _as_is(incident, INCIDENT_AS_IS) | {
        "severity": int(incident.severity),
        "status": incident.status.value,
        "lat": incident.point.lat if incident.point else None,
        "lon": incident.point.lon if incident.point else None,
        "agencies": to_text(list(incident.agencies)),
        "people_kinds": to_text(list(incident.people_kinds)),
        "disposition": incident.disposition.value if incident.disposition else None,
        "merged_into": incident.ties.merged_into.incident_id if incident.ties.merged_into else "",
        "ties": to_text({"ties": field_to_json(incident, "ties")}) if incident.ties != NO_TIES else "",
        "tasks": tasks_text(incident),
        "playbook": playbook_text(incident),
        "clocks": clocks_text(incident.clocks),
    }


def incident_from(row: Row[Any] | Found) -> Incident:
    return Incident(
        **_fields(row, INCIDENT_AS_IS),
        severity=Severity(row.severity),
        status=IncidentStatus(row.status),
        point=point_of(row.lat, row.lon),
        agencies=tuple(json.loads(row.agencies)),
        people_kinds=tuple(json.loads(row.people_kinds)),
        disposition=Disposition(row.disposition) if row.disposition else None,
        ties=field_from_json("ties", json.loads(row.ties)["ties"]) if row.ties else NO_TIES,
        tasks=tasks_in(row.tasks),
        playbook=playbook_in(row.playbook),
        clocks=clocks_in(row.clocks),
    )


def fix_values(fix: Fix) -> Values:
    return _as_is(fix, FIX_AS_IS) | {"lat": fix.point.lat, "lon": fix.point.lon}


def fix_from(row: Row[Any]) -> Fix:
    return Fix(**_fields(row, FIX_AS_IS), point=Point(row.lat, row.lon))


def feed_state_values(state: FeedState) -> Values:
    error = state.last_error
    return _as_is(state, FEED_AS_IS) | {
        "last_error_id": error.id if error else None,
        "last_error_en": error.en if error else None,
    }


def feed_state_from(row: Row[Any]) -> FeedState:
    error = None if row.last_error_id is None else Label(row.last_error_id, row.last_error_en)
    return FeedState(**_fields(row, FEED_AS_IS), last_error=error)


def quarantine_values(item: QuarantinedItem) -> Values:
    return {
        "feed_id": item.feed_id,
        "at": item.at,
        "item_index": item.index,
        "reason_id": item.reason.id,
        "reason_en": item.reason.en,
        "raw": item.raw,
    }


def quarantine_from(row: Row[Any]) -> QuarantinedItem:
    reason = Label(row.reason_id, row.reason_en)
    return QuarantinedItem(feed_id=row.feed_id, at=row.at, index=row.item_index, reason=reason, raw=row.raw)


def outbox_values(item: OutboxItem) -> Values:
    return _as_is(item, OUTBOX_AS_IS) | {"state": item.state.value}


def outbox_from(row: Row[Any]) -> OutboxItem:
    return OutboxItem(**_fields(row, OUTBOX_AS_IS), state=OutboxState(row.state))


def measurement_from(row: Row[Any]) -> Measurement:
    return Measurement(**_fields(row, MEASUREMENT_AS_IS))


def point_of(lat: float | None, lon: float | None) -> Point | None:
    return None if lat is None or lon is None else Point(lat, lon)


def _as_is(noun: object, names: tuple[str, ...]) -> Values:
    return {name: getattr(noun, name) for name in names}


def _fields(row: Row[Any] | Found, names: tuple[str, ...]) -> Values:
    mapping = row._mapping
    return {name: mapping[name] for name in names}
