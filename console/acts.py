"""From what the operator wished to the service that may do it."""

from concurrent.futures import Future

from console.life_acts import perform_life
from console.task_acts import perform_task
from services.domain.incident import Incident
from services.domain.log import Committed
from services.incidents.dispatch import Dispatch
from widgets.incidents.task_wishes import TaskWish
from widgets.incidents.wishes import (
    AcknowledgeWish,
    AssignWish,
    CloseWish,
    IncidentWish,
    NoteWish,
    ReopenWish,
    StatusWish,
)


def perform(dispatch: Dispatch, wish: IncidentWish, incident: Incident) -> tuple[Future[Committed], ...]:
    """Do what was wished for ``incident`` as the operator saw it. Raises RefusedError when the rules say no."""
    match wish:
        case AcknowledgeWish():
            return (dispatch.acknowledge(incident),)
        case AssignWish(agencies=agencies, note=note):
            return (dispatch.assign_all(incident, agencies, note=note),)
        case NoteWish(text=text, is_for_reporter=True):
            return (dispatch.tell_reporter(incident, text),)
        case NoteWish(text=text):
            return (dispatch.note(incident, text),)
        case StatusWish(status=status, reason=reason, waits_for=waits_for):
            return (dispatch.change_status(incident, status, reason=reason, waits_for=waits_for),)
        case CloseWish(disposition=disposition, reason=reason):
            return (dispatch.close(incident, disposition, reason=reason),)
        case ReopenWish(reason=reason):
            return (dispatch.reopen(incident, reason),)
    if isinstance(wish, TaskWish):
        return (perform_task(dispatch, wish, incident),)
    return (perform_life(dispatch, wish, incident),)
