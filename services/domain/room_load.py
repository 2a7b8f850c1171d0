"""What the status strip counts."""

from dataclasses import dataclass

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
    """What asks for a response now, and how many began in the last ten minutes (ISA-18.2: over 10 is a flood).

    ``incident_ids`` are the worst hundred at most, worst first, then longest waiting.
    """

    alarm_count: int = 0
    raised_in_10_min: int = 0
    incident_ids: tuple[str, ...] = ()

    @property
    def is_flood(self) -> bool:
        return self.raised_in_10_min > 10
