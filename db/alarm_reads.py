"""Short reads of alarms: those that stand, and what happened to alarms in a span of time."""

from datetime import datetime

from sqlalchemy import Engine, and_, literal_column, or_, select

from db.alarm_rows import alarm_from
from db.rows import event_from
from db.tables import alarm, event
from services.domain.alarm import Alarm
from services.domain.event import Event, EventKind

# Spelt as in the partial index, or SQLite would not use it.
IS_ABOUT_ALARMS = event.c.kind.in_(
    [
        literal_column(f"'{kind.value}'")
        for kind in (EventKind.ALARM_RAISED, EventKind.ALARM_CLEARED, EventKind.ALARM_SHELVED)
    ]
)


class AlarmReads:
    """Each call takes its own connection and returns nouns. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def alarms(self) -> tuple[Alarm, ...]:
        """Return every alarm that is not normal, worst first, then longest waiting."""
        statement = select(alarm).order_by(alarm.c.priority, alarm.c.since, alarm.c.alarm_id)
        with self._engine.connect() as connection:
            return tuple(alarm_from(row) for row in connection.execute(statement))

    def alarm_events(self, start: datetime, end: datetime) -> tuple[Event, ...]:
        """Return what was raised and shelved from ``start`` to before ``end``, and what cleared since ``start``,
        later than ``end`` too: an alarm that cleared later stood in between. In the order written."""
        is_clearing = event.c.kind == EventKind.ALARM_CLEARED.value
        is_wanted = and_(IS_ABOUT_ALARMS, event.c.at >= start, or_(event.c.at < end, is_clearing))
        statement = select(event).where(is_wanted).order_by(event.c.seq)
        with self._engine.connect() as connection:
            return tuple(event_from(row) for row in connection.execute(statement))
