"""Journal and database, brought to say the same before anybody reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from db import meta
from db.codec import body_of, events_in, owed_in
from db.journal import Charter, Journal, entries_after, first_bad_line_of_last_file
from db.journal_line import Entry
from db.ledger import insert_events, last_seq, new_events
from db.outbox_rows import release_interrupted, save_owed
from db.projection import project
from db.rows import event_from, outbox_from
from db.statements import among, wanted
from db.tables import event as event_table
from db.tables import outbox
from services.domain.event import Event
from services.domain.outbox import OutboxItem
from services.domain.text import Label

AT_ONCE = 1000
ALL_OWED = select(outbox).where(among(outbox.c.event_id)).order_by(outbox.c.id)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """``restored`` events came from the journal, ``rewritten`` ones went into it."""

    restored: int
    rewritten: int
    warnings: tuple[Label, ...]


def reconcile(engine: Engine, journal: Journal, *, directory: Path, charter: Charter) -> Reconciled:
    """Replay what the database is missing, write what the journal is missing, and say so.

    ``directory`` is the journal's. The chain of the newest file is walked here; the older files are for
    ``first_bad_line`` in a pool thread.
    """
    bad = first_bad_line_of_last_file(directory)
    warnings = [broken(bad)] if bad else []
    if journal.position.path is None:
        journal.begin(charter)
    with engine.begin() as connection:
        meta.write_charter(connection, charter)
        release_interrupted(connection)
        head = meta.read(connection, meta.HEAD)
        if head == journal.position.hash:
            return Reconciled(0, 0, tuple(warnings))
        is_known, missing = entries_after(directory, head)
        restored = _replay(connection, missing, is_known=is_known)
        rewritten = _rewrite(connection, journal)
        meta.write(connection, meta.HEAD, journal.position.hash)
    if head and not is_known and not rewritten and not restored:
        warnings.append(estranged())
    warnings += [ahead(restored)] if restored else []
    warnings += [behind(rewritten)] if rewritten else []
    return Reconciled(restored, rewritten, tuple(warnings))


def _replay(connection: Connection, missing: Iterable[Entry], *, is_known: bool) -> int:
    """Take in the events and debts of ``missing`` and return how many events were new.

    Without a known meeting point only lines beyond the database's last event are taken. Lines whose chain
    does not hold are left out; ``broken`` has named the first.
    """
    top = last_seq(connection)
    count = 0
    for events, owed in _chunks(entry for entry in missing if is_known or (entry.line and entry.line.seq > top)):
        placed = tuple(_placed(new_events(connection, events), last_seq(connection)))
        insert_events(connection, placed)
        project(connection, placed)
        save_owed(connection, owed)
        count += len(placed)
    return count


def _chunks(missing: Iterable[Entry]) -> Iterator[tuple[list[Event], list[OutboxItem]]]:
    events: list[Event] = []
    owed: list[OutboxItem] = []
    for entry in missing:
        if entry.line and entry.is_chained:
            body = entry.line.body.decode()
            events += events_in(body)
            owed += owed_in(body)
        if len(events) >= AT_ONCE:
            yield events, owed
            events, owed = [], []
    yield events, owed


def _placed(events: Iterable[Event], top: int) -> Iterator[Event]:
    """Keep each event's seq; one whose place is taken goes to the end."""
    for item in events:
        top = max(item.seq, top + 1)
        yield item if item.seq == top else replace(item, seq=top)


def _rewrite(connection: Connection, journal: Journal) -> int:
    """Append to the journal what only the database has: events, with everything still owed for them."""
    count = 0
    start = event_table.c.seq
    page = select(event_table).order_by(start).limit(AT_ONCE)
    while rows := connection.execute(page.where(start > journal.position.seq)).all():
        events = [event_from(row) for row in rows]
        rows_owed = connection.execute(ALL_OWED, wanted(item.event_id for item in events))
        owed = [outbox_from(row) for row in rows_owed]
        journal.write(journal.seal(events[-1].seq, body_of(events, owed)))
        count += len(events)
    return count


def broken(entry: Entry) -> Label:
    return Label(
        id=f"Jurnal berubah di {entry.place}: baris itu tidak lagi cocok dengan rantainya. Simpan salinan dan periksa.",
        en=f"The journal was altered at {entry.place}: that line no longer fits its chain. Keep a copy and look.",
    )


def ahead(count: int) -> Label:
    return Label(
        id=f"{count} peristiwa yang hilang dari basis data dipulihkan dari jurnal.",
        en=f"{count} event(s) missing from the database were restored from the journal.",
    )


def behind(count: int) -> Label:
    return Label(
        id=f"{count} peristiwa tidak ada di jurnal dan ditulis ulang dari basis data.",
        en=f"{count} event(s) were missing from the journal and were written again from the database.",
    )


def estranged() -> Label:
    return Label(
        id="Akhir jurnal bukan yang terakhir ditulis konsol ini; simpan salinan dan periksa.",
        en="The journal does not end as this console last left it; keep a copy and look.",
    )
