"""Short reads of the room's own figures and debts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, and_, exists, func, literal_column, or_, select

from db.rows import measurement_from, outbox_from
from db.statements import COUNT_UNSENT, IS_OPEN, UNSENT
from db.tables import event, incident, measurement, outbox, report
from services.domain.outbox import OutboxItem, OutboxState, Owed
from services.domain.programme import Measurement


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds. ``unsent`` are outbox items not yet taken by their peer."""

    events: int
    incidents: int
    open_incidents: int
    reports: int
    unsent: int


class RoomReads:
    """Each call takes its own connection and returns nouns. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def measurements(self, indicator_id: str, *, limit: int = 500) -> tuple[Measurement, ...]:
        """Return the newest ``limit`` values by as_of, oldest first: a trend from left to right."""
        of_indicator = select(measurement).where(measurement.c.indicator_id == indicator_id)
        newest = of_indicator.order_by(measurement.c.as_of.desc(), measurement.c.seq.desc()).limit(limit)
        with self._engine.connect() as connection:
            rows = connection.execute(newest).all()
        return tuple(measurement_from(row) for row in reversed(rows))

    def latest_measurements(self) -> tuple[Measurement, ...]:
        """Return the newest value of every indicator, by as_of, then by arrival (a correction wins)."""
        order = (measurement.c.as_of.desc(), measurement.c.seq.desc())
        place = func.row_number().over(partition_by=measurement.c.indicator_id, order_by=order).label("place")
        ranked = select(measurement, place).subquery()
        statement = select(ranked).where(ranked.c.place == 1).order_by(ranked.c.indicator_id)
        with self._engine.connect() as connection:
            return tuple(measurement_from(row) for row in connection.execute(statement))

    def outbox(self, *, limit: int = 500) -> tuple[OutboxItem, ...]:
        """Return what is not sent yet (pending, sending, held), oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(outbox).where(UNSENT).order_by(outbox.c.id).limit(limit))
            return tuple(outbox_from(row) for row in rows)

    def owed(self, *, limit: int = 500) -> tuple[Owed, ...]:
        """Return what is not sent yet with the incidents it is about, oldest first."""
        about = outbox.outerjoin(incident, incident.c.incident_id == outbox.c.incident_id)
        columns = select(outbox, incident.c.number, incident.c.title).select_from(about)
        with self._engine.connect() as connection:
            rows = connection.execute(columns.where(UNSENT).order_by(outbox.c.id).limit(limit))
            return tuple(Owed(outbox_from(row), row.number or "", row.title or "") for row in rows)

    def outbox_of(self, incident_id: str) -> tuple[OutboxItem, ...]:
        """Return everything owed about an incident with its receipts, oldest first."""
        of_incident = select(outbox).where(outbox.c.incident_id == incident_id).order_by(outbox.c.id)
        with self._engine.connect() as connection:
            return tuple(outbox_from(row) for row in connection.execute(of_incident))

    def due_outbox(self, now: datetime, *, limit: int = 50) -> tuple[OutboxItem, ...]:
        """Return what may be sent now, oldest first: of each peer and incident only the first unsent item.

        A held item blocks its own incident's queue and no other.
        """
        earlier = outbox.alias("earlier")
        is_blocked = exists().where(
            earlier.c.peer == outbox.c.peer,
            earlier.c.incident_id == outbox.c.incident_id,
            earlier.c.id < outbox.c.id,
            earlier.c.state != literal_column("'done'"),
            earlier.c.state != literal_column("'withdrawn'"),
        )
        is_time = or_(outbox.c.next_at.is_(None), outbox.c.next_at <= now)
        is_due = and_(UNSENT, outbox.c.state == OutboxState.PENDING.value, is_time, ~is_blocked)
        statement = select(outbox).where(is_due).order_by(outbox.c.id).limit(limit)
        with self._engine.connect() as connection:
            return tuple(outbox_from(row) for row in connection.execute(statement))

    def counts(self) -> Counts:
        tables = (
            select(func.count()).select_from(event),
            select(func.count()).select_from(incident),
            select(func.count()).select_from(incident).where(IS_OPEN),
            select(func.count()).select_from(report),
            COUNT_UNSENT,
        )
        with self._engine.connect() as connection:
            return Counts(*(connection.execute(statement).scalar_one() for statement in tables))
