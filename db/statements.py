"""Statements of the edit path, built and prepared once."""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from db.prepared import Prepared
from db.tables import counter, event, incident, meta, outbox


def among(column: ColumnElement[str]) -> ColumnElement[bool]:
    """``column`` is one of the ``wanted``, bound as one JSON array: any number of them in one statement."""
    return column.in_(select(func.json_each(bindparam("wanted")).table_valued("value").c.value))


def wanted(values: Iterable[str | int]) -> dict[str, str]:
    """Return the bound value for ``among``."""
    return {"wanted": json.dumps(list(dict.fromkeys(values)))}


# Literals, where a bound value would not match the condition of a partial index.
IS_OPEN = incident.c.status != literal_column("'closed'")
UNSENT = and_(outbox.c.state != literal_column("'done'"), outbox.c.state != literal_column("'withdrawn'"))

COUNT_UNSENT = select(func.count()).select_from(outbox).where(UNSENT)

LAST_SEQ = Prepared(select(func.max(event.c.seq)))
KNOWN_EVENTS = Prepared(select(event.c.event_id).where(among(event.c.event_id)))
INSERT_EVENTS = Prepared(insert(event), event.c.keys())
INCIDENTS = Prepared(select(incident).where(among(incident.c.incident_id)))
UNSENT_COUNT = Prepared(COUNT_UNSENT)
OWED = Prepared(select(outbox.c.event_id, outbox.c.peer).where(among(outbox.c.event_id)))
READ_META = Prepared(select(meta.c.value).where(meta.c.key == bindparam("wanted_key")))
_meta = insert(meta)
WRITE_META = Prepared(
    _meta.on_conflict_do_update(index_elements=["key"], set_={"value": _meta.excluded.value}), meta.c.keys()
)
LAST_ORDINAL = Prepared(
    select(counter.c.last).where(
        counter.c.station == bindparam("of_station"), counter.c.year == bindparam("of_year")
    )
)
_counter = insert(counter)
RAISE_COUNTER = Prepared(
    _counter.on_conflict_do_update(
        index_elements=["station", "year"],
        set_={"last": _counter.excluded.last},
        where=counter.c.last < _counter.excluded.last,
    ),
    counter.c.keys(),
)
