"""What happened to devices: calls for help become reports, the rest is the device's status."""

from collections.abc import Mapping
from types import MappingProxyType

from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, point_of, zone_of
from services.feeds.formats.items import Item
from services.feeds.formats.traccar.clock import device_time
from services.feeds.formats.traccar.directory import Directory
from services.feeds.formats.traccar.positions import extras_of

# FEEDS 6: alarm, overspeed, geofenceExit, deviceOffline are incidents.
_REPORTS = frozenset(
    {"alarm", "deviceOverspeed", "geofenceExit", "deviceOffline", "deviceFuelDrop", "maintenance"}
)
_STATUS = MappingProxyType({
    "deviceOnline": "online", "deviceUnknown": "unknown", "deviceInactive": "inactive",
    "deviceMoving": "moving", "deviceStopped": "stopped",
})  # fmt: skip


class EventReader:
    """``GET /api/reports/events``, the web socket's events, or one forwarded event with its position."""

    def __init__(self, feed: Feed, directory: Directory) -> None:
        self._feed, self._directory, self._zone = feed, directory, zone_of(feed)
        self._categories = _categories(feed)

    def read(self, item: Item, raw: str) -> Observation:
        event_id, device_id = clean_text(item.get("id")), clean_text(item.get("deviceId"))
        word = clean_text(item.get("type"))
        if not device_id or not word:
            raise BadItemError(NO_ID)
        if word in _REPORTS and not event_id:
            raise BadItemError(NO_ID)
        return self._report(item, raw) if word in _REPORTS else self._status(item, raw)

    def _report(self, item: Item, raw: str) -> Observation:
        word, device_id = clean_text(item.get("type")), clean_text(item.get("deviceId"))
        alarm = clean_text(extras_of(item).get("alarm"))
        category = self._categories.get(alarm) or self._categories.get(word, "")
        name = self._directory.device_name(device_id)
        position = self._directory.position(clean_text(item.get("positionId")))
        return Observation(
            source=self._feed.feed_id,
            external_id=f"event:{clean_text(item.get('id'))}",
            kind=ObservationKind.REPORT,
            observed_at=device_time(item.get("eventTime"), heard=item.get("serverTime"), zone=self._zone),
            title=f"{name}: {alarm or word}",
            place=clean_text(position.get("address")),
            point=point_of(position.get("latitude"), position.get("longitude")),
            category=category,
            status="open",
            attributes=self._attributes(item),
            raw=raw,
            is_drill=self._feed.is_drill,
        )

    def _status(self, item: Item, raw: str) -> Observation:
        word, device_id = clean_text(item.get("type")), clean_text(item.get("deviceId"))
        device = self._directory.device(device_id)
        return Observation(
            source=self._feed.feed_id,
            external_id=device_id,
            kind=ObservationKind.POSITION,
            observed_at=device_time(item.get("eventTime"), heard=item.get("serverTime"), zone=self._zone),
            title=self._directory.device_name(device_id),
            category=clean_text(device.get("category")),
            status=_STATUS.get(word) or clean_text(device.get("status")),
            attributes=self._attributes(item),
            raw=raw,
            is_drill=self._feed.is_drill,
        )

    def _attributes(self, item: Item) -> dict[str, str]:
        geofence = clean_text(item.get("geofenceId"))
        return filled({
            "event": clean_text(item.get("type")),
            "alarm": clean_text(extras_of(item).get("alarm")),
            "device": clean_text(item.get("deviceId")),
            "geofence": "" if geofence == "0" else self._directory.geofence_name(geofence),
        })  # fmt: skip


def _categories(feed: Feed) -> Mapping[str, str]:
    option = feed.options.get("categories", {})
    if not isinstance(option, Mapping):
        raise FeedError(bad_option("categories"))
    return {str(word): str(category) for word, category in option.items()}
