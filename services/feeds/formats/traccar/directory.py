"""What numbers stand for: devices, geofences and positions named beside a message, or in the profile."""

from collections.abc import Iterable, Mapping

from services.domain.event import Json
from services.domain.feed import Feed
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import Item
from services.feeds.formats.traccar.message import Message

_NOBODY: Item = {}


class Directory:
    """Raises FeedError when an option is not a list."""

    def __init__(self, feed: Feed, message: Message) -> None:
        self._devices = _by_id(_configured(feed, "devices")) | _by_id(message.devices)
        self._geofences = _by_id(_configured(feed, "geofences")) | _by_id(message.geofences)
        self._positions = _by_id(message.positions)

    def device(self, device_id: str) -> Item:
        return self._devices.get(device_id, _NOBODY)

    def device_name(self, device_id: str) -> str:
        return clean_text(self.device(device_id).get("name")) or device_id

    def geofence_names(self, ids: Json) -> str:
        """Return the names of the geofences, or their numbers where nobody named them."""
        numbers = [clean_text(one) for one in ids] if isinstance(ids, list) else []
        return ", ".join(self.geofence_name(number) for number in numbers if number)

    def geofence_name(self, geofence_id: str) -> str:
        return clean_text(self._geofences.get(geofence_id, _NOBODY).get("name")) or geofence_id

    def position(self, position_id: str) -> Item:
        return self._positions.get(position_id, _NOBODY)


def _configured(feed: Feed, name: str) -> object:
    option = feed.options.get(name, [])
    if not isinstance(option, list | tuple):
        raise FeedError(bad_option(name))
    return option


def _by_id(rows: object) -> dict[str, Item]:
    listed: Iterable[object] = rows if isinstance(rows, list | tuple) else ()
    return {clean_text(row.get("id")): row for row in listed if isinstance(row, Mapping)}
