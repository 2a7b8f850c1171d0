"""The operator's hand: signs what is done, appends it, and remembers the last act so that it can be taken back."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from services.domain.clock import Clock
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxItem
from services.incidents.ports import EventLog


@dataclass(frozen=True, slots=True)
class Act:
    """What was done last. ``before`` are the incidents as they were, ``at_s`` is monotonic."""

    before: tuple[Incident, ...]
    events: tuple[Event, ...]
    outbox: tuple[OutboxItem, ...]
    at_s: float
    saving: Future[Committed]


class Hand:
    """GUI thread; never blocks."""

    def __init__(
        self, log: EventLog, *, clock: Clock, station: str, operator: str, new_id: Callable[[], str]
    ) -> None:
        self.log, self.clock, self._station, self.operator = log, clock, station, operator
        self.new_id = new_id
        self.last: Act | None = None

    def sign_on(self, operator: str) -> None:
        """Let what follows be ``operator``'s, who undoes nobody else's act."""
        if operator != self.operator:
            self.operator, self.last = operator, None

    def event(self, incident: Incident, kind: EventKind, data: Mapping[str, Json] | None = None) -> Event:
        """Return an event about ``incident`` as the operator saw it."""
        return Event(
            event_id=self.new_id(),
            kind=kind,
            at=self.clock.now(),
            actor=self.operator,
            station=self._station,
            incident_id=incident.incident_id,
            data=dict(data or {}),
            base=incident.last_event_id or None,
        )

    def opening(self, incident_id: str, kind: EventKind, data: Mapping[str, Json]) -> Event:
        """Return an event about an incident that does not exist yet."""
        now, new_id = self.clock.now(), self.new_id()
        return Event(new_id, kind, now, self.operator, self._station, incident_id, data=dict(data))

    def write(
        self, seen: Sequence[Incident], events: Sequence[Event], outbox: Sequence[OutboxItem] = ()
    ) -> Future[Committed]:
        """Append one act on the incidents ``seen``; it can be undone."""
        batch = Batch(tuple(events), outbox=tuple(outbox))
        saving = self.log.append(batch)
        self.last = Act(tuple(seen), batch.events, batch.outbox, self.clock.monotonic_s(), saving)
        return saving

    def write_for_good(self, events: Sequence[Event]) -> Future[Committed]:
        """Append an act that cannot be undone: what was before it is not to be had back."""
        self.last = None
        return self.log.append(Batch(tuple(events)))
