"""What events make of the tables. The same code writes a live edit, a replay and a rebuild.

The result does not depend on how the events were cut into batches; a test with random cuts holds it to that.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert

from db import numbers
from db.alarm_rows import project_alarms
from db.call_rows import save_calls
from db.codec import to_text
from db.prepared import Prepared
from db.rows import Values, incident_from, incident_values
from db.statements import INCIDENTS, wanted
from db.tables import incident, measurement, report
from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.observation_json import observation_from_json

_upsert = insert(incident)
SAVE_INCIDENT = Prepared(
    _upsert.on_conflict_do_update(
        index_elements=["incident_id"],
        set_={c.name: _upsert.excluded[c.name] for c in incident.columns if c.name not in ("id", "incident_id")},
    ),
    [c.name for c in incident.columns if c.name != "id"],
)
# The incident a report belongs to: what this event says, what was known, or the incident opened from it.
_opened_from_it = (
    select(incident.c.incident_id)
    .where(incident.c.source == bindparam("b_source"), incident.c.external_id == bindparam("b_external_id"))
    .where(incident.c.external_id != literal_column("''"))
    .order_by(incident.c.id)
    .limit(1)
    .scalar_subquery()
)
_report = insert(report).values(incident_id=func.coalesce(bindparam("b_incident_id"), _opened_from_it))
SAVE_REPORT = Prepared(
    _report.on_conflict_do_update(
        index_elements=["source", "external_id"],
        set_={c.name: _report.excluded[c.name] for c in report.columns if c.name not in ("source", "external_id")}
        | {"incident_id": func.coalesce(bindparam("b_incident_id"), report.c.incident_id, _opened_from_it)},
    ),
    report.c.keys(),
)
CLAIM_REPORT = Prepared(
    update(report)
    .where(report.c.source == bindparam("b_source"), report.c.external_id == bindparam("b_external_id"))
    .where(report.c.incident_id.is_(None))
    .values(incident_id=bindparam("b_incident_id"))
)


def project(connection: Connection, events: Sequence[Event]) -> tuple[Incident, ...]:
    """Bring the projections up to date with ``events`` (in order, with seq) and return the changed incidents.

    Raises ValueError, KeyError or TypeError when an event's data does not make sense.
    """
    before = incidents_by_id(connection, [event.incident_id for event in events if event.incident_id])
    after = _folded(before, events)
    changed = tuple(now for key, now in after.items() if now is not before.get(key))
    opened = tuple(now for now in changed if now.incident_id not in before)
    if changed:
        SAVE_INCIDENT.run(connection, [incident_values(now) for now in changed])
    numbers.remember(connection, (now.number for now in opened))
    _save_reports(connection, events)
    _claim_reports(connection, opened)
    save_calls(connection, events)
    _save_measurements(connection, events)
    project_alarms(connection, events)
    return changed


def incidents_by_id(connection: Connection, incident_ids: Iterable[str]) -> dict[str, Incident]:
    rows = INCIDENTS.rows(connection, wanted(incident_ids))
    return {row.incident_id: incident_from(row) for row in rows}


def _folded(before: dict[str, Incident], events: Sequence[Event]) -> dict[str, Incident]:
    """New incidents come last, in the order they were opened: that order becomes their row id."""
    after = dict(before)
    for event in events:
        if event.incident_id is not None:
            now = fold(after.get(event.incident_id), event)
            if now is not None:
                after[event.incident_id] = now
    return after


def _save_reports(connection: Connection, events: Sequence[Event]) -> None:
    rows = [_report_values(event) for event in events if event.kind is EventKind.OBSERVED]
    if rows:
        SAVE_REPORT.run(connection, rows)


def _claim_reports(connection: Connection, opened: Sequence[Incident]) -> None:
    """A report that was free becomes part of the incident opened from it."""
    rows = [
        {"b_incident_id": now.incident_id, "b_source": now.source, "b_external_id": now.external_id}
        for now in opened
        if now.external_id
    ]
    if rows:
        CLAIM_REPORT.run(connection, rows)


def _save_measurements(connection: Connection, events: Sequence[Event]) -> None:
    rows = [_measurement_values(event) for event in events if event.kind is EventKind.MEASURED]
    if rows:
        connection.execute(insert(measurement), rows)


def _report_values(event: Event) -> Values:
    written = event.data["observation"]
    if not isinstance(written, dict):
        raise ValueError("an OBSERVED event without its observation")
    observation = observation_from_json(written)
    return {
        "source": observation.source,
        "external_id": observation.external_id,
        "digest": str(event.data.get("digest") or observation.digest()),
        "kind": observation.kind.value,
        "observed_at": observation.observed_at,
        "lat": observation.point.lat if observation.point else None,
        "lon": observation.point.lon if observation.point else None,
        "observation": to_text(written),
        "seq": event.seq,
        "thread": observation.attributes.get("thread", ""),
        "b_incident_id": event.incident_id,
        "b_source": observation.source,
        "b_external_id": observation.external_id,
    }


def _measurement_values(event: Event) -> Values:
    data = event.data
    value = data["value"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"not a measured number: {value!r}")
    return {
        "seq": event.seq,
        "event_id": event.event_id,
        "indicator_id": str(data["indicator"]),
        "value": float(value),
        "period": str(data.get("period") or ""),
        "as_of": datetime.fromisoformat(str(data["as_of"])),
        "source": str(data.get("source") or ""),
        "note": str(data.get("note") or ""),
        "is_drill": bool(data.get("is_drill")),
    }
