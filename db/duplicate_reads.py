"""Incidents that may be what is being reported again: near, recent, or told in the same words. Bounded."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, select, text

from db.rows import incident_from
from db.search import MAX_LENGTH, TOKEN
from db.statements import among, wanted
from db.tables import incident
from db.types import UtcDateTime
from services.domain.geo import BoundingBox
from services.domain.incident import Incident

MOST_WORDS = 16
PREFIX_FROM = 5  # letters: "banjir" also finds "banjirnya"
LOOKED_THROUGH = 20_000  # rows of the newest looked through for a district; there is no index of it
NEAR = text(
    "SELECT id FROM incident_rtree WHERE id >= :first AND south <= :north AND north >= :south AND west <= :east"
    " AND east >= :west ORDER BY id DESC LIMIT :limit"
)
TOLD = text(
    "SELECT rowid FROM incident_fts WHERE incident_fts MATCH :query AND rowid >= :first"
    " ORDER BY rowid DESC LIMIT :limit"
)
IN_DISTRICT = text(
    "SELECT id FROM incident WHERE id >= :first AND district = :district ORDER BY id DESC LIMIT :limit"
)
NEWEST = text("SELECT max(id) FROM incident")
OPENED = text("SELECT opened_at FROM incident WHERE id >= :id ORDER BY id LIMIT 1").columns(opened_at=UtcDateTime)
BY_ID = select(incident).where(among(incident.c.id))


class DuplicateReads:
    """Each call takes its own connection and returns nouns. Pool threads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def likely_same(
        self,
        near: BoundingBox | None,
        *,
        district: str,
        words: Sequence[str],
        since: datetime,
        limit: int = 100,
    ) -> tuple[Incident, ...]:
        """Return what lies in the box, in the district or has one of ``words``, opened since then, newest first.

        At most ``limit`` by each of the three; open or closed.
        """
        with self._engine.connect() as connection:
            newest = connection.execute(NEWEST).scalar() or 0
            first = _first_since(connection, since, newest)
            ids = set[int]()
            if near is not None:
                box = {"south": near.south, "north": near.north, "west": near.west, "east": near.east}
                ids.update(connection.execute(NEAR, box | {"first": first, "limit": limit}).scalars())
            if query := _any_of(words):
                told = {"query": query, "first": first, "limit": limit}
                ids.update(connection.execute(TOLD, told).scalars())
            if district:
                among_newest = max(first, newest - LOOKED_THROUGH)
                asked = {"district": district, "first": among_newest, "limit": limit}
                ids.update(connection.execute(IN_DISTRICT, asked).scalars())
            rows = connection.execute(BY_ID.order_by(incident.c.id.desc()), wanted(ids)) if ids else ()
            return tuple(incident_from(row) for row in rows if row.opened_at >= since)


def _first_since(connection: Connection, since: datetime, newest: int) -> int:
    """Return the id from which incidents were opened since then: ids are in the order of arrival."""
    low, high = 1, newest + 1
    while low < high:
        middle = (low + high) // 2
        opened_at = connection.execute(OPENED, {"id": middle}).scalar()
        if opened_at is None or opened_at >= since:
            high = middle
        else:
            low = middle + 1
    return low


def _any_of(words: Sequence[str]) -> str:
    """Return an FTS5 query; what was typed never reaches its syntax unquoted."""
    tokens = [token[:MAX_LENGTH] for word in words[:MOST_WORDS] for token in TOKEN.findall(word)]
    return " OR ".join(f'"{token}"{"*" if len(token) >= PREFIX_FROM else ""}' for token in tokens)
