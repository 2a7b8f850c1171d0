"""The form of one act on many incidents. How many is part of the button's verb: pressing it is the confirmation."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from services.domain.incident import Disposition, IncidentStatus
from services.domain.text import Language
from widgets.incidents.choice_list import Choice, ChoiceList
from widgets.incidents.detail_actions import Act
from widgets.incidents.inline_form import SAVE_KEYS
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import AcknowledgeWish, AssignWish, CloseWish, IncidentWish, NoteWish, StatusWish
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme
from widgets.words import status_word

BULK_ACTS = (Act.ACKNOWLEDGE, Act.ASSIGN, Act.STATUS, Act.NOTE, Act.CLOSE)
TEXT_MAX = 4000  # characters; the service refuses more


class BulkForm(QFrame):
    """Signals: ``wished(IncidentWish)`` without an incident, when complete; ``left()`` on Esc or Cancel."""

    wished = Signal(object)  # IncidentWish
    left = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._language: Language = "id"
        self._act, self._count = Act.ACKNOWLEDGE, 0
        self._heading, self._problem = QLabel(), QLabel()
        self._problem.setProperty("tone", "p1")
        for label in (self._heading, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._agencies, self._codes, self._text = ChoiceList(), ChoiceList(), QLineEdit()
        self._agencies.take_many()
        self._text.setMaxLength(TEXT_MAX)
        self._do, self._cancel = KeyButton("Ctrl+↵", theme), KeyButton("Esc", theme)
        self._do.setProperty("role", "primary")
        self._connect()
        self._lay_out()
        self.set_theme(theme)

    def ask(self, act: Act, count: int) -> None:
        """Show the form of ``act`` on ``count`` incidents and put the keyboard into it."""
        self._act, self._count = act, count
        self._text.clear()
        self._problem.hide()
        self._fill()
        self._retranslate()
        self.show()
        self._first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def recount(self, count: int) -> None:
        """The number of marked incidents changed while the form was open."""
        self._count = count
        self._retranslate()

    def say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()

    def set_theme(self, theme: Theme) -> None:
        self._heading.setFont(theme.font("normal", QFont.Weight.DemiBold))
        self._do.set_theme(theme)
        self._cancel.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language

    @Slot()
    def submit(self) -> None:
        problem = self._what_is_missing()
        if problem:
            self.say(problem)
        else:
            self.wished.emit(self._wish())

    def event(self, event: QEvent) -> bool:
        """A letter or digit is for the form, not for the queue's keys round it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_plain(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill(self) -> None:
        self._agencies.setVisible(self._act is Act.ASSIGN)
        self._codes.setVisible(self._act in (Act.STATUS, Act.CLOSE))
        self._text.setVisible(self._act is not Act.ACKNOWLEDGE)
        if self._act is Act.ASSIGN:
            self._agencies.offer([Choice(code, name) for code, name in self._words.agencies.items()])
        elif self._act is Act.STATUS:
            never = (IncidentStatus.NEW, IncidentStatus.CLOSED)
            self._codes.offer([Choice(s.value, status_word(s)) for s in IncidentStatus if s not in never])
        elif self._act is Act.CLOSE:
            closings = [closing for closing in self._words.closings if not closing.is_retired]
            self._codes.offer([Choice(c.code, c.name.in_language(self._language)) for c in closings])

    def _first_field(self) -> QWidget:
        fields: tuple[QWidget, ...] = (self._agencies, self._codes, self._text, self._do)
        return next(field for field in fields if not field.isHidden())

    def _what_is_missing(self) -> str:
        if self._act is Act.ASSIGN and not self._agencies.codes():
            return self.tr("Choose at least one agency.")
        if self._act is Act.NOTE and not self._text.text().strip():
            return self.tr("The note is empty.")
        if self._needs_reason() and not self._text.text().strip():
            return self.tr("A reason is needed; it is written into every one of them.")
        return ""

    def _needs_reason(self) -> bool:
        if self._act is Act.STATUS:
            return self._codes.code() == IncidentStatus.ON_HOLD.value
        closings = {closing.code: closing.needs_reason for closing in self._words.closings}
        return self._act is Act.CLOSE and closings.get(self._codes.code(), True)

    def _wish(self) -> IncidentWish:
        text = self._text.text().strip()
        match self._act:
            case Act.ASSIGN:
                return AssignWish("", self._agencies.codes(), text)
            case Act.STATUS:
                return StatusWish("", IncidentStatus(self._codes.code()), text)
            case Act.NOTE:
                return NoteWish("", text)
            case Act.CLOSE:
                return CloseWish("", Disposition(self._codes.code()), text)
        return AcknowledgeWish("")

    def _retranslate(self) -> None:
        headings = {
            Act.ACKNOWLEDGE: self.tr("Acknowledge %n incident(s)?", "", self._count),
            Act.ASSIGN: self.tr("Assign %n incident(s) to:", "", self._count),
            Act.STATUS: self.tr("Change the status of %n incident(s) to:", "", self._count),
            Act.NOTE: self.tr("Write the same note into %n incident(s):", "", self._count),
            Act.CLOSE: self.tr("Close %n incident(s), all with the same reason:", "", self._count),
        }
        verbs = {
            Act.ACKNOWLEDGE: self.tr("Acknowledge %n", "", self._count),
            Act.ASSIGN: self.tr("Assign %n", "", self._count),
            Act.STATUS: self.tr("Change %n", "", self._count),
            Act.NOTE: self.tr("Note in %n", "", self._count),
            Act.CLOSE: self.tr("Close %n", "", self._count),
        }
        self._heading.setText(headings.get(self._act, ""))
        self.setAccessibleName(self._heading.text())
        self._do.setText(verbs.get(self._act, ""))
        self._cancel.setText(self.tr("Cancel"))
        is_reason = self._act in (Act.STATUS, Act.CLOSE)
        self._text.setPlaceholderText(self.tr("Reason") if is_reason else self.tr("Note"))

    def _connect(self) -> None:
        self._do.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.left)
        for field in (self._agencies, self._codes):
            field.entered.connect(self._go_on)
        self._text.returnPressed.connect(self.submit)
        for keys, act in ((SAVE_KEYS, self.submit), (("Esc",), self.left)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)

    @Slot()
    def _go_on(self) -> None:
        """Enter on a choice leads to the text, Enter there acts: many are never changed by one slip."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._do, self._cancel):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        for part in (self._heading, self._agencies, self._codes, self._text, self._problem):
            layout.addWidget(part)
        layout.addLayout(buttons)


def _is_plain(event: QKeyEvent) -> bool:
    return event.text().isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
