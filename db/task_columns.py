"""An incident's tasks and playbook as the text of their columns."""

import json

from db.codec import to_text
from services.domain.field_json import field_from_json, field_to_json
from services.domain.incident import Incident
from services.domain.playbook import Progress
from services.domain.task import Task


def tasks_text(incident: Incident) -> str:
    written = field_to_json(incident, "tasks") if incident.tasks else []
    return to_text(written if isinstance(written, list) else [])


def tasks_in(text: str) -> tuple[Task, ...]:
    tasks: tuple[Task, ...] = () if text == "[]" else field_from_json("tasks", json.loads(text))
    return tasks


def playbook_text(incident: Incident) -> str:
    written = field_to_json(incident, "playbook") if incident.playbook else None
    return to_text(written) if isinstance(written, dict) else ""


def playbook_in(text: str) -> Progress | None:
    progress: Progress | None = field_from_json("playbook", json.loads(text)) if text else None
    return progress
