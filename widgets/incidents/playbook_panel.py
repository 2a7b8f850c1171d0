"""The playbook of the selected incident: which to start, its steps, and what the agencies are at."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from services.domain.contact_card import ContactCard
from services.domain.incident import Incident
from services.domain.playbook import Playbook, StepKind
from services.domain.playbook_advice import Suggested, suggested
from services.domain.playbook_walk import OPEN, StepState
from services.domain.task import ContactResult, ContactWay
from services.domain.text import Language
from widgets.incidents.choice_list import Choice, ChoiceList
from widgets.incidents.playbook_list import PlaybookList
from widgets.incidents.playbook_model import PlaybookModel
from widgets.incidents.playbook_rows import PlaybookRow, rows_of
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.step_forms import StepAct
from widgets.incidents.task_wishes import CheckInWish, DoStepsWish, StartPlaybookWish
from widgets.incidents.task_words import step_word, why_word
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.theme import Theme

FEWEST_CARD_LINES, MOST_CARD_LINES, LIST_STRETCH = 3, 8, 1000


class PlaybookPanel(QWidget):
    """Signals: ``wished(TaskWish)``; ``asked(StepAct, Step | Task)`` for what needs a form;
    ``contact_asked(str)`` with a task's id, answered by ``show_card``; ``left()`` on Esc."""

    wished = Signal(object)  # TaskWish
    asked = Signal(object, object)
    contact_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, *, zone: tzinfo, now: datetime) -> None:
        super().__init__()
        self._words, self._zone, self._now = words, zone, now
        self._language: Language = "id"
        self._incident: Incident | None = None
        self._is_choosing = self._must_go_on = False
        self._model, self._choices, self._card = PlaybookModel(), ChoiceList(), QPlainTextEdit()
        self._list = PlaybookList(self._model, theme)
        self._heading, self._about, self._keys = ElidedLabel(), ElidedLabel(max_lines=2), ElidedLabel()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def show_incident(self, incident: Incident | None) -> None:
        is_other = (incident.incident_id if incident else "") != (
            self._incident.incident_id if self._incident else ""
        )
        was_started = self._incident is not None and self._incident.playbook is not None
        self._incident = incident
        if is_other:
            self._is_choosing = self._must_go_on = False
            self._show_card(is_shown=False)
        self._write()
        if is_other or not was_started:
            self._offer()

    def set_now(self, now: datetime) -> None:
        self._now = now
        if self.isVisible():
            self._write()

    def set_theme(self, theme: Theme) -> None:
        self._heading.setFont(theme.font("normal", QFont.Weight.DemiBold))
        self._keys.setFont(theme.font("small"))
        self._list.set_theme(theme)
        line_px = self._card.fontMetrics().lineSpacing()
        self._card.setMinimumHeight(FEWEST_CARD_LINES * line_px + 12)
        self._card.setMaximumHeight(MOST_CARD_LINES * line_px + 12)

    def set_language(self, language: Language) -> None:
        self._language = language
        self._offer()
        self._write()

    def open(self) -> None:
        """Put the keyboard into it: on the next step, or on the playbooks to choose from."""
        self._write()
        self._list.go_to(self._model.first_current())
        self.take_focus()

    def take_focus(self) -> None:
        part: QWidget = self._choices if self._must_choose() else self._list
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card(self, card: ContactCard) -> None:
        """Show what was copied, in the room of what is less needed now."""
        self._card.setPlainText(card.whole)
        self._show_card(is_shown=True)

    def close_card(self) -> bool:
        """Return whether there was one to close."""
        was_shown = not self._card.isHidden()
        self._show_card(is_shown=False)
        return was_shown

    def _show_card(self, *, is_shown: bool) -> None:
        self._card.setVisible(is_shown)
        for part in (self._heading, self._about, self._keys):
            part.setVisible(not is_shown)

    def summary(self) -> str:
        """Return "2/11" for a playbook that runs, "" for none."""
        rows = [row for row in self._rows() if row.step is not None and row.state is not StepState.NOT_NEEDED]
        if self._playbook() is None:
            return ""
        return f"{sum(row.state not in OPEN for row in rows)}/{len(rows)}"

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._offer()
            self._write()

    # what the operator does

    @Slot()
    def _start(self) -> None:
        code = self._choices.code()
        if self._incident is not None and code:
            self._is_choosing, self._must_go_on = False, True
            self.wished.emit(StartPlaybookWish(self._incident.incident_id, code))

    @Slot(int)
    def _enter(self, number: int) -> None:
        row = self._model.row(number)
        if row is None or self._incident is None:
            return
        if row.task is not None and row.task.is_active:
            self.asked.emit(StepAct.TASK, row.task)
        elif (
            row.step is not None
            and row.step.kind is StepKind.QUESTION
            and (row.is_current or row.state is StepState.DONE)
        ):
            self._must_go_on = True
            self.asked.emit(StepAct.ANSWER, row.step)
        elif row.is_current and row.step is not None:
            self._do(row.step.code, row)
        elif row.state is StepState.TODO:
            self._about.show_text(self.tr("An earlier step comes first: do it, or skip it with K."))
        else:
            self._about.show_text(f"{row.title}: {step_word(row.state)}")

    def _do(self, code: str, row: PlaybookRow) -> None:
        steps = self._model.ticked() if row.can_tick else (code,)
        if not steps:
            self._about.show_text(self.tr("Tick at least one agency with its number."))
        elif self._incident is not None:
            self._must_go_on = True
            self.wished.emit(DoStepsWish(self._incident.incident_id, steps))

    @Slot(int)
    def _skip(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None and row.step is not None and row.state in (StepState.TODO, StepState.WAITING):
            self._must_go_on = True
            self.asked.emit(StepAct.SKIP, row.step)

    @Slot(int)
    def _contact(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None and row.task is not None and self._incident is not None:
            self.contact_asked.emit(row.task.task_id)
            self._log_contact(row, ContactResult.SENT)

    @Slot(int)
    def _heard(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None:
            self._log_contact(row, ContactResult.ANSWERED)

    def _log_contact(self, row: PlaybookRow, result: ContactResult) -> None:
        if row.task is not None and row.task.is_active and self._incident is not None:
            wish = CheckInWish(self._incident.incident_id, row.task.task_id, result, ContactWay.CALL)
            self.wished.emit(wish)

    @Slot()
    def _choose_another(self) -> None:
        self._is_choosing = not self._is_choosing
        self._offer()
        self._write()
        self.take_focus()

    # what is shown

    def _playbook(self) -> Playbook | None:
        code = self._incident.playbook.code if self._incident and self._incident.playbook else ""
        return next((book for book in self._words.playbooks if book.code == code), None)

    def _must_choose(self) -> bool:
        is_open = self._incident is not None and self._incident.is_open
        return is_open and bool(self._words.playbooks) and (self._is_choosing or self._playbook() is None)

    def _rows(self) -> tuple[PlaybookRow, ...]:
        if self._incident is None:
            return ()
        return rows_of(self._playbook(), self._incident, self._now, words=self._words, language=self._language)

    def _write(self) -> None:
        had_focus = self._choices.hasFocus()
        key = row.key if (row := self._model.row(self._list.currentIndex().row())) else ""
        rows = self._rows()
        self._model.show_rows(rows)
        if self._list.currentIndex().row() < 0:
            self._list.go_to(max(self._model.number_of(key), self._model.first_current(), 0))
        self._go_on()
        self._choices.setVisible(self._must_choose())
        self._list.setVisible(bool(rows))
        if had_focus and not self._must_choose():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._write_heading()

    def _go_on(self) -> None:
        """After an act of the operator's own: on to the next step, once there is another."""
        row, following = self._model.row(self._list.currentIndex().row()), self._model.first_current()
        if self._must_go_on and following >= 0 and not (row and row.is_current):
            self._must_go_on = False
            self._list.go_to(following)

    def _write_heading(self) -> None:
        playbook, incident = self._playbook(), self._incident
        if self._must_choose():
            self._heading.show_text(self.tr("Choose a playbook"))
            self._keys.show_text(self.tr("Enter starts it · Esc back"))
            return
        self._keys.show_text(
            self.tr("Enter does · 1-9 ticks · K skips · H contacts · I heard · G another · Esc back")
        )
        if playbook is None or incident is None or incident.playbook is None:
            has_any = bool(self._words.playbooks)
            self._heading.show_text(self.tr("Tasks") if has_any else self.tr("The profile has no playbooks."))
            return
        parts = [playbook.name.in_language(self._language), self.summary()]
        if playbook.is_example:
            parts.append(self.tr("example"))
        if incident.playbook.version != playbook.version:
            parts.append(self.tr("started with version {0}").format(incident.playbook.version))
        self._heading.show_text("  ·  ".join(parts))

    def _offer(self) -> None:
        incident = self._incident
        if incident is None:
            return
        own = self._words.own_playbooks.get(incident.category, "")
        local = self._now.astimezone(self._zone)
        found = suggested(self._words.playbooks, incident, own=own, local=local)
        running = incident.playbook.code if incident.playbook else ""
        self._choices.offer([self._choice(one, is_running=one.playbook.code == running) for one in found])

    def _choice(self, one: Suggested, *, is_running: bool) -> Choice:
        name = one.playbook.name.in_language(self._language)
        if is_running:
            return Choice(one.playbook.code, name, self.tr("runs"), is_open=False)
        reasons = ", ".join(why_word(why) for why in one.why)
        return Choice(one.playbook.code, name, self.tr("fits: {0}").format(reasons) if reasons else "")

    @Slot(int)
    def _show_about(self, number: int) -> None:
        row = self._model.row(number)
        step = row.step if row else None
        parts = (step.help.in_language(self._language), step.document) if step else ()
        self._about.show_text("  ·  ".join(part for part in parts if part))

    def _connect(self) -> None:
        self._choices.entered.connect(self._start)
        self._list.entered_row.connect(self._enter)
        self._list.skip_asked.connect(self._skip)
        self._list.contact_asked.connect(self._contact)
        self._list.heard_asked.connect(self._heard)
        self._list.others_asked.connect(self._choose_another)
        self._list.left.connect(self.left)
        self._list.moved.connect(self._show_about)

    def _lay_out(self) -> None:
        self._about.setProperty("tone", "second")
        self._keys.setProperty("tone", "hint")
        self._card.setReadOnly(True)
        self._card.setTabChangesFocus(True)
        self._show_card(is_shown=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self._choices)
        layout.addWidget(self._list, LIST_STRETCH)
        layout.addWidget(self._about)
        layout.addWidget(self._card)
        layout.addWidget(self._keys)
        layout.addStretch(1)  # holds the rest together at the top while there is no list
