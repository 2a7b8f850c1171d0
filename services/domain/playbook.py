"""What a kind of incident calls for: steps with their order, conditions and agencies; and how far one has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from services.domain.severity import Severity
from services.domain.task import CHECK_IN_S
from services.domain.text import Label

Fact = str | float | Severity | None
Facts = Mapping[str, Fact]
GIVEN = ("severity", "category", "district")  # facts that every incident has


class StepKind(Enum):
    TASK = "task"  # an agency is asked
    QUESTION = "question"  # the operator answers; later steps may depend on it
    CHECK = "check"  # the operator does it, and says so


@dataclass(frozen=True, slots=True)
class Condition:
    """``text`` is as the profile has it; ``names`` are the facts it asks for."""

    text: str
    names: frozenset[str]
    holds: Callable[[Facts], bool] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers to choose from. ``value`` never changes, the label may."""

    value: str
    name: Label


@dataclass(frozen=True, slots=True)
class Step:
    """Steps with one ``order`` belong together: their tasks go out at once.

    ``agency`` is set for a task, ``fact`` for a question (without ``answers`` it is a number in ``unit``).
    ``allowed_s`` is the time until it should be done, None for no such time. ``document`` says where the full
    instruction is: a name or a file of the room.
    """

    code: str
    order: int
    kind: StepKind
    title: Label
    agency: str = ""
    when: Condition | None = None
    fact: str = ""
    unit: str = ""
    answers: tuple[Answer, ...] = ()
    allowed_s: float | None = None
    document: str = ""
    help: Label = field(default=Label("", ""))


@dataclass(frozen=True, slots=True)
class Rung:
    """Whom to tell next when nobody answers: ``after_s`` seconds after the second missed check-in."""

    after_s: float
    to: Label


@dataclass(frozen=True, slots=True)
class CheckRules:
    """A check-in falls due ``every_s`` after the last contact. It waits ``windows_s`` each time for an answer."""

    every_s: float = CHECK_IN_S
    windows_s: tuple[float, ...] = (60.0, 120.0)
    ladder: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """For which incidents a playbook is proposed; what is left empty fits all. ``hours`` are local, [from, to)."""

    categories: tuple[str, ...] = ()
    at_least: Severity = Severity.P4
    districts: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    hours: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Playbook:
    """``source`` says where it comes from; an example is agreed with nobody yet."""

    code: str
    version: int
    name: Label
    source: str
    is_example: bool
    steps: tuple[Step, ...]
    suggest: Suggestion = Suggestion()
    check: CheckRules = CheckRules()

    def step(self, code: str) -> Step | None:
        return next((step for step in self.steps if step.code == code), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an incident's playbook has come. ``version`` is the one it was started with.

    ``answers`` are (fact, value), ``skipped`` (step, reason); ``done`` the checks that were made.
    """

    code: str
    version: int
    started_at: datetime
    answers: tuple[tuple[str, str | float], ...] = ()
    done: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
