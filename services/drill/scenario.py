"""A scenario: what happens to the city, and when. The nouns; ``scenario_file`` reads them."""

from dataclasses import dataclass, field
from enum import Enum


class Fault(Enum):
    FREEZE = "freeze"  # the same picture again and again while the stream goes on
    DROP = "drop"  # the connection breaks and no new one is taken
    DARK = "dark"  # the lens is covered


@dataclass(frozen=True, slots=True)
class ReportEvent:
    """A citizen writes. ``where`` are village names or codes, one of which is taken; empty: anywhere.

    ``text`` empty: one of the texts of the category. ``severity`` None: the category's own.
    """

    at_s: float
    category: str
    where: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    text: str = ""
    severity: int | None = None
    is_closed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class EarthquakeEvent:
    """``felt`` in BMKG's words ("III Indramayu, II Cirebon"), "" when not felt; ``depth_km``."""

    at_s: float
    magnitude: float
    lat: float
    lon: float
    depth_km: int
    region: str
    felt: str = ""
    potential: str = "Tidak berpotensi tsunami"


@dataclass(frozen=True, slots=True)
class CameraFaultEvent:
    at_s: float
    camera: int
    fault: Fault
    for_s: float


@dataclass(frozen=True, slots=True)
class FeedFaultEvent:
    """Every answer below ``/feed/`` is a 503 for a while."""

    at_s: float
    feed: str
    for_s: float


@dataclass(frozen=True, slots=True)
class GaugeEvent:
    """The river goes to ``level_cm`` on its staff."""

    at_s: float
    level_cm: float
    over_s: float


@dataclass(frozen=True, slots=True)
class RainEvent:
    """``amount`` 0..1 of the heaviest rain a camera can show."""

    at_s: float
    amount: float
    over_s: float


@dataclass(frozen=True, slots=True)
class KpiEvent:
    at_s: float
    indicator: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class SilenceEvent:
    """The vehicle's receiver reports nothing new for a while. ``vehicle`` counts from 1."""

    at_s: float
    vehicle: int
    for_s: float


ScenarioEvent = (
    ReportEvent
    | EarthquakeEvent
    | CameraFaultEvent
    | FeedFaultEvent
    | GaugeEvent
    | RainEvent
    | KpiEvent
    | SilenceEvent
)


@dataclass(frozen=True, slots=True)
class Background:
    """The ordinary day that goes on under and after the timeline: a report every ``every_s`` on average
    between the two, of a category drawn by weight."""

    every_s: tuple[float, float] = (20.0, 60.0)
    mix: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repeat:
    """An event that comes again every ``every_s``, for ever."""

    event: ScenarioEvent
    every_s: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """``events`` in the order of time. The gauge's levels are in cm on the staff."""

    code: str
    title: str
    description: str
    background: Background
    gauge_cm: float
    events: tuple[ScenarioEvent, ...]
    repeats: tuple[Repeat, ...] = ()
