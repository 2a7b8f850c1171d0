"""What a column's name says it holds, in Indonesian and English."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_SIGNS = re.compile(r"[^a-z0-9]+")
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# By meaning, the likelier name first. "*" stands for any words before or behind.
_NAMES: Mapping[str, str] = MappingProxyType({
    "id": "nomor_tiket no_tiket ticket_number ticket_id tracking_id nomor_laporan no_laporan id_laporan no_aduan"
          " nomor_aduan service_request_id pkey objectid gid id uid uuid guid kode code nomor"
    " no_registrasi @id @kode id_* kode_* nomor_*"
          " *_id *_kode no",
    "title": "judul title judul_laporan nama name nama_* jenis_masalah masalah perihal subjek subject headline *_nama"
             " *_name jenis_aduan jenis_kejadian",
    "text": "keterangan isi isi_laporan isi_aduan deskripsi description uraian detail laporan aduan catatan pesan"
            " message kronologi alasan keluhan",
    "place": "lokasi alamat alamat_kejadian lokasi_kejadian tempat address location tempat_kejadian kelurahan desa"
             " kecamatan kec",
    "time": "waktu timestamp datetime date_time created_at tanggal_laporan tgl_laporan waktu_laporan tanggal_lapor"
            " tanggal_aduan tanggal tgl observed_at waktu_* updated_at last_update tanggal_* tgl_* created date"
            " pubdate diperbarui time per *_at",
    "clock": "jam pukul jam_* waktu_jam",
    "lat": "lat latitude lintang y garis_lintang *_lat lat_*",
    "lon": "lng lon long longitude bujur x garis_bujur *_lng *_lon lng_* lon_*",
    "point": "koordinat coordinates coordinate titik_koordinat latlng lat_long latlong geometry geom"
             " location_point point",
    "status": "status status_laporan status_aduan keadaan kondisi state",
    "severity": "tingkat prioritas severity priority level_siaga status_siaga siaga urgensi",
    "category": "kategori category kategori_laporan klasifikasi topik jenis type tipe",
    "value": "nilai value capaian realisasi jumlah angka",
    "level": "tinggi_air tinggi_muka_air ketinggian tma water_level tinggi level",
    "speed": "kecepatan speed velocity kec_kmh",
    "heading": "arah heading course bearing haluan",
    "url": "hls_url stream_url url_stream url_cctv stream url",
})  # fmt: skip
MEANINGS = tuple(_NAMES)
_RANKS = {meaning: {name: rank for rank, name in enumerate(names.split())} for meaning, names in _NAMES.items()}


def rank_of(meaning: str, name: str) -> int | None:
    """Return how likely a column called ``name`` holds ``meaning``: 0 is likeliest, None is not at all."""
    word, ranks = plain_name(name), _RANKS[meaning]
    if word in ranks:
        return ranks[word]
    head, tail = word.partition("_")[0] + "_*", "*_" + word.rpartition("_")[2]
    found = [ranks[pattern] for pattern in (head, tail) if "_" in word and pattern in ranks]
    return min(found, default=None)


def meaning_of(name: str) -> str:
    """Return the likeliest meaning of a column's name, "" when it says nothing."""
    ranked = [(rank, meaning) for meaning in MEANINGS if (rank := rank_of(meaning, name)) is not None]
    return min(ranked)[1] if ranked else ""


def plain_name(name: str) -> str:
    """Return "jumlah_pju" of "jumlahPju", "Jumlah PJU" and "@jumlah-pju"."""
    return _SIGNS.sub("_", _WORDS.sub("_", name[:80]).lower()).strip("_")
