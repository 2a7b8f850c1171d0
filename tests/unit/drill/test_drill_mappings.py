"""Every shipped mapping says what it is, is used by a real feed that waits and by a drill feed that runs."""

import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from drill_town import PROFILE

from services.domain.feed import Feed
from services.domain.observation import Observation
from services.domain.text import Label
from services.feeds.errors import FeedError
from services.feeds.formats.mapped import parse
from services.profile.loader import load_profile

FILES = sorted((PROFILE / "mappings").glob("*.toml"))


def feeds_in(name: str) -> list[dict[str, Any]]:
    feeds: list[dict[str, Any]] = tomllib.loads((PROFILE / name).read_text("utf-8"))["feeds"]
    return feeds


def of_mapping(name: str, mapping: Path) -> list[dict[str, Any]]:
    return [feed for feed in feeds_in(name) if feed.get("mapping") == f"mappings/{mapping.name}"]


def test_that_every_source_of_the_round_has_one() -> None:
    assert {file.stem for file in FILES} == {
        "ayutv", "call-centre", "dokmaru", "gopal", "gopal-armada", "la-da", "lapor-ekspor", "le-dig", "migrant-shop",
        "migrant-shop-capaian", "parkir", "pju", "psc119", "sim-rs", "truk-sampah",
    }  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_it_says_what_must_be_filled_in_and_whom_it_listens_to(file: Path) -> None:
    head = [line for line in file.read_text("utf-8").splitlines()[:8] if line.startswith("# ")]
    said = " ".join(line.removeprefix("# ") for line in head)
    (drill,) = of_mapping("drill.toml", file)
    assert "CONTOH" in said
    assert "yang sebenarnya" in said or "harus dicocokkan" in said
    assert drill["url"].partition("page=")[0].rstrip("?") in said
    assert len(of_mapping("feeds.toml", file)) == 1


def test_that_real_feeds_with_a_mapping_wait_for_their_address() -> None:
    waiting = [feed for feed in load_profile(PROFILE).feeds if feed.format == "mapped"]
    assert len(waiting) == len(FILES) + 1  # and the regency's dashboard
    for feed in waiting:
        assert not feed.is_enabled
        assert feed.needs is not None
        assert feed.needs.id
        assert feed.needs.en
        assert not feed.url


ORDER = {"id_pesanan": "1", "keluhan": "Penuh", "tanggal": "21/11/2026", "jam": "20.00", "status": "MENUNGGU"}
CALL = {"no_register": "1", "waktu_status": 1795266000, "keluhan_utama": "Sesak", "status": "Diterima"}
LAPOR = {
    "Tracking ID": "1", "Tanggal": "21/11/2026 20.00", "Judul Laporan": "Jalan rusak", "Isi Laporan Awal": "Rusak",
    "Lokasi": "Desa", "Lintang": "", "Bujur": "", "Nama Pelapor": "", "Instansi Terdisposisi": "",
    "Klasifikasi": "Pengaduan", "Status Laporan": "Belum Terverifikasi",
}  # fmt: skip
LOGGED = {
    "Tanggal": "21-11-2026", "Jam": "20:00:00", "No. Tiket": "1", "Nama Penelepon": "", "Isi Percakapan": "Macet",
    "Durasi (dtk)": "60", "Jenis": "Pengaduan", "Status": "Baru",
}  # fmt: skip


def feed_of(mapping: str) -> Feed:
    options = tomllib.loads((PROFILE / "mappings" / f"{mapping}.toml").read_text("utf-8"))
    return Feed(mapping, Label(id=mapping, en=mapping), "", "mapped", 60.0, 60.0, options=options)


def read(mapping: str, body: bytes) -> Observation:
    parsed = parse(body, feed_of(mapping))
    assert parsed.rejected == ()
    (item,) = parsed.observations
    return item


def in_json(value: object) -> bytes:
    return json.dumps(value).encode()


def in_csv(row: dict[str, str], delimiter: str) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows((row.keys(), row.values()))
    return written.getvalue().encode()


def raised(item: Observation) -> str:
    return item.attributes.get("raises", "")


@pytest.mark.parametrize(
    ("status", "ours", "raises", "closes"),
    [
        ("PADAM", "padam", "yes", "no"),
        ("NYALA", "menyala", "no", "yes"),
        ("OFF TERJADWAL", "mati terjadwal", "no", "no"),  # by day a lamp tells nothing
        ("??", "tidak diketahui", "no", "no"),
    ],
)
def test_that_a_dark_lamp_raises_and_only_a_burning_one_closes(
    status: str, ours: str, raises: str, closes: str
) -> None:
    row = ["PJU-0101", "Tiang 1", -6.33, 108.32, status, 0, "2026-11-21 20:00:00"]
    lamp = read("pju", in_json({"success": 1, "rows": [row]}))
    assert (lamp.status, raised(lamp), lamp.attributes["closes"]) == (ours, raises, closes)
    assert (lamp.category, lamp.attributes["closes_after_s"]) == ("pju_padam", "600")


@pytest.mark.parametrize(
    ("status", "raises"),
    [
        ("MENUNGGU", "yes"),
        ("DIJADWALKAN", "no"),
        ("DALAM PERJALANAN", "no"),
        ("SELESAI", "no"),
        ("DIBATALKAN", "no"),
    ],
)
def test_that_an_order_raises_while_it_waits(status: str, raises: str) -> None:
    order = read("gopal", in_json({"status": True, "data": [{**ORDER, "status": status}]}))
    assert (order.category, raised(order)) == ("tinja", raises)


@pytest.mark.parametrize(
    ("triage", "status", "raises"),
    [
        ("MERAH", "Diterima", "yes"),
        ("KUNING", "Ambulans Berangkat", "yes"),
        ("HIJAU", "Diterima", "no"),
        ("HITAM", "Diterima", "no"),
        ("MERAH", "Selesai", "no"),
        ("KUNING", "Batal", "no"),
        ("UNGU", "Diterima", "no"),  # unknown is not urgent, and not calm either: it only shows
    ],
)
def test_that_urgent_calls_raise_until_they_are_over(triage: str, status: str, raises: str) -> None:
    call = {**CALL, "triase": triage, "status": status}
    item = read("psc119", in_json({"metaData": {"code": 200}, "response": {"panggilan": [call]}}))
    assert (item.category, raised(item)) == ("medis", raises)


@pytest.mark.parametrize(
    ("kind", "status", "raises"),
    [
        ("Pengaduan", "Belum Terverifikasi", "yes"),
        ("Aspirasi", "Belum Terverifikasi", "yes"),
        ("Permintaan Informasi", "Belum Terverifikasi", "no"),
        ("Pengaduan", "Belum Ditindaklanjuti", "no"),
        ("Pengaduan", "Proses", "no"),
        ("Pengaduan", "Selesai", "no"),
    ],
)
def test_that_a_report_of_lapor_raises_until_somebody_verified_it(kind: str, status: str, raises: str) -> None:
    row = {**LAPOR, "Klasifikasi": kind, "Status Laporan": status}
    item = read("lapor-ekspor", in_csv(row, ";"))
    assert (item.category, raised(item)) == ("", raises)  # its words tell the category


@pytest.mark.parametrize(
    ("kind", "status", "raises"),
    [("Pengaduan", "Baru", "yes"), ("Informasi", "Baru", "no"), ("Pengaduan", "Diteruskan", "no"),
     ("Pengaduan", "Selesai", "no")],
)  # fmt: skip
def test_that_a_new_complaint_to_the_call_centre_raises(kind: str, status: str, raises: str) -> None:
    assert raised(read("call-centre", in_csv({**LOGGED, "Jenis": kind, "Status": status}, ","))) == raises


@pytest.mark.parametrize(
    ("mapping", "body", "said"),
    [
        (
            "la-da",
            {"metaData": {"code": "201", "message": "Token kedaluwarsa"}, "response": None},
            "Token kedaluwarsa",
        ),
        ("psc119", {"metaData": {"code": 500, "message": "Gangguan"}}, "Gangguan"),
        ("le-dig", {"status": "error", "message": "Perawatan"}, "Perawatan"),
        ("gopal", {"status": False, "message": "Basis data penuh"}, "Basis data penuh"),
        ("gopal-armada", {"kode": 7, "pesan": "Kuota habis"}, "Kuota habis"),
        ("truk-sampah", {"result": {"error": "no session"}}, "no session"),
    ],
)
def test_that_an_error_inside_http_200_is_the_sources_own(mapping: str, body: object, said: str) -> None:
    with pytest.raises(FeedError) as refused:
        parse(in_json(body), feed_of(mapping))
    assert said in refused.value.reason.en


def test_that_full_names_and_numbers_are_masked_should_a_source_send_them() -> None:
    order = {**ORDER, "nama_pemesan": "Siti Aminah", "no_hp": "081234567890"}
    item = read("gopal", in_json({"status": True, "data": [order]}))
    assert item.attributes["reporter"] == "S*** A***"
    assert "Aminah" not in item.raw
    assert "081234567890" not in item.raw


def test_that_an_asset_may_stand_nowhere_yet() -> None:
    asset = {"kode_barang": "1.3", "register": "1", "nama_aset": "Tanah", "koordinat": "-", "luas": "belum diukur"}
    item = read("la-da", in_json({"metaData": {"code": "200"}, "response": {"list": [asset]}}))
    assert (item.external_id, item.point, item.measures, item.status) == ("1.3 1", None, {}, "tidak diketahui")
