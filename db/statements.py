"""Statements of the edit path, built once: building them anew cost more than running them (measured)."""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, bindparam, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import counter, event, incident, meta, outbox


def among(column: ColumnElement[str]) -> ColumnElement[bool]:
    """``column`` is one of the ``wanted``, bound as one JSON array: any number of them in one statement."""
    return column.in_(select(func.json_each(bindparam("wanted")).table_valued("value").c.value))


def wanted(values: Iterable[str | int]) -> dict[str, str]:
    """Return the bound value for ``among``."""
    return {"wanted": json.dumps(list(dict.fromkeys(values)))}


# Literals, where a bound value would not match the condition of a partial index.
IS_OPEN = incident.c.status != literal_column("'closed'")
UNSENT = outbox.c.state != literal_column("'done'")

LAST_SEQ = select(func.max(event.c.seq))
KNOWN_EVENTS = select(event.c.event_id).where(among(event.c.event_id))
INSERT_EVENTS = insert(event)
INCIDENTS = select(incident).where(among(incident.c.incident_id))
COUNT_UNSENT = select(func.count()).select_from(outbox).where(UNSENT)
OWED = select(outbox.c.event_id, outbox.c.peer).where(among(outbox.c.event_id))
READ_META = select(meta.c.value).where(meta.c.key == bindparam("wanted_key"))
_meta = insert(meta)
WRITE_META = _meta.on_conflict_do_update(index_elements=["key"], set_={"value": _meta.excluded.value})
LAST_ORDINAL = select(counter.c.last).where(
    counter.c.station == bindparam("of_station"), counter.c.year == bindparam("of_year")
)
_counter = insert(counter)
RAISE_COUNTER = _counter.on_conflict_do_update(
    index_elements=["station", "year"],
    set_={"last": _counter.excluded.last},
    where=counter.c.last < _counter.excluded.last,
)
