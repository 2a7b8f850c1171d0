"""NASA FIRMS fires and heat seen from space: the area CSV of VIIRS and MODIS, some 3 hours old.

Errors come as plain text ("Invalid MAP_KEY."). There is no number: the key is satellite, time and place. Gas flares
and refineries glow every night: option ``exclusion_zones`` keeps them from becoming incidents. Credit: NASA FIRMS.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from services.domain.feed import Feed
from services.domain.geo import Point, distance_m
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option, source_says, wrong_shape
from services.feeds.formats.csv_rows import csv_rows, csv_text
from services.feeds.formats.fields import (
    NO_TIME,
    BadItemError,
    LeftOutError,
    clean_text,
    filled,
    finite,
    point_of,
    without_tags,
)
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items

EXPECTED = Label(
    id="tabel CSV FIRMS dengan latitude, longitude, acq_date, acq_time",
    en="a FIRMS CSV table with latitude, longitude, acq_date, acq_time",
)
NO_PLACE = Label(id="tempatnya tidak ada atau tidak terbaca", en="its place is missing or unreadable")
HEADER_MAX = 10_000  # characters
_COLUMNS = ("latitude", "longitude", "acq_date", "acq_time")
_WORDS = {"l": "low", "n": "nominal", "h": "high", "low": "low", "nominal": "nominal", "high": "high"}
_MODIS_NOMINAL, _MODIS_HIGH = 30.0, 80.0  # per cent; MODIS C6.1 user's guide


@dataclass(frozen=True, slots=True)
class Zone:
    """A place known to be hot for good."""

    centre: Point
    radius_m: float
    name: str


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the hotspots of ``body``. Raises FeedError when it is not FIRMS's table, with FIRMS's own words.

    Measures: power (fire radiative power, MW), brightness (K), confidence (%, MODIS only). Attributes: confidence
    (low, nominal or high), satellite, instrument, day_night. Hotspots in an exclusion zone are left out.
    """
    text = csv_text(body).lstrip()
    header = [name.strip() for name in text[:HEADER_MAX].partition("\n")[0].split(",")]
    if not all(name in header for name in _COLUMNS):
        raise FeedError(_refusal(text))
    return read_items(csv_rows(text), _Reader(feed).read, feed=feed)


def _refusal(text: str) -> Label:
    """Return what FIRMS says in place of a table: one line of words."""
    line = without_tags(clean_text(text.partition("\n")[0]))[:200]
    return (
        source_says(line)
        if line and "," not in line and not line.startswith(("{", "["))
        else wrong_shape(EXPECTED)
    )


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed, self._zones = feed, _zones(feed)

    def read(self, item: Item, raw: str) -> Observation:
        point, at = point_of(item.get("latitude"), item.get("longitude")), _acquired_at(item)
        if point is None:
            raise BadItemError(NO_PLACE)
        self._refuse_known(point)
        satellite, instrument = clean_text(item.get("satellite")), clean_text(item.get("instrument"))
        brightness = finite(item.get("bright_ti4")) or finite(item.get("brightness"))
        numbers = {
            "power": (finite(item.get("frp")), "MW"),
            "brightness": (brightness, "K"),
            "confidence": (finite(item.get("confidence")), "%"),
        }
        place = f"{clean_text(item.get('latitude'))}:{clean_text(item.get('longitude'))}"
        return Observation(
            source=self._feed.feed_id,
            external_id=f"{instrument}-{satellite}:{at:%Y-%m-%d:%H%M}:{place}",
            kind=ObservationKind.HOTSPOT,
            observed_at=at,
            title="Titik panas " + " ".join(filter(None, (instrument, satellite))),
            point=point,
            category=str(self._feed.options.get("category", "")),
            measures={name: Measure(n, unit) for name, (n, unit) in numbers.items() if n is not None},
            attributes=filled({
                "confidence": _confidence(item),
                "satellite": satellite,
                "instrument": instrument,
                "day_night": {"D": "day", "N": "night"}.get(clean_text(item.get("daynight")), ""),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip

    def _refuse_known(self, point: Point) -> None:
        for zone in self._zones:
            if distance_m(point, zone.centre) <= zone.radius_m:
                name = f" ({zone.name})" if zone.name else ""
                raise LeftOutError(
                    Label(
                        id=f"di dalam zona pengecualian{name}: sumber panas tetap yang sudah dikenal",
                        en=f"inside an exclusion zone{name}: a known permanent source of heat",
                    )
                )


def _acquired_at(item: Item) -> datetime:
    """Return the time of "2026-09-23" and "610", which is 06:10 UTC without its leading zero."""
    clock = clean_text(item.get("acq_time")).replace(":", "")
    if not clock.isdecimal() or len(clock) > 4:
        raise BadItemError(NO_TIME)
    try:
        day = date.fromisoformat(clean_text(item.get("acq_date")))
        return datetime.combine(day, time(int(clock.zfill(4)[:2]), int(clock.zfill(4)[2:])), UTC)
    except ValueError as error:
        raise BadItemError(NO_TIME) from error


def _confidence(item: Item) -> str:
    text = clean_text(item.get("confidence")).casefold()
    number = finite(text)
    if number is None:
        return _WORDS.get(text, "")
    return "high" if number >= _MODIS_HIGH else "nominal" if number >= _MODIS_NOMINAL else "low"


def _zones(feed: Feed) -> list[Zone]:
    """Read ``exclusion_zones``: a list of {lat, lon, radius_m}, and a name if you like. Raises FeedError."""
    option = feed.options.get("exclusion_zones", ())
    if not isinstance(option, list | tuple):
        raise FeedError(bad_option("exclusion_zones"))
    return [_zone(one) for one in option]


def _zone(option: object) -> Zone:
    if isinstance(option, Mapping):
        centre, radius_m = point_of(option.get("lat"), option.get("lon")), finite(option.get("radius_m"))
        if centre and radius_m is not None and radius_m > 0.0:
            return Zone(centre, radius_m, clean_text(option.get("name", "")))
    raise FeedError(bad_option("exclusion_zones"))


FORMAT = Format(
    "firms",
    Label("Titik panas NASA FIRMS (CSV)", "NASA FIRMS hotspots (CSV)"),
    parse,
    content_types=("text/csv", "text/plain", "application/csv"),
    options=(
        Option("exclusion_zones", Label("zona panas tetap: lat, lon, radius_m", "known heat: lat, lon, radius_m")),
        Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),
    ),
)
