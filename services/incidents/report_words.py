"""The words of a report, brought to what they mean: "kebanjiran", "tergenang" and "banjir" are one."""

import re
from itertools import pairwise

_TOKEN = re.compile(r"[^\W_]+")
MOST = 60  # words of a report that are looked at

# A concept and how people of Indramayu write it. Two words are looked for before one.
_CONCEPTS = {
    "banjir": "banjir kebanjiran genangan tergenang menggenang meluap luapan kerendem terendam rendam merendam",
    "rob": "rob pasang",
    "tanggul": "tanggul jebol",
    "laka": "kecelakaan laka lakalantas tabrakan tabrak menabrak nabrak tertabrak ditabrak ketabrak karambol beruntun "
    "serempetan keserempet",
    "guling": "terguling terbalik guling kebalik karam",
    "kebakaran": "kebakaran terbakar kobongan api kebakar membakar kobong asap",
    "ledak": "meledak meleduk meledug ledakan",
    "pohon": "pohon dahan",
    "tumbang": "tumbang roboh ambruk rubuh ketimpa menimpa tertimpa",
    "ambrol": "ambrol ambruk putus",
    "listrik": "listrik pln trafo",
    "padam": "padam mati",
    "lampu": "lampu pju penerangan",
    "gelap": "gelap gulita",
    "hanyut": "tenggelam hanyut terseret keseret kebawa terbawa",
    "hilang": "hilang kehilangan",
    "perahu": "perahu kapal",
    "pingsan": "pingsan sadar",
    "ambulans": "ambulans ambulan ambulance",
    "sesak": "sesak sesek napas",
    "melahirkan": "melahirkan lahiran hamil",
    "keracunan": "keracunan racun mual muntah",
    "sampah": "sampah tps",
    "menumpuk": "menumpuk numpuk tumpukan meluber",
    "rusak": "rusak berlubang lubang berlobang ancur hancur lobang",
    "mampet": "mampet tersumbat sumbat",
    "saluran": "saluran selokan got drainase gorong",
    "tinja": "tinja wc septic septik septictank",
    "pdam": "pdam ledeng",
    "keruh": "keruh",
    "bocor": "bocor muncrat",
    "macet": "macet mogok",
    "tawuran": "tawuran keributan ribut bentrok",
    "maling": "maling pencuri curanmor pencurian kecurian dicuri kemalingan",
    "begal": "begal dibegal rampok dirampok",
    "odgj": "odgj gila",
    "angin": "angin puting beliung",
    "gempa": "gempa getaran lindu",
    "gas": "gas",
    "bau": "bau nyengat menyengat",
    "minyak": "minyak tumpahan",
    "ular": "ular sanca",
    "tawon": "tawon",
    "korban": "korban luka terluka kritis tergeletak",
    "truk": "truk truck tronton",
    "bus": "bus bis",
    "pikap": "pikap pickup",
    "mobil": "mobil avanza",
    "motor": "motor sepeda",
    "anak": "anak bocah",
    "orangtua": "kakek nenek aki aki2 lansia pikun",
    "terjebak": "terjebak kejebak terjepit",
    "sekolah": "sekolah sekolahan sd sdn smp sma smk kelas pelajar",
    "rumah": "rumah rumah2 pemukiman permukiman",
    "sawah": "sawah",
    "laut": "laut pantai ombak",
    "sungai": "sungai kali cimanuk bantaran",
    "kios": "kios toko",
}
_PHRASES = {
    "air naik": "banjir", "air masuk": "banjir", "air laut": "rob", "air pasang": "rob", "laut masuk": "rob",
    "adu banteng": "laka", "orang gila": "odgj", "belum pulang": "hilang", "tidak pulang": "hilang",
    "mati lampu": "listrik padam", "lampu jalan": "lampu", "gas meledak": "ledak", "masuk sawah": "sawah laka",
    "nyebur sawah": "sawah laka", "rumah sakit": "rumahsakit",
}  # fmt: skip
# What says nothing of which occurrence it is: small words, politeness, and the words of addresses.
_STOP_WORDS = """
    ada adanya yang yg di ke dari dan atau dengan dgn pada untuk utk ini itu sama saja aja juga sudah sdh udah belum
    blm lagi lg masih msh pak bu bapak bapak2 ibu ibu2 mas mbak min tolong mohon minta bantuan segera cepat cepet kami
    saya kita nya sejak abis habis sampai sampe sekitar dekat deket depan dpn belakang samping pinggir arah kec
    kecamatan ds desa kel kelurahan jl jln jalan jend jenderal kampung kp dusun blok rt rw kabupaten kab indramayu
    warga orang tadi sedang lagi ga gak tidak tdk bisa bs banget sekali dalam atas bawah oleh akan sangat jam pagi
    siang sore malam hari semua banyak bbrp beberapa puluhan satu dua tiga air besar gede parah kapan butuh lewat
    penuh panjang daerah wilayah area tempat pemirsa info lapor laporan kejadian telah para antar kena ikut
    mau jadi karena krn trs terus nih dong sih ya kok sebelah naik masuk
"""
_STOP = frozenset(_STOP_WORDS.split())
_MEANS = {word: concept for concept, words in _CONCEPTS.items() for word in words.split()}
_ENDINGS = ("nya", "lah", "kah")
_PHRASE_STARTS = frozenset(phrase.split()[0] for phrase in _PHRASES)


def concepts_of(words: frozenset[str]) -> frozenset[str]:
    """Return what telling words speak of, by the list of concepts."""
    return words & _CONCEPTS.keys()


def words_in(text: str) -> frozenset[str]:
    """Return the telling words: concepts for those that are known, the others as typed, small ones left out."""
    tokens = _TOKEN.findall(text.casefold())[:MOST]
    found = {word for token in tokens if token not in _STOP and (word := _meaning(token))}
    if not _PHRASE_STARTS.isdisjoint(tokens):
        for first, second in pairwise(tokens):
            found.update(_PHRASES.get(f"{first} {second}", "").split())
    return frozenset(found)


def _meaning(token: str) -> str:
    """Return the concept, or the word without its ending; "" for one that says nothing."""
    concept = _MEANS.get(token)
    if concept is not None:
        return concept
    bare = token[:-3] if len(token) > 5 and token.endswith(_ENDINGS) else token
    if bare in _STOP or (len(bare) == 1 and not bare.isdigit()):
        return ""
    return _MEANS.get(bare, bare)


def spellings_of(words: frozenset[str]) -> tuple[str, ...]:
    """Return what to search for: every way of writing the concepts among ``words``, then the other words."""
    concepts = [
        spelling for word in sorted(words) if word in _CONCEPTS for spelling in _CONCEPTS[word].split()[:6]
    ]
    others = sorted((word for word in words if word not in _CONCEPTS and len(word) > 3), key=len, reverse=True)
    return tuple(dict.fromkeys((*others[:6], *concepts)))
