"""playbooks/*.toml: what ships is whole, can be walked to its end in every branch, and mistakes name their line."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from small_room import incident

from services.domain.incident import Incident
from services.domain.playbook import Playbook, Progress, Step, StepKind
from services.domain.playbook_walk import StepState, current_steps, is_finished, step_states
from services.domain.severity import Severity
from services.domain.task import Task, TaskState
from services.profile.loader import load_profile
from services.profile.problem import Problem

FOLDER = Path(__file__).parents[3] / "resources" / "profiles" / "indramayu"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PROFILE = load_profile(FOLDER)
NUMBERS = (0.0, 3.0, 10.0, 35.0, 60.0, 200.0)  # either side of every threshold that ships


def answers_of(playbook: Playbook) -> Iterator[dict[str, str | float]]:
    """Yield every way to answer every question."""
    questions = [step for step in playbook.steps if step.kind is StepKind.QUESTION]
    offered = [[answer.value for answer in step.answers] or list(NUMBERS) for step in questions]
    for values in itertools.product(*offered):
        yield {step.fact: value for step, value in zip(questions, values, strict=True)}


def started(playbook: Playbook, severity: Severity) -> Incident:
    return replace(incident(severity=severity), playbook=Progress(playbook.code, playbook.version, NOW))


def done(now: Incident, playbook: Playbook, step: Step, answers: dict[str, str | float]) -> Incident:
    assert now.playbook is not None
    match step.kind:
        case StepKind.TASK:
            task = Task(
                step.code, step.agency, "", TaskState.DONE, NOW, NOW, step=step.code, playbook=playbook.code
            )
            return replace(now, tasks=(*now.tasks, task))
        case StepKind.QUESTION:
            told = (*now.playbook.answers, (step.fact, answers[step.fact]))
            return replace(now, playbook=replace(now.playbook, answers=told))
    return replace(now, playbook=replace(now.playbook, done=(*now.playbook.done, step.code)))


def walked(playbook: Playbook, answers: dict[str, str | float], severity: Severity) -> set[str]:
    """Do what is current until nothing is; return the steps that were done."""
    now, taken = started(playbook, severity), set[str]()
    while steps := current_steps(playbook, step_states(playbook, now)):
        assert len({step.order for step in steps}) == 1
        for step in steps:
            now = done(now, playbook, step, answers)
            taken.add(step.code)
    assert is_finished(step_states(playbook, now))
    return taken


@pytest.mark.parametrize("playbook", PROFILE.playbooks, ids=lambda playbook: playbook.code)
def test_that_every_branch_leads_to_an_end_and_every_step_is_needed_in_one(playbook: Playbook) -> None:
    walks = [walked(playbook, a, s) for a in answers_of(playbook) for s in (Severity.P1, Severity.P4)]
    assert set().union(*walks) == {step.code for step in playbook.steps}


def test_that_every_category_has_a_playbook_which_is_an_example_and_says_so() -> None:
    assert {category.playbook for category in PROFILE.categories} <= {book.code for book in PROFILE.playbooks}
    assert [book.code for book in PROFILE.playbooks if not book.is_example or not book.source] == []


def test_that_the_flood_asks_four_agencies_at_once() -> None:
    flood = next(book for book in PROFILE.playbooks if book.code == "banjir")
    first = current_steps(flood, step_states(flood, started(flood, Severity.P2)))
    assert [step.agency for step in first] == ["dlh", "bpbd", "dinkes", "dinsos"]


def test_that_a_step_waits_for_the_answer_it_hangs_on(profile_flood: Playbook) -> None:
    now = started(profile_flood, Severity.P2)
    assert step_states(profile_flood, now)["perahu"] is StepState.WAITING
    assert now.playbook is not None
    low = replace(now, playbook=replace(now.playbook, answers=(("water_cm", 20.0), ("trapped", "tidak"))))
    states = step_states(profile_flood, low)
    assert (states["perahu"], states["pantau"]) == (StepState.NOT_NEEDED, StepState.TODO)
    deep = replace(now, playbook=replace(now.playbook, answers=(("water_cm", 90.0), ("trapped", "tidak"))))
    assert step_states(profile_flood, deep)["perahu"] is StepState.TODO


def test_that_a_refused_task_is_to_be_done_again(profile_flood: Playbook) -> None:
    now = started(profile_flood, Severity.P2)
    task = Task("t", "dlh", "", TaskState.REFUSED, NOW, NOW, step="saluran", playbook="banjir")
    assert step_states(profile_flood, replace(now, tasks=(task,)))["saluran"] is StepState.TODO


@pytest.fixture
def profile_flood() -> Playbook:
    return next(book for book in PROFILE.playbooks if book.code == "banjir")


_BEFORE = "facts that an earlier step asks for: "
MISTAKES = (
    ("agency = \"bpbd\"", "agency = \"bpdb\"", 23, "an agency code of agencies.toml (\"bpbd\"?)"),
    ("water_cm > 70", "water_m > 70", 24, _BEFORE + "category, district, severity, water_cm; not water_m"),
    ("water_cm > 70", "water_cm above 70", 24, "a condition (==, !=, >=, <=, > or <, not 'above')"),
    ("water_cm > 70", "__import__('os')", 24, "a condition (==, !=, >=, <=, > or <, not '(')"),
    ("water_cm > 70", "water_cm > 70 for 5m", 24, 'a condition without "for"'),
    ('kind = "task"', 'kind = "taks"', 21, "one of 'task', 'question' or 'check'"),
    ('code = "banjir"', 'code = "bajir"', 1, 'its file\'s name, "banjir"'),
    ("version = 1", "version = 0", 2, "at least 1"),
    ('code = "evakuasi"', 'code = "tinggi_air"', 19, "one that is not taken"),
    ('categories = ["banjir"]', 'categories = ["bajir"]', 8, 'a category code of categories.toml ("banjir"?)'),
    ('categories = ["banjir"]', 'districts = ["Nowhere"]', 8, "a district of area/gazetteer.csv"),
    ('unit = "cm"', 'units = "cm"', 16, '"unit"?'),
    ("allowed_min = 30", "allowed_min = -30", 25, "more than 0"),
    ("order = 2", "order = 1", 24, _BEFORE + "category, district, severity; not water_cm"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "expected"), MISTAKES)
def test_that_a_mistake_is_told_with_its_line(
    city: Path, problems: Callable[[], tuple[Problem, ...]], old: str, new: str, line: int, expected: str
) -> None:
    file = city / "playbooks" / "banjir.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    found = [(p.file, p.line, p.expected.en) for p in problems()]
    assert ("playbooks/banjir.toml", line, expected) in found


def test_that_a_category_whose_playbook_is_nowhere_is_told(
    city: Path, problems: Callable[[], tuple[Problem, ...]]
) -> None:
    file = city / "categories.toml"
    file.write_text(file.read_text("utf-8").replace('playbook = "banjir"', 'playbook = "banjr"'), "utf-8")
    (problem,) = problems()
    assert (problem.file, problem.key, problem.line) == ("categories.toml", "categories[banjir].playbook", 11)
    assert problem.expected.en.endswith('("banjir"?)')
