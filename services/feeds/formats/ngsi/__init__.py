"""FIWARE context brokers: NGSI-v2 and NGSI-LD entities of the smart data models, in every encoding (FEEDS 7)."""

from dataclasses import replace

from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.ngsi.documents import entities_of
from services.feeds.formats.ngsi.paging import next_page_of
from services.feeds.formats.ngsi.reader import EntityReader

__all__ = ["FORMAT", "parse"]


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the entities of ``body``. Raises FeedError when there are none, or when it is an error of the broker.

    The type decides: Alert and WeatherAlert are WARNINGs; Complaint, IssueReporting, Open311 requests and
    RoadAccident REPORTs; Vehicle and FleetVehicle POSITIONs; KeyPerformanceIndicator a MEASUREMENT;
    WeatherForecast a FORECAST; every other one is a SITE with a site_type (street_light, waste_bin, parking,
    air_quality, noise, weather, water_gauge, water_gate, asset). Numbers become measures in UCUM-like units,
    levels in cm, shares of 0..1 in %. ``observed_at`` is the observation's own time; where an entity has none, the
    time it was last modified, and the attribute time_of says so. Without any, a thing that stands there is UNDATED
    (time_of is "none"), and a reading, a message or a position is rejected.

    Attributes: entity_type, site_type, power_state, station, agency... and coordinates = "swapped" where longitude
    and latitude stood in the wrong order: only where nothing else lies in ``options.bounds`` or on the globe.
    ``next_url`` is the next page of ``.../entities`` while pages are full.
    """
    values = json_body(body)
    next_url = next_page_of(values, feed)
    return replace(read_items(entities_of(values), EntityReader(feed).read, feed=feed), next_url=next_url)


FORMAT = Format(
    "ngsi",
    Label("Entitas FIWARE (NGSI-v2 dan NGSI-LD)", "FIWARE entities (NGSI-v2 and NGSI-LD)"),
    parse,
    content_types=("application/json", "application/ld+json", "application/geo+json"),
    options=(
        Option("time_zone", Label("zona waktu untuk waktu tanpa zona", "time zone of times without one")),
        Option("coordinate_order", Label('"lon,lat" (bawaan) atau "lat,lon"', '"lon,lat" (default) or "lat,lon"')),
        Option("categories", Label("kategori sumber ke kode kategori", "the source's category to category code")),
        Option("indicators", Label("entitas KPI ke kode indikator", "KPI entity to indicator")),
    ),
)
