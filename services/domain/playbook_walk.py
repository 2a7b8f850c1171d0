"""Where a playbook stands: which step is next, which waits for an answer, which is not needed here."""

from collections.abc import Mapping
from enum import Enum

from services.domain.incident import Incident
from services.domain.playbook import Fact, Facts, Playbook, Progress, Step, StepKind
from services.domain.task import Task, TaskState


class StepState(Enum):
    TODO = "todo"
    WAITING = "waiting"  # its condition hangs on a question that is still open
    RUNNING = "running"  # an agency is at it
    DONE = "done"
    SKIPPED = "skipped"
    NOT_NEEDED = "not_needed"


OPEN = frozenset({StepState.TODO, StepState.WAITING, StepState.RUNNING})


def facts_of(incident: Incident) -> Facts:
    """Return what conditions may ask for: what the incident itself says, and what was answered."""
    facts: dict[str, Fact] = {
        "severity": incident.severity,
        "category": incident.category,
        "district": incident.district,
    }
    return facts | dict(incident.playbook.answers if incident.playbook else ())


def step_states(playbook: Playbook, incident: Incident) -> Mapping[str, StepState]:
    """Return the state of every step by code, in the order of the playbook. Pure."""
    progress, facts = incident.playbook, facts_of(incident)
    newest = {task.step: task for task in incident.tasks if task.step and task.playbook == playbook.code}
    states: dict[str, StepState] = {}
    open_facts: set[str] = set()
    for step in in_order(playbook):
        states[step.code] = state = _state(step, progress, newest, facts=facts, open_facts=open_facts)
        if step.kind is StepKind.QUESTION and state in OPEN:
            open_facts.add(step.fact)
    return states


def in_order(playbook: Playbook) -> tuple[Step, ...]:
    """Return the steps by order; those of one order as the profile has them."""
    return tuple(sorted(playbook.steps, key=lambda step: step.order))


def current_steps(playbook: Playbook, states: Mapping[str, StepState]) -> tuple[Step, ...]:
    """Return what is to be done now: the open steps of the first order that has any."""
    todo = [step for step in in_order(playbook) if states[step.code] is StepState.TODO]
    return tuple(step for step in todo if step.order == todo[0].order)


def is_finished(states: Mapping[str, StepState]) -> bool:
    return not OPEN.intersection(states.values())


def is_answer(step: Step, value: str | float) -> bool:
    """Return whether ``value`` may be the answer to the question ``step``."""
    if step.answers:
        return value in {answer.value for answer in step.answers}
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def _state(
    step: Step, progress: Progress | None, newest: Mapping[str, Task], *, facts: Facts, open_facts: set[str]
) -> StepState:
    if progress is None:
        return _before(step, facts, open_facts)
    if step.code in dict(progress.skipped):
        return StepState.SKIPPED
    if step.code in progress.done or (step.kind is StepKind.QUESTION and step.fact in dict(progress.answers)):
        return StepState.DONE
    task = newest.get(step.code)
    if task is not None and task.state is TaskState.DONE:
        return StepState.DONE
    if task is not None and task.is_active:
        return StepState.RUNNING
    return _before(step, facts, open_facts)


def _before(step: Step, facts: Facts, open_facts: set[str]) -> StepState:
    """Return the state of a step that nobody has touched (or whose agency refused)."""
    if step.when is None:
        return StepState.TODO
    if step.when.names & open_facts:
        return StepState.WAITING
    return StepState.TODO if step.when.holds(facts) else StepState.NOT_NEEDED
