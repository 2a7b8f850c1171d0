"""Short reads of what feeds told, for the panes that show it: warnings, sites, hotspots, forecasts."""

import json
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, and_, literal_column, select

from db.tables import report
from services.domain.observation import Observation, ObservationKind
from services.domain.observation_json import observation_from_json
from services.domain.warned import standing_at

WARNINGS_LAST = timedelta(days=7)  # a warning without an end is not believed for longer
MESSAGES = 2000


class PaneReads:
    """Each call takes its own connection and returns nouns, at most ``limit``. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def current_sites(self, *, limit: int = 5000, offset: int = 0) -> tuple[Observation, ...]:
        """Return the last state of every site, newest first."""
        return self._newest(ObservationKind.SITE, limit=limit, offset=offset)

    def current_warnings(self, now: datetime) -> tuple[Observation, ...]:
        """Return the warnings that stand, newest first; those of other areas too.

        One that vanished from its source stands until it expires; whether the source still answers is told by
        its feed.
        """
        since = report.c.observed_at >= now - WARNINGS_LAST
        return standing_at(self._newest(ObservationKind.WARNING, since, limit=MESSAGES), now)

    def recent_hotspots(self, since: datetime, *, limit: int = 1000) -> tuple[Observation, ...]:
        """Return the hotspots seen since then, newest first."""
        return self._newest(ObservationKind.HOTSPOT, report.c.observed_at >= since, limit=limit)

    def reports_without_incident(self, since: datetime, *, limit: int = 2000) -> tuple[Observation, ...]:
        """Return the reports with a point that opened no incident, observed since then, newest first."""
        alone = and_(report.c.observed_at >= since, report.c.incident_id.is_(None), report.c.lat.is_not(None))
        return self._newest(ObservationKind.REPORT, alone, limit=limit)

    def forecasts(self, place: str = "", *, limit: int = 1000) -> tuple[Observation, ...]:
        """Return the forecasts of a place, newest first: its name or code as the feed gives it, "" for all."""
        of_place = report.c.observation.contains(place, autoescape=True) if place else None
        found = self._newest(ObservationKind.FORECAST, of_place, limit=limit)
        return tuple(item for item in found if not place or _is_of(item, place))

    def _newest(
        self, kind: ObservationKind, where: ColumnElement[bool] | None = None, *, limit: int, offset: int = 0
    ) -> tuple[Observation, ...]:
        of_kind = select(report.c.observation).where(report.c.kind == literal_column(f"'{kind.value}'"))
        statement = of_kind if where is None else of_kind.where(where)
        page = statement.order_by(report.c.observed_at.desc(), report.c.seq.desc()).limit(limit).offset(offset)
        with self._engine.connect() as connection:
            return tuple(observation_from_json(json.loads(raw)) for raw in connection.execute(page).scalars())


def _is_of(item: Observation, place: str) -> bool:
    named = (item.place, *item.attributes.values(), item.external_id.partition("@")[0])
    return any(place.casefold() in words.casefold() for words in named)
