"""Events and outbox items as the JSON of journal lines and of the event table."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from db.types import utc_text
from services.domain.event import Event, EventKind, Json
from services.domain.outbox import OutboxItem, OutboxState


def to_text(value: dict[str, Json] | Sequence[Json]) -> str:
    """Return compact JSON. Raises ValueError on NaN or infinity: JSON has none."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def body_of(events: Sequence[Event], owed: Sequence[OutboxItem]) -> str:
    """Return the body of one journal line: one batch."""
    return to_text({"events": [_event_json(e) for e in events], "outbox": [_item_json(i) for i in owed]})


def events_in(body: str) -> tuple[Event, ...]:
    """Raises ValueError, KeyError or TypeError when ``body`` was not written by ``body_of``."""
    return tuple(_event(item) for item in json.loads(body).get("events", ()))


def owed_in(body: str) -> tuple[OutboxItem, ...]:
    """Raises ValueError, KeyError or TypeError when ``body`` was not written by ``body_of``."""
    return tuple(_item(item) for item in json.loads(body).get("outbox", ()))


def _event_json(event: Event) -> dict[str, Json]:
    return {
        "seq": event.seq,
        "id": event.event_id,
        "kind": event.kind.value,
        "at": utc_text(event.at),
        "actor": event.actor,
        "station": event.station,
        "incident": event.incident_id,
        "data": dict(event.data),
        "base": event.base,
    }


def _event(item: dict[str, Any]) -> Event:
    return Event(
        event_id=item["id"],
        kind=EventKind(item["kind"]),
        at=datetime.fromisoformat(item["at"]),
        actor=item["actor"],
        station=item["station"],
        incident_id=item["incident"],
        data=item["data"],
        base=item["base"],
        seq=item["seq"],
    )


def _item_json(item: OutboxItem) -> dict[str, Json]:
    return {
        "event": item.event_id,
        "peer": item.peer,
        "incident": item.incident_id,
        "body": item.body,
        "created_at": utc_text(item.created_at),
        "state": item.state.value,
        "attempts": item.attempts,
        "next_at": utc_text(item.next_at) if item.next_at else None,
        "last_error": item.last_error,
        "sent_at": utc_text(item.sent_at) if item.sent_at else None,
    }


def _item(item: dict[str, Any]) -> OutboxItem:
    return OutboxItem(
        event_id=item["event"],
        peer=item["peer"],
        incident_id=item["incident"],
        body=item["body"],
        created_at=datetime.fromisoformat(item["created_at"]),
        state=OutboxState(item["state"]),
        attempts=item["attempts"],
        next_at=_time(item["next_at"]),
        last_error=item["last_error"],
        sent_at=_time(item["sent_at"]),
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
