"""USGS earthquakes: the GeoJSON summaries, a query of the catalogue, or the detail of one event.

An event may change its preferred number when networks merge: ``replaces`` are its other numbers. ``tsunami`` = 1 only
says "see tsunami.gov" and is no warning. Credit: U.S. Geological Survey.
"""

from collections.abc import Mapping, Sequence

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.earthquakes import NO_EPICENTRE, severity_of
from services.feeds.formats.fields import (
    NO_ID,
    BadItemError,
    LeftOutError,
    clean_text,
    filled,
    finite,
    time_of,
    without_tags,
)
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.rings import point_in

EXPECTED = Label(
    id="FeatureCollection atau Feature GeoJSON USGS", en="a USGS GeoJSON FeatureCollection or Feature"
)
NO_EARTHQUAKE = Label(
    id="bukan gempa (ledakan tambang dan sejenisnya)", en="no earthquake (a quarry blast or such)"
)
DELETED = "deleted"


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the earthquakes of ``body``. Raises FeedError when it is not USGS's shape.

    Measures: magnitude, depth (km). An event without magnitude has none and no severity; so has one with the status
    "deleted", which USGS has taken back. Attributes: felt_reports (a count), mmi, alert (PAGER colour), see
    (tsunami.gov where USGS points there), updated, url, magnitude_type.
    """
    reader = _Reader(feed)
    return read_items(_features(json_body(body)), reader.read, feed=feed)


def _features(values: Json) -> Sequence[Json]:
    if not isinstance(values, Mapping):
        raise FeedError(wrong_shape(EXPECTED))
    if values.get("type") == "Feature":
        return [dict(values)]
    metadata, features = values.get("metadata"), values.get("features")
    status = finite(metadata.get("status")) if isinstance(metadata, Mapping) else None
    if isinstance(metadata, Mapping) and status not in (None, 200.0):
        raise FeedError(
            source_says(clean_text(metadata.get("error") or metadata.get("title"))[:200] or f"{status:g}")
        )
    if values.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise FeedError(wrong_shape(EXPECTED))
    return features


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def read(self, item: Item, raw: str) -> Observation:
        inner = item.get("properties")
        properties: Item = inner if isinstance(inner, Mapping) else {}
        geometry = item.get("geometry")
        key, point = _key(item, properties), point_in(geometry)
        if clean_text(properties.get("type")).casefold() not in ("", "earthquake"):
            raise LeftOutError(NO_EARTHQUAKE)
        if point is None:
            raise BadItemError(NO_EPICENTRE)
        status = clean_text(properties.get("status")).casefold()
        magnitude = None if status == DELETED else finite(properties.get("mag"))
        mmi = max(finite(properties.get(name)) or 0.0 for name in ("mmi", "cdi"))
        region = without_tags(clean_text(properties.get("place")))
        size = "Gempa" if magnitude is None else f"Gempa M{magnitude:.1f}"
        return Observation(
            source=self._feed.feed_id,
            external_id=key,
            kind=ObservationKind.EARTHQUAKE,
            observed_at=time_of(properties.get("time")),
            title=size + (f": {region}" if region else ""),
            place=region,
            point=point,
            category=str(self._feed.options.get("category", "")),
            severity=None
            if magnitude is None
            else severity_of(magnitude, felt_mmi=round(mmi), is_tsunami_warning=False),
            status=status,
            measures=_measures(magnitude, geometry),
            attributes=filled({
                "felt_reports": clean_text(properties.get("felt")),
                "mmi": f"{mmi:.1f}" if mmi else "",
                "alert": clean_text(properties.get("alert")),
                "see": "https://www.tsunami.gov/" if finite(properties.get("tsunami")) == 1.0 else "",
                "updated": _time_text(properties.get("updated")),
                "url": _web(properties.get("url")),
                "magnitude_type": clean_text(properties.get("magType")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
            replaces=tuple(one for one in _numbers(properties) if one != key),
        )  # fmt: skip


def _key(item: Item, properties: Item) -> str:
    """Return the preferred number, else the first of ``ids``."""
    key = clean_text(item.get("id")) or next(iter(_numbers(properties)), "")
    if not key:
        raise BadItemError(NO_ID)
    return key


def _numbers(properties: Item) -> list[str]:
    """Return us2000jccs and ci37513759 of ",us2000jccs,ci37513759,"."""
    return [one.strip() for one in clean_text(properties.get("ids")).split(",") if one.strip()]


def _measures(magnitude: float | None, geometry: Json) -> dict[str, Measure]:
    place = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    depth_km = finite(place[2]) if isinstance(place, list) and len(place) > 2 else None
    numbers = {"magnitude": (magnitude, ""), "depth": (depth_km, "km")}
    return {name: Measure(number, unit) for name, (number, unit) in numbers.items() if number is not None}


def _time_text(value: Json) -> str:
    try:
        return time_of(value).isoformat()
    except BadItemError:
        return ""


def _web(value: Json) -> str:
    text = clean_text(value)
    return text if text.startswith(("http://", "https://")) else ""


FORMAT = Format(
    "usgs",
    Label("Gempa dunia USGS (GeoJSON)", "USGS earthquakes (GeoJSON)"),
    parse,
    content_types=("application/json", "application/geo+json", "application/vnd.geo+json"),
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
