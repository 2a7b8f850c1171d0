"""The environment agency's waste trucks, deep in a generic answer; places as [lon, lat], speeds in m/s."""

from services.domain.event import Json
from services.drill.applications.ground import Ground, Query, Told
from services.drill.applications.moment import Moment
from services.drill.fleet import Fleet, Kind, Sighting, Way

TRUCKS = 12
KIND = Kind("waste", "Dump truck DLH", "E 90{n:02d} PD", 1.0, (22.0, 36.0), (6.0, 14.0), (60.0, 240.0))


class WasteTrucks:
    def __init__(self, ground: Ground, ways: tuple[Way, ...]) -> None:
        self._trucks = Fleet(ways, size=TRUCKS, seed=f"{ground.seed}:dlh", kinds=(KIND,))

    def told(self) -> dict[str, Told]:
        return {"/dlh/armada": self._list}

    def _list(self, moment: Moment, query: Query) -> Json:
        trucks = [_truck(sighting, moment) for sighting in self._trucks.sightings(moment.now_s)]
        return {"result": {"error": None, "data": {"trucks": trucks}}}


def _truck(sighting: Sighting, moment: Moment) -> Json:
    where, unit = sighting.where, sighting.unit
    return {
        "unit": {"id": unit.device_id, "label": unit.name, "nopol": unit.plate},
        "gps": {
            "ts": int(moment.utc(sighting.at_s).timestamp() * 1000),
            "loc": [round(where.point.lon, 6), round(where.point.lat, 6)],
            "speed": round(where.speed_kmh / 3.6, 2),
            "heading": round(where.heading_deg, 1),
        },
        "state": "moving" if where.speed_kmh > 0 else "loading",
    }
