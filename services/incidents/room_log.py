"""What happened to the room itself: feeds lost and back, cameras, start and stop. Events like any other."""

from collections.abc import Callable
from concurrent.futures import Future

from services.domain.camera import CameraState
from services.domain.clock import Clock
from services.domain.event import Event, EventKind, Json
from services.domain.feed import Feed
from services.domain.log import Batch, Committed
from services.domain.text import Label
from services.incidents.identity import new_event_id
from services.incidents.ports import EventLog


class RoomLog:
    """Appends one event for each; any thread, never blocks."""

    def __init__(
        self, log: EventLog, *, clock: Clock, station: str, new_id: Callable[[], str] = new_event_id
    ) -> None:
        self._log, self._clock, self._station, self._new_id = log, clock, station, new_id

    def started(self, version: str) -> Future[Committed]:
        return self._append(EventKind.STARTED, {"version": version})

    def stopped(self) -> Future[Committed]:
        return self._append(EventKind.STOPPED, {})

    def feed_lost(self, feed: Feed, reason: Label) -> Future[Committed]:
        data: dict[str, Json] = {"feed": feed.feed_id, "reason_id": reason.id, "reason_en": reason.en}
        return self._append(EventKind.FEED_LOST, data)

    def feed_recovered(self, feed: Feed) -> Future[Committed]:
        return self._append(EventKind.FEED_RECOVERED, {"feed": feed.feed_id})

    def camera_changed(self, camera_id: str, before: CameraState, after: CameraState) -> Future[Committed]:
        data: dict[str, Json] = {"camera": camera_id, "before": before.value, "after": after.value}
        return self._append(EventKind.CAMERA_CHANGED, data)

    def _append(self, kind: EventKind, data: dict[str, Json]) -> Future[Committed]:
        event = Event(self._new_id(), kind, self._clock.now(), "system", self._station, data=data)
        return self._log.append(Batch(events=(event,)))
