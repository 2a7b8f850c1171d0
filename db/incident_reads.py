"""Short reads of incidents and their events."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, func, or_, select, text

from db.merged import with_merged
from db.rows import event_from, incident_from
from db.search import match_expression, number_expression
from db.statements import IS_OPEN, among, wanted
from db.tables import event, incident
from services.domain.event import Event
from services.domain.geo import BoundingBox
from services.domain.incident import Incident
from services.domain.severity import Severity

BY_ROW_ID = select(incident).where(among(incident.c.id))
FOUND = text("SELECT rowid FROM incident_fts WHERE incident_fts MATCH :query ORDER BY rowid DESC LIMIT :limit")
WITHIN = text(
    "SELECT id FROM incident_rtree WHERE south <= :north AND north >= :south AND west <= :east AND east >= :west"
)


class IncidentReads:
    """Each call takes its own connection and returns nouns. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open_incidents(self, *, after: str | None = None, limit: int = 2000) -> tuple[Incident, ...]:
        """Return a page of open incidents, worst and newest first, after the incident with that id.

        Raises KeyError when ``after`` is unknown; that it was closed meanwhile does no harm.
        """
        order = (incident.c.severity, incident.c.opened_at.desc(), incident.c.id.desc())
        statement = select(incident).where(IS_OPEN).order_by(*order).limit(limit)
        with self._engine.connect() as connection:
            if after is not None:
                statement = statement.where(_follows(_row_of(connection, after)))
            return tuple(incident_from(row) for row in connection.execute(statement))

    def incident(self, incident_id: str) -> Incident | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(incident).where(incident.c.incident_id == incident_id)).first()
        return None if row is None else incident_from(row)

    def events_of(self, incident_id: str, *, limit: int = 500) -> tuple[Event, ...]:
        """Return the incident's events, oldest first; the newest ``limit`` when there are more."""
        return tuple(reversed(self._newest_events(event.c.incident_id == incident_id, limit)))

    def story_of(self, incident_id: str, *, limit: int = 500) -> tuple[Event, ...]:
        """Return the events of an incident and of all that were merged into it, oldest first."""
        with self._engine.connect() as connection:
            known = with_merged(connection, incident_id)
        return tuple(reversed(self._newest_events(event.c.incident_id.in_(known), limit)))

    def recent_events(self, *, limit: int = 200) -> tuple[Event, ...]:
        """Return the room's log, newest first."""
        return self._newest_events(None, limit)

    def search(self, text: str, *, limit: int = 200) -> tuple[Incident, ...]:
        """Full-text search over number, title, description, place, reporter; newest first. Any text is safe.

        What is named by its number ("A-26-00042", "42") comes before what only mentions it. No words at all
        ask for the newest.
        """
        with self._engine.connect() as connection:
            if not text.strip():
                newest = select(incident).order_by(incident.c.id.desc()).limit(limit)
                return tuple(incident_from(row) for row in connection.execute(newest))
            named = _matching(connection, number_expression(text), limit)
            found = named + _matching(connection, match_expression(text), limit)
            ids = list(dict.fromkeys(found))[:limit]
            by_id = _by_row_id(connection, ids)
        return tuple(by_id[row_id] for row_id in ids if row_id in by_id)

    def incidents_within(self, box: BoundingBox, *, limit: int = 500) -> tuple[Incident, ...]:
        """Return the incidents inside ``box``, open or not, newest first."""
        edges = {"south": box.south, "north": box.north, "west": box.west, "east": box.east}
        # The index rounds outwards to 32 bits: it may offer a neighbour, never miss one.
        inside = incident.c.lat.between(box.south, box.north) & incident.c.lon.between(box.west, box.east)
        nearby = incident.c.id.in_(WITHIN.bindparams(**edges).columns(incident.c.id))
        statement = select(incident).where(nearby, inside).order_by(incident.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return tuple(incident_from(row) for row in connection.execute(statement))

    def counts_by_severity(self) -> dict[Severity, int]:
        """Return how many incidents are open, for every severity."""
        statement = select(incident.c.severity, func.count()).where(IS_OPEN).group_by(incident.c.severity)
        with self._engine.connect() as connection:
            found = {Severity(severity): count for severity, count in connection.execute(statement)}
        return {severity: found.get(severity, 0) for severity in Severity}

    def _newest_events(self, where: ColumnElement[bool] | None, limit: int) -> tuple[Event, ...]:
        statement = select(event).order_by(event.c.seq.desc()).limit(limit)
        if where is not None:
            statement = statement.where(where)
        with self._engine.connect() as connection:
            return tuple(event_from(row) for row in connection.execute(statement))


def _row_of(connection: Connection, incident_id: str) -> Row[Any, Any, Any]:
    columns = (incident.c.severity, incident.c.opened_at, incident.c.id)
    row = connection.execute(select(*columns).where(incident.c.incident_id == incident_id)).first()
    if row is None:
        raise KeyError(incident_id)
    return row


def _follows(row: Row[Any, Any, Any]) -> ColumnElement[bool]:
    same_time = and_(incident.c.opened_at == row.opened_at, incident.c.id < row.id)
    same_severity = and_(incident.c.severity == row.severity, or_(incident.c.opened_at < row.opened_at, same_time))
    # The first condition lets the index start where the page does.
    return and_(incident.c.severity >= row.severity, or_(incident.c.severity > row.severity, same_severity))


def _matching(connection: Connection, query: str, limit: int) -> list[int]:
    if not query:
        return []
    return list(connection.execute(FOUND, {"query": query, "limit": limit}).scalars())


def _by_row_id(connection: Connection, ids: Sequence[int]) -> dict[int, Incident]:
    rows = connection.execute(BY_ROW_ID, wanted(ids))
    return {row.id: incident_from(row) for row in rows}
