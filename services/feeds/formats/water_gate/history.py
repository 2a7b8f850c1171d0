"""One gate's history as text: "2026-04-30 10.00.00,150;...|3500;2500;1500|<html>".

The points are centimetres, the thresholds of SIAGA 1, 2, 3 millimetres; the gate is not named, the feed is.
"""

import re
from collections.abc import Sequence

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind
from services.feeds.errors import NOT_UTF8, FeedError
from services.feeds.formats.fields import BadItemError, clean_text, finite
from services.feeds.formats.items import Item
from services.feeds.formats.water_gate.settings import NO_LEVEL, Settings, as_measures, graded, severity_of

_START = re.compile(rb"\s*\d{4}-\d{2}-\d{2} \d{1,2}[.:]\d{2}[.:]\d{2},")


def is_history(body: bytes) -> bool:
    return bool(_START.match(body.removeprefix(b"\xef\xbb\xbf")[:100]))


def points_of(body: bytes) -> Sequence[Json]:
    """Return a row per point: at, cm and the thresholds. Raises FeedError when it is not text."""
    try:
        text = body.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise FeedError(NOT_UTF8, str(error)) from error
    points, _, rest = text.partition("|")
    levels: list[Json] = [n / 10.0 for n in map(finite, rest.partition("|")[0].split(";")) if n is not None]
    return [_row(point, levels) for point in points.split(";") if point.strip()]


class HistoryReader:
    """Every point is the same site at another time."""

    def __init__(self, feed: Feed, settings: Settings) -> None:
        self._feed, self._settings = feed, settings

    def read(self, item: Item, raw: str) -> Observation:
        level, held = finite(item.get("cm")), item.get("siaga_cm")
        if level is None:
            raise BadItemError(NO_LEVEL)
        thresholds = [n for n in map(finite, held) if n is not None] if isinstance(held, list) else []
        thresholds = thresholds or list(self._settings.thresholds(self._feed.feed_id))
        siaga = graded(level, thresholds)
        date, _, clock = clean_text(item.get("at")).partition(" ")
        marks = {f"siaga{n}": cm for n, cm in enumerate(thresholds[:4], start=1)}
        return Observation(
            source=self._feed.feed_id,
            external_id=self._feed.feed_id,
            kind=ObservationKind.SITE,
            observed_at=self._settings.time_at(date, clock),
            title=self._feed.name.id,
            severity=severity_of(siaga),
            status=f"Siaga {siaga}" if siaga else "",
            measures=as_measures({"level": level, **marks}, "cm"),
            attributes={"site_type": "water_gauge"},
            raw=raw,
            is_drill=self._feed.is_drill,
        )


def _row(point: str, levels: list[Json]) -> Json:
    at, _, cm = point.strip().partition(",")
    return {"at": at, "cm": cm, "siaga_cm": levels}
