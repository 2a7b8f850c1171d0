"""What the room owes the system a report came from: a status, queued with the edit itself."""

import json
from collections.abc import Sequence

from services.domain.event import Event
from services.domain.feed import Feed
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.outbox import OutboxItem

REPLY_URL = "reply_url"  # Feed.options: where the source takes replies; absent, it takes none
# how a source calls external id, status, note and time; Open311 as in FixMyStreet's update extension (FEEDS 3)
_PLAIN = ("external_id", "status", "note", "at")
_OPEN311 = ("service_request_id", "status", "description", "updated_datetime")


class Replies:
    """Knows which feeds take replies. Immutable."""

    def __init__(self, feeds: Sequence[Feed]) -> None:
        self._names = {
            feed.feed_id: _OPEN311 if feed.format == "open311" else _PLAIN
            for feed in feeds
            if feed.options.get(REPLY_URL)
        }

    def to(self, incident: Incident, event: Event, *, note: str) -> tuple[OutboxItem, ...]:
        """Return the item that tells the source what ``event`` made of its report; nothing where none is owed.

        An observation's source is the id of the feed that brought it, and so is the peer.
        """
        names = self._names.get(incident.source)
        if names is None or not incident.external_id:
            return ()
        after = fold(incident, event) or incident
        said = (incident.external_id, after.status.value, note, event.at.isoformat())
        body = json.dumps(dict(zip(names, said, strict=True)), ensure_ascii=False)
        return (OutboxItem(event.event_id, incident.source, incident.incident_id, body, event.at),)
