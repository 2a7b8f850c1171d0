"""The small city: whatever has happened up to now, and what its systems would answer."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from services.domain.event import Json
from services.drill.applications.ground import Query, Told
from services.drill.applications.moment import Moment
from services.drill.applications.writing import Document
from services.drill.citizens import Citizens
from services.drill.earthquakes import Bulletins, Earthquake
from services.drill.fleet import Fleet
from services.drill.indicators import IndicatorBoard
from services.drill.ramp import Ramp, steady
from services.drill.request_ledger import Receipt, RequestLedger
from services.drill.scenario import (
    CameraFaultEvent,
    EarthquakeEvent,
    Fault,
    FeedFaultEvent,
    GaugeEvent,
    KpiEvent,
    RainEvent,
    ReportEvent,
    Scenario,
    ScenarioEvent,
    SilenceEvent,
)
from services.drill.scenario_file import injected
from services.drill.simulated_time import SimulatedTime
from services.drill.timeline import Timeline
from services.drill.town import Town
from services.drill.weather import Weather


@dataclass(frozen=True, slots=True)
class Household:
    """The parts a city is made of."""

    town: Town
    scenario: Scenario
    time: SimulatedTime
    citizens: Citizens
    bulletins: Bulletins
    fleet: Fleet
    indicators: IndicatorBoard
    applications: Mapping[str, Told]  # of the agencies, by path


class City:
    """Any thread may ask; every question first lets happen what is due."""

    def __init__(self, house: Household, *, seed: int) -> None:
        self._house = house
        self._time = house.time
        self._timeline = Timeline(house.scenario, seed=seed)
        self._lock = threading.RLock()
        self._ledger = RequestLedger()
        self._gauge = steady(house.scenario.gauge_cm)
        self._rain = steady(0.0)
        self._camera_faults: dict[int, CameraFaultEvent] = {}
        self._feed_faults: dict[str, FeedFaultEvent] = {}
        self._happened = 0

    @property
    def started_at(self) -> datetime:
        return self._time.wall_at(0.0)

    def catch_up(self) -> float:
        """Let everything happen that is due; return the simulated second."""
        with self._lock:
            now_s = self._time.now_s()
            for event in self._timeline.due(now_s):
                self._let(event)
            return now_s

    def earthquakes_newest(self) -> Json:
        with self._lock:
            self.catch_up()
            return self._house.bulletins.newest()

    def earthquakes_strong(self) -> Json:
        with self._lock:
            self.catch_up()
            return self._house.bulletins.strong()

    def earthquakes_felt(self) -> Json:
        with self._lock:
            self.catch_up()
            return self._house.bulletins.felt()

    def requests(self, *, status: str = "", ids: frozenset[str] = frozenset()) -> Json:
        with self._lock:
            self.catch_up()
            return self._ledger.requests(status=status, ids=ids)

    def updates(self) -> Json:
        with self._lock:
            return self._ledger.updates()

    def take_update(self, body: Mapping[str, Json], *, key: str) -> Receipt:
        """Raises RequestRefusedError."""
        with self._lock:
            return self._ledger.take_update(body, key=key, at=self._time.wall_at(self.catch_up()))

    def positions(self) -> Json:
        with self._lock:
            return self._house.fleet.positions(self.catch_up(), self._time.wall_at)

    def devices(self) -> Json:
        with self._lock:
            return self._house.fleet.devices(self.catch_up(), self._time.wall_at)

    def indicators(self) -> Json:
        with self._lock:
            return self._house.indicators.answer(self.catch_up(), self._time.wall_at)

    @property
    def application_paths(self) -> tuple[str, ...]:
        return tuple(self._house.applications)

    def told_at(self, path: str, query: Query) -> Json | Document:
        """Return what the application at ``path`` answers now."""
        now_s, zone = self.catch_up(), ZoneInfo(self._house.town.time_zone)
        return self._house.applications[path](Moment(now_s, self._time.wall_at, zone), query)

    def weather(self) -> Weather:
        with self._lock:
            now_s = self.catch_up()
            return Weather(self._gauge.at(now_s), self._rain.at(now_s))

    def camera_fault(self, camera: int) -> Fault | None:
        with self._lock:
            now_s = self.catch_up()
            event = self._camera_faults.get(camera)
            return event.fault if event and now_s < event.at_s + event.for_s else None

    def is_feed_down(self, feed: str) -> bool:
        with self._lock:
            now_s = self.catch_up()
            event = self._feed_faults.get(feed)
            return event is not None and now_s < event.at_s + event.for_s

    def inject(self, entry: Json) -> None:
        """Let the entry of a scenario happen from this moment on. KnownError when it is not one."""
        with self._lock:
            now_s = self.catch_up()
            self._timeline.insert(injected(entry, self._house.town, at_s=now_s))

    def run_at(self, speed: float) -> None:
        with self._lock:
            self.catch_up()
            self._time.run_at(speed)

    def pause(self) -> None:
        with self._lock:
            self.catch_up()
            self._time.pause()

    def resume(self) -> None:
        with self._lock:
            self._time.resume()

    def status(self) -> dict[str, Json]:
        with self._lock:
            now_s = self.catch_up()
            weather = self.weather()
            return {
                "latihan": True,
                "town": self._house.town.name,
                "scenario": self._house.scenario.code,
                "title": self._house.scenario.title,
                "simulated_s": round(now_s, 1),
                "simulated_at": self._time.wall_at(now_s).isoformat(timespec="seconds"),
                "speed": self._time.speed,
                "events": self._happened,
                "requests": self._ledger.count,
                "open_requests": self._ledger.open_count,
                "updates": self._ledger.update_count,
                "earthquakes": self._house.bulletins.count,
                "vehicles": self._house.fleet.count,
                "indicators": self._house.indicators.count,
                "gauge_cm": round(weather.level_cm, 1),
                "rain": round(weather.rain, 2),
                "camera_faults": {
                    str(camera): fault.fault.value
                    for camera, fault in self._camera_faults.items()
                    if now_s < fault.at_s + fault.for_s
                },
            }

    def _let(self, event: ScenarioEvent) -> None:
        self._happened += 1
        at = self._time.wall_at(event.at_s)
        match event:
            case ReportEvent():
                self._ledger.add(self._house.citizens.write(event, _to_the_second(at)))
            case EarthquakeEvent():
                self._house.bulletins.add(quake_of(event, _to_the_second(at)))
            case CameraFaultEvent():
                self._camera_faults[event.camera] = event
            case FeedFaultEvent():
                self._feed_faults[event.feed] = event
            case GaugeEvent():
                self._gauge = Ramp(self._gauge.at(event.at_s), event.level_cm, event.at_s, event.over_s)
            case RainEvent():
                self._rain = Ramp(self._rain.at(event.at_s), event.amount, event.at_s, event.over_s)
            case KpiEvent():
                self._house.indicators.set(event.indicator, event.value, note=event.note or "data simulasi")
            case SilenceEvent():
                self._house.fleet.silence(event)


def quake_of(event: EarthquakeEvent, at: datetime) -> Earthquake:
    return Earthquake(
        at, event.magnitude, event.lat, event.lon, event.depth_km, event.region, event.felt, event.potential
    )


def _to_the_second(at: datetime) -> datetime:
    """Round down: what the sources tell has whole seconds, and nothing lies in the future."""
    return at - timedelta(microseconds=at.microsecond)
