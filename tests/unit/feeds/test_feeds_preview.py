"""What a file would give, before anything of it is taken in."""

import json
from pathlib import Path

import pytest
from feed_fakes import feed_at, report
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_fakes import LAPOR_CSV, workbook

from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind
from services.feeds.errors import FeedError
from services.feeds.formats.mapped.meaning import meaning_of
from services.feeds.preview import Preview, columns_of, guess_format, guess_mapping, preview

SHARED = Path(__file__).parents[4] / "shared" / "feeds"
CALLS_CSV = (
    "REKAP CALL CENTRE 112;;;;;;\n"
    "No. Tiket;Tanggal;Jam;Nama Penelepon;No HP;Jenis Kejadian;Koordinat\n"
    "CC-001;21/11/2026;09.30;Budi Santoso;081234567890;Pohon tumbang;-6.33, 108.32\n"
    "CC-002;13/11/2026;17.05;Anonim;081298765432;Kebakaran;-6.40, 108.29\n"
)
PJU = {
    "status": "ok",
    "data": [
        {"nomor_tiket": f"PJU-{n}", "lokasi": "Jl. Sudirman", "lat": -6.3, "lng": 108.3,
         "jenis_masalah": "Lampu mati", "keterangan": "gelap", "status": "baru",
         "created_at": f"2026-11-2{n}T02:00:00Z"}
        for n in range(3)
    ],
}  # fmt: skip
BPJS = {
    "metaData": {"code": "200", "message": "OK"},
    "response": {"list": [
        {"kode": "bor", "nilai": "71,5", "per": "2026-11-20"}, {"kode": "los", "nilai": "4", "per": "2026-11-20"},
    ]},
}  # fmt: skip
TRUCKS = [{"nopol": "E 1234 P", "kode": "T1", "lat": -6.3, "lon": 108.3, "waktu": 1795228200, "kecepatan": 10}]


def read(body: object) -> tuple[Observation, ...]:
    """Read ``body`` by the mapping guessed from it."""
    data = (
        body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    )
    result = preview(data, feed_at(format="mapped", options=guess_mapping(data)))
    assert (result.rejected, result.refused) == ((), None)
    return result.accepted


def test_that_a_call_centre_export_is_guessed_whole() -> None:
    first, _ = read(CALLS_CSV)
    assert first.kind is ObservationKind.SITE
    assert (first.external_id, first.title, first.point) == ("CC-001", "Pohon tumbang", Point(-6.33, 108.32))
    assert first.observed_at.isoformat() == "2026-11-21T02:30:00+00:00"
    assert "Budi" not in first.raw
    assert "081234567890" not in first.raw


def test_that_an_export_of_lapor_is_guessed_as_reports() -> None:
    first, _ = read(LAPOR_CSV)
    assert first.kind is ObservationKind.REPORT
    assert (first.external_id, first.title, first.status) == ("1916449", "Lampu padam", "Selesai")
    assert first.text.startswith("Tiga lampu")


def test_that_complaints_in_an_envelope_are_guessed() -> None:
    first = read(PJU)[0]
    assert first.kind is ObservationKind.REPORT
    assert (first.external_id, first.title, first.text) == ("PJU-0", "Lampu mati", "gelap")
    assert (first.status, first.point) == ("baru", Point(-6.3, 108.3))


def test_that_figures_and_the_code_of_the_answer_are_guessed() -> None:
    first = read(BPJS)[0]
    assert (first.kind, first.external_id) == (ObservationKind.MEASUREMENT, "bor")
    assert first.measures["value"].value == 71.5
    failed = json.dumps({**BPJS, "metaData": {"code": "201", "message": "Token kedaluwarsa"}}).encode()
    result = preview(failed, feed_at(format="mapped", options=guess_mapping(json.dumps(BPJS).encode())))
    assert result.refused is not None
    assert "Token kedaluwarsa" in result.refused.id


def test_that_vehicles_are_guessed_as_positions() -> None:
    (item,) = read(TRUCKS)
    assert item.kind is ObservationKind.POSITION
    assert item.measures["speed"].unit == "km/h"


def test_that_a_spreadsheet_and_xml_are_guessed() -> None:
    assert read(workbook(("kode", "nama", "lat", "lng"), ("A", "Pasar", -6.3, 108.3)))[0].title == "Pasar"
    rows = "".join(f"<baris><kode>{n}</kode><nama>{n}</nama></baris>" for n in ("Pasar", "Toko"))
    xml = f"<data><info/>{rows}</data>"
    assert [item.title for item in read(xml)] == ["Pasar", "Toko"]


def test_that_american_dates_are_recognised_by_what_cannot_be_a_month() -> None:
    rows = [
        {"id": n, "judul": "x", "isi": "y", "tanggal": day} for n, day in enumerate(("11/03/2026", "11/21/2026"))
    ]
    assert read(rows)[0].observed_at.isoformat() == "2026-11-02T17:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "meaning"),
    [("nomor_tiket", "id"), ("Tanggal Laporan", "time"), ("jumlahPju", ""), ("LINTANG", "lat"), ("Nama Jalan", "title"),
     ("status_siaga", "severity"), ("xyz", "")],
)  # fmt: skip
def test_that_names_of_columns_say_what_they_hold(name: str, meaning: str) -> None:
    assert meaning_of(name) == meaning


def test_that_columns_come_with_examples_to_click_on_people_masked() -> None:
    columns = {column.path: column for column in columns_of(CALLS_CSV.encode())}
    assert columns['"No. Tiket"'].examples == ("CC-001", "CC-002")
    assert columns['"No. Tiket"'].meaning == "id"
    assert columns['"Nama Penelepon"'].examples == ("B*** S***", "A***")
    nested = columns_of(json.dumps([{"a": {"b-c": [1, 2]}}]).encode())
    assert [(column.path, column.examples) for column in nested] == [('a."b-c"', ("1, 2",))]


def test_that_a_format_made_for_the_source_comes_before_the_mapping() -> None:
    body = json.dumps([report(1), report(2)]).encode()
    first, *others = guess_format(body)
    assert (first.format, first.accepted, first.share) == ("open311", 2, 1.0)
    assert "mapped" in [other.format for other in others]


def test_that_what_no_format_knows_falls_to_the_mapping() -> None:
    (only,) = guess_format(json.dumps(PJU).encode())
    assert (only.format, only.accepted) == ("mapped", 3)
    assert only.options["items"] == "data"


def test_that_nothing_is_guessed_of_nothing() -> None:
    assert guess_format(b"") == ()
    assert guess_format(b"<html></html>") == ()


def test_that_a_preview_says_why_a_body_is_refused() -> None:
    refused = preview(b"{", feed_at(format="mapped", options={"fields": {"id": "a"}, "kind": "site"})).refused
    assert refused is not None
    assert "JSON" in refused.en


def test_that_recorded_street_lights_are_guessed() -> None:
    path = SHARED / "pju" / "indramayu_meters.json"
    if not path.is_file():
        pytest.skip("recorded payloads were not found")
    items = read(path.read_bytes())
    assert len(items) == 1872
    assert {item.status for item in items} == {"normal", "anomali", "pencurian"}


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(str.encode),
        st.binary(max_size=60).map(lambda tail: b"PK\x03\x04" + tail),
        st.text("<>/ab =\"'&;x1", max_size=120).map(lambda text: f"<a>{text}</a>".encode()),
        st.text('a;,\n"\t|1é', max_size=120).map(lambda text: f"id;nama\n{text}".encode("utf-16")),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(["id", "lat", "lon", "waktu", "nama", "nilai", "koordinat"]), inner
                )
            ),
            max_leaves=12,
        ).map(lambda value: json.dumps(value).encode()),
    )
)
def test_that_no_bytes_make_a_guess_fail_in_any_other_way_than_said(body: bytes) -> None:
    for guess in (guess_mapping, columns_of):
        try:
            guess(body)
        except FeedError:
            continue
    assert isinstance(preview(body, feed_at(format="mapped")), Preview)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_a_damaged_spreadsheet_is_read_or_refused(data: st.DataObject) -> None:
    body = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    preview(bytes(body) or b" ", feed_at(format="mapped"))


BOOK = workbook(("kode", "nama"), ("A", "Pasar"), ("B", "Toko"))
