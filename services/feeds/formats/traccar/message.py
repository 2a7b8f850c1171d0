"""The shapes Traccar speaks in, as rows: a list of one kind, the web socket's object, a forwarded message."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.items import Item
from services.feeds.formats.masking import masked

EXPECTED = Label(
    id="daftar posisi, perangkat atau kejadian Traccar", en="a list of Traccar positions, devices or events"
)
_LISTS = ("positions", "devices", "events", "geofences")
_SINGLE = ("position", "device", "event", "geofence")


@dataclass(frozen=True, slots=True)
class Message:
    """``rows`` are to be read, the others only lend their names and places."""

    rows: Sequence[Json]
    positions: Sequence[Json] = ()
    devices: Sequence[Json] = ()
    geofences: Sequence[Json] = ()


def message_of(values: Json) -> Message:
    """Return the rows in ``values``. Raises FeedError when there are none of Traccar's."""
    if isinstance(values, list):
        rows = [_without_people(row) for row in values]
        return Message(_recognised(rows), positions=rows)
    if not isinstance(values, dict):
        raise FeedError(wrong_shape(EXPECTED))
    if _is_known(values):
        return Message([_without_people(values)])
    held = {name: _listed(values, name, single) for name, single in zip(_LISTS, _SINGLE, strict=True)}
    if not any(name in values for name in (*_LISTS[:3], *_SINGLE[:3])):
        raise FeedError(wrong_shape(EXPECTED))
    rows = [*held["positions"], *held["events"]] or held["devices"]
    return Message(_recognised(rows), held["positions"], held["devices"], held["geofences"])


def is_event(row: Item) -> bool:
    return "eventTime" in row


def is_device(row: Item) -> bool:
    return "uniqueId" in row and "latitude" not in row


def _listed(values: Item, name: str, single: str) -> list[Json]:
    one, many = values.get(single), values.get(name)
    if many is not None and not isinstance(many, list):
        raise FeedError(wrong_shape(EXPECTED))
    rows = [*(many or []), *([one] if isinstance(one, dict) else [])]
    return [_without_people(row) for row in rows]


def _recognised(rows: Sequence[Json]) -> Sequence[Json]:
    """Geofences, users and servers are lists too: without one known row it is the wrong address."""
    if rows and not any(isinstance(row, dict) and _is_known(row) for row in rows):
        raise FeedError(wrong_shape(EXPECTED))
    return rows


def _is_known(row: Item) -> bool:
    return is_device(row) or ("deviceId" in row and ("latitude" in row or is_event(row)))


def _without_people(row: Json) -> Json:
    """Return a device without whom to call about it."""
    if not isinstance(row, dict) or not is_device(row):
        return row
    return {name: value for name, value in masked(row).items() if name != "contact"}
