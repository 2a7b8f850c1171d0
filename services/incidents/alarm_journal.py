"""The way of alarm events to the disk: what the room itself notices is gathered, what a person does goes at once."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from functools import partial

from services.domain.alarm_fold import alarm_of
from services.domain.clock import Clock
from services.domain.event import Event, EventKind, Json
from services.domain.log import Batch, Committed
from services.incidents.identity import new_event_id
from services.incidents.ports import EventLog

AT_ONCE = 200  # events of one batch: some 20 ms of the writer
SYSTEM = "system"


class AlarmJournal:
    """What is not yet written is written again after a failure, and again after a kill: its cause still stands.

    GUI thread, except that futures report from the writer's.
    """

    def __init__(
        self, log: EventLog, *, clock: Clock, station: str, new_id: Callable[[], str] = new_event_id
    ) -> None:
        self._log, self._clock, self._station, self._new_id = log, clock, station, new_id
        self._pending: deque[Event] = deque()
        self._returned: deque[Event] = deque()  # of batches that failed, filled by the writer's thread
        self._is_writing = False

    def note(self, kind: EventKind, data: dict[str, Json], *, at: datetime | None = None) -> Event:
        """Return an event of the room itself, to be written with the next ``flush``."""
        event = self._event(kind, data, actor=SYSTEM, at=at)
        self._pending.append(event)
        return event

    def act(self, kind: EventKind, data: dict[str, Json], *, actor: str) -> Future[Committed]:
        """Write what a person did now, behind what is still to be told of the same alarm."""
        event = self._event(kind, data, actor=actor, at=None)
        alarm_id = alarm_of(event)
        earlier = [other for other in self._pending if alarm_of(other) == alarm_id]
        self._pending = deque(other for other in self._pending if alarm_of(other) != alarm_id)
        future = self._log.append(Batch((*earlier, event)))
        future.add_done_callback(partial(self._settle_act, earlier))
        return future

    def flush(self) -> None:
        """Hand the oldest to the writer, one batch at a time; the rest waits for the next tick."""
        while self._returned:
            self._pending.appendleft(self._returned.pop())
        if self._is_writing or not self._pending:
            return
        self._is_writing = True
        events = [self._pending.popleft() for _ in range(min(AT_ONCE, len(self._pending)))]
        self._log.append(Batch(tuple(events))).add_done_callback(partial(self._settle, events))

    def flush_all(self) -> None:
        """At the end of the room: hand over everything."""
        while self._returned:
            self._pending.appendleft(self._returned.pop())
        if self._pending:
            self._log.append(Batch(tuple(self._pending)))
            self._pending.clear()

    @property
    def pending_count(self) -> int:
        return len(self._pending) + len(self._returned)

    def _settle(self, events: list[Event], future: Future[Committed]) -> None:
        """Any thread. Whoever writes on this disk is told of its trouble by others; here it is tried again."""
        if future.exception() is not None:
            self._returned.extend(events)
        self._is_writing = False

    def _settle_act(self, earlier: list[Event], future: Future[Committed]) -> None:
        if future.exception() is not None:
            self._returned.extend(earlier)

    def _event(self, kind: EventKind, data: dict[str, Json], *, actor: str, at: datetime | None) -> Event:
        return Event(self._new_id(), kind, at or self._clock.now(), actor, self._station, data=data)
