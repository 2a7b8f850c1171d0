"""What the status strip counts."""

from dataclasses import dataclass
from datetime import datetime

from services.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """Open incidents, worst severity first in ``by_severity`` (P1, P2, P3, P4)."""

    total: int = 0
    unacknowledged: int = 0
    by_severity: tuple[int, int, int, int] = (0, 0, 0, 0)

    def of(self, severity: Severity) -> int:
        return self.by_severity[severity - 1]


@dataclass(frozen=True, slots=True)
class AlarmLoad:
    """What asks for a response now, and how many alarms were raised in the last ten minutes.

    ``alarm_count`` are neither acknowledged nor shelved, ``worst`` is the worst of them, ``sounding`` what is heard
    of them. ``is_flood``: it began above ten in ten minutes and ends below five (ISA-18.2).
    """

    alarm_count: int = 0
    raised_in_10_min: int = 0
    is_flood: bool = False
    shelved_count: int = 0
    worst: Severity | None = None
    sounding: Severity | None = None
    muted_until: datetime | None = None
