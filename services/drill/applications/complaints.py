"""Two exports of complaints, as spreadsheets write them: SP4N-LAPOR! with semicolons, the call centre with commas."""

from collections.abc import Mapping

from services.domain.profile import Village
from services.drill.applications.episodes import Episode, stage_of
from services.drill.applications.ground import Ground, Query, Told
from services.drill.applications.moment import Moment
from services.drill.applications.writing import CSV, Document, table
from services.drill.town import point_near

LAPOR_COLUMNS = (
    "Tracking ID", "Tanggal", "Judul Laporan", "Isi Laporan Awal", "Klasifikasi", "Status Laporan",
    "Instansi Terdisposisi", "Lintang", "Bujur", "Lokasi", "Nama Pelapor", "No. Telepon",
)  # fmt: skip
LAPOR_STEPS = (("Belum Terverifikasi", 2400.0), ("Belum Ditindaklanjuti", 5400.0), ("Proses", 14_400.0))
CALL_COLUMNS = (
    "Tanggal", "Jam", "No. Tiket", "Nama Penelepon", "No. HP", "Jenis", "Isi Percakapan", "Durasi (dtk)", "Status",
)  # fmt: skip
CALL_STEPS = (("Baru", 600.0), ("Diteruskan", 1800.0))


class Lapor:
    """A title above the header, a byte order mark, decimal commas, hours with a full stop."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._reports = ground.episodes("lapor", every_s=2700.0, keep=24)

    def told(self) -> dict[str, Told]:
        return {"/lapor/ekspor.csv": self._export}

    def _export(self, moment: Moment, query: Query) -> Document:
        rows = [self._row(episode, moment) for episode in self._reports.until(moment.now_s)[::-1]]
        title = ("LATIHAN - Ekspor laporan SP4N-LAPOR! Kabupaten",)
        return Document(table([title, LAPOR_COLUMNS, *rows], delimiter=";").encode("utf-8-sig"), CSV)

    def _row(self, episode: Episode, moment: Moment) -> tuple[str, ...]:
        ground, chance = self._ground, episode.chance
        category, kind, village = _subject(ground, ground.words["lapor"], episode)
        said, point = ground.said(category, village, chance), point_near(village, chance)
        reporter, phone = ground.phrasing.reporter(chance)
        stage = stage_of(episode, LAPOR_STEPS, now_s=moment.now_s, end="Selesai")
        return (
            ground.number("LPR", episode), f"{moment.local(episode.at_s):%d/%m/%Y %H.%M}",
            f"{said.removeprefix('LATIHAN - ')[:60].strip()} ({village.name})", said, kind, stage.word,
            "Pemerintah Kabupaten", f"{point.lat:.5f}".replace(".", ","), f"{point.lon:.5f}".replace(".", ","),
            f"Desa {village.name} Kec. {village.district}", reporter, phone,
        )  # fmt: skip


class CallCentre:
    """Windows-1252, ``sep=``, several lines in one cell, and no place but what the caller said."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._calls = ground.episodes("call-centre", every_s=1500.0, keep=24)

    def told(self) -> dict[str, Told]:
        return {"/call-centre/log.csv": self._log}

    def _log(self, moment: Moment, query: Query) -> Document:
        rows = [self._row(episode, moment) for episode in self._calls.until(moment.now_s)]
        text = "sep=,\r\n" + table([CALL_COLUMNS, *rows], delimiter=",")
        return Document(text.encode("windows-1252", errors="replace"), CSV)

    def _row(self, episode: Episode, moment: Moment) -> tuple[str, ...]:
        ground, chance = self._ground, episode.chance
        category, kind, village = _subject(ground, ground.words["call_centre"], episode)
        place = f"Ds. {village.name} Kec. {village.district}"
        said = f"{ground.said(category, village, chance)}\nLokasi: {place} \u2013 sudah dicatat"
        caller, phone = ground.phrasing.reporter(chance)
        steps = CALL_STEPS[:1] if kind == "Informasi" else CALL_STEPS
        stage = stage_of(episode, steps, now_s=moment.now_s, end="Selesai")
        at = moment.local(episode.at_s)
        return (
            f"{at:%d-%m-%Y}", f"{at:%H:%M:%S}", ground.number("CC", episode), caller, phone, kind, said,
            str(chance.randint(35, 320)), stage.word,
        )  # fmt: skip


def _subject(ground: Ground, kinds: Mapping[str, str], episode: Episode) -> tuple[str, str, Village]:
    """Return what it is about, the source's word for its kind, and the village."""
    category = episode.chance.choice(list(kinds))
    return category, kinds[category], ground.town.any_village(episode.chance)
