"""What the incident rules need stored and read. ``db`` satisfies these; tests use fakes we own."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Protocol

from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.log import Batch, Committed, KnownReport
from services.domain.observation import Observation, ObservationKind


class EventLog(Protocol):
    """The one door to the disk."""

    def append(self, batch: Batch) -> Future[Committed]:
        """Queue ``batch`` for the single writer. Any thread; never blocks.

        The future completes after journal and database are on disk, or carries a KnownError
        (disk full, file gone) and then nothing of the batch was kept.
        """
        ...


class IncidentReader(Protocol):
    """Short reads, each its own connection. Pool threads only."""

    def open_incidents(self, *, after: str | None = None, limit: int = 2000) -> tuple[Incident, ...]:
        """Return a page of open incidents, worst and newest first, after the incident with that id."""
        ...

    def incident(self, incident_id: str) -> Incident | None: ...

    def events_of(self, incident_id: str, *, limit: int = 500) -> tuple[Event, ...]:
        """Return the incident's events, oldest first."""
        ...

    def search(self, text: str, *, limit: int = 200) -> tuple[Incident, ...]:
        """Full-text search over number, title, description, place, reporter; newest first. Any text is safe.

        No words at all ask for the newest.
        """
        ...


class ReportReader(Protocol):
    """What was already taken in. Pool threads only."""

    def known_reports(self, source: str, external_ids: Sequence[str]) -> Mapping[str, KnownReport]: ...

    def recent_observations(self, kind: ObservationKind, *, limit: int = 200) -> tuple[Observation, ...]:
        """Return the newest, by observed_at."""
        ...


class IntakeReader(ReportReader, IncidentReader, Protocol):
    """Both, as the store's readers are. Pool threads only."""
