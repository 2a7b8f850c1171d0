"""Rows of cells, from CSV or a spreadsheet, as items named by their header."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.domain.event import Json
from services.domain.observation import Rejection
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.fields import TEXT_MAX
from services.feeds.formats.items import ITEMS_MAX, RAW_MAX

COLUMNS_MAX = 200
_LOOKED_AT = 20
Cells = Sequence[Json]


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` is its line or row as people count, from 1. ``trouble`` is why it cannot be read, if so."""

    number: int
    cells: Cells
    width: int = COLUMNS_MAX  # how many cells were written, empty ones at the end included
    trouble: Label | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a body holds. ``whole`` is all of it (for ok_when, error, next), None for a table.

    ``rows`` is None where the items are still to be found in ``whole`` (JSON). ``indexes`` are the positions of
    ``rows`` among all items, where some of these were rejected at once. ``missing`` is
    what should have been there; it counts when the source does not say itself that something went wrong.
    """

    rows: Sequence[Json] | None
    whole: Json = None
    indexes: Sequence[int] | None = None
    rejected: tuple[Rejection, ...] = ()
    missing: Label | None = None


def document_of(rows: Iterable[Row], *, header_row: int | None) -> Document:
    """Return the rows below the header as objects. Raises FeedError when there is no header, or too much of it.

    The header is row ``header_row``, or the first that is at least half as full as the fullest near it: above it
    stand the titles of an export. Rows longer or shorter than the header are rejected one by one.
    """
    filled = [replace(row, cells=_trimmed(row.cells)) for row in _counted(rows)]
    start = _header_at([row for row in filled if row.cells or row.trouble], header_row)
    body = [row for row in filled if row.cells or row.trouble]
    names, start = _names(body, start)
    least, names = len(names), _unique([*names, *_nameless(body[start - 1], names)])
    accepted: list[Json] = []
    indexes: list[int] = []
    rejected: list[Rejection] = []
    for index, row in enumerate(body[start:]):
        reason = row.trouble or _reason(row, least, len(names))
        if reason:
            rejected.append(Rejection(index, _in_row(row.number, reason), _shown(row.cells)))
            continue
        cells = (*row.cells, *([None] * (len(names) - len(row.cells))))
        accepted.append(dict(zip(names, cells, strict=True)))
        indexes.append(index)
    return Document(accepted, indexes=indexes, rejected=tuple(rejected))


def _counted(rows: Iterable[Row]) -> Iterable[Row]:
    count = 0
    for row in rows:
        count += bool(row.cells)
        if count > ITEMS_MAX + 1000:
            raise FeedError(
                wrong_shape(Label(id=f"paling banyak {ITEMS_MAX} baris", en=f"at most {ITEMS_MAX} rows"))
            )
        yield row


def _header_at(rows: Sequence[Row], header_row: int | None) -> int:
    if header_row is not None:
        at = next((n for n, row in enumerate(rows) if row.number >= header_row), None)
    else:
        near = [_fullness(row) for row in rows[:_LOOKED_AT]]
        at = next((n for n, full in enumerate(near) if full * 2 >= max(near)), None)
    if at is None or rows[at].trouble:
        raise FeedError(wrong_shape(Label(id="tabel dengan kepala kolom", en="a table with a header")))
    return at


def _names(rows: Sequence[Row], at: int) -> tuple[list[str], int]:
    """Return the columns' names and where the data begin; two rows of header become one."""
    cells = [_name(cell) for cell in rows[at].cells]
    below = rows[at + 1].cells if at + 1 < len(rows) else ()
    start = at + 1
    if _is_second_header(cells, below):
        cells, start = _joined(cells, [_name(cell) for cell in below]), at + 2
    if len(cells) > COLUMNS_MAX:
        limit = Label(id=f"paling banyak {COLUMNS_MAX} kolom", en=f"at most {COLUMNS_MAX} columns")
        raise FeedError(wrong_shape(limit))
    return cells, start


def _nameless(header: Row, names: Sequence[str]) -> list[str]:
    """Return a name for each empty cell written behind the last name: there may be data below it."""
    return [""] * (header.width - len(names)) if header.width < COLUMNS_MAX else []


def _is_second_header(first: Sequence[str], second: Cells) -> bool:
    """Merged cells leave holes: the names below fill every hole, and leave one where a cell spans both rows."""
    width = max(len(first), len(second))
    above = [*first, *[""] * (width - len(first))]
    below = [*second, *[None] * (width - len(second))]
    holes = [n for n, name in enumerate(above) if not name]
    if not holes or not all(isinstance(cell, str) and cell.strip() for cell in below if cell not in (None, "")):
        return False
    spans = [n for n, cell in enumerate(below) if cell in (None, "")]
    return bool(spans) and all(below[n] not in (None, "") for n in holes) and all(above[n] for n in spans)


def _joined(first: Sequence[str], second: Sequence[str]) -> list[str]:
    names, group = [], ""
    for n in range(max(len(first), len(second))):
        group = (first[n] if n < len(first) else "") or group
        below = second[n] if n < len(second) else ""
        names.append(f"{group} {below}".strip())
    return names


def _unique(cells: Sequence[str]) -> list[str]:
    """Return names that differ: the second "nama" is "nama_2", a column without a name is "kolom_3"."""
    taken: set[str] = set()
    names = []
    for n, cell in enumerate(cells, start=1):
        name, again = cell or f"kolom_{n}", 2
        while name in taken:
            name, again = f"{cell or f'kolom_{n}'}_{again}", again + 1
        taken.add(name)
        names.append(name)
    return names


def _name(cell: Json) -> str:
    return " ".join(str(cell).split())[:80] if cell is not None else ""


def _trimmed(cells: Cells) -> Cells:
    """Return the cells without empty ones at the end."""
    length = len(cells)
    while length and cells[length - 1] in (None, ""):
        length -= 1
    return cells[:length]


def _fullness(row: Row) -> int:
    return 0 if row.trouble else sum(cell not in (None, "") for cell in row.cells)


def _reason(row: Row, least: int, width: int) -> Label | None:
    if len(row.cells) > width or row.width < least:
        count = max(len(row.cells), min(row.width, width))
        return Label(id=f"{count} kolom, kepalanya {width}", en=f"{count} columns, the header has {width}")
    if any(isinstance(cell, str) and len(cell) > TEXT_MAX for cell in row.cells):
        return Label(id=f"sel lebih dari {TEXT_MAX} huruf", en=f"a cell of more than {TEXT_MAX} characters")
    return None


def _in_row(number: int, reason: Label) -> Label:
    return Label(id=f"baris {number}: {reason.id}", en=f"row {number}: {reason.en}")


def _shown(cells: Cells) -> str:
    return " | ".join("" if cell is None else str(cell)[:200] for cell in cells)[:RAW_MAX]
