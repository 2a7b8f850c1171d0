"""Payloads from somebody's hand: what is data is tried, what is none is refused in words."""

import csv
import io
import json
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from services.domain.errors import KnownError
from services.domain.feed import Feed
from services.domain.observation import ObservationKind, Rejection
from services.domain.text import Label
from services.domain.trial import Becomes, FormatGuess, Reading
from services.feeds.payload import BODY_MAX, checked, hand_feed, read_file, rejected_csv
from services.feeds.trial import asking, sample_of, tried

NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
ZONE = "Asia/Jakarta"
CSV = (
    b"No Tiket;Tanggal;Jam;Laporan;Lintang;Bujur\n"
    b"112-1;21/11/2026;15.30;Banjir di Losarang;-6,40;108,28\n"
    b"112-2;21/11/2026;15.31;Pohon tumbang;-6,41;108,29\n"
    b";21/11/2026;15.32;Tanpa nomor;-6,41;108,29\n"
)


def best(body: bytes, name: str, feeds: tuple[Feed, ...] = ()) -> Reading:
    sample = sample_of(body, name=name, time_zone=ZONE, feeds=feeds)
    return Reading(sample.guesses[0], sample.becomes, sample.meanings)


def trial_of(body: bytes, name: str, reading: Reading | None = None) -> tuple[int, int]:
    sample = sample_of(body, name=name, time_zone=ZONE)
    result = tried(sample, reading or best(body, name), time_zone=ZONE, feed_id="drop:x", now=NOW, is_drill=False)
    return len(result.accepted), len(result.rejected)


def test_that_a_call_centres_csv_is_read_row_by_row() -> None:
    assert trial_of(CSV, "112.csv") == (2, 1)


def test_that_the_same_table_as_xlsx_is_read_alike() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(io.StringIO(CSV.decode()), delimiter=";"):
        sheet.append(row)
    body = io.BytesIO()
    book.save(body)
    assert trial_of(body.getvalue(), "112.xlsx") == (2, 1)


def test_that_a_format_made_for_a_source_comes_before_the_mapping() -> None:
    report = {"service_request_id": "1", "status": "open", "service_name": "Banjir",
              "requested_datetime": "2026-11-21T16:40:00+07:00", "lat": -6.4, "long": 108.2}  # fmt: skip
    assert best(json.dumps([report]).encode(), "aduan.json").guess.format == "open311"


def test_that_a_mapping_of_the_profile_comes_first() -> None:
    options = {"kind": "report", "format": "csv", "time_zone": ZONE, "numbers": "id",
               "fields": {"id": '"No Tiket"', "title": "Laporan",
                          "time": {"join": ["Tanggal", "Jam"], "formats": ["%d/%m/%Y %H.%M"]}}}  # fmt: skip
    own = Feed("pusat_aduan", Label("Pusat aduan", "Call centre"), "", "mapped", 60.0, 180.0, options=options)
    reading = best(CSV, "112.csv", (own,))
    assert reading.guess.feed_id == "pusat_aduan"
    assert hand_feed("112.csv", reading.guess, is_drill=False).feed_id == "drop:pusat_aduan"
    assert trial_of(CSV, "112.csv", reading) == (2, 1)


def test_that_fields_named_by_hand_are_what_is_read() -> None:
    body = json.dumps({"d": [{"aa": "K1", "bb": "Pos satu", "cc": -6.4, "dd": 108.2}]}).encode()
    sample = sample_of(body, name="x.json", time_zone=ZONE)
    guess = next(g for g in sample.guesses if g.format == "mapped")
    reading = Reading(guess, Becomes.MAP, {"id": "aa", "title": "bb", "lat": "cc", "lon": "dd"})
    result = tried(sample, reading, time_zone=ZONE, feed_id="drop:x", now=NOW, is_drill=True)
    (item,) = result.accepted
    assert (item.external_id, item.title, item.kind) == ("K1", "Pos satu", ObservationKind.SITE)
    assert item.point is not None
    assert item.is_drill
    missing = Reading(guess, Becomes.INCIDENTS, {"id": "aa"})
    refused = tried(sample, missing, time_zone=ZONE, feed_id="drop:x", now=NOW, is_drill=False).refused
    assert refused is not None


def test_that_reports_taken_in_by_hand_ask_for_an_incident_each() -> None:
    sample = sample_of(CSV, name="112.csv", time_zone=ZONE)
    reading = Reading(sample.guesses[0], Becomes.INCIDENTS, sample.meanings)
    result = tried(sample, reading, time_zone=ZONE, feed_id="drop:112", now=NOW, is_drill=False)
    assert [item.attributes["raises"] for item in asking(result.accepted)] == ["yes", "yes"]


def bomb() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a>" + b"0" * 300_000_000)
    return body.getvalue()


HOSTILE = {
    "bomb.xlsx": bomb,
    "no.xlsx": lambda: b"PK\x03\x04" + b"\x13" * 5000,
    "million.csv": lambda: b"a,b\n" + b"1,2\n" * 1_000_000,
    "crowd.json": lambda: json.dumps([{"id": n, "nama": "x"} for n in range(40_000)]).encode(),
    "deep.json": lambda: b"[" * 200_000,
    "entities.xml": lambda: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "words.txt": lambda: b"hanya kata-kata biasa tanpa tabel",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_what_is_no_data_is_refused_in_words(name: str) -> None:
    body = checked(HOSTILE[name]())
    began = time.process_time()
    sample = sample_of(body, name=name, time_zone=ZONE)
    assert time.process_time() - began < 10.0
    assert sample.trouble is not None
    assert all(guess.accepted == 0 for guess in sample.guesses)


def test_that_too_many_rows_are_refused_by_their_number() -> None:
    trouble = sample_of(HOSTILE["crowd.json"](), name="crowd.json", time_zone=ZONE).trouble
    assert trouble is not None
    assert "at most" in trouble.en or "too many" in trouble.en


def test_that_a_huge_file_is_told_by_its_size_before_a_byte_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "besar.csv"
    with huge.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(KnownError, match="Too big: 500 MiB"):
        read_file(huge)


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"\x89PNG\r\n\x1a\n\0\0\0", "binary"), (b"  \n ", "Empty"), (b"x" * (BODY_MAX + 1), "Too big")],
)
def test_that_binary_and_empty_payloads_are_refused(tmp_path: Path, body: bytes, words: str) -> None:
    file = tmp_path / "x"
    file.write_bytes(body)
    with pytest.raises(KnownError, match=words):
        read_file(file)


def test_that_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no ordinary file"):
        read_file(tmp_path)
    with pytest.raises(KnownError, match="cannot be read"):
        read_file(tmp_path / "tidak_ada.csv")


def test_that_no_cell_of_the_rejected_rows_is_a_formula() -> None:
    bad = [
        Rejection(n, Label("x", "x"), raw) for n, raw in enumerate(("=1+1", "+A1", "-2", "@x", "\tx", 'a,"b"\n'))
    ]
    rows = list(csv.reader(io.StringIO(rejected_csv(bad, "en"))))
    assert rows[0] == ["no", "reason", "item"]
    assert [row[2][0] for row in rows[1:6]] == ["'"] * 5
    assert rows[6][2] == 'a,"b"\n'


def test_that_a_guess_knows_its_feed_by_the_files_name() -> None:
    guess = FormatGuess("mapped", Label("x", "x"))
    assert hand_feed("Laporan 112 (21 Nov).csv", guess, is_drill=True).feed_id == "drop:laporan_112_21_nov"
    assert hand_feed("...", guess, is_drill=True).is_drill
