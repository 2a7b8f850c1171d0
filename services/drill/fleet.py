"""The vehicles on the road, in Traccar's form."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from services.domain.event import Json
from services.domain.geo import Point
from services.domain.profile import Line
from services.drill.scenario import SilenceEvent
from services.drill.town import Town
from services.drill.vehicle_route import Route, Stop, Whereabouts, length_m, nearest_along_m, stretch

KMH_PER_KNOT = 1.852
REPORT_EVERY_S = 2.0  # a receiver sends that often; each at its own phase
NEAR_ROAD_M = 1_200.0
BUFFERED_S = 95.0 * 60.0  # how old the fix of the one vehicle with a bad receiver is


@dataclass(frozen=True, slots=True)
class Kind:
    """``share`` of the fleet. ``stop_s`` how long it stands at a village, shortest and longest."""

    category: str
    name: str
    plate: str
    share: float
    speed_kmh: tuple[float, float]
    reach_km: tuple[float, float]
    stop_s: tuple[float, float]


KINDS = (
    Kind("waste", "Truk sampah", "E 9{n:02d}1 P", 0.40, (24.0, 38.0), (6.0, 14.0), (60.0, 240.0)),
    Kind("septic", "Gopal", "E 8{n:02d}4 P", 0.16, (26.0, 40.0), (6.0, 12.0), (180.0, 480.0)),
    Kind("ambulance", "Ambulans Dokmaru", "E 1{n:02d}9 P", 0.24, (38.0, 62.0), (8.0, 20.0), (90.0, 300.0)),
    Kind("patrol", "Patroli", "E 2{n:02d}7 P", 0.20, (30.0, 48.0), (8.0, 18.0), (60.0, 150.0)),
)


@dataclass(frozen=True, slots=True)
class Way:
    """A road and how far along it (metres) it passes villages."""

    points: tuple[Point, ...]
    length_m: float
    villages_m: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One vehicle. ``phase_s`` is where in its round it starts."""

    device_id: int
    name: str
    category: str
    route: Route
    phase_s: float
    is_buffered: bool
    plate: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a vehicle said it was, and at which simulated second."""

    unit: Unit
    at_s: float
    where: Whereabouts


class Fleet:
    """Where everybody is follows from the second alone; nothing is stepped."""

    def __init__(self, ways: Sequence[Way], *, size: int, seed: int | str, kinds: Sequence[Kind] = KINDS) -> None:
        chance = random.Random(f"{seed}:fleet")
        dealt = _kinds_of(size, kinds)
        counts: dict[str, int] = {}
        units: list[Unit] = []
        for device_id, kind in enumerate(dealt, start=1):
            counts[kind.category] = number = counts.get(kind.category, 0) + 1
            route = _round(kind, chance.choices(ways, [way.length_m for way in ways])[0], chance)
            plate = kind.plate.format(n=number)
            name = f"LATIHAN {kind.name} {number:02d} ({plate})"
            phase_s = chance.uniform(0.0, route.period_s)
            is_buffered = device_id == size and size > 1
            units.append(Unit(device_id, name, kind.category, route, phase_s, is_buffered, plate))
        self._units = tuple(units)
        self._silences: list[SilenceEvent] = []

    @property
    def count(self) -> int:
        return len(self._units)

    def silence(self, event: SilenceEvent) -> None:
        self._silences = [*self._silences, event][-50:]

    def sightings(self, now_s: float) -> list[Sighting]:
        """Return what each vehicle reported last."""
        return [
            Sighting(unit, at_s := self._fix_s(unit, now_s), unit.route.at(at_s + unit.phase_s))
            for unit in self._units
        ]

    def positions(self, now_s: float, wall_at: Callable[[float], datetime]) -> Json:
        """``GET /api/positions`` with the device's name and category added, so that one call suffices."""
        return [self._position(unit, now_s, wall_at) for unit in self._units]

    def devices(self, now_s: float, wall_at: Callable[[float], datetime]) -> Json:
        return [self._device(unit, now_s, wall_at) for unit in self._units]

    def _fix_s(self, unit: Unit, now_s: float) -> float:
        """Return the second of the vehicle's last report."""
        phase_s = unit.device_id % 7 * REPORT_EVERY_S / 7.0
        at_s = max(0.0, (now_s - phase_s) // REPORT_EVERY_S * REPORT_EVERY_S + phase_s)
        for silence in self._silences:
            if silence.vehicle == unit.device_id and silence.at_s <= at_s < silence.at_s + silence.for_s:
                at_s = silence.at_s
        return at_s

    def _position(self, unit: Unit, now_s: float, wall_at: Callable[[float], datetime]) -> dict[str, Json]:
        sent_s = self._fix_s(unit, now_s)
        fix_s = -BUFFERED_S if unit.is_buffered else sent_s
        where = unit.route.at(fix_s + unit.phase_s)
        fixed, served = _iso(wall_at(fix_s)), _iso(wall_at(sent_s))
        return {
            "id": unit.device_id * 100_000 + int(max(fix_s, 0.0)),
            "deviceId": unit.device_id,
            "deviceName": unit.name,
            "category": unit.category,
            "protocol": "latihan",
            "serverTime": served,
            "deviceTime": fixed,
            "fixTime": fixed,
            "outdated": unit.is_buffered,
            "valid": True,
            "latitude": round(where.point.lat, 6),
            "longitude": round(where.point.lon, 6),
            "altitude": 0.0,
            "speed": round(where.speed_kmh / KMH_PER_KNOT, 2),
            "course": round(where.heading_deg, 1),
            "address": None,
            "accuracy": 5.0,
            "network": None,
            "geofenceIds": None,
            "attributes": {"motion": where.speed_kmh > 0.0, "ignition": where.speed_kmh > 0.0, "latihan": True},
        }

    def _device(self, unit: Unit, now_s: float, wall_at: Callable[[float], datetime]) -> dict[str, Json]:
        sent_s = self._fix_s(unit, now_s)
        is_online = now_s - sent_s < 60.0 and not unit.is_buffered
        return {
            "id": unit.device_id,
            "name": unit.name,
            "uniqueId": f"latihan-{unit.device_id:04d}",
            "status": "online" if is_online else "offline",
            "disabled": False,
            "lastUpdate": _iso(wall_at(sent_s)),
            "positionId": unit.device_id * 100_000 + int(max(sent_s, 0.0)),
            "groupId": 0,
            "phone": None,
            "model": None,
            "contact": None,
            "category": unit.category,
            "attributes": {},
        }


def _kinds_of(size: int, kinds: Sequence[Kind]) -> list[Kind]:
    """Deal out the kinds so that every prefix comes as near to their shares as it can."""
    dealt: list[Kind] = []
    for number in range(1, size + 1):
        owed = [kind.share * number - dealt.count(kind) for kind in kinds]
        dealt.append(kinds[owed.index(max(owed))])
    return dealt


def ways_of(town: Town) -> tuple[Way, ...]:
    """Return the roads vehicles use; worked out once for all fleets of a town (0.3 s for Indramayu)."""
    roads = [line for line in town.roads if line.kind != "road-toll"] or list(town.roads)
    villages = [village.point for village in town.villages.values()]
    return tuple(_way(road, villages) for road in roads)


def _way(road: Line, villages: Sequence[Point]) -> Way:
    points = tuple(Point(lat, lon) for lat, lon in road.points)
    nearest = (nearest_along_m(points, village) for village in villages)
    passed = sorted(along_m for along_m, away_m in nearest if away_m < NEAR_ROAD_M)
    return Way(points, length_m(points), tuple(passed))


def _round(kind: Kind, way: Way, chance: random.Random) -> Route:
    reach_m = min(way.length_m, chance.uniform(*kind.reach_km) * 1000.0)
    from_m = chance.uniform(0.0, way.length_m - reach_m)
    stops = [
        Stop(along_m - from_m, chance.uniform(*kind.stop_s))
        for along_m in way.villages_m
        if from_m < along_m < from_m + reach_m and chance.random() < 0.5
    ]
    points = stretch(way.points, from_m=from_m, to_m=from_m + reach_m)
    return Route(points, speed_kmh=chance.uniform(*kind.speed_kmh), stops=stops[:8])


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
