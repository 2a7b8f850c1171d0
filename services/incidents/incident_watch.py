"""Raises and clears the alarms of incidents: nobody answers, nobody answered in time, a deadline was breached, a
task's check-ins were missed."""

import heapq
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Slot

from services.domain.alarm import AlarmSource
from services.domain.clock import Clock
from services.domain.event import EventKind
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.text import Label
from services.incidents.alarms import Alarms
from services.incidents.incident_alarms import OF_AN_INCIDENT, causes, priority_of

BY_ROOM = "room"  # who answered an alarm whose incident a person closed or changed
Take = Callable[[Sequence[Incident]], None]


class IncidentWatch(QObject):
    """Looks at an incident when it changes, and at those whose acknowledgement falls due. GUI thread.

    Connect ``take_committed`` to the announcer before the book; ``take_loaded``, ``take_changed`` and ``drop`` to
    the book. What comes before the alarms have begun waits for them.
    """

    def __init__(self, alarms: Alarms, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._alarms, self._clock, self._kinds = alarms, clock, alarms.rules.kinds
        self._waiting: dict[str, Incident] = {}  # open and unacknowledged, not (yet) an alarm
        self._due: list[tuple[datetime, str]] = []
        self._closed_by_rule: set[str] = set()
        self._held: list[tuple[Take, Sequence[Incident]]] = []
        alarms.ticking.connect(self._tick)
        alarms.began.connect(self._take_held)

    @Slot(object)
    def take_loaded(self, incidents: Sequence[Incident]) -> None:
        """Take in what was open before: it was raised when it was opened."""
        if not self._alarms.has_begun:
            self._held.append((self.take_loaded, incidents))
            return
        for incident in incidents:
            self._judge(incident, raised_at=incident.opened_at)
        self._alarms.announce()

    @Slot(object)
    def take_changed(self, incidents: Sequence[Incident]) -> None:
        """Take in what is new or newer: it is raised now, however old the report."""
        if not self._alarms.has_begun:
            self._held.append((self.take_changed, incidents))
            return
        now = self._clock.now()
        for incident in incidents:
            self._judge(incident, raised_at=now)
        self._alarms.announce()

    @Slot(object)
    def drop(self, incident_ids: Sequence[str]) -> None:
        """Clear what was closed: answered, where a person closed it; to be seen still, where a rule did."""
        for incident_id in incident_ids:
            self._waiting.pop(incident_id, None)
            by = "" if incident_id in self._closed_by_rule else BY_ROOM
            self._closed_by_rule.discard(incident_id)
            for source in OF_AN_INCIDENT:
                self._alarms.clear(source, incident_id, answered_by=by)
        self._alarms.announce()

    @Slot(object)
    def take_committed(self, committed: Committed) -> None:
        """Remember which closings were a rule's: nobody has seen those."""
        for event in committed.events:
            if event.kind is EventKind.CLOSED and _is_rule(event.actor) and event.incident_id:
                self._closed_by_rule.add(event.incident_id)

    def settle(self, find: Callable[[str], Incident | None]) -> None:
        """After everything open was loaded: clear the alarms whose incident is not open any more."""
        for alarm in self._alarms.alarms():
            if alarm.source in OF_AN_INCIDENT and alarm.is_active and find(alarm.subject) is None:
                self._alarms.clear(alarm.source, alarm.subject, answered_by=BY_ROOM)
        self._alarms.announce()

    @Slot()
    def _take_held(self) -> None:
        held, self._held = self._held, []
        for take, incidents in held:
            take(incidents)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        while self._due and self._due[0][0] <= now:
            due_at, incident_id = heapq.heappop(self._due)
            incident = self._waiting.get(incident_id)
            if incident is not None and incident.ack_due_at == due_at:
                self._judge(incident, raised_at=due_at)

    def _judge(self, incident: Incident, *, raised_at: datetime) -> None:
        now = self._clock.now()
        found = causes(incident, now, self._kinds)
        for source in OF_AN_INCIDENT:
            if source in found:
                self._raise(source, incident, raised_at=raised_at)
            else:
                self._alarms.clear(source, incident.incident_id, answered_by=incident.acknowledged_by or BY_ROOM)
        self._wait_for(incident, now)

    def _raise(self, source: AlarmSource, incident: Incident, *, raised_at: datetime) -> None:
        self._alarms.raise_for(
            source,
            incident.incident_id,
            Label(id=f"{incident.number} {incident.title}".strip(), en=""),
            priority=priority_of(self._kinds[source], incident),
            category=incident.category,
            since=incident.opened_at,
            raised_at=raised_at,
        )

    def _wait_for(self, incident: Incident, now: datetime) -> None:
        """Come back when its acknowledgement is due."""
        due_at = incident.ack_due_at
        if due_at is None or due_at <= now or incident.is_acknowledged or not incident.is_open:
            self._waiting.pop(incident.incident_id, None)
            return
        before = self._waiting.get(incident.incident_id)
        self._waiting[incident.incident_id] = incident
        if before is None or before.ack_due_at != due_at:
            heapq.heappush(self._due, (due_at, incident.incident_id))


def _is_rule(actor: str) -> bool:
    return actor == "system" or actor.startswith("feed:")
