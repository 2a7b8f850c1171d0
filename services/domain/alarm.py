"""Something that asks for a response now (ISA-18.2): active or cleared, acknowledged or not, perhaps shelved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType

from services.domain.severity import Severity
from services.domain.text import Label

STALE_AFTER = timedelta(hours=24)  # ISA-18.2: an alarm that stands longer is stale
CHATTER_COUNT, CHATTER_WINDOW = 3, timedelta(seconds=60)  # ISA-18.2: three or more in a minute chatter
LOAD_WINDOW = timedelta(minutes=10)  # alarm load is measured per ten minutes
FLOOD_ABOVE, FLOOD_ENDS_BELOW = 10, 5  # ISA-18.2: a flood begins above ten in ten minutes and ends below five


class AlarmSource(Enum):
    """What raised it. The subject of the first four is an incident (of a task: the task), else a feed, a camera, a
    folder."""

    INCIDENT = "incident"  # serious, and nobody answers
    OVERDUE = "overdue"  # nobody answered in time
    DEADLINE = "deadline"  # not resolved in time
    TASK = "task"  # a check-in was missed twice
    FEED = "feed"
    CAMERA = "camera"
    DISK = "disk"


class AlarmState(Enum):
    ACTIVE_UNACKNOWLEDGED = "active_unacknowledged"
    ACTIVE_ACKNOWLEDGED = "active_acknowledged"
    CLEARED_UNACKNOWLEDGED = "cleared_unacknowledged"
    NORMAL = "normal"  # cleared and acknowledged


def alarm_id_of(source: AlarmSource, subject: str) -> str:
    """Return the same id for the same cause, so that what comes again is the same alarm come again."""
    return f"{source.value}:{subject}"


@dataclass(frozen=True, slots=True)
class Alarm:
    """The state of one alarm after its last event. Times are aware UTC.

    ``since`` is when its cause began (an incident's opening), ``raised_at`` when it was last raised, ``count`` how
    often since it was last normal. ``title`` names what it is about, ``category`` is the incident's.
    """

    alarm_id: str
    source: AlarmSource
    subject: str
    priority: Severity
    title: Label
    since: datetime
    raised_at: datetime
    category: str = ""
    count: int = 1
    cleared_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    comment: str = ""
    shelved_until: datetime | None = None
    shelved_by: str = ""
    shelve_reason: str = ""

    @property
    def is_active(self) -> bool:
        return self.cleared_at is None

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledged_at is not None

    @property
    def is_shelved(self) -> bool:
        return self.shelved_until is not None

    @property
    def is_calling(self) -> bool:
        """Nobody acknowledged it and nobody shelved it, whether its cause is over or not."""
        return not self.is_acknowledged and not self.is_shelved

    @property
    def is_audible(self) -> bool:
        """A cause that is over calls no more for ears, only for eyes."""
        return self.is_calling and self.is_active

    @property
    def state(self) -> AlarmState:
        if self.is_active:
            return AlarmState.ACTIVE_ACKNOWLEDGED if self.is_acknowledged else AlarmState.ACTIVE_UNACKNOWLEDGED
        return AlarmState.NORMAL if self.is_acknowledged else AlarmState.CLEARED_UNACKNOWLEDGED

    def is_stale(self, now: datetime) -> bool:
        return self.is_active and now - self.raised_at > STALE_AFTER


@dataclass(frozen=True, slots=True)
class AlarmGroup:
    """Alarms of one cause told in one row while they are too many. ``members`` stand worst and oldest first."""

    source: AlarmSource
    category: str
    members: tuple[Alarm, ...]

    @property
    def key(self) -> str:
        return f"{self.source.value}/{self.category}"

    @property
    def priority(self) -> Severity:
        return min(alarm.priority for alarm in self.members)


def _by_severity(p1: float, p2: float, p3: float, p4: float) -> Mapping[Severity, float]:
    return MappingProxyType(dict(zip(Severity, (p1, p2, p3, p4), strict=True)))


@dataclass(frozen=True, slots=True)
class AlarmKind:
    """When a source raises an alarm. ``priority`` None: the incident's own. ``after_s`` of trouble, and only about
    incidents of ``least`` or worse. ``subjects`` are ids of feeds or cameras; for feeds empty is the report feeds."""

    source: AlarmSource
    priority: Severity | None = None
    after_s: float = 0.0
    least: Severity = Severity.P4
    subjects: tuple[str, ...] = ()


DEFAULT_KINDS: Mapping[AlarmSource, AlarmKind] = MappingProxyType(
    {
        AlarmSource.INCIDENT: AlarmKind(AlarmSource.INCIDENT, least=Severity.P2),
        AlarmSource.OVERDUE: AlarmKind(AlarmSource.OVERDUE),
        AlarmSource.TASK: AlarmKind(AlarmSource.TASK, Severity.P2),
    }
)


@dataclass(frozen=True, slots=True)
class AlarmRules:
    """What raises, how it sounds, how long it may be shelved or muted. Durations in seconds, 0: never."""

    kinds: Mapping[AlarmSource, AlarmKind] = field(default_factory=lambda: DEFAULT_KINDS)
    shelve_max_s: Mapping[Severity, float] = field(default_factory=lambda: _by_severity(0, 1800, 28_800, 86_400))
    repeat_s: Mapping[Severity, float] = field(default_factory=lambda: _by_severity(3, 6, 12, 30))
    mute_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Mute:
    """The room's sound is off from ``at`` until ``until``. A P1 raised after ``at`` sounds all the same."""

    at: datetime
    until: datetime
    by: str
