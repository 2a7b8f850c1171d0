"""Alarms as rows and rows as alarms, and what their events make of the table."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.prepared import Found, Prepared
from db.statements import among, wanted
from db.tables import alarm
from services.domain.alarm import Alarm, AlarmSource
from services.domain.alarm_fold import alarm_of, fold_alarm
from services.domain.event import Event
from services.domain.severity import Severity
from services.domain.text import Label

AS_IS = (
    "alarm_id", "subject", "since", "raised_at", "category", "count", "cleared_at", "acknowledged_at",
    "acknowledged_by", "comment", "shelved_until", "shelved_by", "shelve_reason",
)  # fmt: skip
_upsert = insert(alarm)
SAVE = Prepared(
    _upsert.on_conflict_do_update(
        index_elements=["alarm_id"],
        set_={c.name: _upsert.excluded[c.name] for c in alarm.columns if c.name != "alarm_id"},
    ),
    alarm.c.keys(),
)
FIND = Prepared(select(alarm).where(among(alarm.c.alarm_id)))
REMOVE = Prepared(delete(alarm).where(alarm.c.alarm_id == bindparam("gone")))


def project_alarms(connection: Connection, events: Sequence[Event]) -> None:
    """Bring the alarms up to date; costs nothing where no event is about one. What is normal again has no row."""
    about = [(alarm_id, event) for event in events if (alarm_id := alarm_of(event)) is not None]
    if not about:
        return
    rows = FIND.rows(connection, wanted(alarm_id for alarm_id, _ in about))
    before = {row.alarm_id: alarm_from(row) for row in rows}
    after: dict[str, Alarm | None] = dict(before)
    for alarm_id, event in about:
        after[alarm_id] = fold_alarm(after.get(alarm_id), event)
    standing = [alarm_values(now) for key, now in after.items() if now is not None and now is not before.get(key)]
    gone = [{"gone": key} for key, now in after.items() if now is None and key in before]
    if standing:
        SAVE.run(connection, standing)
    if gone:
        REMOVE.run(connection, gone)


def alarm_values(now: Alarm) -> dict[str, Any]:
    return {name: getattr(now, name) for name in AS_IS} | {
        "source": now.source.value,
        "priority": int(now.priority),
        "title_id": now.title.id,
        "title_en": now.title.en,
    }


def alarm_from(row: Row[Any] | Found) -> Alarm:
    values = row._mapping
    return Alarm(
        **{name: values[name] for name in AS_IS},
        source=AlarmSource(row.source),
        priority=Severity(row.priority),
        title=Label(row.title_id, row.title_en),
    )
