"""Counts of the open incidents, kept up to date row by row."""

from services.domain.incident import Incident
from services.domain.room_load import OpenCounts


class Tally:
    """Counting 100,000 rows again for every change would stall the window; this adds and takes away one."""

    def __init__(self) -> None:
        self._by_severity = [0, 0, 0, 0]
        self._unacknowledged = 0

    def add(self, incident: Incident) -> None:
        self._count(incident, 1)

    def take_away(self, incident: Incident) -> None:
        self._count(incident, -1)

    def counts(self) -> OpenCounts:
        p1, p2, p3, p4 = self._by_severity
        return OpenCounts(p1 + p2 + p3 + p4, self._unacknowledged, (p1, p2, p3, p4))

    def _count(self, incident: Incident, step: int) -> None:
        self._by_severity[incident.severity - 1] += step
        if not incident.is_acknowledged:
            self._unacknowledged += step
