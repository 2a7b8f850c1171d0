"""An incident on one page: one page, the same bytes for the same record, people masked where asked."""

import importlib.util
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fake_clock import FakeClock
from PySide6.QtPdf import QPdfDocument
from small_room import small_profile

from console.__main__ import main
from console.arguments import SHIPPED_PROFILE
from console.incident_report import font_file
from db.store import Store
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind
from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.incidents.dispatch import Dispatch
from services.profile.loader import load_profile
from services.reports.incident_page import PageOptions, incident_page
from services.reports.masking import masked_name, masked_text

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FLOOD = Incident(
    "i", "A-26-00042", "flood", Severity.P1, IncidentStatus.IN_PROGRESS, "Banjir di Kertawinangun", AT, AT,
    description="Air 70 cm, telepon 0812-3456-7890", reporter="Siti Aminah", owner="Budi", seq=3,
)  # fmt: skip
OPTIONS = PageOptions(font_file(), ZoneInfo("Asia/Jakarta"), "WIB")


def note(number: int, text: str = "air naik") -> Event:
    return Event(f"e{number}", EventKind.NOTED, AT + timedelta(minutes=number), "Budi", "A", "i", {"text": text})


def page(incident: Incident = FLOOD, count: int = 2, options: PageOptions = OPTIONS) -> bytes:
    return incident_page(incident, [note(n) for n in range(count)], small_profile(), options)


def text_of(pdf: bytes, folder: Path) -> str:
    """Return what another program reads on the page."""
    (folder / "page.pdf").write_bytes(pdf)
    document = QPdfDocument()
    assert document.load(str(folder / "page.pdf")) is QPdfDocument.Error.None_
    assert document.pageCount() == 1
    return document.getAllText(0).text()


def test_that_the_same_record_gives_the_same_bytes_and_another_does_not() -> None:
    assert page() == page()
    assert page(replace(FLOOD, title="Banjir surut")) != page()


@pytest.mark.parametrize("count", [0, 1, 40, 500])
def test_that_it_is_one_page_however_long_the_log(count: int) -> None:
    pdf = page(count=count)
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
    assert len(pdf) < 200_000


def test_that_hostile_text_is_written_and_breaks_nothing() -> None:
    for text in ("<b>&amp;</b>" * 500, "\x00\u202e)Tj ET (", "م" * 3000, "🌊" * 100, "x" * 20_000, ""):
        hostile = replace(FLOOD, title=text, description=text, reporter=text, place=text, owner=text)
        assert incident_page(hostile, [note(1, text)], small_profile(), OPTIONS).startswith(b"%PDF-")


def test_that_the_page_says_what_the_record_says(tmp_path: Path, qapp: object) -> None:
    words = text_of(page(), tmp_path)
    for said in (
        "A-26-00042",
        "P1",
        "Ditangani",
        "Siti Aminah",
        "0812-3456-7890",
        "21-11-2026 16.00 WIB",
        "air naik",
    ):
        assert said in words
    assert "LATIHAN" not in words


def test_that_masked_no_name_and_no_number_of_people_is_on_it(tmp_path: Path, qapp: object) -> None:
    incident = replace(FLOOD, is_drill=True, title="Siti Aminah melapor")
    words = text_of(page(incident, options=replace(OPTIONS, is_masked=True)), tmp_path)
    assert "Siti" not in words
    assert "0812" not in words
    assert "S*** A***" in words
    assert "LATIHAN" in words


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("telp 0812-3456-7890 ya", "telp ***90 ya"),
        ("+62 812 345 678", "***78"),
        ("NIK 3212151234560001", "NIK ***01"),
        ("air 70 cm jam 16.42", "air 70 cm jam 16.42"),
        ("", ""),
    ],
)
def test_that_long_numbers_are_masked_and_measures_are_not(text: str, masked: str) -> None:
    assert masked_text(text) == masked


def test_that_a_name_keeps_only_its_first_letters() -> None:
    assert masked_name("Siti  Aminah") == "S*** A***"
    assert masked_name("") == ""


def test_that_the_shell_writes_the_page_and_refuses_what_is_not_there(
    tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = load_profile(SHIPPED_PROFILE)
    store = Store.open(
        tmp_path / "live", mode="live", profile_id=profile.profile_id, station="A", clock=clock, zone=OPTIONS.zone
    )
    try:
        dispatch = Dispatch(profile, log=store, clock=clock, station="A", operator="Budi")
        saved = dispatch.open_incident(IncidentDraft("", "Banjir di Kertawinangun")).result(10)
    finally:
        store.close()
    out, number = tmp_path / "page.pdf", saved.incidents[0].number
    shared = ["--data", str(tmp_path), "--out"]
    assert main(["report", "incident", number.lower(), *shared, str(out), "--masked"]) == 0
    first = out.read_bytes()
    assert main(["report", "incident", number, *shared, str(out), "--masked"]) == 0
    assert out.read_bytes() == first
    assert main(["report", "incident", "A-26-99999", *shared, str(out)]) == 4
    assert "A-26-99999" in capsys.readouterr().err
    assert main(["report", "incident", number, *shared, str(tmp_path / "no" / "x.pdf")]) == 2
    assert main(["report", "incident", number, "--data", str(tmp_path / "empty"), "--out", str(out)]) == 4


def test_that_the_font_comes_with_a_package_and_is_no_file_of_ours() -> None:
    assert importlib.util.find_spec("fontpkg_inter") is not None
    assert font_file().is_file()
