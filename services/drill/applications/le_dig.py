"""Le-Dig: the line of each village hall, listed district by district."""

import random

from services.domain.event import Json
from services.domain.profile import Village
from services.drill.applications.ground import Ground, Query, Told, where
from services.drill.applications.moment import Moment

VILLAGES = 40
CHECKED_EVERY_S = 60.0
SPELL_S = 2400.0  # a line is up or down for so long, or for several of these in a row
DOWN = 0.10


class LeDig:
    def __init__(self, ground: Ground) -> None:
        self._seed = ground.seed
        self._villages = ground.villages(VILLAGES, ground.chance("le-dig"))

    def told(self) -> dict[str, Told]:
        return {"/le-dig/status": self._districts}

    def _districts(self, moment: Moment, query: Query) -> Json:
        districts: dict[str, list[Json]] = {}
        for place, village in enumerate(self._villages):
            districts.setdefault(village.district, []).append(self._link(village, place, moment))
        rows: list[Json] = [{"kecamatan": name, "desa": villages} for name, villages in districts.items()]
        return {"status": "success", "message": "Data ditemukan", "data": rows}

    def _link(self, village: Village, place: int, moment: Moment) -> Json:
        checked_s = moment.last(CHECKED_EVERY_S)
        chance = random.Random(f"{self._seed}:{village.code}:{(checked_s + place * 61.0) // SPELL_S}")
        is_up = chance.random() >= DOWN
        return {
            "kode": village.code,
            "nama": f"LATIHAN Balai {where(village)}",
            "link": "1" if is_up else "0",
            "latensi": f"{chance.randint(9, 48)} ms" if is_up else "-",
            "lintang": str(village.point.lat),
            "bujur": str(village.point.lon),
            "diperiksa": int(moment.utc(checked_s).timestamp() * 1000),
        }
