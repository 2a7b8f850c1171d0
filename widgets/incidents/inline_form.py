"""What every small form of the detail pane shares: it opens in place, never over the room, and says what is wrong."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import IncidentWish
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class InlineForm(QFrame):
    """One act on one incident. Ctrl+Enter does it, Esc leaves.

    Signals: ``wished(IncidentWish)`` when what was entered is complete; ``left()`` on Esc or Cancel.
    """

    wished = Signal(object)  # IncidentWish
    left = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._language: Language = "id"
        self._incident: Incident | None = None
        self._heading, self._problem = _plain_label(), _plain_label()
        self._problem.setProperty("tone", "p1")
        self._problem.setWordWrap(True)
        self._do, self._cancel = KeyButton("Ctrl+↵", theme), KeyButton("Esc", theme)
        self._do.setProperty("role", "primary")
        self._do.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.leave)
        self._lay_out()
        self._bind_keys()

    @property
    def incident_id(self) -> str:
        return self._incident.incident_id if self._incident else ""

    def ask(self, incident: Incident) -> None:
        """Show the form for ``incident`` and put the keyboard into it."""
        self._incident = incident
        self._problem.hide()
        self._fill(incident)
        self._retranslate()
        self.allow()
        self.show()
        self._first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._heading.setFont(theme.font("normal", QFont.Weight.DemiBold))
        self._do.set_theme(theme)
        self._cancel.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        if self._incident and self.isVisible():
            self._retranslate()

    @Slot()
    def submit(self) -> None:
        """Ask for the act if the form is complete, else say what is missing."""
        if not self._do.isEnabled():
            return
        problem = self._what_is_missing()
        if problem:
            self.say(problem)
            return
        wish = self._wish()
        if wish is not None:
            self._problem.hide()
            self.wished.emit(wish)

    @Slot()
    def leave(self) -> None:
        self.left.emit()

    def wait(self) -> None:
        """Take nothing more until the act is saved or refused. What was entered stays readable."""
        self._do.setEnabled(False)

    def allow(self) -> None:
        self._do.setEnabled(True)

    def say(self, sentence: str) -> None:
        """Show what is wrong, in place."""
        self._problem.setText(sentence)
        self._problem.show()

    def saved(self, wish: IncidentWish) -> None:
        """Forget what was kept for ``wish``: it is on disk."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @abstractmethod
    def _fill(self, incident: Incident) -> None: ...

    @abstractmethod
    def _first_field(self) -> QWidget: ...

    @abstractmethod
    def _what_is_missing(self) -> str:
        """Return a sentence, "" when the form is complete."""

    @abstractmethod
    def _wish(self) -> IncidentWish | None: ...

    @abstractmethod
    def _retranslate(self) -> None: ...

    def _label(self, heading: str, verb: str) -> None:
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        self._do.setText(verb)
        self._cancel.setText(self.tr("Cancel"))

    def _add(self, field: QWidget) -> None:
        self._fields.addWidget(field)

    def _lay_out(self) -> None:
        self._fields = QVBoxLayout()
        self._fields.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._do, self._cancel):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addLayout(self._fields)
        layout.addWidget(self._problem)
        layout.addLayout(buttons)

    def _bind_keys(self) -> None:
        for keys, act in ((SAVE_KEYS, self.submit), (("Esc",), self.leave)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
