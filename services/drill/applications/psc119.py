"""SPGDT / PSC 119: emergency calls with their triage; people are masked before they leave the centre."""

from services.domain.event import Json
from services.drill.applications.episodes import Episode, stage_of
from services.drill.applications.ground import Ground, Query, Told, where
from services.drill.applications.moment import Moment
from services.drill.town import point_near

EVERY_S, KEPT = 1200.0, 20
STEPS = (("Diterima", 180.0), ("Ambulans Berangkat", 600.0), ("Di Lokasi", 900.0), ("Dirujuk", 1200.0))
SHARES = (1, 3, 4)  # of red, yellow and green calls


class Psc119:
    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._calls = ground.episodes("psc119", every_s=EVERY_S, keep=KEPT)

    def told(self) -> dict[str, Told]:
        return {"/psc119/panggilan": self._list}

    def _list(self, moment: Moment, query: Query) -> Json:
        calls = [self._call(episode, moment) for episode in self._calls.until(moment.now_s)]
        return {"metaData": {"code": 200, "message": "Sukses"}, "response": {"panggilan": calls}}

    def _call(self, episode: Episode, moment: Moment) -> Json:
        ground, chance = self._ground, episode.chance
        village = ground.town.any_village(chance)
        point = point_near(village, chance)
        kind = chance.choices(ground.words["emergency"], SHARES)[0]
        caller, phone = ground.phrasing.reporter(chance)
        complaint = chance.choice(kind["complaints"])
        is_advice = kind["triage"] == "HIJAU"
        stage = stage_of(episode, STEPS[:1] if is_advice else STEPS, now_s=moment.now_s, end="Selesai")
        return {
            "no_register": ground.number("PSC", episode),
            "waktu_status": int(moment.utc(stage.since_s).timestamp()),
            "triase": kind["triage"],
            "keluhan_utama": f"LATIHAN {complaint}",
            "penelepon": caller,
            "no_telp": phone,
            "lokasi": {"alamat": where(village), "lat": point.lat, "lon": point.lon},
            "status": stage.word,
        }
