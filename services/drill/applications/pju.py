"""Street lamps with a controller each, as rows of values under one list of columns. A failure shows by night only."""

import random
from dataclasses import dataclass

from services.domain.event import Json
from services.domain.geo import Point
from services.drill.applications.ground import Ground, Query, Told
from services.drill.applications.moment import Moment
from services.drill.fleet import Way
from services.drill.vehicle_route import stretch

STREETS, LAMPS_EACH, APART_M = 12, 10, 50.0
LIT_FROM, LIT_UNTIL = 17.75, 5.5  # hours of the local day
HEARD_EVERY_S = 120.0
SHIFT_S = 10_800.0  # in each of these a lamp fails once or not at all
FAILS = 0.025
COLUMNS = ("id_lampu", "nama", "lat", "lng", "status", "daya_w", "waktu")


@dataclass(frozen=True, slots=True)
class Lamp:
    code: str
    name: str
    point: Point


class Pju:
    def __init__(self, ground: Ground, ways: tuple[Way, ...]) -> None:
        self._seed = ground.seed
        chance = ground.chance("pju")
        streets = [_street(ways, chance) for _ in range(STREETS)]
        self._lamps = [
            Lamp(f"PJU-{s + 1:02d}{n + 1:02d}", f"LATIHAN PJU ruas {s + 1:02d} tiang {n + 1:02d}", point)
            for s, street in enumerate(streets)
            for n, point in enumerate(street)
        ]

    def told(self) -> dict[str, Told]:
        return {"/pju/api/lampu": self._list}

    def _list(self, moment: Moment, query: Query) -> Json:
        is_night = moment.hour >= LIT_FROM or moment.hour < LIT_UNTIL
        rows = [self._row(lamp, place, moment, is_night) for place, lamp in enumerate(self._lamps)]
        return {"success": 1, "columns": list(COLUMNS), "rows": rows}

    def _row(self, lamp: Lamp, place: int, moment: Moment, is_night: bool) -> Json:
        heard_s = moment.last(HEARD_EVERY_S, phase=place % 10 / 10.0)
        status = "OFF TERJADWAL"
        if is_night:
            status = "PADAM" if self._is_broken(lamp, heard_s + place % 7 / 7.0 * SHIFT_S) else "NYALA"
        power = 58.5 if status == "NYALA" else 0.0
        at = f"{moment.local(heard_s):%Y-%m-%d %H:%M:%S}"
        return [lamp.code, lamp.name, lamp.point.lat, lamp.point.lon, status, power, at]

    def _is_broken(self, lamp: Lamp, second: float) -> bool:
        shift = second // SHIFT_S
        chance = random.Random(f"{self._seed}:{lamp.code}:{shift}")
        if chance.random() >= FAILS:
            return False
        from_s = (shift + chance.uniform(0.0, 0.4)) * SHIFT_S
        return from_s <= second < from_s + chance.uniform(0.15, 0.6) * SHIFT_S


def _street(ways: tuple[Way, ...], chance: random.Random) -> list[Point]:
    """Return the posts along one stretch of a road."""
    way = chance.choices(ways, [way.length_m for way in ways])[0]
    from_m = chance.uniform(0.0, max(0.0, way.length_m - LAMPS_EACH * APART_M))
    posts = (from_m + n * APART_M for n in range(LAMPS_EACH))
    points = (stretch(way.points, from_m=along_m, to_m=along_m + 1.0)[0] for along_m in posts)
    return [Point(round(point.lat, 6), round(point.lon, 6)) for point in points]
