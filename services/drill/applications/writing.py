"""How offices write: degrees and minutes, decimal commas, Indonesian dates, XML, CSV."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from services.domain.geo import Point

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
XML = "application/xml; charset=utf-8"
CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class Document:
    """An answer that is not JSON, as it goes over the line."""

    body: bytes
    content_type: str


def long_date(at: datetime) -> str:
    """Return "21 November 2026"."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def day_and_date(at: datetime) -> str:
    """Return "Sabtu, 21 November 2026"."""
    return f"{DAYS[at.weekday()]}, {long_date(at)}"


def comma(number: float, digits: int) -> str:
    """Return "1.250,50"."""
    return f"{number:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def latitude(point: Point) -> str:
    """Return 6°19'48,2" LS: south of the equator as the whole of Java."""
    return f"{_angle(point.lat)} {'LS' if point.lat < 0 else 'LU'}"


def longitude(point: Point) -> str:
    return f"{_angle(point.lon)} {'BT' if point.lon >= 0 else 'BB'}"


def xml_element(name: str, content: str | Iterable[str], **attributes: str) -> str:
    """Return one element; ``content`` is text, or elements that are written already."""
    inside = escape(content) if isinstance(content, str) else "".join(content)
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>"


def xml_elements(values: Mapping[str, str]) -> list[str]:
    return [xml_element(name, text) for name, text in values.items()]


def xml_document(root: str) -> Document:
    return Document(f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode(), XML)


def table(rows: Iterable[Sequence[str]], *, delimiter: str) -> str:
    """Return CSV with the line ends of Windows."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _angle(degrees: float) -> str:
    tenths = round(abs(degrees) * 36_000)
    whole, rest = divmod(tenths, 36_000)
    minutes, seconds = divmod(rest, 600)
    return f"{whole}°{minutes:02d}'{seconds // 10:02d},{seconds % 10}\""
