"""What the operator asked for about playbooks and tasks, as values."""

from dataclasses import dataclass

from services.domain.task import ContactResult, ContactWay, TaskState


@dataclass(frozen=True, slots=True)
class StartPlaybookWish:
    incident_id: str
    playbook: str


@dataclass(frozen=True, slots=True)
class DoStepsWish:
    """``steps`` are codes of one kind, at least one: agencies are asked at once, or checks were made."""

    incident_id: str
    steps: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerWish:
    incident_id: str
    step: str
    value: str | float


@dataclass(frozen=True, slots=True)
class SkipStepWish:
    """``reason`` is never ""."""

    incident_id: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeTaskWish:
    incident_id: str
    task_id: str
    state: TaskState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckInWish:
    """A contact with the agency, to be logged."""

    incident_id: str
    task_id: str
    result: ContactResult
    way: ContactWay
    text: str = ""


TaskWish = StartPlaybookWish | DoStepsWish | AnswerWish | SkipStepWish | ChangeTaskWish | CheckInWish
