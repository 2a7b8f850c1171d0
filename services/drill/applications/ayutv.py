"""AyuTV: the receivers in the community centres, as GeoJSON."""

import random

from services.domain.event import Json
from services.drill.applications.ground import Ground, Query, Told, where
from services.drill.applications.moment import Moment

RECEIVERS = 31
HEARD_EVERY_S = 60.0
SPELL_S = 3600.0
OFF = 0.12


class AyuTv:
    def __init__(self, ground: Ground) -> None:
        self._seed = ground.seed
        self._villages = ground.villages(RECEIVERS, ground.chance("ayutv"))

    def told(self) -> dict[str, Told]:
        return {"/ayutv/penerima.geojson": self._collection}

    def _collection(self, moment: Moment, query: Query) -> Json:
        features = [self._receiver(number, moment) for number in range(1, len(self._villages) + 1)]
        return {"type": "FeatureCollection", "features": features}

    def _receiver(self, number: int, moment: Moment) -> Json:
        village, heard_s = self._villages[number - 1], moment.last(HEARD_EVERY_S)
        chance = random.Random(f"{self._seed}:ayutv:{number}:{(heard_s + number * 97.0) // SPELL_S}")
        is_on = chance.random() >= OFF
        return {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [village.point.lon, village.point.lat]},
            "properties": {
                "serial": f"AYU-{number:03d}",
                "nama": f"LATIHAN Community Center {village.name}",
                "alamat": where(village),
                "online": is_on,
                "sinyal_dbm": -chance.randint(48, 82) if is_on else None,
                "versi": chance.choice(("2.4.1", "2.4.3")),
                "last_seen": moment.utc(heard_s).isoformat().replace("+00:00", "Z"),
            },
        }
