"""What an event does to the tasks of an incident and to its playbook."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident, IncidentStatus
from services.domain.playbook import Progress
from services.domain.task import CHECK_IN_S, ContactResult, Task, TaskState, may_move

_EARLY = frozenset({IncidentStatus.NEW, IncidentStatus.VERIFIED})
_GONE = frozenset({TaskState.REFUSED, TaskState.CANCELLED})


def tasked(incident: Incident, event: Event) -> Incident | None:
    """Return the incident after an event about a task or a playbook; None for any other event.

    What speaks of an unknown task, or of a state that is no more, changes nothing: of two acts that crossed the
    first counts, and a missed check-in is nothing where the agency answered meanwhile.
    """
    match event.kind:
        case EventKind.TASK_OPENED:
            return _opened(incident, event)
        case EventKind.TASK_CHANGED:
            return _moved(incident, event)
        case EventKind.TASK_CHECKED:
            return _checked(incident, event)
        case EventKind.CHECK_MISSED | EventKind.TASK_ESCALATED:
            return _missed(incident, event)
    return _played(incident, event)


def asked(incident: Incident, event: Event) -> Incident:
    """Return the incident with the task that an ASSIGNED event means, where the agency has none yet."""
    agency = str(event.data.get("agency", ""))
    if agency in incident.agencies:
        return incident
    task = Task(event.event_id, agency, "", TaskState.ASKED, asked_at=event.at, last_contact_at=event.at)
    return replace(incident, tasks=(*incident.tasks, task))


def _opened(incident: Incident, event: Event) -> Incident:
    data = event.data
    if any(task.task_id == data["task"] for task in incident.tasks):
        return incident
    task = Task(
        task_id=str(data["task"]),
        agency=str(data["agency"]),
        title=str(data.get("title", "")),
        state=TaskState.ASKED,
        asked_at=event.at,
        last_contact_at=event.at,
        due_at=_time(data.get("due_at")),
        step=str(data.get("step", "")),
        playbook=str(data.get("playbook", "")),
        check_in_s=_seconds(data.get("check_in_s")),
    )
    agencies = incident.agencies if task.agency in incident.agencies else (*incident.agencies, task.agency)
    status = IncidentStatus.ASSIGNED if incident.status in _EARLY else incident.status
    after = replace(incident, tasks=(*incident.tasks, task), agencies=agencies, status=status)
    return _without_skip(after, task)


def _without_skip(incident: Incident, task: Task) -> Incident:
    progress = incident.playbook
    if progress is None or task.playbook != progress.code or task.step not in dict(progress.skipped):
        return incident
    skipped = tuple(one for one in progress.skipped if one[0] != task.step)
    return replace(incident, playbook=replace(progress, skipped=skipped))


def _moved(incident: Incident, event: Event) -> Incident:
    task, after = _task(incident, event.data), TaskState(event.data["after"])
    if task is None or task.state.value != event.data.get("before") or not may_move(task.state, after):
        return incident
    moved = _with(incident, _heard(replace(task, state=after), event.at))
    return _without_agency(moved, task.agency) if after in _GONE else moved


def _without_agency(incident: Incident, agency: str) -> Incident:
    """An agency that refused, or is not needed, is not at it any more, unless it has another part."""
    if any(task.agency == agency and task.state not in _GONE for task in incident.tasks):
        return incident
    return replace(incident, agencies=tuple(code for code in incident.agencies if code != agency))


def _checked(incident: Incident, event: Event) -> Incident:
    task = _task(incident, event.data)
    if task is None or event.data.get("result") != ContactResult.ANSWERED.value:
        return incident  # the log keeps that it was tried
    return _with(incident, _heard(task, event.at))


def _missed(incident: Incident, event: Event) -> Incident:
    task, data = _task(incident, event.data), event.data
    if task is None or not task.is_active or _time(data.get("since")) != task.last_contact_at:
        return incident
    misses = max(task.misses, _whole(data.get("misses")))
    return _with(incident, replace(task, misses=misses, level=max(task.level, _whole(data.get("level")))))


def _played(incident: Incident, event: Event) -> Incident | None:
    data, progress = event.data, incident.playbook
    if event.kind is EventKind.PLAYBOOK_STARTED:
        return _started(incident, event)
    if event.kind not in (EventKind.STEP_ANSWERED, EventKind.STEP_DONE, EventKind.STEP_SKIPPED):
        return None
    if progress is None or data.get("playbook") != progress.code:
        return incident
    return replace(incident, playbook=_stepped(progress, event, step=str(data["step"])))


def _started(incident: Incident, event: Event) -> Incident:
    """Another playbook begins anew; what was answered stays known."""
    known, code = incident.playbook, str(event.data["playbook"])
    if known is not None and known.code == code:
        return incident
    answers = known.answers if known else ()
    return replace(incident, playbook=Progress(code, _whole(event.data.get("version")), event.at, answers))


def _stepped(progress: Progress, event: Event, *, step: str) -> Progress:
    skipped = tuple(one for one in progress.skipped if one[0] != step)
    done = tuple(one for one in progress.done if one != step)
    match event.kind:
        case EventKind.STEP_ANSWERED:
            fact, value = str(event.data["fact"]), event.data["value"]
            told = value if isinstance(value, str) else float(str(value))
            answers = {**dict(progress.answers), fact: told}
            return replace(progress, answers=tuple(answers.items()), skipped=skipped)
        case EventKind.STEP_DONE:
            return replace(progress, done=(*done, step), skipped=skipped)
    return replace(progress, done=done, skipped=(*skipped, (step, str(event.data.get("reason", "")))))


def _task(incident: Incident, data: Mapping[str, Json]) -> Task | None:
    return next((task for task in incident.tasks if task.task_id == data.get("task")), None)


def _with(incident: Incident, changed: Task) -> Incident:
    tasks = tuple(changed if task.task_id == changed.task_id else task for task in incident.tasks)
    return replace(incident, tasks=tasks)


def _heard(task: Task, at: datetime) -> Task:
    return replace(task, last_contact_at=max(task.last_contact_at, at), misses=0, level=0)


def _time(value: Json | None) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if isinstance(value, str) and value else None


def _whole(value: Json | None) -> int:
    return value if isinstance(value, int) else 0


def _seconds(value: Json | None) -> float:
    return float(value) if isinstance(value, int | float) and value > 0 else CHECK_IN_S
