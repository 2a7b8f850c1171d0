"""OGC SensorThings 1.1: things, their datastreams and the newest observation of each (FEEDS 8.1)."""

from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.sensorthings.documents import next_page_of, rows_of
from services.feeds.formats.sensorthings.reader import ResultReader

__all__ = ["FORMAT", "parse"]


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return one SITE per observation of ``body``, or a MEASUREMENT where ``options.indicators`` names its datastream.

    Things, Datastreams, FeaturesOfInterest and Locations are read with what ``$expand`` put into them, Observations
    also as a dataArray. ``external_id`` is the datastream's (a bare observation's own, where nothing names its
    datastream). Measures: level (cm) of water, or value with the datastream's unit. A result in words is the
    ``status``. ``observed_at`` is the end of phenomenonTime. ``next_url`` is the server's @iot.nextLink.
    Raises FeedError when it is not SensorThings' shape.
    """
    values = json_body(body)
    parsed = read_items(rows_of(values, feed), ResultReader(feed).read, feed=feed)
    return Parsed(parsed.observations, parsed.rejected, next_url=next_page_of(values, feed))


FORMAT = Format(
    "sensorthings",
    Label("OGC SensorThings 1.1", "OGC SensorThings 1.1"),
    parse,
    options=(
        Option("indicators", Label("datastream ke kode indikator", "datastream to indicator")),
        Option("time_zone", Label("zona waktu untuk waktu tanpa zona", "time zone of times without one")),
    ),
)
