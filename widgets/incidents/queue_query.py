"""Which open incidents are listed, and in what order."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from services.domain.severity import Severity


class QueueFilter(Enum):
    ALL = "all"
    UNACKNOWLEDGED = "unacknowledged"
    MINE = "mine"  # acknowledged by the operator at this desk
    OVERDUE = "overdue"
    P1 = "p1"
    P2 = "p2"
    P3 = "p3"
    P4 = "p4"


SEVERITY_FILTERS: Mapping[QueueFilter, Severity] = MappingProxyType(
    {
        QueueFilter.P1: Severity.P1,
        QueueFilter.P2: Severity.P2,
        QueueFilter.P3: Severity.P3,
        QueueFilter.P4: Severity.P4,
    }
)


class QueueSort(Enum):
    """Ties go to the incident that has been open longer, then to the one that arrived first."""

    WORST_FIRST = "worst"  # severity, then unacknowledged, then the deadline that falls first
    DEADLINE = "deadline"  # the one that falls first, none last
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """``text`` are words that must all occur, in any case, in number, title, place, district or reporter."""

    which: QueueFilter = QueueFilter.ALL
    text: str = ""
    sort: QueueSort = QueueSort.WORST_FIRST

    @property
    def is_narrow(self) -> bool:
        return self.which is not QueueFilter.ALL or bool(self.text.split())


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many open incidents each filter would list, the search text left aside."""

    of: Mapping[QueueFilter, int]

    @property
    def total(self) -> int:
        return self.of[QueueFilter.ALL]


NO_COUNTS = QueueCounts(MappingProxyType(dict.fromkeys(QueueFilter, 0)))
