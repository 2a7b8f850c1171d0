"""Smart parking: an object by code instead of a list, numbers as text."""

import math
import random

from services.domain.event import Json
from services.domain.profile import Village
from services.drill.applications.ground import Ground, Query, Told
from services.drill.applications.moment import Moment

PLACES = 12
COUNTED_EVERY_S = 30.0


class Parking:
    """Full towards ten in the morning and seven in the evening, empty at night."""

    def __init__(self, ground: Ground) -> None:
        chance = ground.chance("parking")
        villages = ground.villages(PLACES, chance)
        self._places = [(village, chance.choice((40, 60, 80, 120, 200))) for village in villages]
        self._seed = ground.seed

    def told(self) -> dict[str, Told]:
        return {"/parkir/okupansi": self._lots}

    def _lots(self, moment: Moment, query: Query) -> Json:
        return {
            "ok": True,
            "lokasi": {
                f"PK{number:02d}": self._lot(number, village, capacity, moment)
                for number, (village, capacity) in enumerate(self._places, start=1)
            },
        }

    def _lot(self, number: int, village: Village, capacity: int, moment: Moment) -> Json:
        counted_s = moment.last(COUNTED_EVERY_S)
        jitter = random.Random(f"{self._seed}:parking:{number}:{counted_s // 300.0}").uniform(-0.06, 0.06)
        taken = round(capacity * min(1.0, max(0.0, _share(moment.hour) + jitter)))
        return {
            "kode": f"PK{number:02d}",
            "nama": f"LATIHAN Parkir {village.name}",
            "kecamatan": village.district,
            "titik": f"{village.point.lon},{village.point.lat}",
            "kapasitas": str(capacity),
            "terisi": str(taken),
            "penuh": "Y" if taken >= capacity * 0.97 else "T",
            "update": f"{moment.local(counted_s):%d/%m/%Y %H:%M:%S}",
        }


def _share(hour: float) -> float:
    morning = 0.75 * math.exp(-(((hour - 10.0) / 2.2) ** 2))
    evening = 0.85 * math.exp(-(((hour - 18.8) / 2.0) ** 2))
    return 0.08 + morning + evening
