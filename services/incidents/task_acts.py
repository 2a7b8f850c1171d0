"""What the operator does with tasks: asks agencies, writes down how far they are, logs contacts."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import timedelta

from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.log import Committed
from services.domain.outbox import OutboxItem
from services.domain.task import (
    CHECK_IN_S,
    NEEDS_REASON,
    ContactResult,
    ContactWay,
    Task,
    TaskState,
    may_move,
)
from services.incidents import refusals, task_refusals
from services.incidents.checks import require_open, require_reason, require_short
from services.incidents.hand import Hand
from services.incidents.opening import TITLE_MAX
from services.incidents.refusals import RefusedError
from services.incidents.replies import Replies


@dataclass(frozen=True, slots=True)
class Order:
    """One thing asked of one agency. ``title`` is in the agencies' language."""

    agency: str
    title: str
    allowed_s: float | None = None
    step: str = ""
    playbook: str = ""
    check_in_s: float = CHECK_IN_S


class TaskActs:
    """As ``Dispatch``: takes the incident as the operator saw it, raises RefusedError, returns the future."""

    def __init__(self, hand: Hand, replies: Replies, *, agencies: frozenset[str]) -> None:
        self._hand, self._replies, self._agencies = hand, replies, agencies

    def open(self, incident: Incident, orders: Sequence[Order], *, note: str = "") -> Future[Committed]:
        """Ask all of ``orders`` in one act; each agency is told as by an assignment."""
        require_open(incident)
        require_short(note)
        for order in orders:
            self._require_order(incident, order)
        events = [self._opened(incident, order, note) for order in orders]
        owed: list[OutboxItem] = []
        now: Incident = incident
        for event, order in zip(events, orders, strict=True):
            told = ". ".join(part for part in (order.title, note) if part)
            owed += self._replies.to(now, event, note=told)
            now = fold(now, event) or now
        return self._hand.write((incident,), events, owed)

    def change(self, incident: Incident, task_id: str, after: TaskState, *, reason: str = "") -> Future[Committed]:
        """Write down how far an agency is. Refused and cancelled need a reason."""
        require_open(incident)
        task = self.task(incident, task_id)
        if not may_move(task.state, after):
            raise RefusedError(task_refusals.TASK_STATE, f"{task.state.value} -> {after.value}")
        if after in NEEDS_REASON:
            require_reason(reason)
        require_short(reason)
        data = {"before": task.state.value, "after": after.value, "reason": reason}
        return self._write(incident, EventKind.TASK_CHANGED, task, data)

    def check_in(
        self, incident: Incident, task_id: str, result: ContactResult, *, way: ContactWay, text: str = ""
    ) -> Future[Committed]:
        """Log a contact with the agency. Only an answer starts the check-in timer anew."""
        require_open(incident)
        require_short(text)
        task = self.task(incident, task_id)
        data = {"way": way.value, "result": result.value, "text": text}
        return self._write(incident, EventKind.TASK_CHECKED, task, data)

    def task(self, incident: Incident, task_id: str) -> Task:
        """Return the task. Raises RefusedError for one the incident does not have."""
        for task in incident.tasks:
            if task.task_id == task_id:
                return task
        raise RefusedError(task_refusals.NO_TASK, task_id)

    def _require_order(self, incident: Incident, order: Order) -> None:
        if order.agency not in self._agencies:
            raise RefusedError(refusals.UNKNOWN_AGENCY, order.agency)
        if not order.title.strip():
            raise RefusedError(task_refusals.TASK_TITLE)
        require_short(order.title, TITLE_MAX)
        asked = ((task.agency, task.title, task.step) for task in incident.tasks if task.is_active)
        if (order.agency, order.title, order.step) in asked:
            raise RefusedError(task_refusals.SAME_TASK, order.agency)

    def _opened(self, incident: Incident, order: Order, note: str) -> Event:
        due_at = self._hand.clock.now() + timedelta(seconds=order.allowed_s) if order.allowed_s else None
        data: dict[str, Json] = {
            "task": self._hand.new_id(),
            "agency": order.agency,
            "title": order.title,
            "step": order.step,
            "playbook": order.playbook,
            "due_at": due_at.isoformat() if due_at else None,
            "check_in_s": order.check_in_s,
            "note": note,
        }
        return self._hand.event(incident, EventKind.TASK_OPENED, data)

    def _write(self, incident: Incident, kind: EventKind, task: Task, data: dict[str, str]) -> Future[Committed]:
        event = self._hand.event(incident, kind, {"task": task.task_id, "agency": task.agency, **data})
        return self._hand.write((incident,), (event,))
