"""Projections from events alone: to replace the stored ones, or to prove them equal."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, select

from db.engine import open_writer
from db.projection import project
from db.rows import event_from
from db.tables import PROJECTIONS, event
from services.domain.event import Event

AT_ONCE = 1000
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A projected row that the events do not explain; ``stored`` or ``rebuilt`` is None where there is no row."""

    table: str
    key: Row
    stored: Row | None
    rebuilt: Row | None


def rebuild(connection: Connection) -> None:
    """Replace the projections, inside the caller's transaction."""
    for table in PROJECTIONS:
        connection.execute(delete(table))
    for events in _log(connection):
        project(connection, events)


def rebuild_differences(reader: Engine) -> list[Difference]:
    """Return where the stored projections differ from what the events say; empty when equal.

    Works on one snapshot, in a scratch database without search and map index; about 10,000 events
    a second. Pool threads only.
    """
    with tempfile.TemporaryDirectory(prefix="icc-rebuild-") as folder:
        scratch = open_writer(Path(folder) / "scratch.db", more_pragmas=("synchronous = OFF",))
        try:
            with reader.connect() as stored, scratch.begin() as rebuilt:
                _copy_tables(stored, rebuilt)
                for events in _log(stored):
                    project(rebuilt, events)
                return [found for table in PROJECTIONS for found in _compare(table, stored, rebuilt)]
        finally:
            scratch.dispose()


def _copy_tables(stored: Connection, rebuilt: Connection) -> None:
    """Make the projections' tables and indexes as the file has them; its triggers serve other tables."""
    made = "SELECT tbl_name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    for name, statement in stored.exec_driver_sql(f"{made} ORDER BY type DESC").all():
        if name in {table.name for table in PROJECTIONS}:
            rebuilt.exec_driver_sql(statement)


def _log(connection: Connection) -> Iterator[list[Event]]:
    """Return all events in order, by the thousand."""
    last = 0
    page = select(event).order_by(event.c.seq).limit(AT_ONCE)
    while rows := connection.execute(page.where(event.c.seq > last)).all():
        last = rows[-1].seq
        yield [event_from(row) for row in rows]


def _compare(table: Table, stored: Connection, rebuilt: Connection) -> Iterator[Difference]:
    """Walk both tables in key order at once."""
    left, right = _rows(table, stored), _rows(table, rebuilt)
    a, b = next(left, None), next(right, None)
    while a is not None or b is not None:
        if b is None or (a is not None and a[0] < b[0]):
            assert a is not None
            yield Difference(table.name, *a, None)
            a = next(left, None)
        elif a is None or b[0] < a[0]:
            yield Difference(table.name, b[0], None, b[1])
            b = next(right, None)
        else:
            if a[1] != b[1]:
                yield Difference(table.name, *a, b[1])
            a, b = next(left, None), next(right, None)


def _rows(table: Table, connection: Connection) -> Iterator[tuple[Row, Row]]:
    """Return (key, values) in key order. The row id of an incident is the file's own business."""
    keys = ["incident_id"] if table.name == "incident" else [column.name for column in table.primary_key]
    names = [*keys, *(column.name for column in table.columns if column.name != "id")]
    # As text and numbers: what is compared may be spoilt, and must not stop the comparison.
    statement = f"SELECT {', '.join(names)} FROM {table.name} ORDER BY {', '.join(keys)}"
    for row in connection.exec_driver_sql(statement):
        yield tuple(row[: len(keys)]), tuple(row[len(keys) :])
