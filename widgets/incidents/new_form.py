"""Taking a new incident: seconds count, the hands stay on the keys, nothing typed is lost."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.domain.draft import IncidentDraft
from services.domain.geo import Point
from services.domain.profile import Village
from services.domain.text import Label, Language
from widgets.incidents.inline_form import SAVE_KEYS
from widgets.incidents.new_fields import NewIncidentFields
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import NewIncidentWish
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme


class NewIncidentForm(QFrame):
    """A form beside the map, not over it. Tab follows the call; Ctrl+Enter saves; Esc leaves and keeps the draft.

    Signals: ``wished(NewIncidentWish)``, answered by ``show_saved`` or ``show_refused``; ``left()`` on Esc.
    """

    wished = Signal(object)  # NewIncidentWish
    left = Signal()

    def __init__(
        self, theme: Theme, words: ProfileWords, *, villages: Sequence[Village] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._language: Language = "id"
        self.fields = NewIncidentFields(theme, words, villages=villages)
        self._heading, self._problem = QLabel(), QLabel()
        self._save, self._cancel = KeyButton("Ctrl+↵", theme), KeyButton("Esc", theme)
        self._clear = KeyButton("", theme)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._retranslate()

    def start(self) -> None:
        """Put the keyboard on the first field; a draft that was left is still there."""
        self.fields.start()

    def draft(self) -> IncidentDraft:
        """Return what is entered."""
        return self.fields.draft()

    @Slot(object)
    def take_point(self, point: Point) -> None:
        """Take a point that was chosen on the map."""
        self.fields.take_point(point)

    @Slot()
    def submit(self) -> None:
        """Ask for the incident, or say what is missing."""
        if not self._save.isEnabled():
            return
        problem = self.fields.what_is_missing()
        self._say(problem)
        if not problem:
            self._save.setEnabled(False)
            self.wished.emit(NewIncidentWish(self.draft()))

    @Slot(object)
    def show_saved(self, wish: NewIncidentWish) -> None:
        """The incident is on disk: the draft can go, unless something else was typed meanwhile."""
        self._save.setEnabled(True)
        if wish.draft == self.draft():
            self.clear()

    @Slot(object, object)
    def show_refused(self, wish: NewIncidentWish, reason: Label) -> None:
        """Say why it was not taken; everything typed stays."""
        self._save.setEnabled(True)
        self._say(reason.in_language(self._language))

    @Slot()
    def clear(self) -> None:
        """Throw the draft away."""
        self.fields.clear()
        self._say("")

    def set_theme(self, theme: Theme) -> None:
        self._heading.setFont(theme.font("large", QFont.Weight.DemiBold))
        for button in (self._save, self._cancel, self._clear):
            button.set_theme(theme)
        self.fields.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        self.fields.set_language(language)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _connect(self) -> None:
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self._leave)
        self._clear.clicked.connect(self.clear)
        for keys, act in ((SAVE_KEYS, self.submit), (("Esc",), self._leave)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        for label in (self._heading, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("tone", "p1")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._save.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._save, self._cancel, self._clear):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        buttons.insertStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addWidget(self.fields)
        layout.addWidget(self._problem)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("New incident"))
        self._save.setText(self.tr("Save incident"))
        self._cancel.setText(self.tr("Keep for later"))
        self._clear.setText(self.tr("Discard"))
