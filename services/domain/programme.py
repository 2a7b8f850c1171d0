"""Quick wins: programmes under the six dimensions, their indicators and measurements."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.domain.text import Label


class Dimension(Enum):
    """The six by which the smart-city movement judges a regency."""

    GOVERNANCE = "governance"
    BRANDING = "branding"
    ECONOMY = "economy"
    LIVING = "living"
    SOCIETY = "society"
    ENVIRONMENT = "environment"


class Direction(Enum):
    MORE_IS_BETTER = "more"
    LESS_IS_BETTER = "less"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted. ``is_example`` marks figures that are not official, and the screen says so."""

    indicator_id: str
    programme_id: str
    name: Label
    unit: str
    direction: Direction
    baseline: float | None
    target: float
    target_year: int
    source: str
    stale_after_s: float
    is_example: bool
    is_headline: bool = False  # shown on the desk's tile of its dimension; at most one per dimension
    published: tuple["Measurement", ...] = ()  # official values the profile carries, oldest first


@dataclass(frozen=True, slots=True)
class Programme:
    programme_id: str
    name: str
    description: Label
    dimension: Dimension
    agency: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value, append-only. ``as_of`` is the time it speaks for, aware UTC."""

    indicator_id: str
    value: float
    as_of: datetime
    source: str
    note: str = ""
    event_id: str = ""
    is_drill: bool = False
