"""The earthquakes on the map: the newest the record holds, read again when another came."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from console.reads import Read
from console.room import Room
from services.domain.event import EventKind
from services.domain.log import Committed
from services.domain.observation import ObservationKind
from widgets.map.map_view import MapView

SHOWN = 15


class EarthquakeWiring(QObject):
    """GUI thread."""

    def __init__(self, room: Room, map_view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._read = Read(room.pool, self)
        self._read.answered.connect(map_view.show_earthquakes)
        room.announcer.committed.connect(self._take)
        self._ask()

    @Slot(object)
    def _take(self, committed: Committed) -> None:
        if any(
            event.kind is EventKind.OBSERVED and _is_quake(event.data.get("observation"))
            for event in committed.events
        ):
            self._ask()

    def _ask(self) -> None:
        self._read.ask(
            partial(self._room.store.readers.recent_observations, ObservationKind.EARTHQUAKE, limit=SHOWN)
        )


def _is_quake(observation: object) -> bool:
    return isinstance(observation, dict) and observation.get("kind") == ObservationKind.EARTHQUAKE.value
