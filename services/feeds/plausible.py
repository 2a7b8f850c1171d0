"""What a whole payload may not claim, whatever its format."""

import itertools
from dataclasses import replace
from datetime import datetime, timedelta

from services.domain.observation import Observation, ObservationKind, Parsed, Rejection
from services.domain.text import Label
from services.feeds.formats.items import OUTSIDE, RAW_MAX

AHEAD = timedelta(minutes=5)
DATED = (
    ObservationKind.POSITION,
    ObservationKind.MEASUREMENT,
    ObservationKind.SITE,
)  # believed by their time alone
IN_FUTURE = Label(
    id="waktunya di masa depan; periksa jam sumber atau jam komputer ini",
    en="its time lies in the future; check the source's clock or this computer's",
)

DOCUMENT_GONE = Label(
    id="dokumen yang disebut daftarnya sudah tidak ada di server",
    en="the document that the list names is no longer on the server",
)
HARMLESS = (OUTSIDE, DOCUMENT_GONE)


def without_future(parsed: Parsed, now: datetime) -> Parsed:
    """Reject positions, figures and readings from the future: they would pass for live long after they stopped coming.

    Reports and earthquakes are never dropped for a clock. A drill may run ahead of time.
    """
    if not any(_is_ahead(item, now) for item in parsed.observations):
        return parsed
    before = {rejection.index for rejection in parsed.rejected}
    places = (n for n in itertools.count() if n not in before)
    placed = list(zip(places, parsed.observations, strict=False))
    rejected = tuple(Rejection(n, IN_FUTURE, item.raw[:RAW_MAX]) for n, item in placed if _is_ahead(item, now))
    kept = tuple(item for item in parsed.observations if not _is_ahead(item, now))
    return replace(parsed, observations=kept, rejected=(*parsed.rejected, *rejected))


def is_unreadable(parsed: Parsed) -> bool:
    """Return whether there were items and none could be read: then the source has changed, and silence misleads.

    Items left out on purpose (outside the feed's area, test messages), and documents that are gone, say nothing.
    """
    bad = [r for r in parsed.rejected if not r.is_left_out and r.reason not in HARMLESS]
    return bool(bad) and len(bad) == len(parsed.rejected) and not parsed.observations


def unreadable(parsed: Parsed) -> Label:
    count, first = len(parsed.rejected), parsed.rejected[0].reason
    return Label(
        id=f"Tidak satu pun dari {count} butir terbaca; data terakhir tetap dipakai. Butir pertama: {first.id}.",
        en=f"None of {count} items could be read; the last data stay in use. The first: {first.en}.",
    )


def _is_ahead(item: Observation, now: datetime) -> bool:
    return item.kind in DATED and not item.is_drill and item.observed_at > now + AHEAD
