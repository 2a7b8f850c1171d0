"""One body of one feed at the door, with what the log already holds of its items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from services.domain.event import Event, EventKind, Json
from services.domain.feed import Feed
from services.domain.incident_fold import fold
from services.domain.log import KnownReport
from services.domain.observation import Observation, ObservationKind, Parsed
from services.incidents.additions import Attached
from services.incidents.concern import seen_at
from services.incidents.gathering import Gathering, Told
from services.incidents.identity import ingested_event_id
from services.incidents.quake_reports import FeltReports

Key = tuple[str, str]
NOTHING_KNOWN: Mapping[Key, KnownReport] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Arrival:
    """``known`` is by (source, external id), ``told`` are recent messages an item may belong with, ``now`` the arrival.

    ``attached`` are the incidents of all these, as last saved. ``previous`` are the last revisions of warnings and
    sites, ``threads`` the open incidents of conversations by (source, thread).
    """

    feed: Feed
    parsed: Parsed
    now: datetime
    station: str
    known: Mapping[Key, KnownReport] = field(default_factory=lambda: NOTHING_KNOWN)
    told: tuple[Told, ...] = ()
    attached: tuple[Attached, ...] = ()
    previous: Mapping[Key, Observation] = field(default_factory=dict)
    threads: Mapping[Key, str] = field(default_factory=dict)

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
        return self.signed(
            kind, item, event_id=ingested_event_id(item.source, item.external_id, digest, kind),
            incident_id=incident_id, data=data,
        )  # fmt: skip

    def signed(
        self,
        kind: EventKind,
        item: Observation,
        *,
        event_id: str,
        incident_id: str | None,
        data: Mapping[str, Json],
        base: str | None = None,
    ) -> Event:
        """Return an event of this feed with a name of its own."""
        return Event(
            event_id=event_id,
            kind=kind,
            at=seen_at(item, self.now),
            actor=f"feed:{self.feed.feed_id}",
            station=self.station,
            incident_id=incident_id,
            data=data,
            base=base,
        )


class Memory:
    """What is known while one body is taken in: the log's knowledge, and what this body added to it."""

    def __init__(self, arrival: Arrival, felt: FeltReports) -> None:
        self.arrival = arrival
        self._known, self._previous = dict(arrival.known), dict(arrival.previous)
        self._attached = {one.incident.incident_id: one for one in arrival.attached}
        self._followed: dict[str, list[Event]] = {}
        self._asked_last: tuple[Observation | None, bool] = None, False
        self._gathering, self._felt = Gathering(felt, threads=arrival.threads), felt
        for told in arrival.told:
            self._file(told)

    def of(self, item: Observation) -> KnownReport | None:
        return self._known.get((item.source, item.external_id))

    def previous(self, item: Observation) -> Observation | None:
        """Return the last revision known of a warning or a site."""
        return self._previous.get((item.source, item.external_id))

    def attached(self, incident_id: str) -> Attached | None:
        for event in self._followed.pop(incident_id, ()):
            before = self._attached.get(incident_id)
            after = fold(before.incident if before else None, event)
            if after is not None:
                by_hand, is_touched = (before.by_hand, before.is_touched) if before else (frozenset[str](), False)
                self._attached[incident_id] = Attached(after, by_hand, is_touched)
        return self._attached.get(incident_id)

    def is_closed(self, incident_id: str) -> bool:
        """Return whether the room closed the incident; one not known counts as open."""
        attached = self.attached(incident_id)
        return attached is not None and not attached.incident.is_open

    def follow(self, event: Event) -> Event:
        """Let the incident be as ``event`` leaves it, should the body say more about it (most never do)."""
        if event.incident_id:
            self._followed.setdefault(event.incident_id, []).append(event)
        return event

    def remember(self, item: Observation, *, digest: str, incident_id: str | None) -> None:
        key = (item.source, item.external_id)
        self._known[key] = KnownReport(item.external_id, digest, incident_id)
        if item.kind in (ObservationKind.SITE, ObservationKind.WARNING):
            self._previous[key] = item
        self._file(Told(item, incident_id))

    def replacement(self, item: Observation) -> Observation | None:
        """Return the newer message that took this warning's place before it arrived."""
        return self._gathering.replacement(item)

    def incident_for(self, item: Observation) -> str | None:
        """Return the incident that ``item`` belongs to by what others told, an open one first."""
        match item.kind:
            case ObservationKind.EARTHQUAKE:
                return self._open_first(self._gathering.same_quake(item))
            case ObservationKind.WARNING:
                return self._of_earthquake(item) or self._open_first(self._gathering.warnings_of(item))
            case ObservationKind.HOTSPOT:
                return next((one for one in self._gathering.same_fire(item) if not self.is_closed(one)), None)
            case ObservationKind.REPORT:
                return self._of_report(item)
        return None

    def felt_before_told(self, quake: Observation) -> str | None:
        """Return the open incident that citizens opened for this earthquake before an agency told of it."""
        found = self._gathering.felt_before_told(quake)
        return next((one for one in found if not self.is_closed(one)), None)

    def _of_earthquake(self, warning: Observation) -> str | None:
        """Return the incident of the earthquake that a tsunami warning names as its cause."""
        quake = self._known.get((warning.source, warning.attributes.get("event", "")))
        return quake.incident_id if quake else None

    def _of_report(self, item: Observation) -> str | None:
        replaced = [known for each in item.replaces if (known := self._known.get((item.source, each)))]
        if replaced:
            return replaced[0].incident_id
        thread = self._gathering.in_thread(item) if item.attributes.get("thread") else None
        if thread is not None and not self.is_closed(thread):
            return thread
        return self._open_first(self._gathering.quakes_felt(item)) if self._is_felt_only(item) else None

    def _is_felt_only(self, item: Observation) -> bool:
        """Ask once for each item: it is asked when it looks for its incident, and again when it is filed."""
        if self._asked_last[0] is not item:
            self._asked_last = item, self._felt.is_felt_only(item)
        return self._asked_last[1]

    def _open_first(self, incident_ids: Iterable[str]) -> str | None:
        ids = list(incident_ids)
        return next((one for one in ids if not self.is_closed(one)), ids[0] if ids else None)

    def _file(self, told: Told) -> None:
        self._gathering.add(told)
        if told.incident_id and self._is_felt_only(told.observation):
            attached, item = self.attached(told.incident_id), told.observation
            if attached and (attached.incident.source, attached.incident.external_id) == (
                item.source,
                item.external_id,
            ):
                self._gathering.add_opener(told)
