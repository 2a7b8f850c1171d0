"""How a scenario is written in TOML, checked key by key."""

import re
from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator

from services.domain.severity import Severity
from services.drill.scenario import (
    CameraFaultEvent,
    EarthquakeEvent,
    Fault,
    FeedFaultEvent,
    GaugeEvent,
    KpiEvent,
    RainEvent,
    ReportEvent,
    ScenarioEvent,
    SilenceEvent,
)

_TIME = re.compile(r"(-?)(?:(\d+):)?(\d{1,2}):(\d{2})")


def seconds(text: object) -> float:
    """Return "mm:ss", "hh:mm:ss" or the same with a minus (before the start) in seconds."""
    match = _TIME.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError('a time such as "02:30" (minutes and seconds)')
    sign, hours, minutes, secs = match.groups()
    total = int(hours or 0) * 3600 + int(minutes) * 60 + int(secs)
    return float(-total if sign else total)


def _names(value: object) -> object:
    return [value] if isinstance(value, str) else value


Time = Annotated[float, PlainValidator(seconds)]
Duration = Annotated[float, PlainValidator(seconds), Field(ge=0.0)]
Places = Annotated[tuple[str, ...], BeforeValidator(_names)]
Position = Annotated[tuple[float, float], Field(description="[lat, lon]")]


class _Entry(BaseModel, ABC):
    """``every`` repeats the entry for ever."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    at: Time
    every: Annotated[float, PlainValidator(seconds), Field(gt=0.0)] | None = None

    @abstractmethod
    def events(self) -> tuple[ScenarioEvent, ...]:
        """Return what the entry makes happen, one event for each time and place."""


class ReportEntry(_Entry):
    what: Literal["report"]
    category: str
    where: Places = ()
    point: Position | None = None
    text: str = ""
    severity: Severity | None = None
    status: Literal["open", "closed"] = "open"
    note: str = ""

    def events(self) -> tuple[ScenarioEvent, ...]:
        severity = int(self.severity) if self.severity else None
        is_closed = self.status == "closed"
        return (
            ReportEvent(self.at, self.category, self.where, self.point, self.text, severity, is_closed, self.note),
        )


class BurstEntry(_Entry):
    """Many reports of one thing, thick at first and thinning out."""

    what: Literal["burst"]
    category: str
    where: Places = ()
    count: Annotated[int, Field(ge=1, le=500)]
    over: Duration
    severity: Severity | None = None

    def events(self) -> tuple[ScenarioEvent, ...]:
        severity = int(self.severity) if self.severity else None
        moments = [round(self.at + self.over * (index / self.count) ** 1.5, 1) for index in range(self.count)]
        return tuple(ReportEvent(at_s, self.category, self.where, severity=severity) for at_s in moments)


class EarthquakeEntry(_Entry):
    what: Literal["earthquake"]
    magnitude: Annotated[float, Field(ge=1.0, le=9.5)]
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    depth_km: Annotated[int, Field(ge=0, le=800)]
    region: str
    felt: str = ""
    potential: str = "Tidak berpotensi tsunami"

    def events(self) -> tuple[ScenarioEvent, ...]:
        place = (self.lat, self.lon, self.depth_km, self.region)
        return (EarthquakeEvent(self.at, self.magnitude, *place, self.felt, self.potential),)


class CameraFaultEntry(_Entry):
    what: Literal["camera_fault"]
    camera: Annotated[int, Field(ge=1)]
    fault: Fault
    for_: Annotated[Duration, Field(alias="for")]

    def events(self) -> tuple[ScenarioEvent, ...]:
        return (CameraFaultEvent(self.at, self.camera, self.fault, self.for_),)


class FeedFaultEntry(_Entry):
    what: Literal["feed_fault"]
    feed: Literal[
        "bmkg", "open311", "traccar", "cctv", "kpi", "la-da", "le-dig", "dokmaru", "ayutv", "migrant-shop", "gopal",
        "psc119", "pju", "parkir", "dlh", "sim-rs", "lapor", "call-centre",
    ]  # fmt: skip
    for_: Annotated[Duration, Field(alias="for")]

    def events(self) -> tuple[ScenarioEvent, ...]:
        return (FeedFaultEvent(self.at, self.feed, self.for_),)


class GaugeEntry(_Entry):
    what: Literal["gauge"]
    level_cm: Annotated[float, Field(ge=0, le=1000)]
    over: Duration

    def events(self) -> tuple[ScenarioEvent, ...]:
        return (GaugeEvent(self.at, self.level_cm, self.over),)


class RainEntry(_Entry):
    what: Literal["rain"]
    amount: Annotated[float, Field(ge=0, le=1)]
    over: Duration

    def events(self) -> tuple[ScenarioEvent, ...]:
        return (RainEvent(self.at, self.amount, self.over),)


class KpiEntry(_Entry):
    what: Literal["kpi"]
    indicator: str
    value: float
    note: str = ""

    def events(self) -> tuple[ScenarioEvent, ...]:
        return (KpiEvent(self.at, self.indicator, self.value, self.note),)


class SilenceEntry(_Entry):
    what: Literal["vehicle_silence"]
    vehicle: Annotated[int, Field(ge=1)]
    for_: Annotated[Duration, Field(alias="for")]

    def events(self) -> tuple[ScenarioEvent, ...]:
        return (SilenceEvent(self.at, self.vehicle, self.for_),)


Entry = Annotated[
    ReportEntry
    | BurstEntry
    | EarthquakeEntry
    | CameraFaultEntry
    | FeedFaultEntry
    | GaugeEntry
    | RainEntry
    | KpiEntry
    | SilenceEntry,
    Field(discriminator="what"),
]


class BackgroundTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    every_s: tuple[Annotated[float, Field(gt=0)], Annotated[float, Field(gt=0)]]
    mix: Annotated[dict[str, Annotated[float, Field(gt=0)]], Field(min_length=1)]


class ScenarioFile(BaseModel):
    """The whole of ``resources/drill/scenarios/<code>.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    description: str
    gauge_cm: Annotated[float, Field(ge=0, le=1000)] = 180.0
    background: BackgroundTable
    event: tuple[Entry, ...] = ()
