"""Times as people and programs write them, to aware UTC. Independent of the machine's locale."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.formats.fields import NO_TIME, NO_ZONE, BadItemError, clean_text, time_of
from services.feeds.formats.mapped.time_form import TimeForm

AMBIGUOUS = Label(
    id='tanggal seperti 03/04/2026 dapat berarti dua hal; tulis formats pada pemetaan, misalnya ["%d/%m/%Y %H:%M"]',
    en='a date like 03/04/2026 can mean two things; write formats in the mapping, such as ["%d/%m/%Y %H:%M"]',
)
_ZONES = {"wib": 7, "wita": 8, "wit": 9, "utc": 0, "gmt": 0}
_ZONE = re.compile(r"\s*\(?\b(wib|wita|wit|utc|gmt)\b\)?\s*$", re.IGNORECASE)
_LETTER = re.compile("[A-Za-z]")
_FILLERS = re.compile(
    r"\b(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|pukul|pkl|jam|mon|tue|wed|thu|fri|sat|sun"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[.,]?",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januari january jan", "februari pebruari february feb peb", "maret march mar", "april apr", "mei may",
         "juni june jun", "juli july jul", "agustus august agu agt ags aug", "september sept sep",
         "oktober october okt oct", "november nopember nov nop", "desember december des dec"), start=1)
    for name in names.split()
}  # fmt: skip
_MONTH = re.compile(r"\b(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?", re.IGNORECASE)
_WRITTEN = re.compile(r"(\d{1,2})[ -](\d{1,2})[ -](\d{4})(?:[ ,-]+(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?)?")
_SLASHED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b.*")


def read_time(value: Json, *, formats: Sequence[TimeForm], zone: tzinfo | None) -> datetime:
    """Return aware UTC. With ``formats`` only those are tried, in order; "epoch" and "epoch_ms" are two of them.

    Without: ISO 8601, epoch by its size, RFC 2822, "Sabtu, 21 Nov 2026 pukul 09.30 WIB". Raises BadItemError.
    """
    if formats:
        return _by_formats(value, formats, zone)
    try:
        return time_of(value, zone)
    except BadItemError as error:
        if error.reason == NO_ZONE or not isinstance(value, str):
            raise
    return _as_people_write(value.strip()[:100], zone)


def _by_formats(value: Json, formats: Sequence[TimeForm], zone: tzinfo | None) -> datetime:
    text, own_zone = _plain(clean_text(value)[:100])
    for form in formats:
        at = form.read(value, text)
        if at is not None:
            return _utc(at, own_zone or zone)
    raise BadItemError(NO_TIME)


def _as_people_write(text: str, zone: tzinfo | None) -> datetime:
    plain, own_zone = _plain(text)
    parts = _WRITTEN.fullmatch(plain) if _MONTH.search(text) else None
    if parts:
        return _utc(_of_parts(parts), own_zone or zone)
    if own_zone:
        return time_of(plain, own_zone)
    if _SLASHED.fullmatch(plain):
        raise BadItemError(AMBIGUOUS)
    try:
        return _utc(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise BadItemError(NO_TIME) from error


def _of_parts(parts: re.Match[str]) -> datetime:
    day, month, year, hour, minute, second = (int(part or 0) for part in parts.groups())
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - its zone comes next
    except ValueError as error:
        raise BadItemError(NO_TIME) from error


def _plain(text: str) -> tuple[str, tzinfo | None]:
    """Return the text with months as numbers, without names of days, and the zone it names."""
    if not _LETTER.search(text):
        return text, None
    found = _ZONE.search(text)
    zone = timezone(timedelta(hours=_ZONES[found[1].lower()])) if found else None
    text = _FILLERS.sub(" ", text[: found.start()] if found else text)
    return " ".join(_MONTH.sub(lambda month: str(_MONTHS[month[1].lower()]), text).split()), zone


def _utc(at: datetime, zone: tzinfo | None) -> datetime:
    if at.tzinfo is None and zone is None:
        raise BadItemError(NO_ZONE)
    try:
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadItemError(NO_TIME) from error
