"""One body of one feed at the door, with what the log already holds of its items."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from services.domain.event import Event, EventKind, Json
from services.domain.feed import Feed
from services.domain.incident_fold import fold
from services.domain.log import KnownReport
from services.domain.observation import Observation, ObservationKind, Parsed
from services.incidents.additions import Attached
from services.incidents.earthquake import is_same
from services.incidents.identity import ingested_event_id

NOTHING_KNOWN: Mapping[tuple[str, str], KnownReport] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OpenedQuake:
    """A message about an earthquake that belongs to an incident."""

    observation: Observation
    incident_id: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """``known`` is by (source, external id), ``quakes`` are recent ones with an incident, ``now`` is the arrival.

    ``attached`` are the incidents that known items and quakes belong to, as last saved.
    """

    feed: Feed
    parsed: Parsed
    now: datetime
    station: str
    known: Mapping[tuple[str, str], KnownReport] = field(default_factory=lambda: NOTHING_KNOWN)
    quakes: tuple[OpenedQuake, ...] = ()
    attached: tuple[Attached, ...] = ()

    def event(
        self,
        kind: EventKind,
        item: Observation,
        *,
        digest: str,
        incident_id: str | None,
        data: Mapping[str, Json],
    ) -> Event:
        """Return the event that ``item`` causes, named by what the source said."""
        return Event(
            event_id=ingested_event_id(item.source, item.external_id, digest, kind),
            kind=kind,
            at=min(item.observed_at, self.now),  # a source whose clock runs ahead has not seen the future
            actor=f"feed:{self.feed.feed_id}",
            station=self.station,
            incident_id=incident_id,
            data=data,
        )


class Memory:
    """What is known while one body is taken in: the log's knowledge, and what this body added to it."""

    def __init__(self, arrival: Arrival) -> None:
        self.arrival = arrival
        self._known = dict(arrival.known)
        self._attached = {one.incident.incident_id: one for one in arrival.attached}
        self._quakes: dict[int, list[OpenedQuake]] = {}  # by minute, so that a long list stays linear
        for quake in arrival.quakes:
            self._file(quake)

    def of(self, item: Observation) -> KnownReport | None:
        return self._known.get((item.source, item.external_id))

    def attached(self, incident_id: str) -> Attached | None:
        return self._attached.get(incident_id)

    def is_closed(self, incident_id: str) -> bool:
        """Return whether the room closed the incident; one not known counts as open."""
        attached = self._attached.get(incident_id)
        return attached is not None and not attached.incident.is_open

    def follow(self, event: Event) -> Event:
        """Let the incident be as ``event`` leaves it, for what else the body says about it."""
        before = self._attached.get(event.incident_id or "")
        after = fold(before.incident if before else None, event)
        if after is not None:
            self._attached[after.incident_id] = Attached(after, before.is_judged if before else False)
        return event

    def remember(self, item: Observation, *, digest: str, incident_id: str | None) -> None:
        self._known[item.source, item.external_id] = KnownReport(item.external_id, digest, incident_id)
        if incident_id and item.kind is ObservationKind.EARTHQUAKE:
            self._file(OpenedQuake(item, incident_id))

    def incident_of_same_quake(self, item: Observation) -> str | None:
        """Return the incident that another message about the same earthquake belongs to, an open one first."""
        if item.kind is not ObservationKind.EARTHQUAKE:
            return None
        minute = _minute(item)
        near = (quake for m in (minute - 1, minute, minute + 1) for quake in self._quakes.get(m, ()))
        ids = [quake.incident_id for quake in near if is_same(quake.observation, item)]
        still_open = (incident_id for incident_id in ids if not self.is_closed(incident_id))
        return next(still_open, ids[0] if ids else None)

    def _file(self, quake: OpenedQuake) -> None:
        self._quakes.setdefault(_minute(quake.observation), []).append(quake)


def _minute(item: Observation) -> int:
    return int(item.observed_at.timestamp() // 60)
