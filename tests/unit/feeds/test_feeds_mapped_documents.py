"""Every kind of document a mapping reads: JSON, GeoJSON, XML, RSS, Atom, CSV, spreadsheets."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from mapped_fakes import JAKARTA, LAPOR, LAPOR_CSV, mapped, one, workbook
from openpyxl import Workbook

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind
from services.feeds.errors import FeedError
from services.feeds.formats.mapped.csv_body import DELIMITERS
from services.feeds.formats.mapped.documents import document_format

SITE = {"kind": "site", "fields": {"id": "id", "title": "nama"}}


def test_that_an_export_of_lapor_is_read_and_its_citizens_are_masked() -> None:
    first, second = mapped(LAPOR_CSV, **LAPOR).observations
    assert first.external_id == "1916449"
    assert first.observed_at == datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
    assert first.text == "Tiga lampu padam\nsejak kemarin; gelap"
    assert (first.status, second.status) == ("closed", "open")
    assert first.category == "layanan"
    assert first.attributes == {"reporter": "S*** A***", "agency": "Dishub"}
    assert "Siti" not in first.raw


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_that_csv_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    body = "id;nama\r\n1;Kafé Ramé\r\n2;Toko\r\n".encode(encoding)
    assert mapped(body, **SITE).observations[0].title == "Kafé Ramé"


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_that_csv_is_read_with_any_delimiter(delimiter: str) -> None:
    body = f'id{delimiter}nama\n1{delimiter}"Simpang{delimiter} Lima"\n2{delimiter}Pasar\n'
    assert [item.title.split() for item in mapped(body, **SITE).observations] == [
        f"Simpang{delimiter} Lima".split(),
        ["Pasar"],
    ]


def test_that_the_first_line_by_which_excel_names_its_delimiter_is_obeyed() -> None:
    assert one("sep=|\nid|nama\n1|A, B; C\n", **SITE).title == "A, B; C"


def test_that_ragged_rows_are_rejected_one_by_one_with_their_line() -> None:
    parsed = mapped("id;nama;ket\n1;A;\n2;B\n3;C;x;y\n4;D;\n\n5;E;z\n", **SITE)
    assert [item.external_id for item in parsed.observations] == ["1", "4", "5"]
    assert [(r.index, r.reason.en) for r in parsed.rejected] == [
        (1, "row 3: 2 columns, the header has 3"),
        (2, "row 4: 4 columns, the header has 3"),
    ]


def test_that_a_quotation_mark_left_open_takes_no_other_row_with_it_unsaid() -> None:
    parsed = mapped('id;nama\n1;A\n2;"B\n3;C\n4;"D";x\n5;E\n', **SITE)
    assert [item.external_id for item in parsed.observations] == ["1", "5"]
    assert [r.raw for r in parsed.rejected] == ["(3 lines)"]


def test_that_rejections_keep_their_place_among_all_rows() -> None:
    parsed = mapped("id;nama\n1;A\n2\n;C\n4;D\n", **SITE)
    assert [rejection.index for rejection in parsed.rejected] == [1, 2]


def test_that_titles_above_the_header_are_passed_over() -> None:
    body = "LAPORAN HARIAN;;;\nTanggal: 21-11-2026;;;\n\nid;nama;ket;jam\n1;A;x;09.00\n2;B;y;10.00\n"
    assert [item.title for item in mapped(body, **SITE).observations] == ["A", "B"]


def test_that_the_header_may_be_named_by_its_row() -> None:
    body = "a;b\nid;nama\n1;A\n"
    assert one(body, header_row=2, **SITE).title == "A"


def test_that_columns_with_no_name_or_the_same_one_can_be_told_apart() -> None:
    fields = {"id": "id", "title": "nama_2", "text": "kolom_4"}
    item = one("id;nama;nama;\n1;A;B;C\n", kind="site", fields=fields)
    assert (item.title, item.text) == ("B", "C")


def test_that_a_cell_that_is_far_too_long_is_rejected_with_its_row_only() -> None:
    parsed = mapped(f"id;nama\n1;{'x' * 30_000}\n2;B\n3;{'y' * 200_000}\n4;D\n", **SITE)
    assert [item.external_id for item in parsed.observations] == ["2", "4"]
    assert len(parsed.rejected) == 2


@pytest.mark.parametrize(
    "body", ["satu kolom\nsaja\n", "a;b\x00;c\n1;2;3\n", "\n\n", ";".join(map(str, range(300))) + "\n1;2\n"]
)
def test_that_what_is_no_table_is_refused(body: str) -> None:
    with pytest.raises(FeedError):
        mapped(body, format="csv", **SITE)


def test_that_a_spreadsheet_is_read_with_its_dates_and_merged_header() -> None:
    body = workbook(
        ("Rekap aduan call centre", None, None, None, None),
        ("Nomor", "Waktu", "Lokasi", None, "Jumlah"),
        (None, None, "Lintang", "Bujur", None),
        ("CC-1", datetime(2026, 11, 21, 9, 30, tzinfo=UTC).replace(tzinfo=None), -6.33, 108.32, 12.5),
        ("CC-2", datetime(2026, 11, 21, 10, 0, tzinfo=UTC).replace(tzinfo=None), -6.34, 108.33, "#N/A"),
        merged=("A1:E1", "C2:D2", "A2:A3", "B2:B3", "E2:E3"),
    )
    fields = {"id": "Nomor", "time": "Waktu", "point": {"lat": '"Lokasi Lintang"', "lon": '"Lokasi Bujur"'}}
    first, second = mapped(
        body, kind="site", time_zone=JAKARTA, fields=fields, measures={"count": "Jumlah"}
    ).observations
    assert first.observed_at == datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
    assert first.point == Point(-6.33, 108.32)
    assert (first.measures, second.measures) == ({"count": Measure(12.5)}, {})


def test_that_a_sheet_can_be_named_and_a_formula_gives_no_code() -> None:
    body = workbook(("id", "nama"), ("1", "=1+1"), ("2", "B"), title="Aduan")
    assert [item.title for item in mapped(body, sheet="Aduan", **SITE).observations] == ["", "B"]
    with pytest.raises(FeedError, match='a sheet "Lain"'):
        mapped(body, sheet="Lain", **SITE)


def test_that_a_spreadsheet_that_unpacks_to_very_much_is_refused_before_it_does() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (64 * 1024 * 1024))
    with pytest.raises(FeedError, match="at most 24 MiB"):
        mapped(file.getvalue(), **SITE)


def test_that_a_lone_cell_far_down_a_sheet_costs_no_time() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["A1048576"] = "id", "nama", "x"
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(FeedError, match="in 100000 rows"):
        mapped(file.getvalue(), **SITE)


def test_that_an_old_excel_file_is_named_for_what_it_is() -> None:
    with pytest.raises(FeedError, match="not an old XLS"):
        mapped(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", **SITE)


XML = """<?xml version="1.0"?><data xmlns:x="urn:x"><info><total>2</total></info>
<butir id="7"><nama>Pintu A</nama><x:nama>lain</x:nama><air satuan="mm">2780</air></butir>
<butir id="8"><nama>Pintu B</nama><air satuan="mm"/></butir></data>"""


@pytest.mark.parametrize("items", ["data/butir", "butir"])
def test_that_xml_is_read_by_the_path_of_its_elements_attributes_included(items: str) -> None:
    options = {"kind": "site", "items": items, "fields": {"id": '"@id"', "title": "nama"}}
    level = {"path": 'air."#text"', "unit": "mm", "to": "cm"}
    first, second = mapped(XML, measures={"level": level}, **options).observations
    assert (first.external_id, first.title, second.title) == ("7", "Pintu A", "Pintu B")
    assert (first.measures, second.measures) == ({"level": Measure(278.0, "cm")}, {})


def test_that_an_error_inside_xml_is_told_too() -> None:
    with pytest.raises(FeedError, match="Token salah"):
        mapped(
            "<r><kode>401</kode><pesan>Token salah</pesan></r>",
            ok_when="r.kode == '200'", error="r.pesan", items="butir", **SITE,
        )  # fmt: skip


RSS = """<rss version="2.0" xmlns:georss="http://www.georss.org/georss"><channel><title>Berita</title>
<item><guid isPermaLink="false">g-1</guid><title>Banjir rob</title>
<description>&lt;b&gt;Air&lt;/b&gt; naik</description>
<pubDate>Sat, 21 Nov 2026 09:00:00 +0700</pubDate><georss:point>-6.3 108.3</georss:point></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title type="text">Longsor</title>
<updated>2026-11-21T02:00:00Z</updated><link href="https://x.example/1"/>
<summary>Jalan putus</summary></entry></feed>"""


def test_that_rss_needs_no_fields() -> None:
    item = one(RSS, kind="report", format="rss", fields={})
    assert (item.external_id, item.title, item.text) == ("g-1", "Banjir rob", "Air naik")
    assert (item.observed_at, item.point) == (datetime(2026, 11, 21, 2, tzinfo=UTC), Point(-6.3, 108.3))


def test_that_atom_needs_no_fields() -> None:
    item = one(ATOM, kind="report", format="rss", fields={})
    assert (item.external_id, item.title, item.text) == ("urn:1", "Longsor", "Jalan putus")


def test_that_rss_without_items_is_no_error() -> None:
    parsed = mapped("<rss><channel><title>x</title></channel></rss>", kind="report", format="rss", fields={})
    assert parsed.observations == ()


def feature(geometry: object) -> dict[str, object]:
    return {"type": "Feature", "properties": {"kode": "A"}, "geometry": geometry}


def test_that_geojson_brings_its_own_place() -> None:
    body = {
        "type": "FeatureCollection",
        "features": [feature({"type": "Point", "coordinates": ["108.3", "-6.3"]})],
    }
    assert one(body, kind="site", fields={"id": "properties.kode"}).point == Point(-6.3, 108.3)


def test_that_an_area_of_geojson_is_rings_not_a_point() -> None:
    ring = [[108.0, -6.0], [108.1, -6.0], [108.1, -6.1], [108.0, -6.0]]
    body = {"type": "FeatureCollection", "features": [feature({"type": "Polygon", "coordinates": [ring]})]}
    item = one(
        body, kind="warning", time_zone=JAKARTA,
        fields={"id": "properties.kode", "title": {"constant": "Rob"}, "time": {"constant": "2026-11-21"}},
    )  # fmt: skip
    assert item.kind is ObservationKind.WARNING
    assert item.point is None
    assert item.rings == (((-6.0, 108.0), (-6.0, 108.1), (-6.1, 108.1), (-6.0, 108.0)),)


def test_that_an_error_of_arcgis_inside_http_200_is_told() -> None:
    body = {"error": {"code": 499, "message": "Token Required"}}
    with pytest.raises(FeedError, match="Token Required"):
        mapped(body, ok_when="!error", error="error.message", items="features", **SITE)


@pytest.mark.parametrize("body", ["<!DOCTYPE html><html></html>", "<html><body>masuk</body></html>"])
def test_that_a_log_in_page_is_said_to_be_one(body: str) -> None:
    with pytest.raises(FeedError, match="log-in page"):
        mapped(body, **SITE)


def test_that_an_entity_attack_is_refused() -> None:
    body = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><b id="1">&x;</b></a>'
    with pytest.raises(FeedError):
        mapped(body, items="b", kind="site", fields={"id": '"@id"'})


@pytest.mark.parametrize(
    ("body", "expected"),
    [(b"[1]", "json"), (b'\xef\xbb\xbf {"a": 1}', "json"), (b'{"type": "FeatureCollection"}', "geojson"),
     (b"<a/>", "xml"),
     (b"<?xml version='1.0'?><rss/>", "rss"), (b"a;b", "csv"), (b"PK\x03\x04..", "xlsx"), (b"", "csv")],
)  # fmt: skip
def test_that_the_format_is_recognised(body: bytes, expected: str) -> None:
    assert document_format(body) == expected


def test_that_the_next_page_is_found_in_the_body() -> None:
    body = {"rows": [{"id": 1, "nama": "A"}], "paging": {"next": "/rows?page=2"}}
    assert mapped(body, items="rows", next="paging.next", **SITE).next_url == "/rows?page=2"
    assert mapped({**body, "paging": {}}, items="rows", next="paging.next", **SITE).next_url == ""


@pytest.mark.parametrize(("current", "expected"), [(1, "?page=2"), (2, "?page=3"), (3, ""), (None, "")])
def test_that_the_next_page_is_counted_up_to_the_last(current: int | None, expected: str) -> None:
    page = {"parameter": "page", "current": "meta.current", "last": "meta.last"}
    body = {"data": [{"id": 1, "nama": "A"}], "meta": {"current": current, "last": 3}}
    assert mapped(body, items="data", page=page, **SITE).next_url == expected
