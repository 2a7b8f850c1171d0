"""One polled endpoint, what is remembered of it, and how it is doing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from services.domain.freshness import Freshness
from services.domain.text import Label


@dataclass(frozen=True, slots=True)
class Feed:
    """Where, how often, which format. ``options`` are the format's own (mapping, region filter...)."""

    feed_id: str
    name: Label
    url: str
    format: str
    interval_s: float
    stale_after_s: float
    is_enabled: bool = True
    needs: Label | None = None  # what a disabled feed waits for (a key, an agreement), shown in the panel
    attribution: str = ""
    content_types: tuple[str, ...] = ("application/json",)
    max_bytes: int = 8 * 1024 * 1024
    deadline_s: float = 10.0
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    is_drill: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """What must survive a restart. Validators are saved in the same transaction as the items they cover."""

    feed_id: str
    etag: str = ""
    last_modified: str = ""
    body_digest: str = ""
    failures: int = 0
    next_at: datetime | None = None
    last_ok_at: datetime | None = None  # the server answered well, 304 included
    last_item_at: datetime | None = None  # newest observed_at ever taken in
    last_error: Label | None = None
    lost_at: datetime | None = None  # first failure of the present row, None while reachable
    cursor: str = ""  # Parsed.cursor of the last body on disk


class FeedCondition(Enum):
    """What the panel shows. OFFLINE means this machine has no network: not the feed's failure."""

    OFF = "off"
    WAITING = "waiting"  # never asked yet
    OK = "ok"
    FAILED = "failed"
    OFFLINE = "offline"
    PAUSED = "paused"  # by the operator, until resumed or the console is started again


HOURS = 24


@dataclass(frozen=True, slots=True)
class RequestBudget:
    """How often ``hosts`` may be asked together. A host is a name, or "*.name" for it and all below it."""

    hosts: tuple[str, ...]
    per_minute: int


@dataclass(frozen=True, slots=True)
class FeedAttempt:
    """How one poll of a feed ended: a line of its log. A poll may be several requests (pages, documents)."""

    at: datetime
    condition: FeedCondition
    took_ms: int = 0
    requests: int = 1
    byte_count: int = 0  # received, as compressed as they came
    status: int = 0  # of the last HTTP answer, 0 without one
    accepted: int = 0
    rejected: int = 0
    reason: Label | None = None  # what went wrong, with the next step


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """One row of the feed panel.

    ``hours`` are the new items of the last 24 hours by hour, the present one last, counted since the console
    started (an item of the first answer at its own time). ``is_resting``: it is only asked while somebody needs
    it, and nobody does. The rate is that of all feeds that share the budget; ``allowed_per_minute`` is None
    where there is none.
    """

    feed: Feed
    condition: FeedCondition
    freshness: Freshness
    state: FeedState
    accepted: int = 0  # items of the last body
    rejected: int = 0
    hours: tuple[int, ...] = (0,) * HOURS
    byte_count: int = 0  # received by the last poll
    status: int = 0  # of its last HTTP answer, 0 without one
    took_ms: int = 0
    used_per_minute: int = 0
    allowed_per_minute: int | None = None
    is_resting: bool = False


@dataclass(frozen=True, slots=True)
class QuarantinedItem:
    """A single bad item, kept with its reason so that schema drift is visible, never fatal."""

    feed_id: str
    at: datetime
    index: int
    reason: Label
    raw: str
