"""Traccar: positions, devices and events, as its REST API, its web socket and its forwarding send them."""

from services.domain.feed import Feed
from services.domain.observation import Observation, Parsed
from services.domain.text import Label
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.traccar.devices import DeviceReader
from services.feeds.formats.traccar.directory import Directory
from services.feeds.formats.traccar.events import EventReader
from services.feeds.formats.traccar.message import is_device, is_event, message_of
from services.feeds.formats.traccar.positions import PositionReader

__all__ = ["FORMAT", "parse"]


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return what ``body`` tells of the fleet. Raises FeedError when it is not Traccar's shape.

    - A position is a POSITION: ``external_id`` the device's number, ``category`` its kind ("waste", "truck"),
      ``status`` its own word. Measures: speed (km/h), heading (deg), accuracy and altitude (m), battery (%),
      odometer (km). Attributes: fix ("outdated" or "invalid", absent when good), unique_id, ignition, motion,
      alarm, geofences. ``observed_at`` is the receiver's time: a buffered fix is as old as it is.
    - A device that comes without positions is a POSITION without a point: its status and when it was last heard.
    - An event that asks for help (alarm, geofenceExit, deviceOffline...) is a REPORT "event:<id>", with
      ``category`` from ``options.categories`` (sos = "..."); any other event (deviceMoving, ignitionOn...) is a
      POSITION without a point: the device's status, with the attribute event.
    """
    message = message_of(json_body(body))
    directory = Directory(feed, message)
    positions, devices = PositionReader(feed, directory), DeviceReader(feed)
    events = EventReader(feed, directory)

    def read(item: Item, raw: str) -> Observation:
        if is_event(item):
            return events.read(item, raw)
        return devices.read(item, raw) if is_device(item) else positions.read(item, raw)

    return read_items(message.rows, read, feed=feed)


FORMAT = Format(
    "traccar",
    Label("Posisi dan kejadian armada Traccar", "Traccar vehicle positions and events"),
    parse,
    options=(
        Option(
            "devices", Label("daftar perangkat seperti GET /api/devices", "devices as GET /api/devices lists them")
        ),
        Option("geofences", Label("daftar pagar seperti GET /api/geofences", "geofences as GET /api/geofences")),
        Option(
            "categories", Label("alarm atau jenis kejadian ke kode kategori", "alarm or event type to category")
        ),
    ),
    is_kept_in_memory=True,
)
