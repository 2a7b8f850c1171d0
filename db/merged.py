"""Which incident stands for one that was merged, and which were merged into one."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, literal_column, select

from db.statements import among, wanted
from db.tables import incident

IS_MERGED = incident.c.merged_into != literal_column("''")
INTO = select(incident.c.incident_id, incident.c.merged_into).where(among(incident.c.incident_id), IS_MERGED)
FROM = select(incident.c.incident_id).where(among(incident.c.merged_into), IS_MERGED)


def standing_for(connection: Connection, incident_ids: Iterable[str]) -> Mapping[str, str]:
    """Return, for those that were merged, the incident at the end of the way; the others are left out."""
    steps: dict[str, str] = {}
    asked = set(incident_ids)
    while asked:
        found = {row.incident_id: row.merged_into for row in connection.execute(INTO, wanted(asked))}
        steps |= found
        asked = set(found.values()) - steps.keys()
    return {incident_id: _end(steps, incident_id) for incident_id in steps}


def with_merged(connection: Connection, incident_id: str) -> tuple[str, ...]:
    """Return the incident and all that were merged into it, and into those."""
    known = asked = {incident_id}
    while asked:
        asked = set(connection.execute(FROM, wanted(asked)).scalars()) - known
        known = known | asked
    return tuple(sorted(known))


def _end(steps: Mapping[str, str], incident_id: str) -> str:
    seen = set[str]()
    while incident_id in steps and incident_id not in seen:
        seen.add(incident_id)
        incident_id = steps[incident_id]
    return incident_id
