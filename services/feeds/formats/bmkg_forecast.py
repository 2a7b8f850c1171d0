"""BMKG weather forecast of one village: api.bmkg.go.id/publik/prakiraan-cuaca?adm4=..., 3 days in steps of 3 hours.

The first day is what is left of it. Updated twice a day. BMKG must be named as source.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.fields import NO_TIME, BadItemError, clean_text, filled, finite, point_of, time_of
from services.feeds.formats.format import Format
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body

EXPECTED = Label(
    id="lokasi dan data[].cuaca berisi hari-hari dengan langkah prakiraan",
    en="lokasi and data[].cuaca holding days of forecast steps",
)
_VILLAGE = re.compile(r"\d\d\.\d\d\.\d\d\.\d{4}")
_NUMBERS = (
    ("temperature", "t", "°C"),
    ("humidity", "hu", "%"),
    ("rain", "tp", "mm"),
    ("cloud", "tcc", "%"),
    ("wind", "ws", "km/h"),
    ("wind_from", "wd_deg", "deg"),
    ("visibility", "vs", "m"),
)


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return one forecast per step of ``body``. Raises FeedError when it is not BMKG's shape, or its own "not found".

    ``observed_at`` is the hour the forecast speaks of; the key is village code and hour, so a newer run revises it.
    Measures: temperature, humidity, rain, cloud, wind, wind_from, visibility where given. Attributes: adm4, weather
    (BMKG's code), weather_en, wind_from and wind_to (compass points), visibility, analysed_at, icon (URL).
    """
    reader = _Reader(feed)
    return read_items(_steps(json_body(body)), reader.read, feed=feed)


def _steps(values: Json) -> list[Json]:
    """Return the steps of all days and places, each with its place beside it. Raises FeedError."""
    if isinstance(values, Mapping) and "data" not in values and "message" in values:
        raise FeedError(source_says(clean_text(values["message"])[:200] or "?"))
    data = values.get("data") if isinstance(values, Mapping) else None
    around = values.get("lokasi") if isinstance(values, Mapping) else None
    if not isinstance(data, list) or not isinstance(around, Mapping):
        raise FeedError(wrong_shape(EXPECTED))
    return [step for place in data for step in _steps_at(place, around)]


def _steps_at(place: Json, around: Item) -> list[Json]:
    inner = place.get("lokasi") if isinstance(place, Mapping) else None
    where = {**around, **inner} if isinstance(inner, Mapping) else dict(around)
    days = [day for day in _days(place) if isinstance(day, list)]
    return [{**step, "lokasi": where} if isinstance(step, dict) else step for day in days for step in day]


def _days(place: Json) -> list[Json]:
    days = place.get("cuaca") if isinstance(place, Mapping) else None
    if not isinstance(days, list) or not all(isinstance(day, list) for day in days):
        raise FeedError(wrong_shape(EXPECTED))
    return days


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def read(self, item: Item, raw: str) -> Observation:
        held = item.get("lokasi")
        where: Item = held if isinstance(held, Mapping) else {}
        code, at = clean_text(where.get("adm4")), _hour(item)
        if not _VILLAGE.fullmatch(code):
            raise BadItemError(Label(id="kode wilayah adm4 tidak sah", en="its area code adm4 is not valid"))
        numbers = ((name, finite(item.get(key)), unit) for name, key, unit in _NUMBERS)
        return Observation(
            source=self._feed.feed_id,
            external_id=f"{code}@{at:%Y%m%dT%H%MZ}",
            kind=ObservationKind.FORECAST,
            observed_at=at,
            title=clean_text(item.get("weather_desc")),
            place=", ".join(filter(None, (clean_text(where.get(name)) for name in ("desa", "kecamatan")))),
            point=point_of(where.get("lat"), where.get("lon")),
            measures={name: Measure(number, unit) for name, number, unit in numbers if number is not None},
            attributes=filled({
                "adm4": code,
                "weather": clean_text(item.get("weather")),
                "weather_en": clean_text(item.get("weather_desc_en")),
                "wind_from": clean_text(item.get("wd")),
                "wind_to": clean_text(item.get("wd_to")),
                "visibility": clean_text(item.get("vs_text")),
                "analysed_at": _analysed_at(item),
                "icon": _icon(item),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def _hour(item: Item) -> datetime:
    """Return the step's hour; both fields are UTC, the second without saying so."""
    text = clean_text(item.get("datetime")) or clean_text(item.get("utc_datetime"))
    if not text:
        raise BadItemError(NO_TIME)
    return time_of(text, UTC)


def _analysed_at(item: Item) -> str:
    try:
        return time_of(clean_text(item.get("analysis_date")), UTC).isoformat()
    except BadItemError:
        return ""


def _icon(item: Item) -> str:
    """Return the address with its spaces written as an address needs them ("cerah berawan-am.svg")."""
    text = clean_text(item.get("image"))
    return quote(text, safe=":/%?=&#") if text.startswith("https://") else ""


FORMAT = Format(
    "bmkg-forecast",
    Label("Prakiraan cuaca BMKG per desa", "BMKG weather forecast of a village"),
    parse,
)
