"""The three things PetaBencana tells of: a report, a flooded area, a gauge."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from types import MappingProxyType

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import (
    NO_ID,
    NO_TIME,
    BadItemError,
    LeftOutError,
    clean_text,
    filled,
    finite,
    time_of,
)
from services.feeds.formats.items import Item
from services.feeds.formats.rings import point_in, rings_of

MODERATE_CM, SEVERE_CM = 70.0, 150.0
TRAINING = Label(id="laporan latihan (is_training)", en="a training report (is_training)")
NO_PLACE = Label(id="tempatnya tidak ada atau tidak terbaca", en="its place is missing or unreadable")
DRY = Label(id="wilayah ini tidak tergenang", en="this area is not flooded")
NO_STATE = Label(id="keadaannya (state) tidak ada atau tidak terbaca", en="its state is missing or unreadable")
_WORDS: Mapping[str, str] = MappingProxyType(
    {"flood": "banjir", "earthquake": "gempa", "wind": "angin kencang", "haze": "kabut asap", "fire": "kebakaran",
     "volcano": "gunung api", "typhoon": "topan"}
)  # fmt: skip
_STATES: Mapping[int, Severity] = MappingProxyType({2: Severity.P4, 3: Severity.P3, 4: Severity.P2})
_GAUGE_CLASSES: Mapping[int, Severity] = MappingProxyType(
    {1: Severity.P1, 2: Severity.P2, 3: Severity.P3, 4: Severity.P4}
)


def report_of(item: Item, properties: Item, *, raw: str, feed: Feed, zone: tzinfo) -> Observation:
    """Raises BadItemError."""
    if str(properties.get("is_training")).casefold() in ("true", "1"):
        raise LeftOutError(TRAINING)
    point = point_in(item.get("geometry"))
    if point is None:
        raise BadItemError(NO_PLACE)
    at = time_of(clean_text(properties.get("created_at")), zone)
    held = properties.get("report_data")
    data: Item = held if isinstance(held, Mapping) else {}
    disaster = (
        clean_text(properties.get("disaster_type")).casefold() or clean_text(data.get("report_type")).casefold()
    )
    depth_cm = finite(data.get("flood_depth"))
    if not disaster and depth_cm is not None:
        disaster = "flood"  # the archive names no kind
    return Observation(
        source=feed.feed_id,
        external_id=clean_text(properties.get("pkey")) or f"{at:%Y%m%dT%H%M%S.%fZ}@{point.lat:.6f},{point.lon:.6f}",
        kind=ObservationKind.REPORT,
        observed_at=at,
        title=clean_text(properties.get("title")) or f"Laporan {_WORDS.get(disaster, disaster)}".strip(),
        text=clean_text(properties.get("text")),
        point=point,
        category=_category(feed, disaster),
        severity=_severity(depth_cm),
        status=clean_text(properties.get("status")).casefold(),
        measures={} if depth_cm is None else {"depth": Measure(depth_cm, "cm")},
        attributes=filled({
            "disaster": disaster,
            "channel": clean_text(properties.get("source")),
            "image_url": _web(properties.get("image_url")),
            "url": clean_text(properties.get("url")),
            "region": _tag(properties, "instance_region_code"),
            "partner": clean_text(properties.get("partner_code")),
            **_details(data),
        }),
        raw=raw,
        is_drill=feed.is_drill,
    )  # fmt: skip


def area_of(item: Item, properties: Item, *, raw: str, feed: Feed, zone: tzinfo) -> Observation:
    """Raises BadItemError."""
    key = clean_text(properties.get("geom_id")) or clean_text(properties.get("area_id"))
    state = finite(properties.get("state"))
    if not key:
        raise BadItemError(NO_ID)
    if state is None and "state" not in properties:
        raise BadItemError(NO_STATE)  # "max_state" is what once was
    at = clean_text(properties.get("last_updated")) or clean_text(properties.get("changed"))
    if not state and not at:
        raise LeftOutError(DRY)
    names = (clean_text(properties.get(name)) for name in ("area_name", "parent_name", "city_name"))
    place = ", ".join(filter(None, names))
    return Observation(
        source=feed.feed_id,
        external_id=f"flood:{key}",
        kind=ObservationKind.WARNING,
        observed_at=time_of(at, zone),
        title="Wilayah banjir" + (f": {place}" if place else ""),
        place=place,
        category=_category(feed, "flood"),
        severity=_STATES.get(int(state or 0)),
        status=f"state {state:g}" if state else "cancelled",
        attributes={"state": f"{state or 0:g}"},
        raw=raw,
        is_drill=feed.is_drill,
        rings=rings_of(item.get("geometry")),
    )


def gauge_of(item: Item, properties: Item, *, raw: str, feed: Feed, zone: tzinfo) -> Observation:
    """Return the gauge with its latest reading: f1 time, f2 level, f3 class, f4 its name. Raises BadItemError."""
    key, readings = clean_text(properties.get("gaugeid")), properties.get("observations")
    if not key:
        raise BadItemError(NO_ID)
    dated = [
        (at, one)
        for one in (readings if isinstance(readings, list) else [])
        if isinstance(one, Mapping) and (at := _time(one.get("f1"), zone))
    ]
    if not dated:
        raise BadItemError(NO_TIME)
    at, latest = max(dated, key=lambda pair: pair[0])
    level_cm, grade = finite(latest.get("f2")), finite(latest.get("f3"))
    return Observation(
        source=feed.feed_id,
        external_id=key,
        kind=ObservationKind.SITE,
        observed_at=at,
        title=clean_text(properties.get("gaugenameid")) or key,
        point=point_in(item.get("geometry")),
        category=_category(feed, "gauge"),
        severity=_GAUGE_CLASSES.get(int(grade)) if grade is not None else None,
        status=clean_text(latest.get("f4")),
        measures={} if level_cm is None else {"level": Measure(level_cm, "cm")},
        attributes=filled({"site_type": "water_gauge", "class": clean_text(latest.get("f3"))}),
        raw=raw,
        is_drill=feed.is_drill,
    )


def _severity(depth_cm: float | None) -> Severity | None:
    if depth_cm is None:
        return None
    if depth_cm > SEVERE_CM:
        return Severity.P2
    return Severity.P3 if depth_cm >= MODERATE_CM else Severity.P4


def _category(feed: Feed, disaster: str) -> str:
    option = feed.options.get("categories", {})
    if not isinstance(option, Mapping):
        raise FeedError(bad_option("categories"))
    return str(option.get(disaster, ""))


def _details(data: Item) -> dict[str, str]:
    """Return what is told of other disasters than floods: impact, visibility, fireRadius, structureFailure..."""
    known = ("flood_depth", "report_type")
    return {
        f"report_{name}"[:60]: clean_text(value)[:200]
        for name, value in list(data.items())[:20]
        if name not in known
    }


def _tag(properties: Item, name: str) -> str:
    tags = properties.get("tags")
    text = clean_text(tags.get(name)) if isinstance(tags, Mapping) else ""
    return "" if text == "null" else text


def _time(value: Json, zone: tzinfo) -> datetime | None:
    try:
        return time_of(clean_text(value), zone)
    except BadItemError:
        return None


def _web(value: Json) -> str:
    text = clean_text(value)
    return text if text.startswith(("http://", "https://")) else ""
