"""How incidents hang together: parts of a larger one, and two reports of the same thing merged."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tie:
    """Another incident, with the number people know it by."""

    incident_id: str
    number: str


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What an incident brought when it was merged into this one."""

    incident_id: str
    number: str
    opened_at: datetime
    reporters: tuple[str, ...] = ()
    reports: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Ties:
    """``own_opened_at`` and ``status_before`` are what a separation gives back: the opening of an incident that
    absorbed an older one, the status code of one that was merged."""

    parent: Tie | None = None
    children: tuple[Tie, ...] = ()
    merged_into: Tie | None = None
    absorbed: tuple[Absorbed, ...] = ()
    own_opened_at: datetime | None = None
    status_before: str = ""


NO_TIES = Ties()
