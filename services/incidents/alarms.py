"""What asks for a response now, and how many such calls the last ten minutes brought."""

import heapq
from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from services.domain.clock import Clock
from services.domain.incident import Incident
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity

WINDOW = timedelta(minutes=10)  # ISA-18.2 measures alarm load per ten minutes
SHOWN = 100
Rank = tuple[Severity, datetime, str]


def asks_for_response(incident: Incident, now: datetime) -> bool:
    """Return whether nobody answers yet where somebody should: P1 or P2 at once, others when overdue."""
    if incident.is_acknowledged or not incident.is_open:
        return False
    return incident.severity <= Severity.P2 or _is_overdue(incident, now)


def _is_overdue(incident: Incident, now: datetime) -> bool:
    return incident.ack_due_at is not None and now >= incident.ack_due_at


class Alarms(QObject):
    """Keeps the alarms of the open incidents, ticked at 1 Hz. GUI thread.

    A tick looks only at acknowledgements that fall due, however many incidents are open. Connect
    ``take_loaded``, ``take_changed`` and ``drop`` to the book's ``loaded``, ``changed`` and ``removed``.
    """

    changed = Signal(object)  # AlarmLoad

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._load = clock, AlarmLoad()
        self._waiting: dict[str, Incident] = {}  # open and unacknowledged, not (yet) an alarm
        self._alarms: dict[str, Rank] = {}
        self._order: list[Rank] = []  # sorted: the first is the worst
        self._due: list[tuple[datetime, str]] = []
        self._raised: dict[str, datetime] = {}
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    @property
    def load(self) -> AlarmLoad:
        return self._load

    @Slot()
    def start(self) -> None:
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        self._timer.stop()

    @Slot(object)
    def take_loaded(self, incidents: Sequence[Incident]) -> None:
        """Take in what was open before: it was raised when it was opened."""
        for incident in incidents:
            self._take(incident, since=incident.opened_at)
        self._announce()

    @Slot(object)
    def take_changed(self, incidents: Sequence[Incident]) -> None:
        """Take in what is new or newer: it is raised now, however old the report."""
        for incident in incidents:
            self._take(incident, since=self._clock.now())
        self._announce()

    @Slot(object)
    def drop(self, incident_ids: Sequence[str]) -> None:
        for incident_id in incident_ids:
            self._forget(incident_id)
        self._announce()

    @Slot()
    def tick(self) -> None:
        now = self._clock.now()
        while self._due and self._due[0][0] <= now:
            due_at, incident_id = heapq.heappop(self._due)
            incident = self._waiting.get(incident_id)
            if incident is not None and asks_for_response(incident, now):
                del self._waiting[incident_id]
                self._file(incident)
                self._raised[incident_id] = due_at
        self._announce()

    def _take(self, incident: Incident, *, since: datetime) -> None:
        was_alarm = incident.incident_id in self._alarms
        self._forget(incident.incident_id)
        if asks_for_response(incident, self._clock.now()):
            self._file(incident)
            if not was_alarm:
                self._raised[incident.incident_id] = since
        elif incident.is_open and not incident.is_acknowledged and incident.ack_due_at is not None:
            self._waiting[incident.incident_id] = incident
            heapq.heappush(self._due, (incident.ack_due_at, incident.incident_id))

    def _file(self, incident: Incident) -> None:
        rank = _rank(incident)
        self._alarms[incident.incident_id] = rank
        insort(self._order, rank)

    def _forget(self, incident_id: str) -> None:
        self._waiting.pop(incident_id, None)
        rank = self._alarms.pop(incident_id, None)
        if rank is not None:
            del self._order[bisect_left(self._order, rank)]

    def _announce(self) -> None:
        start = self._clock.now() - WINDOW
        self._raised = {incident_id: at for incident_id, at in self._raised.items() if at > start}
        worst = tuple(rank[-1] for rank in self._order[:SHOWN])
        load = AlarmLoad(len(self._order), len(self._raised), worst)
        if load != self._load:
            self._load = load
            self.changed.emit(load)


def _rank(incident: Incident) -> Rank:
    return incident.severity, incident.opened_at, incident.incident_id
