"""What became of an item owed, as events: history shows when a peer took it, and when it would not."""

import uuid_utils

from services.domain.clock import Clock
from services.domain.event import Event, EventKind, Json
from services.domain.outbox import OutboxItem, OutboxState, trouble_of
from services.outbox.bodies import said_in
from services.outbox.ports import Receipt

KINDS = frozenset({EventKind.SENT, EventKind.HELD})  # these owe nobody anything
_SENT = uuid_utils.UUID("0d7b2c1e-52f4-5b9a-9f0e-7a4d6b1c8e35")  # never change: ids already written depend on it


class Receipts:
    """Any thread."""

    def __init__(self, *, clock: Clock, station: str) -> None:
        self._clock, self._station = clock, station

    def of(self, item: OutboxItem, receipt: Receipt | None = None) -> Event | None:
        """Return what is to be told of ``item`` as it is now; None while it waits for another try."""
        if item.state is OutboxState.DONE:
            told = {"reference": receipt.reference if receipt else "", "text": said_in(item.body)}
            # named by peer and key: sent again after a crash it is still one sending
            sent_id = str(uuid_utils.uuid5(_SENT, f"{item.peer}\x1f{item.event_id}"))
            return self._event(EventKind.SENT, item, told, event_id=sent_id)
        if item.state is OutboxState.HELD:
            trouble, words = trouble_of(item.last_error)
            why = {"trouble": trouble.value if trouble else "", "words": words}
            return self._event(EventKind.HELD, item, why, event_id=str(uuid_utils.uuid7()))
        return None

    def _event(self, kind: EventKind, item: OutboxItem, told: dict[str, str], *, event_id: str) -> Event:
        data: dict[str, Json] = {"peer": item.peer, "key": item.event_id, **told}
        return Event(event_id, kind, self._clock.now(), "system", self._station, item.incident_id, data)
