"""The small things every format reads: text, numbers, times, places."""

import html
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from services.domain.errors import KnownError
from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option

TEXT_MAX = 20_000
UNDATED = datetime(
    1970, 1, 1, tzinfo=UTC
)  # observed_at of an entry of a list that does not say when it was changed
# Control characters, bidirectional overrides (they make text read otherwise than it is) and lone surrogates.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NUMBER = re.compile(r"[-+]?\d{1,30}(\.\d{0,30})?([eE][-+]?\d{1,3})?")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SECONDS_FROM = 1e8  # 1973: below it a number is a year, a date or a clock that was never set
_MILLISECONDS_FROM = 1e11  # as seconds this is the year 5138

NO_ID = Label(id="tidak ada nomor atau kunci", en="it has no number or key")
NO_TIME = Label(id="waktunya tidak ada atau tidak terbaca", en="its time is missing or unreadable")
NO_ZONE = Label(
    id="waktunya tanpa zona; isi time_zone pada opsi umpan di profil",
    en="its time has no zone; set time_zone in the feed's options in the profile",
)


class BadItemError(KnownError):
    """One item cannot be read; ``reason`` says why. The others are not concerned."""


class LeftOutError(BadItemError):
    """The item was read well and is left out on purpose: a test message, over already, outside the area."""


def without_controls(text: str) -> str:
    if text.isprintable():
        return text
    return _CONTROLS.sub("", text)


def clean_text(value: Json) -> str:
    """Return text or a number as plain text with simple line ends; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)[:TEXT_MAX]
    if text.isprintable():  # nearly all of it
        return text.strip()
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def without_tags(text: str) -> str:
    """Return ``text`` without anything that looks like markup, which is dropped, never interpreted."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def finite(value: object) -> float | None:
    """Return a finite number, also one written as text with a decimal point; None for anything else."""
    if isinstance(value, str):
        value = float(value) if _NUMBER.fullmatch(value.strip()) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def point_of(lat: Json, lon: Json) -> Point | None:
    """Return the place, or None when it is missing, (0, 0) as unlocated things say, or not on the globe."""
    north, east = finite(lat), finite(lon)
    if north is None or east is None or (north == 0.0 and east == 0.0):
        return None
    try:
        return Point(north, east)
    except ValueError:
        return None


def time_of(value: Json, zone: tzinfo | None = None) -> datetime:
    """Return aware UTC from ISO 8601 text, or from epoch seconds or milliseconds. Raises BadItemError.

    ``zone`` is for text without one; without it such text is refused, because a guess would be 7 hours wrong.
    """
    try:
        epoch = finite(value)
        if isinstance(value, str) and (epoch is None or abs(epoch) < _SECONDS_FROM):
            at = datetime.fromisoformat(value.strip())  # "20261121" is a date
        else:
            at = _from_epoch(epoch)
        if at.tzinfo is None and zone is None:
            raise BadItemError(NO_ZONE)
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadItemError(NO_TIME) from error


def zone_of(feed: Feed) -> tzinfo | None:
    """Return ``feed.options["time_zone"]`` ("Asia/Jakarta"), None when not given. Raises FeedError when unknown."""
    name = feed.options.get("time_zone")
    if name is None:
        return None
    try:
        return ZoneInfo(str(name))
    except (KeyError, ValueError, OSError) as error:
        raise FeedError(bad_option("time_zone"), str(name)[:80]) from error


def filled(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that say something."""
    return {name: text for name, text in attributes.items() if text}


def _from_epoch(number: float | None) -> datetime:
    if number is None or abs(number) < _SECONDS_FROM:
        raise BadItemError(NO_TIME)
    seconds = number / 1000.0 if abs(number) >= _MILLISECONDS_FROM else number
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
