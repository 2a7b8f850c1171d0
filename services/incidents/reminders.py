"""What the room must say of an incident's clocks, and when to look again."""

from collections.abc import Iterator
from datetime import datetime

from services.domain.clocks import running_clocks
from services.domain.deadline import Deadline
from services.domain.deadline_json import clocks_to_json
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.incidents.deadlines import Deadlines
from services.incidents.identity import ingested_event_id

ACTOR = "system"


class Reminders:
    """Makes the system's events about clocks. Each is named by its clock and its time, so that it is said once.

    Immutable, any thread.
    """

    def __init__(self, deadlines: Deadlines, *, station: str) -> None:
        self._deadlines, self._station = deadlines, station

    def missing_year(self, now: datetime) -> int:
        """Return the year whose holidays a deadline opened now would need and does not find, 0 for none."""
        return self._deadlines.missing_year(now)

    def due(self, incident: Incident, now: datetime) -> tuple[Event, ...]:
        """Return what is to be written now: first where the clocks really stand, else near and breached."""
        clocks = self._deadlines.settled(incident)
        if clocks != incident.clocks:
            return (self._moved(incident, clocks, now),)
        return tuple(self._told(incident, now))

    def _moved(self, incident: Incident, clocks: tuple[Deadline, ...], now: datetime) -> Event:
        data: dict[str, Json] = {"clocks": clocks_to_json(clocks), "reason": _reason(incident, clocks)}
        return self._event(incident, EventKind.DEADLINES_SET, data, now=now, digest=incident.last_event_id)

    def _told(self, incident: Incident, now: datetime) -> Iterator[Event]:
        """Once late is late, even when it was met before anybody looked: an outage hides no breach."""
        for clock in incident.clocks:
            kind = _news(clock, now)
            if kind is not None:
                due_at = clock.due_at.isoformat()
                data: dict[str, Json] = {"clock": clock.kind.value, "due_at": due_at}
                digest = f"{clock.kind.value}\x1f{due_at}"
                yield self._event(incident, kind, data, now=now, digest=digest)

    def _event(
        self, incident: Incident, kind: EventKind, data: dict[str, Json], *, now: datetime, digest: str
    ) -> Event:
        name = ingested_event_id(ACTOR, incident.incident_id, digest, kind)
        return Event(name, kind, now, ACTOR, self._station, incident.incident_id, data, incident.last_event_id)


def next_look(incident: Incident) -> datetime | None:
    """Return when the next clock of the incident reaches 75 % or its end, None for never."""
    moments = (_next_of(clock) for clock in running_clocks(incident))
    return min((at for at in moments if at is not None), default=None)


def _next_of(clock: Deadline) -> datetime | None:
    if clock.is_breach_told:
        return None
    return clock.due_at if clock.is_near_told else min(clock.near_at, clock.due_at)


def _news(clock: Deadline, now: datetime) -> EventKind | None:
    if clock.is_breach_told:
        return None
    if clock.moment(now) >= clock.due_at:
        return EventKind.DEADLINE_BREACHED
    is_near = clock.is_running and not clock.is_near_told and now >= clock.near_at
    return EventKind.DEADLINE_NEAR if is_near else None


def _reason(incident: Incident, clocks: tuple[Deadline, ...]) -> str:
    before, after = ({clock.rule.deadline_class for clock in each} for each in (incident.clocks, clocks))
    if before != after:
        return "category"
    return "resumed" if any(clock.pauses for clock in incident.clocks) else "calendar"
