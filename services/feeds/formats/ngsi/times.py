"""When an entity was seen: its own words first, then its attributes' times, then when it was last modified."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from services.domain.observation import ObservationKind
from services.domain.text import Label
from services.feeds.formats.fields import BadItemError, clean_text, time_of
from services.feeds.formats.ngsi.entity import Entity

NO_OBSERVED_TIME = Label(
    id="tidak menyebut kapan diamati; mintalah dengan options=sysAttrs (LD) atau attrs=*,dateModified (v2)",
    en="it does not say when it was observed; ask with options=sysAttrs (LD) or attrs=*,dateModified (v2)",
)
_OBSERVED = ("dateObserved", "dateObservedTo", "observationDateTime", "TimeInstant", "timestamp", "observedAt",
             "binLoggedTime", "occupancyModified", "dateObservedFrom")  # fmt: skip
_MODIFIED = ("dateModified", "modifiedAt", "updatedAt")
_CREATED = ("dateCreated", "createdAt")
_FIRST = {
    ObservationKind.WARNING: ("dateIssued", "validFrom"),
    ObservationKind.REPORT: ("requested_datetime", "accidentDate", "dateReported", "updated_datetime"),
    ObservationKind.FORECAST: ("validFrom", "validity"),
}


def observed_at(entity: Entity, kind: ObservationKind, zone: tzinfo | None) -> tuple[datetime, bool]:
    """Return the time, and whether it is only that of a modification. Raises BadItemError."""
    told = entity.text(*_FIRST.get(kind, ()), *_OBSERVED)
    if told:
        return instant_of(told, zone), False
    if entity.observed:
        return max(instant_of(text, zone) for text in entity.observed.values()), False
    fallback: Sequence[str] = (*_CREATED, *_MODIFIED) if kind is ObservationKind.REPORT else _MODIFIED
    told = entity.text(*fallback)
    if not told:
        raise BadItemError(NO_OBSERVED_TIME)
    return instant_of(told, zone), kind is not ObservationKind.REPORT


def end_of(entity: Entity, zone: tzinfo | None) -> datetime | None:
    """Return when a warning or a forecast ends by itself, None when it does not say."""
    text = clean_text(entity.first("validTo", "expires"))
    try:
        return instant_of(text, zone) if text else None
    except BadItemError:
        return None


def instant_of(text: str, zone: tzinfo | None) -> datetime:
    """Return the time, of an interval "from/to" its end: what it tells was not known before."""
    start, slash, end = text.partition("/")
    return time_of(end if slash and end.strip() else start, zone)
