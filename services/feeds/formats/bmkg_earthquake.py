"""BMKG earthquakes: autogempa, gempaterkini and gempadirasakan of data.bmkg.go.id/DataMKG/TEWS (JSON and XML).

The first holds one object where the others hold a list; either is taken in all three. There is no event id:
the key is time and epicentre, which a revision changes (intake matches revisions). BMKG must be named as source.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.earthquakes import (
    NO_EPICENTRE,
    NO_MAGNITUDE,
    leading_number,
    local_time,
    point_of_sides,
    severity_of,
    strongest_mmi,
    warns_of_tsunami,
)
from services.feeds.formats.fields import BadItemError, clean_text, filled, finite, point_of, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.xml_body import as_tree, is_xml, local_name, xml_body

EXPECTED = Label(id="Infogempa.gempa berisi gempa", en="Infogempa.gempa holding earthquakes")

SHAKEMAPS = "https://data.bmkg.go.id/DataMKG/TEWS/"
_SHAKEMAP_NAME = re.compile(r"\d{14}\.mmi\.jpg")
_SWAPPED_DEG = 0.02  # "Coordinates" and "Lintang"/"Bujur" are rounded alike


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the earthquakes of ``body``. Raises FeedError when it is not BMKG's shape.

    Measures: magnitude, depth (km). Attributes: felt (places with MMI, as written), potential (as written),
    felt_mmi (highest MMI named, Arabic), tsunami ("warning" only when BMKG warns), shakemap (URL).
    """

    def read(item: Item, raw: str) -> Observation:
        return _read(item, raw, feed)

    values = _xml_values(body) if is_xml(body) else json_body(body)
    return _first_of_each(read_items(_quakes(values), read, feed=feed))


def _xml_values(body: bytes) -> Json:
    root = xml_body(body)
    return {"Infogempa": as_tree(root)} if local_name(root) == "Infogempa" else None


def _quakes(values: Json) -> list[Json]:
    info = values.get("Infogempa") if isinstance(values, dict) else None
    quakes = info.get("gempa") if isinstance(info, dict) else None
    if isinstance(quakes, dict):
        return [quakes]
    if not isinstance(quakes, list):
        raise FeedError(wrong_shape(EXPECTED))
    return quakes


def _first_of_each(parsed: Parsed) -> Parsed:
    """Return one message per earthquake: a list may repeat one, newest first, in other words each time."""
    first: dict[str, Observation] = {}
    for quake in parsed.observations:
        first.setdefault(quake.external_id, quake)
    return replace(parsed, observations=tuple(first.values()))


def _read(item: Item, raw: str, feed: Feed) -> Observation:
    at, point = _time(item), _epicentre(item)
    magnitude, depth_km = finite(item.get("Magnitude")), leading_number(item.get("Kedalaman"))
    if magnitude is None:
        raise BadItemError(NO_MAGNITUDE)
    felt, potential = clean_text(item.get("Dirasakan")).strip("- "), clean_text(item.get("Potensi"))
    mmi, is_warning = strongest_mmi(felt), warns_of_tsunami(potential)
    measures = {"magnitude": Measure(magnitude)}
    if depth_km is not None:
        measures["depth"] = Measure(depth_km, "km")
    region = clean_text(item.get("Wilayah"))
    return Observation(
        source=feed.feed_id,
        external_id=f"{at:%Y%m%dT%H%M%SZ}@{point.lat:.2f},{point.lon:.2f}",
        kind=ObservationKind.EARTHQUAKE,
        observed_at=at,
        title=f"Gempa M{magnitude:.1f}" + (f": {region}" if region else ""),
        text="\n".join(filter(None, (potential, felt and f"Dirasakan: {felt}"))),
        place=region,
        point=point,
        category=str(feed.options.get("category", "")),
        severity=severity_of(magnitude, felt_mmi=mmi, is_tsunami_warning=is_warning),
        measures=measures,
        attributes=filled({
            "felt": felt,
            "felt_mmi": str(mmi or ""),
            "potential": potential,
            "tsunami": "warning" if is_warning else "",
            "shakemap": _shakemap(item),
        }),
        raw=raw,
        is_drill=feed.is_drill,
    )  # fmt: skip


def _time(item: Item) -> datetime:
    if item.get("DateTime"):
        return time_of(item["DateTime"], UTC)
    return local_time(item.get("Tanggal"), item.get("Jam"))


def _epicentre(item: Item) -> Point:
    """Read "lat,lon"; "8.51 LS" and "123.27 BT" serve where it is missing, or show that it is turned round."""
    inner = item.get("point")
    given = item.get("Coordinates") or (inner.get("coordinates") if isinstance(inner, dict) else None)
    first, _, second = clean_text(given).partition(",")
    point, by_sides = point_of(first, second), point_of_sides(item.get("Lintang"), item.get("Bujur"))
    if by_sides and (point is None or _are_swapped(finite(first), finite(second), by_sides)):
        return by_sides
    if point is None:
        raise BadItemError(NO_EPICENTRE)
    return point


def _are_swapped(first: float | None, second: float | None, sure: Point) -> bool:
    if first is None or second is None:
        return False
    return abs(first - sure.lon) <= _SWAPPED_DEG and abs(second - sure.lat) <= _SWAPPED_DEG


def _shakemap(item: Mapping[str, Json]) -> str:
    name = clean_text(item.get("Shakemap"))
    return SHAKEMAPS + name if _SHAKEMAP_NAME.fullmatch(name) else ""


FORMAT = Format(
    "bmkg-earthquake",
    Label("Gempa BMKG: terbaru, M 5,0+, dirasakan", "BMKG earthquakes: latest, M 5.0+, felt"),
    parse,
    content_types=("application/json", "application/xml", "text/xml"),
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
