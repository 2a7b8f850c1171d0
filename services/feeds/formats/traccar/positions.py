"""Where devices were. A position names its device by number only; the directory knows the name."""

import math

from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.text import Label
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, finite, point_of, zone_of
from services.feeds.formats.items import Item
from services.feeds.formats.traccar.clock import device_time
from services.feeds.formats.traccar.directory import Directory

KMH_PER_KNOT = 1.852
NOT_LOCATED = Label(id="belum mendapat posisi", en="it has no position yet")
_NOTHING: Item = {}


class PositionReader:
    """``GET /api/positions`` (the latest of each device, or a history), or one forwarded position."""

    def __init__(self, feed: Feed, directory: Directory) -> None:
        self._feed, self._directory, self._zone = feed, directory, zone_of(feed)

    def read(self, item: Item, raw: str) -> Observation:
        device_id = clean_text(item.get("deviceId"))
        if not device_id:
            raise BadItemError(NO_ID)
        point = point_of(item.get("latitude"), item.get("longitude"))
        if point is None:
            raise BadItemError(NOT_LOCATED)
        device, told = self._directory.device(device_id), extras_of(item)
        return Observation(
            source=self._feed.feed_id,
            external_id=device_id,
            kind=ObservationKind.POSITION,
            observed_at=device_time(
                item.get("fixTime") or item.get("deviceTime"), heard=item.get("serverTime"), zone=self._zone
            ),
            title=clean_text(item.get("deviceName")) or self._directory.device_name(device_id),
            place=clean_text(item.get("address")),
            point=point,
            category=clean_text(item.get("category")) or clean_text(device.get("category")),
            status=clean_text(device.get("status")),
            measures=_measures(item),
            attributes=filled({
                "fix": _quality(item),
                "unique_id": clean_text(device.get("uniqueId")),
                "alarm": clean_text(told.get("alarm")),
                "ignition": _yes_or_no(told.get("ignition")),
                "motion": _yes_or_no(told.get("motion")),
                "geofences": self._directory.geofence_names(item.get("geofenceIds")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def extras_of(item: Item) -> Item:
    """Return the attributes, which differ by the tracker's protocol."""
    attributes = item.get("attributes")
    return attributes if isinstance(attributes, dict) else _NOTHING


def _measures(item: Item) -> dict[str, Measure]:
    knots, told = finite(item.get("speed")), extras_of(item)
    metres = finite(told.get("odometer")) or finite(told.get("totalDistance"))
    numbers = {
        "speed": (None if knots is None else knots * KMH_PER_KNOT, "km/h"),
        "heading": (finite(item.get("course")), "deg"),
        "accuracy": (finite(item.get("accuracy")), "m"),
        "altitude": (finite(item.get("altitude")), "m"),
        "battery": (finite(told.get("batteryLevel")), "%"),
        "odometer": (None if metres is None else metres / 1000.0, "km"),
    }
    return {name: Measure(n, unit) for name, (n, unit) in numbers.items() if n is not None and math.isfinite(n)}


def _quality(item: Item) -> str:
    if item.get("valid") is False:
        return "invalid"
    return "outdated" if item.get("outdated") is True else ""


def _yes_or_no(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else ""
