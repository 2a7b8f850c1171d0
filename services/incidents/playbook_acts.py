"""What the operator does with a playbook: starts it, answers, does or skips its steps."""

from collections.abc import Sequence
from concurrent.futures import Future

from services.domain.event import EventKind, Json
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.playbook import Playbook, Step, StepKind
from services.domain.playbook_walk import StepState, current_steps, is_answer, step_states
from services.incidents import task_refusals
from services.incidents.checks import require_open, require_reason, require_short
from services.incidents.hand import Hand
from services.incidents.refusals import RefusedError
from services.incidents.task_acts import Order, TaskActs

SUPERVISOR = "supervisor"  # of STEP_SKIPPED: who must see it


class PlaybookActs:
    """As ``Dispatch``: takes the incident as the operator saw it, raises RefusedError, returns the future."""

    def __init__(self, hand: Hand, tasks: TaskActs, playbooks: Sequence[Playbook]) -> None:
        self._hand, self._tasks = hand, tasks
        self._playbooks = {playbook.code: playbook for playbook in playbooks}

    def start(self, incident: Incident, code: str) -> Future[Committed]:
        """Start a playbook; another one that runs is left, its tasks and answers stay.

        Whoever starts one has answered the incident, so it is acknowledged by that in the same act.
        """
        require_open(incident)
        playbook = self._playbooks.get(code)
        if playbook is None:
            raise RefusedError(task_refusals.NO_PLAYBOOK, code)
        if incident.playbook is not None and incident.playbook.code == code:
            raise RefusedError(task_refusals.RUNNING, code)
        taken = [] if incident.is_acknowledged else [self._hand.event(incident, EventKind.ACKNOWLEDGED)]
        data: dict[str, Json] = {"playbook": code, "version": playbook.version}
        started = self._hand.event(incident, EventKind.PLAYBOOK_STARTED, data)
        return self._hand.write((incident,), (*taken, started))

    def answer(self, incident: Incident, code: str, value: str | float) -> Future[Committed]:
        """Answer a question, or correct the answer that was given."""
        playbook, step = self._step(incident, code)
        if step.kind is not StepKind.QUESTION:
            raise RefusedError(task_refusals.OTHER_KIND, code)
        if step_states(playbook, incident)[code] is not StepState.DONE:
            self._require_current(playbook, incident, step)
        if not is_answer(step, value):
            raise RefusedError(task_refusals.BAD_ANSWER, str(value))
        data: dict[str, Json] = {"playbook": playbook.code, "step": code, "fact": step.fact, "value": value}
        return self._write(incident, EventKind.STEP_ANSWERED, **data)

    def do(self, incident: Incident, codes: Sequence[str], *, note: str = "") -> Future[Committed]:
        """Do steps of one kind: say that a check was made, or ask the agencies of all task steps in one act."""
        playbook, first = self._step(incident, codes[0] if codes else "")
        steps = [self._step(incident, code)[1] for code in codes]
        for step in steps:
            self._require_current(playbook, incident, step)
            if step.kind is not first.kind or step.kind is StepKind.QUESTION:
                raise RefusedError(task_refusals.OTHER_KIND, step.code)
        if first.kind is StepKind.TASK:
            return self._tasks.open(incident, [_order(playbook, step) for step in steps], note=note)
        done = ({"playbook": playbook.code, "step": step.code} for step in steps)
        return self._hand.write(
            (incident,), [self._hand.event(incident, EventKind.STEP_DONE, data) for data in done]
        )

    def skip(self, incident: Incident, code: str, reason: str) -> Future[Committed]:
        """Leave a step out; why is told to the supervisor."""
        playbook, _ = self._step(incident, code)
        if step_states(playbook, incident)[code] not in (StepState.TODO, StepState.WAITING):
            raise RefusedError(task_refusals.NOT_OPEN, code)
        require_reason(reason)
        require_short(reason)
        data: dict[str, Json] = {"playbook": playbook.code, "step": code, "reason": reason, "tell": SUPERVISOR}
        return self._write(incident, EventKind.STEP_SKIPPED, **data)

    def _step(self, incident: Incident, code: str) -> tuple[Playbook, Step]:
        require_open(incident)
        playbook = self._playbooks.get(incident.playbook.code) if incident.playbook else None
        if playbook is None:
            raise RefusedError(task_refusals.NOT_STARTED)
        step = playbook.step(code)
        if step is None:
            raise RefusedError(task_refusals.NO_STEP, code)
        return playbook, step

    def _require_current(self, playbook: Playbook, incident: Incident, step: Step) -> None:
        states = step_states(playbook, incident)
        if states[step.code] in (StepState.DONE, StepState.RUNNING, StepState.NOT_NEEDED):
            raise RefusedError(task_refusals.NOT_OPEN, step.code)
        if step not in current_steps(playbook, states):
            raise RefusedError(task_refusals.NOT_YET, step.code)

    def _write(self, incident: Incident, kind: EventKind, **data: Json) -> Future[Committed]:
        return self._hand.write((incident,), (self._hand.event(incident, kind, data),))


def _order(playbook: Playbook, step: Step) -> Order:
    return Order(
        step.agency,
        step.title.id,
        step.allowed_s,
        step=step.code,
        playbook=playbook.code,
        check_in_s=playbook.check.every_s,
    )
