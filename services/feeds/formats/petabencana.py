"""PetaBencana.id (CogniCity): citizens' reports, flooded areas and flood gauges, GeoJSON or TopoJSON.

Both stand in an envelope ``{"statusCode": 200, "result": ...}``; the archive's files have none, no numbers, and times
without zone (WIB). Reports made in trainings are left out. Credit: PetaBencana.id.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta, timezone

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Observation, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.fields import clean_text, finite, zone_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.petabencana_item import area_of, gauge_of, report_of
from services.feeds.formats.topojson import features_of

EXPECTED = Label(
    id="laporan, wilayah banjir, atau pos duga air PetaBencana (GeoJSON atau TopoJSON)",
    en="reports, flooded areas or flood gauges of PetaBencana (GeoJSON or TopoJSON)",
)
WIB = timezone(timedelta(hours=7))


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return reports (REPORT), flooded areas (WARNING with rings) and gauges (SITE). Raises FeedError.

    Reports: measure depth (cm); severity by depth, below 70 cm P4, to 150 cm P3, above P2; attributes disaster,
    channel, image_url, url, region, partner, and impact and the like as given. Areas: attribute state, "1" unknown to
    "4" above 150 cm. Gauges: measure level (cm) of the latest reading, status as the source says it ("SIAGA IV").
    Option ``categories``: disaster_type (flood, fire, wind, haze, earthquake, volcano, typhoon) to category.
    """
    features = _features(json_body(body))
    zone = zone_of(feed) or WIB

    def read(item: Item, raw: str) -> Observation:
        inner = item.get("properties")
        properties: Item = inner if isinstance(inner, Mapping) else item
        if "gaugeid" in properties:
            return gauge_of(item, properties, raw=raw, feed=feed, zone=zone)
        if "geom_id" in properties or "area_id" in properties:
            return area_of(item, properties, raw=raw, feed=feed, zone=zone)
        return report_of(item, properties, raw=raw, feed=feed, zone=zone)

    if features and not any(_is_ours(feature) for feature in features):
        raise FeedError(wrong_shape(EXPECTED))
    return read_items(features, read, feed=feed)


def _features(values: Json) -> Sequence[Json]:
    """Return the features in or without an envelope, of either encoding. Raises FeedError."""
    if isinstance(values, Mapping) and "statusCode" in values:
        _refuse_error(values)
        values = values.get("result")
    if isinstance(values, Mapping):
        if values.get("type") == "Topology":
            return features_of(values)
        features = values.get("features")
        if values.get("type") == "FeatureCollection" and isinstance(features, list):
            return features
        if values.get("type") == "Feature":
            return [dict(values)]
    if isinstance(values, list):  # flooded areas without geometry
        return values
    raise FeedError(wrong_shape(EXPECTED))


def _refuse_error(values: Item) -> None:
    status = finite(values.get("statusCode"))
    if status != 200.0:
        message = clean_text(values.get("message") or values.get("error") or values.get("result"))
        raise FeedError(source_says(message[:200] or clean_text(values.get("statusCode"))))


def _is_ours(feature: Json) -> bool:
    """Return whether it is one of the three: counts over time and pumping stations come in the same envelope."""
    inner = feature.get("properties") if isinstance(feature, Mapping) else None
    held = inner if isinstance(inner, Mapping) else feature
    return isinstance(held, Mapping) and bool({"gaugeid", "state", "created_at"} & set(held))


FORMAT = Format(
    "petabencana",
    Label("Laporan warga PetaBencana.id", "PetaBencana.id citizen reports"),
    parse,
    content_types=("application/json", "application/geo+json", "application/topo+json"),
    options=(
        Option("categories", Label("disaster_type ke kode kategori", "disaster_type to category code")),
        Option("time_zone", Label("zona waktu untuk waktu tanpa zona", "time zone of times without one")),
    ),
)
