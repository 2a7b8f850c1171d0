"""A playbook and its tasks as rows: one for each step, then the tasks that no step called for."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QCoreApplication

from services.domain.incident import Incident
from services.domain.playbook import CheckRules, Playbook, Step, StepKind
from services.domain.playbook_walk import StepState, current_steps, in_order, step_states
from services.domain.task import Task, TaskState
from services.domain.task_check import CheckState, check_stand
from services.domain.text import Language
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.task_words import step_word, task_word
from widgets.words import age_text


class Tone(Enum):
    """How a row is drawn; only what is abnormal is coloured."""

    PLAIN = "text"
    QUIET = "text_3"
    CALLED = "p2"
    ESCALATED = "p1"


@dataclass(frozen=True, slots=True)
class PlaybookRow:
    """``key`` never changes. ``number`` is the digit that ticks it, 0 for none. ``lead`` marks a new order."""

    key: str
    state: StepState
    title: str
    who: str
    said: str
    tone: Tone
    number: int
    is_current: bool
    lead: str
    step: Step | None = None
    task: Task | None = None

    @property
    def can_tick(self) -> bool:
        return self.is_current and self.step is not None and self.step.kind is StepKind.TASK


def rows_of(
    playbook: Playbook | None, incident: Incident, now: datetime, *, words: ProfileWords, language: Language
) -> tuple[PlaybookRow, ...]:
    """Return the rows as they stand at ``now``; without a playbook the tasks alone."""
    maker = _Maker(playbook, incident, now, words, language)
    return (*maker.steps(), *maker.others())


@dataclass(frozen=True, slots=True)
class _Maker:
    playbook: Playbook | None
    incident: Incident
    now: datetime
    words: ProfileWords
    language: Language

    def steps(self) -> list[PlaybookRow]:
        if self.playbook is None:
            return []
        states = step_states(self.playbook, self.incident)
        current = {step.code for step in current_steps(self.playbook, states)} if self.incident.is_open else set()
        rows, order, digit = list[PlaybookRow](), 0, 0
        for step in in_order(self.playbook):
            is_current = step.code in current
            digit += is_current
            lead, order = ("" if step.order == order else str(step.order)), step.order
            rows.append(self._step(step, states[step.code], number=digit if is_current else 0, lead=lead))
        return rows

    def others(self) -> list[PlaybookRow]:
        shown = {step.code for step in self.playbook.steps} if self.playbook else set()
        mine = self.playbook.code if self.playbook else ""
        return [
            self._task(task) for task in self.incident.tasks if not (task.step in shown and task.playbook == mine)
        ]

    def _step(self, step: Step, state: StepState, *, number: int, lead: str) -> PlaybookRow:
        task = self._newest(step)
        said, tone = self._said(task) if task else (self._answered(step, state), Tone.PLAIN)
        return PlaybookRow(
            key=f"step:{step.code}",
            state=state,
            title=step.title.in_language(self.language),
            who=self.words.agency(step.agency) if step.agency else "",
            said=said,
            tone=Tone.QUIET if state in _QUIET and tone is Tone.PLAIN else tone,
            number=number,
            is_current=bool(number),
            lead=lead,
            step=step,
            task=task,
        )

    def _task(self, task: Task) -> PlaybookRow:
        said, tone = self._said(task)
        title = task.title or QCoreApplication.translate("Tasks", "Assignment")
        state = StepState.RUNNING if task.is_active else _ENDED[task.state]
        agency = self.words.agency(task.agency)
        return PlaybookRow(f"task:{task.task_id}", state, title, agency, said, tone, 0, False, "+", task=task)

    def _newest(self, step: Step) -> Task | None:
        code = self.playbook.code if self.playbook else ""
        mine = [task for task in self.incident.tasks if task.step == step.code and task.playbook == code]
        return mine[-1] if mine else None

    def _answered(self, step: Step, state: StepState) -> str:
        progress = self.incident.playbook
        if state is StepState.DONE and step.kind is StepKind.QUESTION and progress:
            return self._answer(step, dict(progress.answers)[step.fact])
        if state is StepState.TODO and step.kind is StepKind.QUESTION:
            return QCoreApplication.translate("Tasks", "question")
        return "" if state is StepState.TODO else step_word(state)

    def _answer(self, step: Step, value: str | float) -> str:
        names = {answer.value: answer.name.in_language(self.language) for answer in step.answers}
        if isinstance(value, str):
            return names.get(value, value)
        return f"{value:g} {step.unit}".strip()

    def _said(self, task: Task) -> tuple[str, Tone]:
        """Return the task's state and how long ago it was heard of, with what is wrong about it."""
        word = task_word(task.state)
        if not task.is_active:
            return word, Tone.PLAIN
        translate = QCoreApplication.translate
        age = age_text((self.now - task.last_contact_at).total_seconds())
        stand = check_stand(task, self._rules(task), self.now).state
        if stand is CheckState.ESCALATED:
            return translate("Tasks", "{0}, escalated: silent {1}").format(word, age), Tone.ESCALATED
        if stand in (CheckState.CALLED, CheckState.MISSED):
            return translate("Tasks", "{0}, check in: silent {1}").format(word, age), Tone.CALLED
        if task.due_at is not None and self.now >= task.due_at:
            late = age_text((self.now - task.due_at).total_seconds())
            return translate("Tasks", "{0}, late by {1}").format(word, late), Tone.CALLED
        return translate("Tasks", "{0}, heard {1} ago").format(word, age), Tone.PLAIN

    def _rules(self, task: Task) -> CheckRules:
        found = next((book for book in self.words.playbooks if book.code == task.playbook), None)
        return found.check if found else CheckRules()


_QUIET = frozenset({StepState.DONE, StepState.SKIPPED, StepState.NOT_NEEDED, StepState.WAITING})
_ENDED = {
    TaskState.DONE: StepState.DONE,
    TaskState.REFUSED: StepState.SKIPPED,
    TaskState.CANCELLED: StepState.NOT_NEEDED,
}
