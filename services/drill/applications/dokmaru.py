"""Dokmaru: doctors on their way to the sick, in XML with the date and the hour apart."""

from services.drill.applications.episodes import Episode, stage_of
from services.drill.applications.ground import Ground, Query, Told, where
from services.drill.applications.moment import Moment
from services.drill.applications.writing import (
    Document,
    latitude,
    long_date,
    longitude,
    xml_document,
    xml_element,
    xml_elements,
)
from services.drill.town import point_near

EVERY_S, KEPT = 1200.0, 16
STEPS = (("1", 2400.0), ("2", 900.0), ("3", 1800.0))  # planned, on the way, with the patient
DONE = "4"


class Dokmaru:
    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._visits = ground.episodes("dokmaru", every_s=EVERY_S, keep=KEPT)

    def told(self) -> dict[str, Told]:
        return {"/dokmaru/kunjungan.xml": self._list}

    def _list(self, moment: Moment, query: Query) -> Document:
        visits = [self._visit(episode, moment) for episode in self._visits.until(moment.now_s)]
        listed = [xml_element("kode", "00"), xml_element("pesan", "Berhasil"), xml_element("daftar", visits)]
        return xml_document(xml_element("kunjungan_dokmaru", listed))

    def _visit(self, episode: Episode, moment: Moment) -> str:
        ground, chance = self._ground, episode.chance
        village = ground.town.any_village(chance)
        point, stage = point_near(village, chance), stage_of(episode, STEPS, now_s=moment.now_s, end=DONE)
        since = moment.local(stage.since_s)
        values = {
            "jenis": f"LATIHAN {chance.choice(ground.words['visits'])}",
            "pasien": ground.phrasing.reporter(chance)[0],
            "alamat": where(village),
            "lintang": latitude(point),
            "bujur": longitude(point),
            "tanggal": long_date(since),
            "pukul": f"{since:%H.%M} WIB",
            "petugas": f"Puskesmas {village.district}",
        }
        return xml_element("kunjungan", xml_elements(values), id=ground.number("DKM", episode), status=stage.word)
