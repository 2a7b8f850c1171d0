"""The place in the detail pane where one form at a time is open."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.detail_actions import Act
from widgets.incidents.forms import AssignForm, CloseForm, NoteForm, ReopenForm, StatusForm
from widgets.incidents.inline_form import InlineForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import IncidentWish
from widgets.theme.theme import Theme


class ActForms(QWidget):
    """Signals: ``wished(IncidentWish)``; ``left()`` when the operator closed the form without acting;
    ``opened()`` and ``closed()`` when a form takes its room and gives it back.
    """

    wished = Signal(object)  # IncidentWish
    left = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = NoteForm(theme, words)
        self._forms: dict[Act, InlineForm] = {
            Act.ASSIGN: AssignForm(theme, words),
            Act.NOTE: self._note,
            Act.STATUS: StatusForm(theme, words),
            Act.CLOSE: CloseForm(theme, words),
            Act.REOPEN: ReopenForm(theme, words),
        }
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

    def open(self, act: Act, incident: Incident) -> None:
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
