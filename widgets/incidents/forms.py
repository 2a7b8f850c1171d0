"""The small forms of the detail pane: assign, note, status, close, reopen."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from services.domain.agency_advice import AgencyAdvice
from services.domain.deadline import Stop
from services.domain.incident import Disposition, Incident, IncidentStatus, may_change
from services.domain.profile import Closing
from widgets.incidents.agency_choices import agency_choices
from widgets.incidents.choice_list import Choice, ChoiceList
from widgets.incidents.inline_form import InlineForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import AssignWish, CloseWish, IncidentWish, NoteWish, ReopenWish, StatusWish
from widgets.theme.theme import Theme
from widgets.words import status_word

NOTE_MAX = 4000  # characters; the service refuses more
NOTE_LINES = 4


class AssignForm(InlineForm):
    """Which agencies act: the category's own first; digits tick, Enter assigns."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._agencies, self._note = ChoiceList(), _line()
        self._advised, self._advice = "", tuple[AgencyAdvice, ...]()
        self._agencies.take_many()
        self._agencies.entered.connect(self.submit)
        self._note.returnPressed.connect(self.submit)
        self._add(self._agencies)
        self._add(self._note)
        self.set_theme(theme)

    def _fill(self, incident: Incident) -> None:
        self._note.clear()
        advice = self._advice if self._advised == incident.incident_id else ()
        self._agencies.offer(agency_choices(incident, advice, words=self._words, language=self._language))

    def take_advice(self, incident_id: str, advice: tuple[AgencyAdvice, ...]) -> None:
        """Remember whom that incident calls for, until the form is opened; an open one keeps its order."""
        self._advised, self._advice = incident_id, advice

    def _first_field(self) -> QWidget:
        return self._agencies

    def _what_is_missing(self) -> str:
        return "" if self._agencies.codes() else self.tr("Choose at least one agency.")

    def _wish(self) -> IncidentWish | None:
        return AssignWish(self.incident_id, self._agencies.codes(), self._note.text().strip())

    def _retranslate(self) -> None:
        self._label(self.tr("Assign to"), self.tr("Assign"))
        self._agencies.setAccessibleName(self.tr("Agencies"))
        _name(self._note, self.tr("Note for the agency (optional)"))


class NoteForm(InlineForm):
    """A note. What was typed and not saved is kept for each incident."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._for_reporter = QCheckBox()
        self._drafts: dict[str, str] = {}
        self._text.textChanged.connect(self._keep)
        self._add(self._text)
        self._add(self._for_reporter)
        self.set_theme(theme)

    def has_draft(self, incident_id: str) -> bool:
        return bool(self._drafts.get(incident_id))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._text.setFixedHeight(NOTE_LINES * self._text.fontMetrics().lineSpacing() + 16)

    def saved(self, wish: IncidentWish) -> None:
        if isinstance(wish, NoteWish) and self._drafts.get(wish.incident_id, "").strip() == wish.text:
            del self._drafts[wish.incident_id]

    def _keep(self) -> None:
        if self._text.toPlainText().strip():
            self._drafts[self.incident_id] = self._text.toPlainText()
        else:
            self._drafts.pop(self.incident_id, None)

    def _fill(self, incident: Incident) -> None:
        self._text.setPlainText(self._drafts.get(incident.incident_id, ""))
        self._for_reporter.setChecked(False)  # never by habit: what is written here leaves the room
        self._for_reporter.setVisible(incident.source in self._words.answering and bool(incident.external_id))

    def _first_field(self) -> QWidget:
        return self._text

    def _what_is_missing(self) -> str:
        length = len(self._text.toPlainText().strip())
        if not length:
            return self.tr("Write the note first.")
        if length > NOTE_MAX:
            return self.tr("The note is %n character(s) too long.", "", length - NOTE_MAX)
        return ""

    def _wish(self) -> IncidentWish | None:
        is_told = self._for_reporter.isChecked() and not self._for_reporter.isHidden()
        return NoteWish(self.incident_id, self._text.toPlainText().strip(), is_told)

    def _retranslate(self) -> None:
        self._label(self.tr("Note"), self.tr("Save note"))
        _name(self._text, self.tr("What did you learn or do?"))
        self._for_reporter.setText(self.tr("Send it to the reporter too"))


class StatusForm(InlineForm):
    """Only the states that may follow. Closing has its own form."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._statuses, self._reason = ChoiceList(), _line()
        self._waits = QCheckBox()
        self._statuses.entered.connect(self.submit)
        self._reason.returnPressed.connect(self.submit)
        self._add(self._statuses)
        self._add(self._reason)
        self._add(self._waits)
        self.set_theme(theme)

    def _fill(self, incident: Incident) -> None:
        self._reason.clear()
        self._waits.setChecked(False)
        self._waits.setVisible(any(Stop.WAITING in clock.rule.pauses for clock in incident.clocks))
        after = [s for s in IncidentStatus if s is not IncidentStatus.CLOSED and may_change(incident.status, s)]
        self._statuses.offer([self._choice(status, incident) for status in after])

    def _choice(self, status: IncidentStatus, incident: Incident) -> Choice:
        if status is IncidentStatus.ASSIGNED and not incident.agencies:
            return Choice(status.value, status_word(status), self.tr("assign an agency first"), is_open=False)
        return Choice(status.value, status_word(status))

    def _first_field(self) -> QWidget:
        return self._statuses

    def _what_is_missing(self) -> str:
        if not self._statuses.code():
            return self.tr("Choose the next status.")
        if self._statuses.code() == IncidentStatus.ON_HOLD.value and not self._reason.text().strip():
            self._reason.setFocus()
            return self.tr("Write why it is put on hold.")
        return ""

    def _wish(self) -> IncidentWish | None:
        status = IncidentStatus(self._statuses.code())
        is_waiting = status is IncidentStatus.ON_HOLD and self._waits.isChecked() and not self._waits.isHidden()
        waits_for = "reporter" if is_waiting else ""
        return StatusWish(self.incident_id, status, self._reason.text().strip(), waits_for)

    def _retranslate(self) -> None:
        self._label(self.tr("Change the status to"), self.tr("Change status"))
        self._statuses.setAccessibleName(self.tr("Next status"))
        _name(self._reason, self.tr("Reason (needed for on hold)"))
        self._waits.setText(self.tr("On hold until the reporter answers: the deadline stops"))


class CloseForm(InlineForm):
    """How it ended. Anything but handled needs a reason."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._dispositions, self._reason = ChoiceList(), _line()
        self._needing: frozenset[str] = frozenset()
        self._dispositions.currentRowChanged.connect(self._name_reason)
        self._dispositions.entered.connect(self.submit)
        self._reason.returnPressed.connect(self.submit)
        self._add(self._dispositions)
        self._add(self._reason)
        self.set_theme(theme)

    def _fill(self, incident: Incident) -> None:
        self._reason.clear()
        possible = [each for each in self._words.closings if not each.is_retired]
        self._needing = frozenset(each.code for each in possible if each.needs_reason)
        self._dispositions.offer([self._choice(each, incident) for each in possible])
        if self._wants_check(incident):
            self.say(self.tr("To close it as done, somebody must have seen it on site: M, then K."))

    def _choice(self, closing: Closing, incident: Incident) -> Choice:
        name = closing.name.in_language(self._language)
        if closing.claims_done and self._wants_check(incident):
            return Choice(closing.code, name, self.tr("check on site first"), is_open=False)
        return Choice(closing.code, name)

    def _wants_check(self, incident: Incident) -> bool:
        return incident.category in self._words.checked and incident.checked_at is None

    def _first_field(self) -> QWidget:
        return self._dispositions

    def _what_is_missing(self) -> str:
        if not self._dispositions.code():
            return self.tr("Choose how it ended.")
        if self._dispositions.code() not in self._needing or self._reason.text().strip():
            return ""
        self._reason.setFocus()
        return self.tr("Write why it is closed this way.")

    def _wish(self) -> IncidentWish | None:
        return CloseWish(self.incident_id, Disposition(self._dispositions.code()), self._reason.text().strip())

    def _retranslate(self) -> None:
        self._label(self.tr("Close the incident as"), self.tr("Close incident"))
        self._dispositions.setAccessibleName(self.tr("How it ended"))
        self._name_reason()

    @Slot()
    def _name_reason(self) -> None:
        is_needed = self._dispositions.code() in self._needing
        _name(self._reason, self.tr("Reason") if is_needed else self.tr("Reason (optional)"))


class ReopenForm(InlineForm):
    """Why a closed incident is taken up again."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._reason = _line()
        self._reason.returnPressed.connect(self.submit)
        self._add(self._reason)
        self.set_theme(theme)

    def _fill(self, incident: Incident) -> None:
        self._reason.clear()

    def _first_field(self) -> QWidget:
        return self._reason

    def _what_is_missing(self) -> str:
        return "" if self._reason.text().strip() else self.tr("Write why it is reopened.")

    def _wish(self) -> IncidentWish | None:
        return ReopenWish(self.incident_id, self._reason.text().strip())

    def _retranslate(self) -> None:
        self._label(self.tr("Reopen the incident"), self.tr("Reopen"))
        _name(self._reason, self.tr("Reason"))


def _line() -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(NOTE_MAX)
    return line


def _name(field: QLineEdit | QPlainTextEdit, words: str) -> None:
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
