"""The one object the page sees. What comes back is believed only after it was checked."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from services.domain.event import Json
from services.domain.geo import BoundingBox, Point
from widgets.map.page_state import KINDS
from widgets.map.point_rows import ID_PATTERN


@dataclass(frozen=True, slots=True)
class Viewport:
    """What the map shows now. ``zoom`` is Leaflet's; ``is_whole_area``: it was not moved from the start view."""

    center: Point
    zoom: float
    bounds: BoundingBox
    is_whole_area: bool

    def as_argument(self) -> Json:
        return {"lat": self.center.lat, "lon": self.center.lon, "zoom": self.zoom}


class MapBridge(QObject):
    """Registered with the web channel as ``bridge``.

    Signals to the page: ``batch`` (number, JSON text of operations, whether it ends its snapshot). The others
    are for Python: they carry only what passed the checks; the rest is dropped.
    """

    batch = Signal(int, str, bool)
    page_ready = Signal()
    batch_taken = Signal(int)
    thing_clicked = Signal(str, str)  # kind, key
    place_picked = Signal(float, float)  # lat, lon
    view_changed = Signal(object)  # Viewport

    @Slot()
    def ready(self) -> None:
        self.page_ready.emit()

    @Slot(int)
    def acknowledge(self, number: int) -> None:
        self.batch_taken.emit(number)

    @Slot(str, str)
    def clicked(self, kind: str, key: str) -> None:
        if kind in KINDS and ID_PATTERN.fullmatch(key):
            self.thing_clicked.emit(kind, key)

    @Slot(float, float)
    def place_chosen(self, lat: float, lon: float) -> None:
        place = _point(lat, lon)
        if place is not None:
            self.place_picked.emit(place.lat, place.lon)

    @Slot(float, float, float, float, float, float, float, bool)
    def view_moved(
        self, lat: float, lon: float, zoom: float, south: float, west: float, north: float, east: float,
        is_whole_area: bool,
    ) -> None:  # fmt: skip
        """Eight plain numbers: what the web channel carries without wrapping."""
        center, low, high = _point(lat, lon), _point(south, west), _point(north, east)
        if center and low and high and math.isfinite(zoom) and low.lat <= high.lat and low.lon <= high.lon:
            box = BoundingBox(low.lat, low.lon, high.lat, high.lon)
            self.view_changed.emit(Viewport(center, zoom, box, is_whole_area))


def _point(lat: float, lon: float) -> Point | None:
    try:
        return Point(lat, lon)
    except ValueError:
        return None
