"""What the incident rules need stored and read. ``db`` satisfies these; tests use fakes we own."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Protocol

from services.domain.event import Event
from services.domain.feed import FeedState
from services.domain.incident import Incident
from services.domain.log import Batch, Committed, KnownReport, WatchedReport
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


class IntakeReader(ReportReader, Protocol):
    """What the rules at the door ask, for many items at once. Pool threads only."""

    def incidents_of(self, incident_ids: Sequence[str]) -> Mapping[str, Incident]:
        """Return those that are known, open or not, by id."""
        ...

    def acts_of_people(self, incident_ids: Sequence[str]) -> Mapping[str, tuple[Event, ...]]:
        """Return what people did with those incidents, oldest first; the untouched are left out."""
        ...

    def latest_observations(self, source: str, external_ids: Sequence[str]) -> Mapping[str, Observation]:
        """Return the last revision of those items, by external id."""
        ...

    def observations_since(
        self, kind: ObservationKind, since: datetime, *, limit: int = 500
    ) -> tuple[Observation, ...]:
        """Return those observed since then, newest first."""
        ...

    def open_threads(self, source: str, threads: Sequence[str]) -> Mapping[str, str]:
        """Return the open incident of each of those conversations, by thread."""
        ...


class EndingReader(Protocol):
    """What the rules that end incidents ask. Pool threads only."""

    def watched_reports(self, kind: ObservationKind, *, limit: int = 2000) -> tuple[WatchedReport, ...]:
        """Return the warnings or sites whose incident is open, newest first."""
        ...

    def incidents_of(self, incident_ids: Sequence[str]) -> Mapping[str, Incident]: ...

    def acts_of_people(self, incident_ids: Sequence[str]) -> Mapping[str, tuple[Event, ...]]: ...

    def events_of(self, incident_id: str, *, limit: int = 500) -> tuple[Event, ...]: ...

    def feed_states(self) -> Mapping[str, FeedState]: ...
