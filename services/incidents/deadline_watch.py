"""The tick by which clocks are told of: near at 75 %, breached at the end, each once."""

import heapq
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.log import Batch, Committed
from services.incidents.ports import EventLog
from services.incidents.reminders import Reminders, next_look

EVERY_MS = 1000
LOOKS = 500  # incidents in one turn of the event loop: under 5 ms
AT_ONCE = (
    200  # events in one batch: after an outage thousands may be late, and an operator's act waits for one batch
)
RETRY = timedelta(seconds=10)


class DeadlineWatch(QObject):
    """Looks at each incident when one of its clocks reaches 75 % or its end, and whenever it changed. GUI thread.

    A tick looks only at what is due by the wall clock, however many incidents are open; after an outage, a
    restart or a clock set forward that is all that passed meanwhile. Connect ``take`` to the book's ``loaded``
    and ``take_committed`` to the announcer.
    """

    year_missing = Signal(int)  # a deadline was reckoned over a year whose holidays are not filled in; once a year

    def __init__(
        self, reminders: Reminders, *, log: EventLog, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reminders, self._log, self._clock = reminders, log, clock
        self._incidents: dict[str, Incident] = {}  # those with a clock still to be told of
        self._looks: dict[str, datetime] = {}
        self._order: list[tuple[datetime, str]] = []  # heap of looks; older entries are passed over
        self._fresh: dict[str, None] = {}
        self._saving: dict[Future[Committed], tuple[str, ...]] = {}
        self._years: set[int] = set()
        self._is_looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tick)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._look)

    @Slot()
    def start(self) -> None:
        """Begin to tick; say at once when today's promises would reach into a year not filled in."""
        self._timer.start()
        self._warn_of(self._reminders.missing_year(self._clock.now()))

    @Slot()
    def stop(self) -> None:
        self._timer.stop()
        self._turn.stop()

    @Slot(object)
    def take(self, incidents: Sequence[Incident]) -> None:
        """Take in what is on disk; of two versions the newer counts. It is looked at in the next turns."""
        for incident in incidents:
            known = self._incidents.get(incident.incident_id)
            if incident.clocks and (known is None or known.seq <= incident.seq):
                self._incidents[incident.incident_id] = incident
                self._fresh[incident.incident_id] = None
                self._warn(incident)

    @Slot(object)
    def take_committed(self, committed: Committed) -> None:
        """Look at once: a clock that goes on is right in the same breath."""
        self.take(committed.incidents)
        self._look()

    @Slot()
    def tick(self) -> None:
        """Look at what fell due and at what is new, and write what is to be said."""
        now = self._clock.now()
        while self._order and self._order[0][0] <= now:
            at, incident_id = heapq.heappop(self._order)
            if self._looks.get(incident_id) == at:
                del self._looks[incident_id]
                self._fresh[incident_id] = None
        self._look()

    @Slot()
    def _look(self) -> None:
        """One batch at a time: what the room says of clocks never stands in the way of what a person saves."""
        now = self._clock.now()
        self._judge_saving(now)
        if self._saving or self._is_looking:
            return
        self._is_looking = True
        try:
            self._say(self._news(now))
        finally:
            self._is_looking = False
        if self._fresh and not self._saving and self._timer.isActive():
            self._turn.start()

    def _say(self, events: list[Event]) -> None:
        if events:
            told = tuple(dict.fromkeys(str(event.incident_id) for event in events))
            self._saving[self._log.append(Batch(tuple(events)))] = told

    def _news(self, now: datetime) -> list[Event]:
        events: list[Event] = []
        for incident_id in list(islice(self._fresh, LOOKS)):
            if len(events) >= AT_ONCE:
                break
            del self._fresh[incident_id]
            said = self._reminders.due(self._incidents[incident_id], now)
            events += said
            if not said:
                self._look_later(incident_id)
        return events

    def _look_later(self, incident_id: str) -> None:
        """What is written comes back as committed; what has nothing more to say is forgotten."""
        at = next_look(self._incidents[incident_id])
        if at is not None:
            self._look_at(incident_id, at)
        else:
            self._looks.pop(incident_id, None)
            del self._incidents[incident_id]

    def _look_at(self, incident_id: str, at: datetime) -> None:
        if self._looks.get(incident_id) != at:
            self._looks[incident_id] = at
            heapq.heappush(self._order, (at, incident_id))

    def _judge_saving(self, now: datetime) -> None:
        """What the disk refused is tried again; the disk's trouble is told by whoever saves."""
        for future in [future for future in self._saving if future.done()]:
            incident_ids, error = self._saving.pop(future), future.exception()
            if isinstance(error, KnownError):
                for incident_id in incident_ids:
                    self._look_at(incident_id, now + RETRY)
            elif error is not None:
                raise error

    def _warn(self, incident: Incident) -> None:
        for clock in incident.clocks:
            if clock.is_running:
                self._warn_of(clock.missing_year)

    def _warn_of(self, year: int) -> None:
        if year and year not in self._years:
            self._years.add(year)
            self.year_missing.emit(year)
