"""The place in the detail pane where one form at a time is open."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.detail_actions import Act
from widgets.incidents.edit_form import EditForm
from widgets.incidents.forms import AssignForm, CloseForm, NoteForm, ReopenForm, StatusForm
from widgets.incidents.inline_form import InlineForm
from widgets.incidents.life_forms import CheckForm, DeclineForm, OfferForm, TakeOverForm
from widgets.incidents.more_acts import RareAct
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.step_forms import StepAct, StepForm, step_forms
from widgets.incidents.tie_forms import LinkForm, MergeForm
from widgets.incidents.wishes import IncidentWish
from widgets.theme.theme import Theme


class ActForms(QWidget):
    """Signals: ``wished(IncidentWish)``; ``left()`` when the operator closed the form without acting;
    ``sought(str)`` when other incidents are looked for, answered by ``show_found``;
    ``opened()`` and ``closed()`` when a form takes its room and gives it back.
    """

    wished = Signal(object)  # IncidentWish
    left = Signal()
    sought = Signal(str)
    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note, self.assign = NoteForm(theme, words), AssignForm(theme, words)
        self._offer, self._tying = OfferForm(theme, words), (LinkForm(theme, words), MergeForm(theme, words))
        self._steps = step_forms(theme, words)
        self._forms: dict[Act | RareAct | StepAct, InlineForm] = {
            Act.ASSIGN: self.assign,
            Act.NOTE: self._note,
            Act.STATUS: StatusForm(theme, words),
            Act.CLOSE: CloseForm(theme, words),
            Act.REOPEN: ReopenForm(theme, words),
            Act.OWN: TakeOverForm(theme, words),
            RareAct.EDIT: EditForm(theme, words),
            RareAct.CHECK: CheckForm(theme, words),
            RareAct.OFFER: self._offer,
            RareAct.DECLINE: DeclineForm(theme, words),
            RareAct.LINK: self._tying[0],
            RareAct.MERGE: self._tying[1],
        }
        for act, step_form in self._steps.items():
            self._forms[act] = step_form
        for tying in self._tying:
            tying.sought.connect(self.sought)
        self._open: InlineForm | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for form in self._forms.values():
            form.hide()
            form.wished.connect(self.wished)
            form.left.connect(self._leave)
            layout.addWidget(form)
        self.hide()

    @property
    def current(self) -> InlineForm | None:
        """Return the open form."""
        return self._open

    def has_draft(self, incident_id: str) -> bool:
        """Return whether a note for the incident was typed and not saved."""
        return self._note.has_draft(incident_id)

    def propose_names(self, names: tuple[str, ...]) -> None:
        """Complete these when an incident is offered."""
        self._offer.propose(names)

    def show_found(self, incidents: Sequence[Incident]) -> None:
        """Offer what was found to the form that looked for it."""
        for form in self._tying:
            if form is self._open:
                form.show_found(incidents)

    def step_form(self, act: StepAct) -> StepForm:
        """Return the form of a playbook; ``aim`` it before it is opened."""
        return self._steps[act]

    def open(self, act: Act | RareAct | StepAct, incident: Incident) -> None:
        """Open the form of ``act``; what another form held is left."""
        self.close_form()
        self._open = self._forms[act]
        self.opened.emit()
        self.show()
        self._open.ask(incident)

    def close_form(self) -> None:
        if self._open is not None:
            self._open.hide()
            self._open = None
        self.hide()
        self.closed.emit()

    def settle(self, wish: IncidentWish) -> None:
        """``wish`` is saved: what was kept for it can go, and its form closes."""
        for form in self._forms.values():
            form.saved(wish)
        if self._open is not None and self._open.incident_id == wish.incident_id:
            self.close_form()

    def set_theme(self, theme: Theme) -> None:
        for form in self._forms.values():
            form.set_theme(theme)

    def set_language(self, language: Language) -> None:
        for form in self._forms.values():
            form.set_language(language)

    @Slot()
    def _leave(self) -> None:
        self.close_form()
        self.left.emit()
