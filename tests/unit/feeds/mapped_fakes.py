"""Bodies such as the regency's offices send, written by hand, and how they are read."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence

from feed_fakes import feed_at
from openpyxl import Workbook

from services.domain.observation import Observation, Parsed
from services.feeds.formats.mapped import parse

JAKARTA = "Asia/Jakarta"
LAPOR: Mapping[str, object] = {
    "kind": "report",
    "format": "csv",
    "time_zone": JAKARTA,
    "category": "layanan",
    "fields": {
        "id": '"Tracking ID"',
        "title": '"Judul Laporan"',
        "text": '"Isi Laporan"',
        "time": {"path": '"Tanggal Laporan"', "formats": ["%d/%m/%Y %H:%M"]},
        "status": {"path": "Status", "map": {"Selesai": "closed"}, "default": "open"},
    },
    "attributes": {"reporter": "Pelapor", "agency": '"Instansi Tujuan"'},
}
LAPOR_CSV = (
    "Tracking ID;Judul Laporan;Isi Laporan;Tanggal Laporan;Pelapor;Status;Instansi Tujuan\r\n"
    '1916449;Lampu padam;"Tiga lampu padam\r\nsejak kemarin; gelap";21/11/2026 09:30;Siti Aminah;Selesai;Dishub\r\n'
    "1916450;Jalan rusak;Lubang di depan pasar;20/11/2026 17:05;Anonim;Belum Ditindaklanjuti;PUPR\r\n"
)


def mapped(body: bytes | str | object, **options: object) -> Parsed:
    """Read ``body`` (bytes, text, or anything for JSON) with ``options``."""
    if isinstance(body, str):
        body = body.encode()
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    return parse(body, feed_at(feed_id="uji", format="mapped", options=options))


def one(body: bytes | str | object, **options: object) -> Observation:
    parsed = mapped(body, **options)
    assert parsed.rejected == ()
    (item,) = parsed.observations
    return item


def site(row: Mapping[str, object], **options: object) -> Observation:
    """Read one row as a site whose id is ``id``; ``fields`` are added to that."""
    fields = options.pop("fields", {})
    assert isinstance(fields, dict)
    return one([{"id": "1", **row}], kind="site", fields={"id": "id", **fields}, **options)


def workbook(*rows: Sequence[object], merged: Iterable[str] = (), title: str = "Data") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
