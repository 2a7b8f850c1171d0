"""What the room owes its peers, as rows. One row per (event, peer): the event id is the Idempotency-Key."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from db import errors
from db.prepared import Prepared
from db.rows import outbox_values
from db.statements import OWED, UNSENT, UNSENT_COUNT, wanted
from db.tables import outbox
from services.domain.outbox import SETTLED, OutboxItem, OutboxState

WAITING = {OutboxState.PENDING.value, OutboxState.SENDING.value}
_row = insert(outbox)
SAVE = Prepared(
    _row.on_conflict_do_update(
        index_elements=["event_id", "peer"],
        set_={c.name: _row.excluded[c.name] for c in outbox.columns if c.name not in ("id", "event_id", "peer")},
    ),
    [c.name for c in outbox.columns if c.name != "id"],
)


def add_owed(connection: Connection, items: Sequence[OutboxItem]) -> tuple[OutboxItem, ...]:
    """Insert ``items`` and return those that were not owed yet."""
    if not items:
        return ()
    by_key = {(item.event_id, item.peer): item for item in items}
    for owed in OWED.rows(connection, wanted(item.event_id for item in items)):
        by_key.pop((owed.event_id, owed.peer), None)
    new = tuple(by_key.values())
    save_owed(connection, new)
    return new


def save_owed(connection: Connection, items: Sequence[OutboxItem]) -> None:
    """Write ``items`` as they are, over what was there."""
    if items:
        SAVE.run(connection, [outbox_values(item) for item in items])


def update_owed(connection: Connection, item: OutboxItem) -> bool:
    """Write ``item`` and return whether more than the bookkeeping of retries changed.

    What was taken stays taken, what was withdrawn stays here. Raises KeyError when it was never owed.
    """
    where = (outbox.c.event_id == item.event_id) & (outbox.c.peer == item.peer)
    before = connection.execute(select(outbox.c.state, outbox.c.body).where(where)).first()
    if before is None:
        raise KeyError(f"{item.event_id} was never owed to {item.peer}")
    if OutboxState(before.state) in SETTLED:
        return False
    connection.execute(update(outbox).where(where).values(outbox_values(item)))
    return _is_settled(before, item)


def withdraw_owed(connection: Connection, item: OutboxItem) -> OutboxItem:
    """Let ``item`` never be sent and return it as it is now. Raises KnownError when it was sent already."""
    where = (outbox.c.event_id == item.event_id) & (outbox.c.peer == item.peer)
    may = outbox.c.state.in_((OutboxState.PENDING.value, OutboxState.HELD.value))
    withdrawn = replace(item, state=OutboxState.WITHDRAWN, next_at=None)
    if connection.execute(update(outbox).where(where, may).values(outbox_values(withdrawn))).rowcount != 1:
        raise errors.sent_already(item.peer)
    return withdrawn


def release_interrupted(connection: Connection) -> None:
    """What was being sent when the console ended is pending again; the peer knows the key if it had arrived."""
    sending = outbox.c.state == OutboxState.SENDING.value
    connection.execute(update(outbox).where(UNSENT, sending).values(state=OutboxState.PENDING.value))


def count_unsent(connection: Connection) -> int:
    return int(UNSENT_COUNT.scalar(connection))


def _is_settled(before: Row[Any, Any], item: OutboxItem) -> bool:
    return before.body != item.body or _class(before.state) != _class(item.state.value)


def _class(state: str) -> str:
    return "waiting" if state in WAITING else state
