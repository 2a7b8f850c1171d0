"""Facts to store, as the tests of the store need them."""

import itertools
from datetime import UTC, datetime, timedelta

from db.engine import old_library_warning
from db.store import Store
from services.domain.event import Event, EventKind, Json
from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind
from services.domain.observation_json import observation_to_json
from services.domain.outbox import OutboxItem

AT = datetime(2026, 11, 21, 9, 42, 5, 123456, tzinfo=UTC)
_ids = itertools.count(1)


def fact(kind: EventKind, incident_id: str | None = None, **data: Json) -> Event:
    number = next(_ids)
    return Event(f"event-{number}", kind, AT + timedelta(seconds=number), "Dewi", "A", incident_id, data)


def opening(incident_id: str, **data: Json) -> Event:
    given: dict[str, Json] = {"severity": 2, "category": "banjir", "title": "Banjir di Sindang"}
    return fact(EventKind.OPENED, incident_id, **(given | data))


def observed(external_id: str, *, incident_id: str | None = None, source: str = "lapor", text: str = "") -> Event:
    observation = Observation(
        source, external_id, ObservationKind.REPORT, AT, title="Lampu padam", text=text, point=Point(-6.33, 108.32)
    )
    data: dict[str, Json] = {"observation": observation_to_json(observation), "digest": observation.digest()}
    return fact(EventKind.OBSERVED, incident_id, **data)


def measured(indicator: str, value: float, *, as_of: datetime = AT) -> Event:
    return fact(EventKind.MEASURED, indicator=indicator, value=value, as_of=as_of.isoformat(), source="DLH")


def owed(event_id: str, *, peer: str = "lapor", incident_id: str = "i1") -> OutboxItem:
    return OutboxItem(event_id, peer, incident_id, '{"status":"open"}', AT)


def said(store: Store) -> list[str]:
    """What the store found at its start; the age of this machine's SQLite is another matter."""
    old = old_library_warning()
    return [str(warning) for warning in store.warnings if warning != old]
