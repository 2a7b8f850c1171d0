"""La-Da: the regency's assets in the wrapping BPJS made common, the code of success as text inside HTTP 200."""

import random
from datetime import timedelta

from services.domain.event import Json
from services.drill.applications.ground import Ground, Query, Told, where
from services.drill.applications.moment import Moment
from services.drill.applications.writing import comma, latitude, longitude
from services.drill.town import point_near

ASSETS = 150
SURVEYED_DAYS = 700


class LaDa:
    """A register that hardly changes: each asset was surveyed within two years before the city started."""

    def __init__(self, ground: Ground) -> None:
        chance = ground.chance("la-da")
        self._assets = [_asset(ground, number, chance) for number in range(1, ASSETS + 1)]

    def told(self) -> dict[str, Told]:
        return {"/la-da/api/aset": self._list}

    def _list(self, moment: Moment, query: Query) -> Json:
        start = moment.local(0.0)
        rows: list[Json] = [
            row | {"tgl_pendataan": f"{start - timedelta(days=days):%d-%m-%Y}"} for days, row in self._assets
        ]
        return {
            "metaData": {"code": "200", "message": "OK"},
            "response": {"jumlah": str(len(rows)), "list": rows},
        }


def _asset(ground: Ground, number: int, chance: random.Random) -> tuple[int, dict[str, Json]]:
    """Return how many days before the start it was surveyed, and the asset."""
    kind, village = chance.choice(ground.words["assets"]), ground.town.any_village(chance)
    point = point_near(village, chance)
    return chance.randint(1, SURVEYED_DAYS), {
        "kode_barang": kind["code"],
        "register": f"{number:04d}",
        "nama_aset": f"LATIHAN {kind['name']} {village.name}",
        "kib": kind["kind"],
        "luas": f"{comma(chance.uniform(*kind['area_m2']), 2)} m2",
        "sertifikat": chance.choices(("S", "P", "B"), (6, 1, 3))[0],
        "alamat": where(village),
        "koordinat": f"{latitude(point)} {longitude(point)}",
    }
