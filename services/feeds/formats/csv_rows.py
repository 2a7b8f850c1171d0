"""A feed's body as the rows of a CSV table with a header."""

import csv
import io

from services.domain.event import Json
from services.feeds.errors import NOT_UTF8, FeedError, broken_data
from services.feeds.formats.items import ITEMS_MAX
from services.feeds.formats.json_body import refuse_crowd, refuse_page

LINES_MAX = 200_000  # 8 MiB of empty ones take csv 2 s


def csv_text(body: bytes) -> str:
    """Return the text without BOM. Raises FeedError when it is a web page or not UTF-8."""
    refuse_page(body)
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FeedError(NOT_UTF8, str(error)) from error


def csv_rows(text: str) -> list[Json]:
    """Return one object per row; a cell too many is dropped, one too few is None. Raises FeedError."""
    refuse_crowd(text.count("\n"), most=LINES_MAX)
    rows: list[Json] = []
    try:
        for row in csv.DictReader(io.StringIO(text), strict=True):
            rows.append({name.strip(): cell for name, cell in row.items() if isinstance(name, str)})
            if len(rows) > ITEMS_MAX:
                break  # read_items refuses so many
    except csv.Error as error:
        raise FeedError(broken_data("CSV"), str(error)[:200]) from error
    return rows
