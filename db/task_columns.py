"""An incident's tasks and playbook as the text of their columns.

Written out by name: reading any dataclass by its declared types took 400 us a task (measured), here it is 10.
"""

import json
from datetime import UTC, datetime
from typing import Any

from db.codec import to_text
from services.domain.event import Json
from services.domain.incident import Incident
from services.domain.playbook import Progress
from services.domain.task import Task, TaskState

_TIMES = ("asked_at", "last_contact_at", "due_at")
_FIELDS = (
    "task_id", "agency", "title", "state", "asked_at", "last_contact_at", "due_at", "step", "playbook", "check_in_s",
    "misses", "level",
)  # fmt: skip


def tasks_text(incident: Incident) -> str:
    return to_text([_task_json(task) for task in incident.tasks])


def tasks_in(text: str) -> tuple[Task, ...]:
    return () if text == "[]" else tuple(_task(values) for values in json.loads(text))


def playbook_text(incident: Incident) -> str:
    progress = incident.playbook
    if progress is None:
        return ""
    return to_text({
        "code": progress.code,
        "version": progress.version,
        "started_at": progress.started_at.isoformat(),
        "answers": [list(answer) for answer in progress.answers],
        "done": list(progress.done),
        "skipped": [list(one) for one in progress.skipped],
    })  # fmt: skip


def playbook_in(text: str) -> Progress | None:
    if not text:
        return None
    values = json.loads(text)
    return Progress(
        values["code"],
        values["version"],
        _time(values["started_at"]),
        answers=tuple((fact, value) for fact, value in values["answers"]),
        done=tuple(values["done"]),
        skipped=tuple((step, reason) for step, reason in values["skipped"]),
    )


def _task_json(task: Task) -> dict[str, Json]:
    values: dict[str, Any] = {name: getattr(task, name) for name in _FIELDS}
    for name in _TIMES:
        values[name] = values[name].isoformat() if values[name] else None
    values["state"] = task.state.value
    return values


def _task(values: dict[str, Any]) -> Task:
    for name in _TIMES:
        values[name] = _time(values[name]) if values[name] else None
    values["state"] = TaskState(values["state"])
    return Task(**values)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
