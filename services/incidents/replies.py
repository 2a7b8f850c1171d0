"""What the room owes the system a report came from: a status, queued with the edit itself."""

import json
from collections.abc import Sequence

from services.domain.event import Event
from services.domain.feed import Feed
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.outbox import OutboxItem

REPLY_URL = "reply_url"  # Feed.options: where the source takes replies; absent, it takes none


class Replies:
    """Knows which feeds take replies. Immutable."""

    def __init__(self, feeds: Sequence[Feed]) -> None:
        self._peers = frozenset(feed.feed_id for feed in feeds if feed.options.get(REPLY_URL))

    def to(self, incident: Incident, event: Event, *, note: str) -> tuple[OutboxItem, ...]:
        """Return the item that tells the source what ``event`` made of its report; nothing where none is owed.

        An observation's source is the id of the feed that brought it, and so is the peer.
        """
        if incident.source not in self._peers or not incident.external_id:
            return ()
        after = fold(incident, event) or incident
        said = {
            "external_id": incident.external_id,
            "status": after.status.value,
            "note": note,
            "at": event.at.isoformat(),
        }
        body = json.dumps(said, ensure_ascii=False)
        return (OutboxItem(event.event_id, incident.source, incident.incident_id, body, event.at),)
