"""Traccar positions: ``GET /api/positions`` (the latest of each device), or one forwarded message.

A position names its device by number only. Names come from ``options["devices"]`` (as ``GET /api/devices``
answers), from a "devices" list beside the positions, or from fields ``deviceName`` and ``category`` on each.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option, wrong_shape
from services.feeds.formats.fields import (
    NO_ID,
    BadItemError,
    clean_text,
    filled,
    finite,
    point_of,
    time_of,
    zone_of,
)
from services.feeds.formats.format import Format
from services.feeds.formats.items import Item, list_of, read_items
from services.feeds.formats.json_body import json_body

KMH_PER_KNOT = 1.852
NOT_BEFORE = datetime(
    2010, 1, 1, tzinfo=UTC
)  # no receiver in service is older; unset clocks start in 1970 or 1980
AHEAD = timedelta(minutes=5)
FIX = "fixTime"

EXPECTED = Label(id="daftar posisi Traccar", en="a list of Traccar positions")
NOT_LOCATED = Label(id="belum mendapat posisi", en="it has no position yet")
CLOCK_UNSET = Label(
    id="jam perangkat belum disetel (waktu sebelum 2010)", en="the device's clock is not set (before 2010)"
)
CLOCK_AHEAD = Label(id="jam perangkat mendahului jam server", en="the device's clock runs ahead of the server's")


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the positions of ``body``. Raises FeedError when it is not Traccar's shape.

    ``external_id`` is the device's number, ``category`` its kind ("waste", "truck"), ``status`` its own word.
    Measures: speed (km/h), heading (deg), accuracy (m), battery (%). Attributes: fix ("outdated" or "invalid",
    absent when good), unique_id. ``observed_at`` is the receiver's time: a buffered fix is as old as it is.
    """
    values = json_body(body)
    if isinstance(values, dict) and isinstance(values.get("position"), dict):
        values = {"positions": [values["position"]], "devices": [values.get("device")]}
    positions = list_of(values, under=("positions",), expected=EXPECTED)
    beside = values.get("devices") if isinstance(values, dict) else None
    _refuse_other_lists(positions)
    return read_items(positions, _Reader(feed, _by_id(_configured(feed)) | _by_id(beside)).read, feed=feed)


class _Reader:
    def __init__(self, feed: Feed, devices: Mapping[str, Item]) -> None:
        self._feed, self._devices = feed, devices
        self._zone = zone_of(feed)

    def read(self, item: Item, raw: str) -> Observation:
        device_id = clean_text(item.get("deviceId"))
        if not device_id:
            raise BadItemError(NO_ID)
        point = point_of(item.get("latitude"), item.get("longitude"))
        if point is None:
            raise BadItemError(NOT_LOCATED)
        device = self._devices.get(device_id, {})
        return Observation(
            source=self._feed.feed_id,
            external_id=device_id,
            kind=ObservationKind.POSITION,
            observed_at=self._fixed_at(item),
            title=clean_text(item.get("deviceName")) or clean_text(device.get("name")) or device_id,
            place=clean_text(item.get("address")),
            point=point,
            category=clean_text(item.get("category")) or clean_text(device.get("category")),
            status=clean_text(device.get("status")),
            measures=_measures(item),
            attributes=filled({"fix": _quality(item), "unique_id": clean_text(device.get("uniqueId"))}),
            raw=raw,
            is_drill=self._feed.is_drill,
        )

    def _fixed_at(self, item: Item) -> datetime:
        at = time_of(item.get(FIX) or item.get("deviceTime"), self._zone)
        if at < NOT_BEFORE:
            raise BadItemError(CLOCK_UNSET)
        heard = item.get("serverTime")
        if heard and at > time_of(heard, self._zone) + AHEAD:
            raise BadItemError(CLOCK_AHEAD)
        return at


def _measures(item: Item) -> dict[str, Measure]:
    knots, attributes = finite(item.get("speed")), item.get("attributes")
    battery = finite(attributes.get("batteryLevel")) if isinstance(attributes, dict) else None
    numbers = {
        "speed": (None if knots is None else knots * KMH_PER_KNOT, "km/h"),
        "heading": (finite(item.get("course")), "deg"),
        "accuracy": (finite(item.get("accuracy")), "m"),
        "battery": (battery, "%"),
    }
    return {name: Measure(number, unit) for name, (number, unit) in numbers.items() if number is not None}


def _quality(item: Item) -> str:
    if item.get("valid") is False:
        return "invalid"
    return "outdated" if item.get("outdated") is True else ""


def _configured(feed: Feed) -> object:
    option = feed.options.get("devices", [])
    if not isinstance(option, list | tuple):
        raise FeedError(bad_option("devices"))
    return option


def _by_id(devices: object) -> dict[str, Item]:
    listed: Iterable[object] = devices if isinstance(devices, list | tuple) else ()
    return {clean_text(device.get("id")): device for device in listed if isinstance(device, Mapping)}


def _refuse_other_lists(values: Sequence[Json]) -> None:
    """Devices, events and geofences are lists too: without one position among them it is the wrong address."""
    if values and not any(isinstance(value, dict) and "latitude" in value for value in values):
        raise FeedError(wrong_shape(EXPECTED))


FORMAT = Format(
    "traccar",
    Label("Posisi armada Traccar", "Traccar vehicle positions"),
    parse,
    is_kept_in_memory=True,
)
