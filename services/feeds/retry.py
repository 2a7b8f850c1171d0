"""Quarantined items once more, by the options a feed has now. Pure."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Parsed, Rejection
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats import Parser
from services.feeds.formats.items import RAW_MAX
from services.feeds.plausible import without_future

NOT_WHOLE = Label(
    id="butir ini terpotong saat disimpan dan tidak dapat dibaca ulang; minta umpan sekarang",
    en="this item was cut when it was kept and cannot be read again; ask the feed now",
)
NOT_ALONE = Label(
    id="format ini tidak membaca butir di luar jawabannya; minta umpan sekarang",
    en="this format does not read an item outside its answer; ask the feed now",
)
_ABOUT_ENVELOPE = ("items", "ok_when", "error", "next", "page")  # options that speak of the answer round the items
_WRONG_OPTION = bad_option("").en.partition("'")[0]  # how a complaint begins that no envelope cures
_LISTS = ("features", "result", "data", "value", "results")  # where servers put their items


def reread(raws: Sequence[str], feed: Feed, *, parser: Parser, now: datetime) -> Parsed:
    """Return what ``feed``'s format makes of each kept item now; a rejection's index is its place in ``raws``.

    An item is read as a list of one, alone, or in the usual envelopes: whichever the format takes first.
    What a format needs besides (devices beside positions) is not there any more, nor what was masked.
    Never raises FeedError.
    """
    bare = _without_envelope(feed)
    read = [_reread_one(raw, bare, parser=parser, now=now) for raw in raws]
    observations = tuple(item for parsed in read for item in parsed.observations)
    rejected = tuple(
        replace(refusal, index=place, raw=raws[place][:RAW_MAX])
        for place, parsed in enumerate(read)
        for refusal in parsed.rejected[:1]
    )
    return Parsed(observations, rejected)


def _reread_one(raw: str, feed: Feed, *, parser: Parser, now: datetime) -> Parsed:
    try:
        bodies = list(_bodies(raw))
    except (ValueError, RecursionError):
        return _refused(NOT_WHOLE)
    for body in bodies:
        try:
            parsed = without_future(parser(body, feed), now)
        except FeedError as error:
            if error.reason.en.startswith(_WRONG_OPTION):
                return _refused(error.reason)
            continue  # not the envelope of this format
        if parsed.observations or parsed.rejected:
            return parsed
    return _refused(NOT_ALONE)


def _bodies(raw: str) -> Iterator[bytes]:
    """Yield the answers that may have held the item. Raises ValueError when it is no whole JSON."""
    if raw.lstrip().startswith("<"):
        yield raw.encode()
        return
    item: Json = json.loads(raw)
    shapes: list[Json] = [[item], item]
    shapes += [{"type": "FeatureCollection", "ok": True, name: [item]} for name in _LISTS]
    shapes += [{"Infogempa": {"gempa": [item]}}]
    for shape in shapes:
        yield json.dumps(shape, ensure_ascii=False).encode()
    if isinstance(item, dict) and item:
        yield _table_of(item)


def _table_of(item: dict[str, Json]) -> bytes:
    """Return a row as the CSV table it was taken from."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(item)
    table.writerow("" if value is None else value for value in item.values())
    return text.getvalue().encode()


def _without_envelope(feed: Feed) -> Feed:
    options = {name: value for name, value in feed.options.items() if name not in _ABOUT_ENVELOPE}
    return replace(feed, options=MappingProxyType(options))


def _refused(reason: Label) -> Parsed:
    return Parsed(rejected=(Rejection(0, reason, ""),))
