"""Short reads of the intake rules: many items at once, so that an answer of 10,000 costs a few statements."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, and_, bindparam, literal_column, or_, select

from db.merged import IS_MERGED, standing_for
from db.rows import event_from, incident_from
from db.statements import INCIDENTS, IS_OPEN, among, wanted
from db.tables import event, incident, report
from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.log import WatchedReport
from services.domain.observation import Observation, ObservationKind
from services.domain.observation_json import observation_from_json

LATEST = select(report.c.external_id, report.c.observation).where(
    report.c.source == bindparam("of_source"), among(report.c.external_id)
)
IN_THREADS = (
    select(report.c.external_id, report.c.thread, report.c.incident_id)
    .join(incident, incident.c.incident_id == report.c.incident_id)
    .where(report.c.source == bindparam("of_source"), or_(IS_OPEN, IS_MERGED))
)
OPEN_OF = select(incident.c.incident_id).where(among(incident.c.incident_id), IS_OPEN)
BY_ROOT = IN_THREADS.where(among(report.c.external_id))
BY_SIBLING = IN_THREADS.where(among(report.c.thread), report.c.thread != literal_column("''"))
BY_PEOPLE = and_(event.c.actor != literal_column("'system'"), ~event.c.actor.startswith("feed:"))
ACTS = select(event).where(among(event.c.incident_id), BY_PEOPLE).order_by(event.c.seq)
WATCHED: ColumnElement[bool] = literal_column(
    "report.kind IN ('warning', 'site')"
)  # word for word the condition of its index


class IntakeReads:
    """Each call takes its own connection and returns nouns. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def incidents_of(self, incident_ids: Sequence[str]) -> Mapping[str, Incident]:
        """Return those that are known, open or not, by id."""
        with self._engine.connect() as connection:
            rows = INCIDENTS.rows(connection, wanted(incident_ids))
            return {row.incident_id: incident_from(row) for row in rows}

    def acts_of_people(self, incident_ids: Sequence[str]) -> Mapping[str, tuple[Event, ...]]:
        """Return what people did with those incidents, oldest first; the untouched are left out."""
        acts: dict[str, list[Event]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(ACTS, wanted(incident_ids)):
                acts.setdefault(row.incident_id, []).append(event_from(row))
        return {incident_id: tuple(events) for incident_id, events in acts.items()}

    def latest_observations(self, source: str, external_ids: Sequence[str]) -> Mapping[str, Observation]:
        """Return the last revision of those items, by external id; the unknown are left out."""
        with self._engine.connect() as connection:
            rows = connection.execute(LATEST, wanted(external_ids) | {"of_source": source})
            return {row.external_id: observation_from_json(json.loads(row.observation)) for row in rows}

    def observations_since(
        self, kind: ObservationKind, since: datetime, *, limit: int = 500
    ) -> tuple[Observation, ...]:
        """Return those observed since then, newest first; of each item its last revision."""
        of_kind = select(report.c.observation).where(report.c.kind == kind.value, report.c.observed_at >= since)
        newest = of_kind.order_by(report.c.observed_at.desc()).limit(limit)
        with self._engine.connect() as connection:
            return tuple(observation_from_json(json.loads(raw)) for raw in connection.execute(newest).scalars())

    def open_threads(self, source: str, threads: Sequence[str]) -> Mapping[str, str]:
        """Return the open incident of each of those conversations, by thread; the root's before its answers'.

        A conversation about a merged incident goes on in the one it was merged into.
        """
        bound = wanted(threads) | {"of_source": source}
        with self._engine.connect() as connection:
            found = {row.thread: row.incident_id for row in connection.execute(BY_SIBLING, bound)}
            found |= {row.external_id: row.incident_id for row in connection.execute(BY_ROOT, bound)}
            ends = standing_for(connection, found.values())
            is_open = set(connection.execute(OPEN_OF, wanted(ends.values())).scalars())
        at = {thread: ends.get(incident_id, incident_id) for thread, incident_id in found.items()}
        return {thread: end for thread, end in at.items() if end == found[thread] or end in is_open}

    def watched_reports(self, kind: ObservationKind, *, limit: int = 2000) -> tuple[WatchedReport, ...]:
        """Return the warnings or sites (other kinds: nothing) whose incident is open, newest first."""
        statement = (
            select(report.c.observation, report.c.incident_id)
            .join(incident, incident.c.incident_id == report.c.incident_id)
            .where(WATCHED, report.c.kind == kind.value, report.c.incident_id.is_not(None), IS_OPEN)
            .order_by(report.c.observed_at.desc())
            .limit(limit)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(statement).all()
        return tuple(WatchedReport(observation_from_json(json.loads(raw)), owner) for raw, owner in rows)
