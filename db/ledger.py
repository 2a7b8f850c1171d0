"""One batch, made durable: the journal line on disk, then the transaction. Writer thread only.

The statements run first, inside the transaction, so that whatever is wrong with a batch shows before anything
is written down; the journal line is synced before COMMIT and cut away again if COMMIT fails.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo

from sqlalchemy import Connection, Engine

from db import meta, numbers
from db.codec import body_of
from db.feed_rows import keep_fixes, keep_quarantined, save_feed_state
from db.journal import Charter, Journal
from db.outbox_rows import add_owed, count_unsent, update_owed, withdraw_owed
from db.projection import incidents_by_id, project
from db.rows import event_values
from db.statements import INSERT_EVENTS, KNOWN_EVENTS, LAST_SEQ, wanted
from services.domain.clock import Clock
from services.domain.event import Event, EventKind
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxItem


@dataclass(frozen=True, slots=True)
class Ledger:
    """``zone`` is the room's: an incident number carries the year the room lived in."""

    engine: Engine
    journal: Journal
    charter: Charter
    station: str
    clock: Clock
    zone: tzinfo

    def commit(self, batch: Batch) -> Committed:
        """Raises what SQLite, the disk or the fold raise; then nothing of ``batch`` was kept."""
        if self.charter.mode == "live":
            refuse_drill(batch)
        with self._transaction() as connection:
            events = self._numbered(connection, new_events(connection, batch.events))
            insert_events(connection, events)
            incidents = project(connection, events)
            owed = add_owed(connection, batch.outbox)
            settled = tuple(item for item in batch.marked if update_owed(connection, item))
            settled += tuple(withdraw_owed(connection, item) for item in batch.withdrawn)
            if batch.feed_state is not None:
                save_feed_state(connection, batch.feed_state)
            keep_quarantined(connection, batch.quarantine)
            keep_fixes(connection, batch.fixes)
            pending = count_unsent(connection)
            if events or owed or settled:
                self._write_down(connection, events, (*owed, *settled))
        return Committed(events, incidents, pending)

    def mark(self, item: OutboxItem) -> Committed:
        """Raises KeyError when ``item`` was never owed. Mere retries are not written to the journal."""
        with self._transaction() as connection:
            is_settled = update_owed(connection, item)
            pending = count_unsent(connection)
            if is_settled:
                self._write_down(connection, (), (item,))
        return Committed(outbox_pending=pending)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        before = self.journal.position
        try:
            with self.engine.begin() as connection:
                yield connection
        except BaseException:
            self.journal.cut(before)
            raise

    def _write_down(self, connection: Connection, events: Sequence[Event], owed: Sequence[OutboxItem]) -> None:
        seq = events[-1].seq if events else last_seq(connection)
        line = self.journal.seal(seq, body_of(events, owed))
        meta.write(connection, meta.HEAD, line.hash)
        self.journal.write(line)

    def _numbered(self, connection: Connection, events: Sequence[Event]) -> tuple[Event, ...]:
        """Give every event its seq and every newly opened incident its number."""
        first = last_seq(connection) + 1
        placed = [_at(event, seq) for seq, event in enumerate(events, start=first)]
        openings = [e.incident_id for e in placed if e.kind is EventKind.OPENED and e.incident_id]
        if not openings:
            return tuple(placed)
        return self._with_numbers(connection, placed, set(incidents_by_id(connection, openings)))

    def _with_numbers(self, connection: Connection, events: Sequence[Event], known: set[str]) -> tuple[Event, ...]:
        series = numbers.Series(self.station, self.clock.now().astimezone(self.zone).year % 100)
        prefix = numbers.DRILL if self.charter.mode == "drill" else ""
        ordinal = numbers.last_ordinal(connection, series)
        result = []
        for event in events:
            if event.kind is EventKind.OPENED and event.incident_id and event.incident_id not in known:
                known.add(event.incident_id)
                if not self._came_with_a_number(event):
                    ordinal += 1
                    event = _at(event, event.seq, number=prefix + series.number(ordinal))
            result.append(event)
        return tuple(result)

    def _came_with_a_number(self, event: Event) -> bool:
        """Only another station's event may: it was numbered there."""
        return event.station != self.station and bool(event.data.get("number"))


def _at(event: Event, seq: int, *, number: str = "") -> Event:
    """As ``dataclasses.replace``, which takes 20 us of every event of a large batch."""
    data = {**event.data, "number": number} if number else event.data
    about = event.event_id, event.kind, event.at, event.actor, event.station, event.incident_id
    return Event(*about, data=data, base=event.base, seq=seq)


def new_events(connection: Connection, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return ``events`` without those the log already holds."""
    by_id: dict[str, Event] = {}
    for event in events:
        by_id.setdefault(event.event_id, event)
    for known in KNOWN_EVENTS.rows(connection, wanted(by_id)):
        del by_id[known.event_id]
    return tuple(by_id.values())


def insert_events(connection: Connection, events: Sequence[Event]) -> None:
    if events:
        INSERT_EVENTS.run(connection, [event_values(event) for event in events])


def last_seq(connection: Connection) -> int:
    return LAST_SEQ.scalar(connection) or 0


def refuse_drill(batch: Batch) -> None:
    """Simulated facts never enter the real record. Raises ValueError: it is a wiring mistake, not the world."""
    if any(_is_drill(event) for event in batch.events) or any(fix.is_drill for fix in batch.fixes):
        raise ValueError("drill data offered to the live record")


def _is_drill(event: Event) -> bool:
    observation = event.data.get("observation")
    return bool(event.data.get("is_drill") or (isinstance(observation, dict) and observation.get("is_drill")))
