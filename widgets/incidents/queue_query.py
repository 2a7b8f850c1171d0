"""Which open incidents are listed, how they are grouped, and in what order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from services.domain.severity import Severity


class QueueFilter(Enum):
    ALL = "all"
    UNACKNOWLEDGED = "unacknowledged"
    MINE = "mine"  # the operator at this desk answers for it
    UNOWNED = "unowned"  # nobody answers for it
    UNASSIGNED = "unassigned"  # no agency was told
    OVERDUE = "overdue"


class QueueSort(Enum):
    """Ties go to the incident that has been open longer, then to the one that arrived first."""

    WORST_FIRST = "worst"  # severity, then unacknowledged, then the deadline that falls first
    DEADLINE = "deadline"  # the one that falls first, none last
    NEWEST = "newest"
    OLDEST = "oldest"


class QueueGroup(Enum):
    NONE = "none"
    SEVERITY = "severity"
    CATEGORY = "category"
    DISTRICT = "district"
    AGENCY = "agency"  # the one assigned first
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """``text`` are words that must all occur, in any case, in number, title, place, district or reporter.

    ``severities`` empty is all of them; ``agency`` is a code, "" for any. Every part narrows the others.
    """

    which: QueueFilter = QueueFilter.ALL
    text: str = ""
    sort: QueueSort = QueueSort.WORST_FIRST
    severities: frozenset[Severity] = frozenset()
    agency: str = ""
    group: QueueGroup = QueueGroup.NONE

    @property
    def is_narrow(self) -> bool:
        facets = self.severities or self.agency or self.text.split()
        return self.which is not QueueFilter.ALL or bool(facets)


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many open incidents each filter, severity and agency (code) would list, everything else left aside."""

    of: Mapping[QueueFilter, int]
    severities: Mapping[Severity, int] = field(default_factory=lambda: NO_SEVERITIES)
    agencies: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def total(self) -> int:
        return self.of[QueueFilter.ALL]


NO_SEVERITIES: Mapping[Severity, int] = MappingProxyType(dict.fromkeys(Severity, 0))
NO_COUNTS = QueueCounts(MappingProxyType(dict.fromkeys(QueueFilter, 0)))
