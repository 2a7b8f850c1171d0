"""The tick that notices agencies nobody was heard of, and counts what each has in hand."""

import heapq
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.incident import Incident
from services.domain.log import Batch, Committed
from services.incidents.check_ins import CheckIns
from services.incidents.ports import EventLog

AGAIN = timedelta(seconds=10)  # after the disk said no


class TaskWatch(QObject):
    """Keeps the open incidents that have tasks, ticked at 1 Hz; a tick looks only at what falls due. GUI thread.

    Connect ``take`` to the book's ``loaded`` and ``changed``, ``drop`` to its ``removed``. It works offline, and
    after a restart says at once what was missed meanwhile.
    """

    load_changed = Signal()
    _failed = Signal(object, object)  # incident id, exception; writer thread -> GUI thread

    def __init__(self, check_ins: CheckIns, *, log: EventLog, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._check_ins, self._log, self._clock = check_ins, log, clock
        self._incidents: dict[str, Incident] = {}
        self._due: list[tuple[datetime, str]] = []
        self._load: Counter[str] = Counter()
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        self._failed.connect(self._take_failure)

    def load(self) -> dict[str, int]:
        """Return how many tasks each agency has in hand, by code."""
        return dict(self._load)

    @Slot()
    def start(self) -> None:
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        self._timer.stop()

    @Slot(object)
    def take(self, incidents: Sequence[Incident]) -> None:
        for incident in incidents:
            self._forget(incident.incident_id)
            if incident.is_open and incident.tasks:
                self._incidents[incident.incident_id] = incident
                self._load.update(task.agency for task in incident.tasks if task.is_active)
                self._wait_for(incident)
        self.load_changed.emit()

    @Slot(object)
    def drop(self, incident_ids: Sequence[str]) -> None:
        for incident_id in incident_ids:
            self._forget(incident_id)
        self.load_changed.emit()

    @Slot()
    def tick(self) -> None:
        now = self._clock.now()
        while self._due and self._due[0][0] <= now:
            _, incident_id = heapq.heappop(self._due)
            incident = self._incidents.get(incident_id)
            if incident is not None:
                self._write(incident, now)

    def _write(self, incident: Incident, now: datetime) -> None:
        events = self._check_ins.due(incident, now)
        if events:
            saving = self._log.append(Batch(events))
            saving.add_done_callback(partial(self._report, incident.incident_id))

    def _report(self, incident_id: str, future: Future[Committed]) -> None:  # writer thread: no Qt but the signal
        error = future.exception()
        if error is not None:
            self._failed.emit(incident_id, error)

    @Slot(object, object)
    def _take_failure(self, incident_id: str, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        heapq.heappush(self._due, (self._clock.now() + AGAIN, incident_id))

    def _wait_for(self, incident: Incident) -> None:
        at = self._check_ins.next_at(incident)
        if at is not None:
            heapq.heappush(self._due, (at, incident.incident_id))

    def _forget(self, incident_id: str) -> None:
        known = self._incidents.pop(incident_id, None)
        if known is not None:
            self._load.subtract(task.agency for task in known.tasks if task.is_active)
