"""Measurements at the door: one value of a known indicator is an event, anything else is quarantined."""

import math
from datetime import timedelta

from services.domain.event import Event, EventKind, Json
from services.domain.feed import QuarantinedItem
from services.domain.observation import Observation
from services.domain.text import Label
from services.incidents.arrival import Arrival

RAW_MAX = 4000
AHEAD = timedelta(days=1)  # a value of 2062 would stand as the newest, and as fresh, for decades


def measured(
    item: Observation, arrival: Arrival, *, index: int, indicators: frozenset[str]
) -> Event | QuarantinedItem:
    """Return the MEASURED event, named by indicator, time and value: the same figure twice is one fact.

    ``index`` is the item's place in the body, for the quarantine.
    """
    indicator = indicator_of(item)
    measure = item.measures.get("value")
    if indicator not in indicators:
        return _refused(item, arrival, index=index, reason=_unknown(indicator))
    if measure is None or not math.isfinite(measure.value):
        return _refused(item, arrival, index=index, reason=_no_value(indicator))
    if item.observed_at - arrival.now > AHEAD:
        return _refused(item, arrival, index=index, reason=_from_the_future(indicator))
    as_of = item.observed_at.isoformat()
    data: dict[str, Json] = {
        "indicator": indicator,
        "value": measure.value,
        "period": item.attributes.get("period", ""),
        "as_of": as_of,
        "source": item.attributes.get("source", "") or arrival.feed.name.id,
        "note": item.attributes.get("note", "") or item.text,
        "is_drill": item.is_drill or arrival.feed.is_drill,
    }
    digest = "\x1f".join((indicator, as_of, repr(measure.value)))
    return arrival.event(EventKind.MEASURED, item, digest=digest, incident_id=None, data=data)


def indicator_of(item: Observation) -> str:
    return item.attributes.get("indicator", "") or item.category or item.external_id


def _refused(item: Observation, arrival: Arrival, *, index: int, reason: Label) -> QuarantinedItem:
    return QuarantinedItem(arrival.feed.feed_id, arrival.now, index, reason, item.raw[:RAW_MAX])


def _unknown(indicator: str) -> Label:
    return Label(
        id=f'Indikator "{indicator}" tidak ada di profil. Tambahkan di programmes.toml atau perbaiki sumbernya.',
        en=f'Indicator "{indicator}" is not in the profile. Add it to programmes.toml or correct the source.',
    )


def _no_value(indicator: str) -> Label:
    return Label(
        id=f'Indikator "{indicator}" datang tanpa angka. Periksa pemetaan umpan atau sumbernya.',
        en=f'Indicator "{indicator}" came without a number. Check the feed\'s mapping or the source.',
    )


def _from_the_future(indicator: str) -> Label:
    return Label(
        id=f'Indikator "{indicator}" bertanggal di masa depan. Periksa tanggal dan zona waktu sumbernya.',
        en=f'Indicator "{indicator}" is dated in the future. Check the date and time zone of the source.',
    )
