"""What is handed to the single writer, and what it answers."""

from dataclasses import dataclass

from services.domain.event import Event
from services.domain.feed import FeedState, QuarantinedItem
from services.domain.incident import Incident
from services.domain.observation import Observation
from services.domain.outbox import OutboxItem
from services.domain.resource import Fix


@dataclass(frozen=True, slots=True)
class Batch:
    """All of it is committed in one transaction, or none. Events that are already known are skipped."""

    events: tuple[Event, ...] = ()
    outbox: tuple[OutboxItem, ...] = ()
    feed_state: FeedState | None = None
    quarantine: tuple[QuarantinedItem, ...] = ()
    fixes: tuple[Fix, ...] = ()
    marked: tuple[OutboxItem, ...] = ()  # what became of things owed before
    withdrawn: tuple[
        OutboxItem, ...
    ] = ()  # not to be sent any more; if one was sent, nothing of the batch is kept


@dataclass(frozen=True, slots=True)
class Committed:
    """What is now on disk: the new events with their ``seq`` (and number), and the incidents they changed."""

    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()
    outbox_pending: int = 0


@dataclass(frozen=True, slots=True)
class WatchedReport:
    """The last revision of an item, and the open incident it belongs to."""

    observation: Observation
    incident_id: str


@dataclass(frozen=True, slots=True)
class KnownReport:
    """What the log already holds of one item of a source."""

    external_id: str
    digest: str
    incident_id: str | None
