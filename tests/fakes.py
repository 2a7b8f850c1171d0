"""Fakes we own: the event log and its readers in memory, honest about order, duplicates and failure."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime

from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.feed import FeedState, QuarantinedItem
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.log import Batch, Committed, KnownReport, WatchedReport
from services.domain.observation import Observation, ObservationKind
from services.domain.observation_json import observation_from_json
from services.domain.outbox import SETTLED, OutboxItem, OutboxState, Owed
from services.domain.programme import Measurement
from services.domain.resource import Fix
from services.domain.text import Label


class FakeEventLog:
    """Satisfies ``EventLog`` at once and in the caller's thread.

    Set ``failure`` and the next appends carry it and keep nothing. Call ``hold()`` and futures stay open
    until ``release()``, as with a slow disk.
    """

    def __init__(self, *, station: str = "A") -> None:
        self.station = station
        self.batches: list[Batch] = []
        self.events: list[Event] = []
        self.incidents: dict[str, Incident] = {}
        self.outbox: dict[str, OutboxItem] = {}
        self.feed_states: dict[str, FeedState] = {}
        self.quarantine: list[QuarantinedItem] = []
        self.fixes: dict[str, Fix] = {}
        self.failure: KnownError | None = None
        self._ids: set[str] = set()
        self._subscribers: list[Callable[[Committed], None]] = []
        self._held: list[tuple[Batch, Future[Committed]]] | None = None
        self._lock = threading.RLock()

    def append(self, batch: Batch) -> Future[Committed]:
        future: Future[Committed] = Future()
        with self._lock:
            if self._held is not None:
                self._held.append((batch, future))
            else:
                self._settle(batch, future)
        return future

    def subscribe(self, callback: Callable[[Committed], None]) -> None:
        self._subscribers.append(callback)

    def hold(self) -> None:
        self._held = []

    def release(self) -> None:
        with self._lock:
            held, self._held = self._held or [], None
            for batch, future in held:
                self._settle(batch, future)

    def mark_outbox(self, item: OutboxItem) -> Future[Committed]:
        future: Future[Committed] = Future()
        with self._lock:
            self._mark(item)
            committed = Committed(outbox_pending=self._pending())
        for callback in self._subscribers:
            callback(committed)
        future.set_result(committed)
        return future

    def kinds(self, incident_id: str | None = None) -> list[EventKind]:
        """Return the kinds in the order they were written, of one incident or of all."""
        return [e.kind for e in self.events if incident_id is None or e.incident_id == incident_id]

    def _settle(self, batch: Batch, future: Future[Committed]) -> None:
        if self.failure is not None:
            future.set_exception(self.failure)
            return
        sent = [item for item in batch.withdrawn if self.outbox[self._key_of(item)].state is OutboxState.DONE]
        if sent:
            future.set_exception(KnownError(Label("Sudah dikirim.", "Sent already."), sent[0].peer))
            return
        committed = self._commit(batch)
        for callback in self._subscribers:
            callback(committed)
        future.set_result(committed)

    def _commit(self, batch: Batch) -> Committed:
        self.batches.append(batch)
        written = tuple(self._write(event) for event in batch.events if event.event_id not in self._ids)
        for item in batch.outbox:
            self.outbox.setdefault(self._key_of(item), item)
        for item in (*batch.marked, *(replace(item, state=OutboxState.WITHDRAWN) for item in batch.withdrawn)):
            self._mark(item)
        if batch.feed_state is not None:
            self.feed_states[batch.feed_state.feed_id] = batch.feed_state
        self.quarantine.extend(batch.quarantine)
        self.fixes.update({fix.resource_id: fix for fix in batch.fixes})
        changed = dict.fromkeys(e.incident_id for e in written if e.incident_id in self.incidents)
        incidents = tuple(self.incidents[incident_id] for incident_id in changed if incident_id)
        return Committed(written, incidents, self._pending())

    def _key_of(self, item: OutboxItem) -> str:
        """Return the event id; a second peer of the same event has its name behind it."""
        first = self.outbox.get(item.event_id)
        return item.event_id if first is None or first.peer == item.peer else f"{item.event_id}@{item.peer}"

    def _mark(self, item: OutboxItem) -> None:
        """What was taken stays taken, as in the store."""
        key = self._key_of(item)
        if self.outbox[key].state not in SETTLED:
            self.outbox[key] = item

    def _pending(self) -> int:
        return sum(item.state not in SETTLED for item in self.outbox.values())

    def _write(self, event: Event) -> Event:
        self._ids.add(event.event_id)
        data = dict(event.data)
        if event.kind is EventKind.OPENED:
            data["number"] = f"{self.station}-{event.at:%y}-{len(self.incidents) + 1:05d}"
        event = replace(event, data=data, seq=len(self.events) + 1)
        self.events.append(event)
        if event.incident_id:
            incident = fold(self.incidents.get(event.incident_id), event)
            if incident is not None:
                self.incidents[event.incident_id] = incident
        return event


class FakeReader:
    """Satisfies every reader port from what a ``FakeEventLog`` holds."""

    def __init__(self, log: FakeEventLog) -> None:
        self._log = log

    def open_incidents(self, *, after: str | None = None, limit: int = 2000) -> tuple[Incident, ...]:
        rows = [incident for incident in tuple(self._log.incidents.values()) if incident.is_open]
        rows.sort(key=lambda i: (i.severity, -i.opened_at.timestamp(), i.incident_id))
        start = next((n + 1 for n, row in enumerate(rows) if row.incident_id == after), 0)
        return tuple(rows[start : start + limit])

    def incident(self, incident_id: str) -> Incident | None:
        return self._log.incidents.get(incident_id)

    def events_of(self, incident_id: str, *, limit: int = 500) -> tuple[Event, ...]:
        return tuple(e for e in tuple(self._log.events) if e.incident_id == incident_id)[:limit]

    def search(self, text: str, *, limit: int = 200) -> tuple[Incident, ...]:
        words = text.casefold().split()
        rows = [i for i in tuple(self._log.incidents.values()) if all(word in _haystack(i) for word in words)]
        return tuple(sorted(rows, key=lambda i: i.opened_at, reverse=True)[:limit])

    def known_reports(self, source: str, external_ids: Sequence[str]) -> Mapping[str, KnownReport]:
        wanted, known = set(external_ids), dict[str, KnownReport]()
        for event in tuple(self._log.events):
            if event.kind is EventKind.OBSERVED:
                observation = _observation(event)
                if observation.source == source and observation.external_id in wanted:
                    before = known.get(observation.external_id)
                    incident_id = event.incident_id or (before.incident_id if before else None)
                    digest = str(event.data["digest"])
                    known[observation.external_id] = KnownReport(observation.external_id, digest, incident_id)
        return known

    def incidents_of(self, incident_ids: Sequence[str]) -> Mapping[str, Incident]:
        held = self._log.incidents
        return {incident_id: held[incident_id] for incident_id in incident_ids if incident_id in held}

    def acts_of_people(self, incident_ids: Sequence[str]) -> Mapping[str, tuple[Event, ...]]:
        acts: dict[str, tuple[Event, ...]] = {}
        for event in tuple(self._log.events):
            is_rule = event.actor == "system" or event.actor.startswith("feed:")
            if event.incident_id in set(incident_ids) and event.incident_id and not is_rule:
                acts[event.incident_id] = (*acts.get(event.incident_id, ()), event)
        return acts

    def latest_observations(self, source: str, external_ids: Sequence[str]) -> Mapping[str, Observation]:
        wanted = set(external_ids)
        return {o.external_id: o for o, _ in self._reports() if o.source == source and o.external_id in wanted}

    def observations_since(
        self, kind: ObservationKind, since: datetime, *, limit: int = 500
    ) -> tuple[Observation, ...]:
        found = [o for o, _ in self._reports() if o.kind is kind and o.observed_at >= since]
        return tuple(sorted(found, key=lambda o: o.observed_at, reverse=True)[:limit])

    def open_threads(self, source: str, threads: Sequence[str]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for report, incident_id in self._reports():
            incident = self._log.incidents.get(incident_id or "")
            names = {report.external_id, report.attributes.get("thread", "")} & set(threads)
            if report.source == source and incident is not None and incident.is_open:
                found |= dict.fromkeys(names, incident.incident_id)
        return found

    def watched_reports(self, kind: ObservationKind, *, limit: int = 2000) -> tuple[WatchedReport, ...]:
        held = self._log.incidents
        found = [WatchedReport(o, i) for o, i in self._reports() if i and held[i].is_open and o.kind is kind]
        return tuple(sorted(found, key=lambda w: w.observation.observed_at, reverse=True)[:limit])

    def _reports(self) -> list[tuple[Observation, str | None]]:
        """The last revision of every item, with its incident."""
        rows: dict[tuple[str, str], tuple[Observation, str | None]] = {}
        for event in tuple(self._log.events):
            if event.kind is EventKind.OBSERVED:
                item = _observation(event)
                key = (item.source, item.external_id)
                rows[key] = (item, event.incident_id or (rows[key][1] if key in rows else None))
        return list(rows.values())

    def recent_observations(self, kind: ObservationKind, *, limit: int = 200) -> tuple[Observation, ...]:
        observed = (_observation(e) for e in tuple(self._log.events) if e.kind is EventKind.OBSERVED)
        newest = sorted((o for o in observed if o.kind is kind), key=lambda o: o.observed_at, reverse=True)
        return tuple(newest[:limit])

    def feed_states(self) -> dict[str, FeedState]:
        return dict(self._log.feed_states)

    def quarantined(self, feed_id: str, *, limit: int = 200) -> tuple[QuarantinedItem, ...]:
        return tuple(item for item in reversed(self._log.quarantine) if item.feed_id == feed_id)[:limit]

    def measurements(self, indicator_id: str, *, limit: int = 200) -> tuple[Measurement, ...]:
        """Return the newest, oldest first."""
        rows = [m for m in self._measured() if m.indicator_id == indicator_id]
        return tuple(sorted(rows, key=lambda m: m.as_of)[-limit:])

    def latest_measurements(self) -> tuple[Measurement, ...]:
        latest: dict[str, Measurement] = {}
        for row in sorted(self._measured(), key=lambda m: m.as_of):
            latest[row.indicator_id] = row
        return tuple(latest.values())

    def last_fixes(self) -> tuple[Fix, ...]:
        return tuple(self._log.fixes.values())

    def outbox(self, *, limit: int = 200) -> tuple[OutboxItem, ...]:
        """Return what is not sent yet, oldest first."""
        return tuple(item for item in self._log.outbox.values() if item.state not in SETTLED)[:limit]

    def owed(self, *, limit: int = 200) -> tuple[Owed, ...]:
        """Return what is not sent yet with the incidents it is about, oldest first."""
        return tuple(self._owed(item) for item in self.outbox(limit=limit))

    def _owed(self, item: OutboxItem) -> Owed:
        incident = self._log.incidents.get(item.incident_id)
        return Owed(item, incident.number, incident.title) if incident else Owed(item)

    def observation(self, source: str, external_id: str) -> Observation | None:
        """Return the last revision of one item of a source."""
        observed = [_observation(e) for e in tuple(self._log.events) if e.kind is EventKind.OBSERVED]
        mine = [o for o in observed if (o.source, o.external_id) == (source, external_id)]
        return mine[-1] if mine else None

    def due_outbox(self, now: datetime, *, limit: int = 20) -> tuple[OutboxItem, ...]:
        """Return what may be sent: the lowest unfinished of each peer and incident, if its time has come."""
        heads: dict[tuple[str, str], OutboxItem] = {}
        for item in self._log.outbox.values():
            if item.state not in SETTLED:
                heads.setdefault((item.peer, item.incident_id), item)
        due = [
            i for i in heads.values() if i.state is not OutboxState.HELD and (not i.next_at or i.next_at <= now)
        ]
        return tuple(due[:limit])

    def _measured(self) -> list[Measurement]:
        return [_measurement(e) for e in tuple(self._log.events) if e.kind is EventKind.MEASURED]


def _observation(event: Event) -> Observation:
    data = event.data["observation"]
    assert isinstance(data, dict)
    return observation_from_json(data)


def _measurement(event: Event) -> Measurement:
    data = event.data
    return Measurement(
        indicator_id=str(data["indicator"]),
        value=float(str(data["value"])),
        as_of=datetime.fromisoformat(str(data["as_of"])),
        source=str(data["source"]),
        note=str(data.get("note") or ""),
        event_id=event.event_id,
    )


def _haystack(incident: Incident) -> str:
    parts = (incident.number, incident.title, incident.description, incident.place, incident.reporter)
    return " ".join(parts).casefold()
