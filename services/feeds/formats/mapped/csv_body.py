"""CSV as offices export it: any of four delimiters, three encodings, quoted line breaks."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from services.domain.text import Label
from services.feeds.errors import NOT_UTF8, FeedError, broken_data, wrong_shape
from services.feeds.formats.fields import without_controls
from services.feeds.formats.json_body import refuse_crowd
from services.feeds.formats.mapped.table import COLUMNS_MAX, Row

DELIMITERS = (";", ",", "\t", "|")
CELLS_MAX = 1_000_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LOOKED_AT = 64 * 1024
_NOT_CLOSED = Label(id="tanda kutip tidak ditutup dengan benar", en="a quotation mark is not closed properly")


def csv_rows(body: bytes, *, encoding: str | None, delimiter: str | None) -> Iterator[Row]:
    """Yield the rows of ``body``; a row that cannot be read carries its trouble. Raises FeedError: not text, no table.

    Short rows are trouble too: an export writes every column. Excel's first line ``sep=;`` is obeyed.
    """
    text = decoded(body, encoding)
    said, text = _excel_line(text)
    delimiter = delimiter or said or _delimiter_of(text[:_LOOKED_AT])
    if delimiter is None:
        raise FeedError(
            wrong_shape(Label(id="tabel dengan dua kolom atau lebih", en="a table of two columns or more"))
        )
    refuse_crowd(text.count(delimiter), most=CELLS_MAX)
    return _rows(text, delimiter, first=2 if said else 1)


def decoded(body: bytes, encoding: str | None) -> str:
    """Return the text: by its byte order mark, as ``encoding``, else UTF-8, else Windows-1252. Raises FeedError."""
    if body.startswith(_OLD_EXCEL):
        raise FeedError(wrong_shape(Label(id="CSV atau XLSX, bukan XLS lama", en="CSV or XLSX, not an old XLS")))
    marked = next((name for mark, name in _BOMS if body.startswith(mark)), None)
    try:
        text = body.decode(marked or encoding or "utf-8")
    except UnicodeDecodeError as error:
        if marked or encoding:
            raise FeedError(NOT_UTF8, str(error)[:200]) from error
        text = body.decode("windows-1252", errors="replace")
    if "\0" in text:
        raise FeedError(broken_data("CSV"), "NUL")
    return text


def _excel_line(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    if first[:4].lower() == "sep=" and first[4:].strip("\r") in (*DELIMITERS, ""):
        return first[4:].strip("\r") or None, rest
    return None, text


def _delimiter_of(text: str) -> str | None:
    """Return the delimiter by which most of the first rows have equally many columns, and more than one."""
    best, best_score = None, (0, 0)
    for delimiter in DELIMITERS:
        widths = [len(row) for row in _sample(text, delimiter) if row]
        for width, count in Counter(width for width in widths if width > 1).most_common(1):
            if (count, width) > best_score and count * 2 >= len(widths):
                best, best_score = delimiter, (count, width)
    return best


def _sample(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for _ in range(50):
        try:
            yield next(reader)
        except (csv.Error, StopIteration):
            return


def _rows(text: str, delimiter: str, *, first: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(before + first, [_lines(reader.line_num - before)], trouble=_NOT_CLOSED)
            continue
        width = len(cells)
        cells = cells[: 2 * COLUMNS_MAX]  # as a header it is refused, as a row rejected
        yield Row(before + first, [without_controls(cell).strip() for cell in cells], width)


def _lines(count: int) -> str:
    return f"({count} lines)"
