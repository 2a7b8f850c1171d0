"""The earthquakes on the map: the newest the record holds, read again when another came."""

import math
from functools import partial

from PySide6.QtCore import QObject, Slot

from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.event import EventKind
from services.domain.feed import FeedHealth
from services.domain.freshness import Freshness
from services.domain.log import Committed
from services.domain.observation import Observation, ObservationKind
from widgets.map.map_view import MapView

SHOWN = 15


class EarthquakeWiring(QObject):
    """GUI thread."""

    def __init__(self, room: Room, map_view: MapView, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._map = room, map_view
        self._sources: frozenset[str] = frozenset()
        self._read = Read(room.pool, self)
        self._read.answered.connect(self._show)
        self._read.failed.connect(notices.tell_error)
        room.announcer.committed.connect(self._take)
        room.feeds.health_changed.connect(self._take_health)
        self._ask()

    @Slot(object)
    def _show(self, earthquakes: tuple[Observation, ...]) -> None:
        self._sources = frozenset(quake.source for quake in earthquakes)
        self._map.show_earthquakes(earthquakes)

    @Slot(object)
    def _take(self, committed: Committed) -> None:
        if any(
            event.kind is EventKind.OBSERVED and _is_quake(event.data.get("observation"))
            for event in committed.events
        ):
            self._ask()

    @Slot(object)
    def _take_health(self, health: FeedHealth) -> None:
        """Let the layer be as fresh as the best of its sources."""
        if health.feed.feed_id in self._sources:
            rows = [row for row in self._room.feeds.healths() if row.feed.feed_id in self._sources]
            self._map.show_earthquake_freshness(min((row.freshness for row in rows), key=_age_s))

    def _ask(self) -> None:
        self._read.ask(
            partial(self._room.store.readers.recent_observations, ObservationKind.EARTHQUAKE, limit=SHOWN)
        )


def _age_s(freshness: Freshness) -> float:
    return math.inf if freshness.age_s is None else freshness.age_s


def _is_quake(observation: object) -> bool:
    return isinstance(observation, dict) and observation.get("kind") == ObservationKind.EARTHQUAKE.value
