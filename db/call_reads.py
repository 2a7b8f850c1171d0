"""Short reads of calls: what a number was known for, and how many there were."""

from datetime import datetime

from sqlalchemy import Connection, Engine, func, literal_column, select

from db.tables import call, incident, nuisance
from services.domain.call import Call, CallKind, Nuisance, NumberHistory, PastCall

NEWEST = 20
_HAS_NUMBER = call.c.number != literal_column("''")  # as the partial index says it


class CallReads:
    """Each call takes its own connection and returns nouns. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def number_history(self, number: str, *, limit: int = NEWEST) -> NumberHistory:
        """Return what is known of ``number`` (digits, as ``normal_number`` gives them); an unknown one has nothing."""
        with self._engine.connect() as connection:
            return NumberHistory(
                number,
                counts=_counts(connection, number),
                newest=_newest(connection, number, limit),
                nuisance=_mark(connection, number),
            )

    def call_counts(self, since: datetime) -> dict[CallKind, int]:
        """Return how many calls of each kind there were since then; a kind without any is 0."""
        statement = select(call.c.kind, func.count()).where(call.c.at >= since).group_by(call.c.kind)
        with self._engine.connect() as connection:
            found = {str(kind): int(count) for kind, count in connection.execute(statement)}
        return {kind: found.get(kind.value, 0) for kind in CallKind}


def _counts(connection: Connection, number: str) -> dict[CallKind, int]:
    of_number = select(call.c.kind, func.count()).where(_HAS_NUMBER, call.c.number == number)
    return {CallKind(kind): count for kind, count in connection.execute(of_number.group_by(call.c.kind))}


def _newest(connection: Connection, number: str, limit: int) -> tuple[PastCall, ...]:
    about = call.outerjoin(incident, incident.c.incident_id == call.c.incident_id)
    statement = select(call, incident.c.number.label("of_incident"), incident.c.title).select_from(about)
    of_number = statement.where(_HAS_NUMBER, call.c.number == number).order_by(call.c.seq.desc()).limit(limit)
    return tuple(
        PastCall(
            Call(
                call_id=row.event_id,
                at=row.at,
                kind=CallKind(row.kind),
                channel=row.channel,
                number=row.number,
                name=row.name,
                note=row.note,
                incident_id=row.incident_id,
                operator=row.operator,
            ),
            row.of_incident or "",
            row.title or "",
        )
        for row in connection.execute(of_number)
    )


def _mark(connection: Connection, number: str) -> Nuisance | None:
    row = connection.execute(select(nuisance).where(nuisance.c.number == number)).first()
    return Nuisance(number, row.reason, row.marked_by, row.marked_at) if row and row.is_nuisance else None
