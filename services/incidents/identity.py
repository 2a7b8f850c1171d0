"""Names of facts and incidents. What comes from a feed is named by its content: isolated consoles agree."""

import uuid_utils

from services.domain.event import EventKind

_INGESTED = uuid_utils.UUID(
    "6f0c1d52-9b1e-5d0e-8c57-3f1f3a3c2a10"
)  # never change: ids already written depend on it
_SEPARATOR = "\x1f"


def new_event_id() -> str:
    """Return a UUIDv7, for a human act: unique, and in the order of time."""
    return str(uuid_utils.uuid7())


def ingested_event_id(source: str, external_id: str, digest: str, kind: EventKind) -> str:
    """Return the UUIDv5 of what a source said, so that a fact that arrives twice is one event."""
    return str(uuid_utils.uuid5(_INGESTED, _SEPARATOR.join((kind.value, source, external_id, digest))))


def incident_id_for(source: str, external_id: str) -> str:
    """Return the incident that an item of a source opens, on every console the same."""
    return str(uuid_utils.uuid5(_INGESTED, _SEPARATOR.join(("incident", source, external_id))))
