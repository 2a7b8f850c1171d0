"""What the clock says of tasks nobody was heard of: missed check-ins and whom to tell next."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import uuid_utils

from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.domain.playbook import CheckRules, Playbook
from services.domain.task import Task
from services.domain.task_check import check_stand

ACTOR = "system"
_NAMES = uuid_utils.UUID("b9a4f0c6-7f0e-5a55-9d4c-2c1f7c0f6a31")  # never change: ids already written depend on it


class CheckIns:
    """Immutable, any thread. The same tasks at the same time give the same events, with the same ids."""

    def __init__(self, playbooks: Sequence[Playbook], *, station: str) -> None:
        self._rules = {playbook.code: playbook.check for playbook in playbooks}
        self._station = station

    def rules_of(self, task: Task) -> CheckRules:
        """Return the rules of the task's playbook, the usual ones for a task without."""
        return self._rules.get(task.playbook, CheckRules())

    def next_at(self, incident: Incident) -> datetime | None:
        """Return when something is to be written next, None while nothing is waited for."""
        times = [at for task in incident.tasks if (at := self._next_at(task)) is not None]
        return min(times, default=None) if incident.is_open else None

    def due(self, incident: Incident, now: datetime) -> tuple[Event, ...]:
        """Return what is to be written at ``now``; what was missed while the room was off comes all at once."""
        if not incident.is_open:
            return ()
        return tuple(event for task in incident.tasks for event in self._due(incident, task, now))

    def _next_at(self, task: Task) -> datetime | None:
        """The next time at which ``check_stand`` says more than is written."""
        rules, at = self.rules_of(task), task.last_contact_at
        while True:
            stand = check_stand(task, rules, at)
            if stand.misses > task.misses or stand.level > task.level or stand.next_at is None:
                return at if (stand.misses, stand.level) > (task.misses, task.level) else None
            at = stand.next_at

    def _due(self, incident: Incident, task: Task, now: datetime) -> Iterator[Event]:
        rules = self.rules_of(task)
        stand = check_stand(task, rules, now)
        since = task.last_contact_at.isoformat()
        told: dict[str, Json] = {
            "task": task.task_id, "agency": task.agency, "since": since, "misses": stand.misses
        }  # fmt: skip
        if stand.misses > task.misses:
            yield self._event(incident, EventKind.CHECK_MISSED, now, told)
        for level in range(task.level + 1, stand.level + 1):
            to = rules.ladder[level - 1].to if rules.ladder else None
            words: dict[str, Json] = {"to_id": to.id if to else "", "to_en": to.en if to else ""}
            yield self._event(incident, EventKind.TASK_ESCALATED, now, told | {"level": level} | words)

    def _event(self, incident: Incident, kind: EventKind, now: datetime, data: dict[str, Json]) -> Event:
        name = "\x1f".join(str(data.get(key, "")) for key in ("task", "since", "misses", "level"))
        event_id = str(uuid_utils.uuid5(_NAMES, f"{kind.value}\x1f{name}"))
        return Event(event_id, kind, now, ACTOR, self._station, incident.incident_id, data)
