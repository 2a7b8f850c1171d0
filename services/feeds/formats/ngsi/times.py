"""When an entity was seen: its own words first, then its attributes' times, then when it was last modified."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from services.domain.observation import ObservationKind
from services.domain.text import Label
from services.feeds.formats.fields import UNDATED, BadItemError, clean_text, time_of
from services.feeds.formats.ngsi.entity import Entity
from services.feeds.formats.ngsi.types import is_reading

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


def observed_at(entity: Entity, kind: ObservationKind, zone: tzinfo | None) -> tuple[datetime, str]:
    """Return the time, and what it is of: "" the observation, "modification", "none". Raises BadItemError.

    A thing that stands there and is served without any time is what the broker holds now: UNDATED, of unknown
    age. A reading (Observed, Monitoring) without a time could be of any day, and is refused.
    """
    told = entity.text(*_FIRST.get(kind, ()), *_OBSERVED)
    if told:
        return instant_of(told, zone), ""
    if entity.observed:
        return max(instant_of(text, zone) for text in entity.observed.values()), ""
    fallback: Sequence[str] = (*_CREATED, *_MODIFIED) if kind is ObservationKind.REPORT else _MODIFIED
    told = entity.text(*fallback)
    if told:
        return instant_of(told, zone), "" if kind is ObservationKind.REPORT else "modification"
    if kind is ObservationKind.SITE and not is_reading(entity.type):
        return UNDATED, "none"
    raise BadItemError(NO_OBSERVED_TIME)


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
