"""SIM-RS: beds of each class of each hospital, in XML like the ministry's."""

import random

from services.domain.profile import Village
from services.drill.applications.ground import Ground, Query, Told
from services.drill.applications.moment import Moment
from services.drill.applications.writing import Document, xml_document, xml_element, xml_elements

HOSPITALS = 5
UPDATED_EVERY_S = 900.0
ROOMS = (("0001", "VIP", 12), ("0002", "Kelas I", 24), ("0003", "Kelas II", 36), ("0004", "Kelas III", 60),
         ("0005", "ICU", 8))  # fmt: skip


class SimRs:
    def __init__(self, ground: Ground) -> None:
        self._seed = ground.seed
        self._places = ground.villages(HOSPITALS, ground.chance("sim-rs"))

    def told(self) -> dict[str, Told]:
        return {"/sim-rs/tempat-tidur.xml": self._list}

    def _list(self, moment: Moment, query: Query) -> Document:
        rows = [
            self._row(number, village, room, moment)
            for number, village in enumerate(self._places, start=1)
            for room in ROOMS
        ]
        return xml_document(xml_element("xml", rows))

    def _row(self, number: int, village: Village, room: tuple[str, str, int], moment: Moment) -> str:
        code, name, beds = room
        updated_s = moment.last(UPDATED_EVERY_S, phase=number / 7.0)
        chance = random.Random(f"{self._seed}:{number}:{code}:{updated_s // 3600.0}")
        taken = min(beds, round(beds * chance.uniform(0.55, 1.04)))
        values = {
            "kode_rs": f"3212{number:03d}",
            "nama_rs": f"LATIHAN RS {village.name}",
            "kode_ruang": code,
            "ruang": name,
            "total_tt": str(beds),
            "terpakai": str(taken),
            "kosong": str(beds - taken),
            "keterangan": "Penuh" if taken == beds else "Tersedia",
            "lintang": str(village.point.lat),
            "bujur": str(village.point.lon),
            "tgl_update": f"{moment.local(updated_s):%Y-%m-%d %H:%M:%S}",
        }
        return xml_element("data", xml_elements(values))
