"""BMKG InaTEWS: bulletins (datagempa.json, last30event.xml, last30feltevent.xml, last30tsunamievent.xml), and
automatic locations (live30event.xml, and the GeoJSON of lastQL.json, gempaQL.json).

Bulletins are WIB and their point is "lon,lat", the opposite of TEWS; automatic locations are UTC. Every bulletin of
one earthquake has a number of its own, so its origin time is the key. Tsunami bulletins PD-1 to PD-3 warn, PD-4
says that it is over. BMKG must be named as source.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.earthquakes import (
    NO_EPICENTRE,
    NO_MAGNITUDE,
    leading_number,
    severity_of,
    text_of,
)
from services.feeds.formats.fields import NO_ID, BadItemError, filled, finite, point_of, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.inatews_bulletin import BulletinReader, latest_of_each, tsunami_warnings
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.rings import point_in
from services.feeds.formats.xml_body import as_tree, is_xml, local_name, xml_body

BULLETINS_MAX = 2_000  # the longest list holds 30; each is read in about 0.3 ms
AT_MOST = Label(id=f"paling banyak {BULLETINS_MAX} buletin", en=f"at most {BULLETINS_MAX} bulletins")
EXPECTED = Label(
    id="buletin InaTEWS (info) atau daftar gempa", en="an InaTEWS bulletin (info) or list of earthquakes"
)


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the earthquakes of ``body``, and the tsunami warnings that came with them. Raises FeedError.

    Earthquakes have the measures and attributes of bmkg-earthquake; tsunami is "warning", or "ended" after PD-4
    (status "ended"). A warning (status "pd-1" to "pd-3", after PD-4 "cancelled") has the worst level of any coast
    as its severity, and the coasts of each level in attributes awas, siaga and waspada; attribute event is the key
    of its earthquake. Test bulletins are left out. Of several bulletins on one earthquake the last one counts.
    """
    values = _values(body)
    features = _features(values)
    if features is not None:
        return read_items(features, _AutomaticReader(feed).read_feature, feed=feed)
    located = _located(values)
    if located is not None:
        return read_items(located, _AutomaticReader(feed).read_row, feed=feed)
    bulletins = _bulletins(values)
    quakes = latest_of_each(read_items(bulletins, BulletinReader(feed).read, feed=feed))
    return tsunami_warnings(quakes)


def _values(body: bytes) -> Json:
    if not is_xml(body):
        return json_body(body)
    root = xml_body(body)
    return {local_name(root): as_tree(root)}


def _features(values: Json) -> Sequence[Json] | None:
    """Return the features of GeoJSON, None when it is not GeoJSON."""
    if not isinstance(values, Mapping):
        return None
    if values.get("type") == "Feature":
        return [dict(values)]
    features = values.get("features")
    return features if values.get("type") == "FeatureCollection" and isinstance(features, list) else None


def _located(values: Json) -> Sequence[Json] | None:
    """Return the rows of live30event.xml, whichever way it was made JSON."""
    info = values.get("Infogempa") if isinstance(values, Mapping) else None
    rows = info.get("gempa") if isinstance(info, Mapping) else None
    return _list(rows) if rows is not None else None


def _bulletins(values: Json) -> Sequence[Json]:
    """Return one object per ``info``, each with its message's own fields beside it. Raises FeedError."""
    messages: list[Json] = []
    for message in _list(values):
        inner = message
        for name in ("root", "alert"):
            inner = inner.get(name, inner) if isinstance(inner, Mapping) else inner
        messages += _split(inner)
    if not messages:
        raise FeedError(wrong_shape(EXPECTED))
    if len(messages) > BULLETINS_MAX:
        raise FeedError(wrong_shape(AT_MOST), f"{len(messages)} bulletins")
    return messages


def _split(message: Json) -> list[Json]:
    if not isinstance(message, Mapping) or "info" not in message:
        return []
    around = {name: value for name, value in message.items() if name != "info"}
    return [{**around, "info": info} for info in _list(message["info"])]


class _AutomaticReader:
    """Locations made by machine within minutes; they are revised and sometimes taken back."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def read_feature(self, item: Item, raw: str) -> Observation:
        inner = item.get("properties")
        properties: Item = inner if isinstance(inner, Mapping) else {}
        geometry = item.get("geometry")
        point = point_in(geometry)
        return self._quake(
            {**properties, "lat": point.lat if point else None, "lon": point.lon if point else None}, raw
        )

    def read_row(self, item: Item, raw: str) -> Observation:
        return self._quake({**item, "lat": item.get("lintang"), "lon": item.get("bujur")}, raw)

    def _quake(self, item: Item, raw: str) -> Observation:
        key, point = text_of(item, "id", "eventid"), point_of(item.get("lat"), item.get("lon"))
        magnitude, depth_km = finite(item.get("mag")), leading_number(text_of(item, "depth", "dalam"))
        if not key:
            raise BadItemError(NO_ID)
        if point is None:
            raise BadItemError(NO_EPICENTRE)
        if magnitude is None:
            raise BadItemError(NO_MAGNITUDE)
        measures = {"magnitude": Measure(round(magnitude, 2))}
        if depth_km is not None:
            measures["depth"] = Measure(round(depth_km, 2), "km")
        region = text_of(item, "place", "area")
        return Observation(
            source=self._feed.feed_id,
            external_id=key,
            kind=ObservationKind.EARTHQUAKE,
            observed_at=_universal(text_of(item, "time", "waktu")),
            title=f"Gempa M{magnitude:.1f}" + (f": {region}" if region else ""),
            place=region,
            point=point,
            category=str(self._feed.options.get("category", "")),
            severity=severity_of(magnitude, felt_mmi=0, is_tsunami_warning=False),
            status=text_of(item, "status"),
            measures=measures,
            attributes=filled({"phases": text_of(item, "fase")}),
            raw=raw,
            is_drill=self._feed.is_drill,
        )


def _universal(text: str) -> datetime:
    """Return the time of "2022-09-25 13:03:33.941369" or "2022/09/25  13:03:33.941", which is UTC."""
    return time_of(" ".join(text.replace("/", "-").removesuffix("UTC").split()), UTC)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


FORMAT = Format(
    "inatews",
    Label("Gempa dan tsunami BMKG InaTEWS", "Earthquakes and tsunamis of BMKG InaTEWS"),
    parse,
    content_types=("application/json", "application/geo+json", "application/xml", "text/xml"),
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
