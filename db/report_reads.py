"""Short reads of what was taken in from feeds."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Engine, bindparam, select

from db.merged import standing_for
from db.rows import feed_state_from, fix_from, quarantine_from
from db.statements import among, wanted
from db.tables import feed_state, fix, quarantine, report
from services.domain.feed import FeedState, QuarantinedItem
from services.domain.log import KnownReport
from services.domain.observation import Observation, ObservationKind
from services.domain.observation_json import observation_from_json
from services.domain.resource import Fix

KNOWN = select(report.c.external_id, report.c.digest, report.c.incident_id).where(
    report.c.source == bindparam("of_source"), among(report.c.external_id)
)


class ReportReads:
    """Each call takes its own connection and returns nouns. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known_reports(self, source: str, external_ids: Sequence[str]) -> Mapping[str, KnownReport]:
        """Return what is known of those items, by external id; the unknown are left out.

        What became part of an incident that was merged belongs to the one it was merged into.
        """
        with self._engine.connect() as connection:
            rows = connection.execute(KNOWN, wanted(external_ids) | {"of_source": source}).all()
            ends = standing_for(connection, (row.incident_id for row in rows if row.incident_id))
        owners = {row.external_id: ends.get(row.incident_id, row.incident_id) for row in rows}
        return {row.external_id: KnownReport(row.external_id, row.digest, owners[row.external_id]) for row in rows}

    def recent_observations(self, kind: ObservationKind, *, limit: int = 200) -> tuple[Observation, ...]:
        """Return the newest, by observed_at; of each item its last revision."""
        statement = select(report.c.observation).where(report.c.kind == kind.value)
        newest = statement.order_by(report.c.observed_at.desc()).limit(limit)
        with self._engine.connect() as connection:
            return tuple(observation_from_json(json.loads(raw)) for raw in connection.execute(newest).scalars())

    def observation(self, source: str, external_id: str) -> Observation | None:
        """Return the last revision of one item of a source, None when it was never taken in."""
        is_it = (report.c.source == source) & (report.c.external_id == external_id)
        with self._engine.connect() as connection:
            raw = connection.execute(select(report.c.observation).where(is_it)).scalar()
        return None if raw is None else observation_from_json(json.loads(raw))

    def feed_states(self) -> dict[str, FeedState]:
        with self._engine.connect() as connection:
            return {row.feed_id: feed_state_from(row) for row in connection.execute(select(feed_state))}

    def quarantined(self, feed_id: str, *, limit: int = 100) -> tuple[QuarantinedItem, ...]:
        """Return the feed's bad items, newest first."""
        of_feed = select(quarantine).where(quarantine.c.feed_id == feed_id)
        newest = of_feed.order_by(quarantine.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return tuple(quarantine_from(row) for row in connection.execute(newest))

    def last_fixes(self) -> tuple[Fix, ...]:
        """Return the last position of every resource, by its id."""
        with self._engine.connect() as connection:
            return tuple(fix_from(row) for row in connection.execute(select(fix).order_by(fix.c.resource_id)))
