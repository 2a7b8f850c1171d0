"""Taking an act back: which fields it changed, and what an UNDONE event does to them."""

from collections.abc import Mapping
from dataclasses import fields, replace

from services.domain.clocks import repeats_a_clock
from services.domain.event import Event, EventKind, Json
from services.domain.field_json import field_from_json, field_to_json
from services.domain.incident import Incident

# Notes are counted, not put back; the clocks follow what is.
_BOOKKEEPING = frozenset({"updated_at", "last_event_id", "seq", "notes", "clocks"})
_NAMES = tuple(field.name for field in fields(Incident) if field.name not in _BOOKKEEPING)


def taken_back(before: Incident, after: Incident) -> dict[str, Json]:
    """Return the data of an UNDONE event that leads from ``after`` to ``before``, but for the acts it names."""
    names = [
        name
        for name in _NAMES
        if getattr(before, name) != getattr(after, name) and not repeats_a_clock(after, name)
    ]
    return {
        "given": {name: field_to_json(after, name) for name in names},
        "before": {name: field_to_json(before, name) for name in names},
        "notes": after.notes - before.notes,
    }


def still_holds(incident: Incident, data: Mapping[str, Json]) -> bool:
    """Return whether everything the act gave is still as it gave it.

    Compared as values, not as they were written: a later console may write a field with more in it.
    """
    given = data.get("given")
    return isinstance(given, dict) and all(
        getattr(incident, name) == field_from_json(name, value) for name, value in given.items()
    )


def undone(incident: Incident, event: Event) -> Incident | None:
    """Return the incident after UNDONE, None for any other event. All of the act goes, or nothing of it."""
    if event.kind is not EventKind.UNDONE:
        return None
    before = event.data.get("before")
    if not isinstance(before, dict) or not still_holds(incident, event.data):
        return incident
    notes = incident.notes - int(str(event.data.get("notes", 0)))
    restored = {name: field_from_json(name, value) for name, value in before.items()}
    return replace(incident, notes=notes, **restored)
