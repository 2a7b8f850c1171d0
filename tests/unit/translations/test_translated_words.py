"""One word per idea, on every screen and in every sentence."""

import re

import pytest
from translation_catalogue import TRANSLATIONS, labels, read_catalogue

INDONESIAN = read_catalogue(TRANSLATIONS / "icc_id.ts")
SAID = (*INDONESIAN, *labels())

WORDS = {
    r"incidents?": r"kejadian",
    r"agency|agencies": r"instansi",
    r"feeds?": r"umpan",
    r"cameras?": r"kamera",
    r"vehicles?": r"armada",
    r"earthquakes?": r"gempa",
    r"reports?(?! (one|a failure|it))|reported": r"laporan|pelapor",
    r"reporter": r"pelapor",
    r"deadline|overdue": r"tenggat",
    r"acknowledged?|unacknowledged": r"terima|diterima|menerima",
    r"assign(ed)?": r"tugaskan|ditugaskan|menugaskan",
    r"note|noted": r"catat|catatan|mencatat",
    r"close|closed(?! the stream)": r"tutup|ditutup|menutup",
    r"reopen(s|ed)?": r"(mem|di)?buka kembali",
    r"on hold": r"ditunda",
    r"stale": r"basi",
    r"lost(?!,)": r"terputus|hilang",
    r"unknown|not known": r"tidak diketahui|tak dikenal",
    r"refused": r"ditolak|menolak",
    r"queue": r"antrean",
    r"outbox": r"antrean kirim",
    r"severity": r"tingkat",
    r"category": r"kategori",
    r"place(?! (to|one))": r"tempat",
    r"filter": r"saringan",
    r"map": r"peta|dipetakan",
    r"console|console's": r"konsol",
    r"operator": r"operator",
    r"indicator": r"indikator",
    r"programmes?": r"program",
    r"profile": r"profil",
    r"history": r"riwayat",
    r"drill": r"latihan",
    r"example": r"contoh",
    r"ago": r"lalu|baru saja",
    r"since": r"sejak",
    r"trying again|tries again|try again": r"coba lagi|dicoba lagi|mencoba lagi",
}
BANNED = (
    "insiden", "agensi", "agen", "dinas", "feed", "kendaraan", "gempa bumi", "batas waktu", "notifikasi",
    "kadaluarsa", "kedaluwarsa", "offline", "online", "status quo", "klik disini", "silahkan", "antrian", "berhasil",
)  # fmt: skip
CAPITALS = {"P1", "P2", "P3", "P4", "LATIHAN", "SOP", "CCTV", "HLS", "TLS"}


def says(pattern: str, text: str) -> bool:
    """Return whether the text has the word, with or without -nya; placeholders, commands, files and keys are none."""
    words = re.sub(r"\{\w*\}|\[\[\w+\]\]|/\w+|\w+-console|--\w+|\w+\.(toml|log)|\"\w+\"", " ", text.lower())
    return re.search(rf"\b({pattern})(nya)?\b", words) is not None


@pytest.mark.parametrize("english", WORDS)
def test_that_an_idea_has_one_word(english: str) -> None:
    asked = [m for m in SAID if says(english, m.source)]
    assert asked, "no text speaks of it any more: strike it from the list"
    assert [(m.source, m.texts[0]) for m in asked if not says(WORDS[english], m.texts[0])] == []


@pytest.mark.parametrize("word", BANNED)
def test_that_no_second_word_for_an_idea_creeps_in(word: str) -> None:
    assert [m.texts[0] for m in SAID if says(re.escape(word), m.texts[0])] == []


def test_that_the_same_english_reads_the_same_everywhere() -> None:
    """But "Note" is a verb on a button and a noun over a field."""
    readings: dict[str, set[str]] = {}
    for message in INDONESIAN:
        readings.setdefault(message.source, set()).add(message.texts[0])
    assert {s: r for s, r in readings.items() if len(r) > 1} == {"Note": {"Catat", "Catatan"}}


def test_that_nothing_is_shouted_but_p1_and_latihan() -> None:
    shouted = [
        (word, m.source)
        for m in INDONESIAN
        for word in re.findall(r"\b[A-Z][A-Z0-9]+\b", m.texts[0])
        if word not in CAPITALS and word not in m.source
    ]
    assert shouted == []


def test_that_sentence_case_is_kept() -> None:
    changed = [
        (m.source, m.texts[0])
        for m in INDONESIAN
        if m.source[0].isalpha() and m.texts[0][0].isalpha() and m.source[0].isupper() != m.texts[0][0].isupper()
    ]
    assert changed == []
