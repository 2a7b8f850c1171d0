"""What feeds told and no incident holds, on the map: sites, hotspots, reports without an incident."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from console.notices import Notices
from console.reads import Read
from console.room import Room
from db.readers import Readers
from services.domain.event import Event, EventKind, Json
from services.domain.feed import FeedHealth
from services.domain.freshness import Freshness, FreshnessState, freshness_at
from services.domain.log import Committed
from services.domain.observation import Observation, ObservationKind
from services.domain.observation_json import observation_from_json
from widgets.map.map_view import MapView

GATHER_MS = 500  # so that a busy minute is read twice a second, not at every commit
REPORTS_FOR, HOTSPOTS_FOR = timedelta(hours=24), timedelta(hours=48)
BY_HAND_STALE_S = 86_400.0  # what was taken in by hand has no source that could fall silent
_KINDS = frozenset({"site", "hotspot", "report"})
Told = tuple[tuple[Mapping[str, Json], bool], ...]
"""Observations as events hold them, and whether an incident holds each."""


class ObservationWiring(QObject):
    """GUI thread; observations are read and made in the pool."""

    def __init__(self, room: Room, map_view: MapView, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._map = room, map_view
        self._shown: dict[tuple[str, str], Observation] = {}
        self._freshness: dict[str, Freshness] = {}
        self._told: list[tuple[Mapping[str, Json], bool]] = []
        self._first, self._news = Read(room.pool, self), Read(room.pool, self)
        self._is_making = False
        self._first.answered.connect(self._show_first)
        self._news.answered.connect(self._show_news)
        for read in (self._first, self._news):
            read.failed.connect(notices.tell_error)
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._make)
        room.announcer.committed.connect(self._take)
        room.feeds.health_changed.connect(self._take_health)
        self._first.ask(partial(_present, room.store.readers, room.clock.now()))

    @Slot(object)
    def _take(self, committed: Committed) -> None:
        told = [one for event in committed.events if (one := _told(event)) is not None]
        if told:
            self._told += told
            if not (self._gather.isActive() or self._is_making):
                self._gather.start()

    @Slot()
    def _make(self) -> None:
        told, self._told = tuple(self._told), []
        self._is_making = True
        self._news.ask(partial(_made, told))

    @Slot(object)
    def _show_first(self, observations: tuple[Observation, ...]) -> None:
        self._show([one for one in observations if _key(one) not in self._shown])

    @Slot(object)
    def _show_news(self, news: tuple[tuple[Observation, bool], ...]) -> None:
        self._is_making = False
        if self._told:
            self._gather.start()
        held = [one for one, is_held in news if is_held and _key(one) in self._shown]
        for one in held:
            del self._shown[_key(one)]
        if held:
            self._map.remove_observations(held)
        self._show([one for one, is_held in news if not is_held])

    def _show(self, observations: Sequence[Observation]) -> None:
        self._shown.update((_key(one), one) for one in observations)
        self._leave_out_old()
        self._put(observations)

    def _leave_out_old(self) -> None:
        now = self._room.clock.now()
        old = [one for one in self._shown.values() if _is_over(one, now)]
        for one in old:
            del self._shown[_key(one)]
        if old:
            self._map.remove_observations(old)

    @Slot(object)
    def _take_health(self, health: FeedHealth) -> None:
        """Draw a source's items anew when it falls silent or is back, not with each second of its age."""
        source, before = health.feed.feed_id, self._freshness.get(health.feed.feed_id)
        self._freshness[source] = health.freshness
        if before is None or before.state is not health.freshness.state:
            self._put([one for one in self._shown.values() if one.source == source])

    def _put(self, observations: Sequence[Observation]) -> None:
        if observations:
            now = self._room.clock.now()
            pairs = tuple((one, self._freshness_of(one, now)) for one in observations if _key(one) in self._shown)
            silent = {name for name, one in self._freshness.items() if one.state is not FreshnessState.LIVE}
            self._map.show_observations(pairs, stale=sum(source in silent for source, _ in self._shown))

    def _freshness_of(self, item: Observation, now: datetime) -> Freshness:
        known = self._freshness.get(item.source)
        if known is not None:
            return known
        dated = item.observed_at if item.observed_at.year > 1970 else None
        return freshness_at(dated, now, stale_after_s=BY_HAND_STALE_S)


def _told(event: Event) -> tuple[Mapping[str, Json], bool] | None:
    observation = event.data.get("observation") if event.kind is EventKind.OBSERVED else None
    if not isinstance(observation, dict) or observation.get("kind") not in _KINDS:
        return None
    is_held = event.incident_id is not None and observation.get("kind") != ObservationKind.SITE.value
    return observation, is_held


def _made(told: Told) -> tuple[tuple[Observation, bool], ...]:
    """Pool thread."""
    return tuple(
        (one, is_held)
        for raw, is_held in told
        if (one := observation_from_json(raw)).point is not None  # without a place there is nothing to show
    )


def _present(readers: Readers, now: datetime) -> tuple[Observation, ...]:
    """Pool thread."""
    found = (
        *readers.current_sites(),
        *readers.recent_hotspots(now - HOTSPOTS_FOR),
        *readers.reports_without_incident(now - REPORTS_FOR),
    )
    return tuple(one for one in found if one.point is not None)


def _is_over(item: Observation, now: datetime) -> bool:
    shown_for = {ObservationKind.REPORT: REPORTS_FOR, ObservationKind.HOTSPOT: HOTSPOTS_FOR}.get(item.kind)
    return shown_for is not None and item.observed_at < now - shown_for


def _key(item: Observation) -> tuple[str, str]:
    return item.source, item.external_id
