"""A feed's body as JSON, strictly: one reader for every format, so that every format refuses the same things."""

import json

from services.domain.event import Json
from services.feeds.errors import CAPTIVE_PORTAL, NOT_UTF8, TOO_DEEP, FeedError, broken_data

_BOM = b"\xef\xbb\xbf"
_PAGE_STARTS = (b"<!doctype html", b"<html")


def json_body(body: bytes) -> Json:
    """Return the values of ``body``. Raises FeedError with the reason when it is not whole UTF-8 JSON.

    A BOM is dropped. NaN, Infinity and 1e999 come back as numbers that are not finite: ``read_items`` refuses
    the item that holds one, so that a single broken sensor does not silence the others.
    """
    refuse_page(body)
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


def refuse_page(body: bytes) -> None:
    """Raise FeedError when the body is a web page under a data content type, as log-in pages are."""
    if body[:200].removeprefix(_BOM).lstrip().lower().startswith(_PAGE_STARTS):
        raise FeedError(CAPTIVE_PORTAL)
