"""Gopal: orders to empty septic tanks, and the trucks that do."""

from services.domain.event import Json
from services.drill.applications.episodes import Episode, stage_of
from services.drill.applications.ground import Ground, Query, Told, where
from services.drill.applications.moment import Moment
from services.drill.applications.writing import comma
from services.drill.fleet import Fleet, Kind, Sighting, Way
from services.drill.town import point_near

EVERY_S, KEPT, TRUCKS = 1500.0, 20, 6
STEPS = (("MENUNGGU", 1200.0), ("DIJADWALKAN", 1800.0), ("DALAM PERJALANAN", 1200.0), ("PENYEDOTAN", 1500.0))
KIND = Kind("septic", "Gopal", "E 83{n:02d} PG", 1.0, (26.0, 40.0), (6.0, 12.0), (180.0, 480.0))


class Gopal:
    def __init__(self, ground: Ground, ways: tuple[Way, ...]) -> None:
        self._ground = ground
        self._orders = ground.episodes("gopal", every_s=EVERY_S, keep=KEPT)
        self._trucks = Fleet(ways, size=TRUCKS, seed=f"{ground.seed}:gopal", kinds=(KIND,))

    def told(self) -> dict[str, Told]:
        return {"/gopal/api/pesanan": self._list, "/gopal/api/armada": self._fleet}

    def _list(self, moment: Moment, query: Query) -> Json:
        orders = [self._order(episode, moment) for episode in self._orders.until(moment.now_s)]
        return {"status": True, "message": "Data pesanan", "data": orders}

    def _order(self, episode: Episode, moment: Moment) -> Json:
        ground, chance = self._ground, episode.chance
        village = ground.town.any_village(chance)
        point, said = point_near(village, chance), chance.choice(ground.words["septic"])
        reporter, phone = ground.phrasing.reporter(chance)
        volume = chance.choice((2.0, 3.5, 4.0, 6.0))
        is_given_up = chance.random() < 0.08
        steps, end = (STEPS[:1], "DIBATALKAN") if is_given_up else (STEPS, "SELESAI")
        stage = stage_of(episode, steps, now_s=moment.now_s, end=end)
        since = moment.local(stage.since_s)
        return {
            "id_pesanan": ground.number("GPL", episode),
            "keluhan": f"LATIHAN {said}",
            "nama_pemesan": reporter,
            "no_hp": phone,
            "alamat": where(village),
            "koordinat": f"{point.lat}, {point.lon}",
            "volume": f"{comma(volume, 1)} m3",
            "status": stage.word,
            "tanggal": f"{since:%d/%m/%Y}",
            "jam": f"{since:%H.%M}",
        }

    def _fleet(self, moment: Moment, query: Query) -> Json:
        trucks = [_truck(sighting, moment) for sighting in self._trucks.sightings(moment.now_s)]
        return {"kode": 0, "pesan": "sukses", "hasil": {"armada": trucks}}


def _truck(sighting: Sighting, moment: Moment) -> Json:
    where_, unit = sighting.where, sighting.unit
    return {
        "nopol": unit.plate,
        "nama": unit.name,
        "posisi": {"lintang": f"{where_.point.lat:.6f}".replace(".", ","),
                   "bujur": f"{where_.point.lon:.6f}".replace(".", ",")},
        "kecepatan": f"{comma(where_.speed_kmh, 1)} km/jam",
        "arah": round(where_.heading_deg),
        "waktu": f"{moment.local(sighting.at_s):%Y%m%d%H%M%S}",
        "status": "JALAN" if where_.speed_kmh > 0 else "BERHENTI",
    }  # fmt: skip
