"""From what the operator wished about playbooks and tasks to the service that may do it."""

from concurrent.futures import Future

from services.domain.incident import Incident
from services.domain.log import Committed
from services.incidents.dispatch import Dispatch
from widgets.incidents.task_wishes import (
    AnswerWish,
    ChangeTaskWish,
    CheckInWish,
    DoStepsWish,
    SkipStepWish,
    StartPlaybookWish,
    TaskWish,
)


def perform_task(dispatch: Dispatch, wish: TaskWish, incident: Incident) -> Future[Committed]:
    """Do what was wished. Raises RefusedError when the rules say no."""
    match wish:
        case StartPlaybookWish(playbook=code):
            return dispatch.playbooks.start(incident, code)
        case DoStepsWish(steps=steps, note=note):
            return dispatch.playbooks.do(incident, steps, note=note)
        case AnswerWish(step=step, value=value):
            return dispatch.playbooks.answer(incident, step, value)
        case SkipStepWish(step=step, reason=reason):
            return dispatch.playbooks.skip(incident, step, reason)
        case ChangeTaskWish(task_id=task_id, state=state, reason=reason):
            return dispatch.tasks.change(incident, task_id, state, reason=reason)
        case CheckInWish(task_id=task_id, result=result, way=way, text=text):
            return dispatch.tasks.check_in(incident, task_id, result, way=way, text=text)
