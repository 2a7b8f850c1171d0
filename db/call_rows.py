"""Calls and marked numbers as rows. Part of the projection: writer thread and rebuild."""

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from db.prepared import Prepared
from db.rows import Values
from db.tables import call, nuisance
from services.domain.call import CallKind
from services.domain.event import Event, EventKind

SAVE_CALL = Prepared(insert(call).on_conflict_do_nothing(index_elements=["event_id"]), call.c.keys())
_mark = insert(nuisance)
SAVE_MARK = Prepared(
    _mark.on_conflict_do_update(
        index_elements=["number"],
        set_={c.name: _mark.excluded[c.name] for c in nuisance.columns if c.name != "number"},
    ),
    nuisance.c.keys(),
)
_TOLD = (EventKind.CALLED, EventKind.REPORTED)


def save_calls(connection: Connection, events: Sequence[Event]) -> None:
    """Write down the calls and marks among ``events``. Raises ValueError for a kind nobody knows."""
    calls = [_call_values(event) for event in events if event.kind in _TOLD]
    if calls:
        SAVE_CALL.run(connection, calls)
    marks = [_mark_values(event) for event in events if event.kind is EventKind.NUISANCE_MARKED]
    if marks:
        SAVE_MARK.run(connection, marks)


def _call_values(event: Event) -> Values:
    """A report added to an incident is a call too: of the kind that is real."""
    kind = CallKind(_text(event, "kind")) if event.kind is EventKind.CALLED else CallKind.REAL
    return {
        "event_id": event.event_id,
        "seq": event.seq,
        "at": event.at,
        "kind": kind.value,
        "channel": _text(event, "channel"),
        "number": _text(event, "number"),
        "name": _text(event, "name") or _text(event, "reporter"),
        "note": _text(event, "note") or _text(event, "text"),
        "incident_id": event.incident_id or "",
        "operator": event.actor,
    }


def _mark_values(event: Event) -> Values:
    return {
        "number": _text(event, "number"),
        "is_nuisance": bool(event.data.get("is_nuisance")),
        "reason": _text(event, "reason"),
        "marked_by": event.actor,
        "marked_at": event.at,
    }


def _text(event: Event, key: str) -> str:
    return str(event.data.get(key) or "")
