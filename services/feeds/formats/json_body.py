"""A feed's body as JSON, strictly: one reader for every format, so that every format refuses the same things."""

import json

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import CAPTIVE_PORTAL, NOT_UTF8, TOO_DEEP, FeedError, broken_data

OBJECTS_MAX = 200_000  # 8 MiB of lists and objects take up to 1.4 s and 385 MiB before a format sees one
LISTS_MAX = 400_000  # polygons are lists of pairs
VALUES_MAX = 1_000_000  # 8 MiB of small numbers take 0.8 s
TOO_MANY_PARTS = Label(
    id="Data terdiri atas terlalu banyak bagian kecil; tidak dibaca. Batasi permintaan umpan ini.",
    en="The data consist of too many small parts and are not read. Narrow this feed's request.",
)
_BOM = b"\xef\xbb\xbf"
_PAGE_STARTS = (b"<!doctype html", b"<html")


def json_body(body: bytes) -> Json:
    """Return the values of ``body``. Raises FeedError with the reason when it is not whole UTF-8 JSON.

    A BOM is dropped. NaN, Infinity and 1e999 come back as numbers that are not finite: ``read_items`` refuses
    the item that holds one, so that a single broken sensor does not silence the others.
    """
    refuse_page(body)
    refuse_crowd(body.count(b"{"), most=OBJECTS_MAX)
    refuse_crowd(body.count(b"["), most=LISTS_MAX)
    refuse_crowd(body.count(b","), most=VALUES_MAX)
    try:
        text = body.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FeedError(NOT_UTF8, str(error)) from error
    try:
        values: Json = json.loads(text)
    except RecursionError as error:
        raise FeedError(TOO_DEEP) from error
    except ValueError as error:
        raise FeedError(broken_data("JSON"), str(error)[:200]) from error
    return values


def refuse_crowd(parts: int, *, most: int) -> None:
    """Raise FeedError when there are so many parts that building them all would cost the console its breath."""
    if parts > most:
        raise FeedError(TOO_MANY_PARTS, f"{parts} parts")


def refuse_page(body: bytes) -> None:
    """Raise FeedError when the body is a web page under a data content type, as log-in pages are."""
    if body[:200].removeprefix(_BOM).lstrip().lower().startswith(_PAGE_STARTS):
        raise FeedError(CAPTIVE_PORTAL)
