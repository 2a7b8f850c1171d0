"""The small forms of a playbook: answer a question, skip a step, write down how far a task is."""

from abc import abstractmethod
from enum import Enum

from PySide6.QtWidgets import QLineEdit, QWidget

from services.domain.incident import Incident
from services.domain.playbook import Step
from services.domain.task import MOVES, NEEDS_REASON, ContactResult, ContactWay, Task, TaskState
from widgets.incidents.choice_list import Choice, ChoiceList
from widgets.incidents.inline_form import InlineForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.task_wishes import AnswerWish, ChangeTaskWish, CheckInWish, SkipStepWish
from widgets.incidents.task_words import task_word, way_word
from widgets.incidents.wishes import IncidentWish
from widgets.theme.theme import Theme

REASON_MAX = 4000


class StepAct(Enum):
    ANSWER = "answer"
    SKIP = "skip"
    TASK = "task"


class StepForm(InlineForm):
    """A form about one step or task, chosen by ``aim`` before it is opened."""

    @abstractmethod
    def aim(self, subject: object) -> None:
        """Choose the Step or Task that the next ``ask`` is about."""


class AnswerForm(StepForm):
    """One question: an answer of the list, or a number."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._step: Step | None = None
        self._answers, self._number = ChoiceList(), _line()
        self._answers.entered.connect(self.submit)
        self._number.returnPressed.connect(self.submit)
        self._add(self._answers)
        self._add(self._number)
        self.set_theme(theme)

    def aim(self, subject: object) -> None:
        self._step = subject if isinstance(subject, Step) else None

    def _fill(self, incident: Incident) -> None:
        answers = self._step.answers if self._step else ()
        self._answers.offer([Choice(one.value, one.name.in_language(self._language)) for one in answers])
        self._answers.setVisible(bool(answers))
        self._number.setVisible(not answers)
        known = (
            dict(incident.playbook.answers).get(self._step.fact, "") if self._step and incident.playbook else ""
        )
        self._number.setText("" if isinstance(known, str) else f"{known:g}")
        self._number.selectAll()

    def _first_field(self) -> QWidget:
        return self._answers if self._step and self._step.answers else self._number

    def _what_is_missing(self) -> str:
        if self._step and self._step.answers:
            return "" if self._answers.code() else self.tr("Choose an answer.")
        return "" if self._entered() is not None else self.tr("Enter a number.")

    def _wish(self) -> IncidentWish | None:
        if self._step is None:
            return None
        value = self._answers.code() if self._step.answers else self._entered()
        return None if value is None else AnswerWish(self.incident_id, self._step.code, value)

    def _entered(self) -> float | None:
        text = self._number.text().strip().replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            return None
        return value if abs(value) < 1e9 else None  # NaN compares false

    def _retranslate(self) -> None:
        question = self._step.title.in_language(self._language) if self._step else ""
        self._label(question, self.tr("Answer"))
        unit = self._step.unit if self._step else ""
        _name(self._number, self.tr("Number, in {0}").format(unit) if unit else self.tr("Number"))
        self._answers.setAccessibleName(question)


class SkipForm(StepForm):
    """Why a step is left out."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._step: Step | None = None
        self._reason = _line()
        self._reason.returnPressed.connect(self.submit)
        self._add(self._reason)
        self.set_theme(theme)

    def aim(self, subject: object) -> None:
        self._step = subject if isinstance(subject, Step) else None

    def _fill(self, incident: Incident) -> None:
        self._reason.clear()

    def _first_field(self) -> QWidget:
        return self._reason

    def _what_is_missing(self) -> str:
        return "" if self._reason.text().strip() else self.tr("Write why it is skipped; the supervisor sees it.")

    def _wish(self) -> IncidentWish | None:
        code = self._step.code if self._step else ""
        return SkipStepWish(self.incident_id, code, self._reason.text().strip())

    def _retranslate(self) -> None:
        title = self._step.title.in_language(self._language) if self._step else ""
        self._label(self.tr("Skip: {0}").format(title), self.tr("Skip"))
        _name(self._reason, self.tr("Reason; the supervisor sees it"))


class TaskForm(StepForm):
    """How far an agency is, or that it was reached, or not."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._task: Task | None = None
        self._choices, self._reason = ChoiceList(), _line()
        self._choices.entered.connect(self.submit)
        self._reason.returnPressed.connect(self.submit)
        self._add(self._choices)
        self._add(self._reason)
        self.set_theme(theme)

    def aim(self, subject: object) -> None:
        self._task = subject if isinstance(subject, Task) else None

    def _fill(self, incident: Incident) -> None:
        self._reason.clear()
        self._offer()

    def _offer(self) -> None:
        after = MOVES[self._task.state] if self._task else frozenset()
        states = [Choice(state.value, task_word(state)) for state in TaskState if state in after]
        heard = [Choice(f"heard:{way.value}", self.tr("Heard {0}").format(way_word(way))) for way in ContactWay]
        self._choices.offer([*states, *heard, Choice("silent", self.tr("No answer"))])

    def _first_field(self) -> QWidget:
        return self._choices

    def _what_is_missing(self) -> str:
        needs = self._choices.code() in {state.value for state in NEEDS_REASON}
        if not self._choices.code():
            return self.tr("Choose how far it is.")
        if needs and not self._reason.text().strip():
            self._reason.setFocus()
            return self.tr("Write why.")
        return ""

    def _wish(self) -> IncidentWish | None:
        if self._task is None:
            return None
        said, text, task_id = self._choices.code(), self._reason.text().strip(), self._task.task_id
        if said == "silent":
            return CheckInWish(self.incident_id, task_id, ContactResult.NO_ANSWER, ContactWay.CALL, text)
        if said.startswith("heard:"):
            way = ContactWay(said.removeprefix("heard:"))
            return CheckInWish(self.incident_id, task_id, ContactResult.ANSWERED, way, text)
        return ChangeTaskWish(self.incident_id, task_id, TaskState(said), text)

    def _retranslate(self) -> None:
        agency = self._words.agency(self._task.agency) if self._task else ""
        self._label(self.tr("Task of {0}").format(agency), self.tr("Save"))
        self._choices.setAccessibleName(self.tr("How far it is"))
        _name(self._reason, self.tr("What was said (needed when refused or cancelled)"))


def step_forms(theme: Theme, words: ProfileWords) -> dict[StepAct, StepForm]:
    return {
        StepAct.ANSWER: AnswerForm(theme, words),
        StepAct.SKIP: SkipForm(theme, words),
        StepAct.TASK: TaskForm(theme, words),
    }


def _line() -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(REASON_MAX)
    return line


def _name(field: QLineEdit, words: str) -> None:
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
