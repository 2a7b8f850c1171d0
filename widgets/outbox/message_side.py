"""The chosen message: to whom, about what, in which words, why it waits, and what can be decided."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from services.domain.outbox import OutboxState, Owed
from widgets.outbox.outbox_words import state_word, trouble_sentence
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme


class MessageSide(QFrame):
    """Reads until E; then the words can be changed, Ctrl+Enter sends them, Esc leaves them as they were.

    Signals: ``resend_wished(Owed)``, ``edit_wished(Owed, str)``, ``incident_wished(str)``, ``left()``.
    """

    resend_wished = Signal(object)
    edit_wished = Signal(object, str)
    incident_wished = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owed: Owed | None = None
        self._words = ""
        self._head, self._about, self._why, self._feedback = _label(), _label(), _label(), _label()
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setReadOnly(True)
        self._again, self._edit = KeyButton("R", theme), KeyButton("E", theme)
        self._open = KeyButton("↵", theme)
        self._do, self._cancel = KeyButton("Ctrl+↵", theme), KeyButton("Esc", theme)
        self._do.setProperty("role", "primary")
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.show_owed(None, peer_name="", words="")

    @property
    def is_editing(self) -> bool:
        return not self._text.isReadOnly()

    def show_owed(self, owed: Owed | None, *, peer_name: str, words: str) -> None:
        """Show a message in its words. While one is being edited, only that it changed is told."""
        is_other = owed is None or self._owed is None or owed.item.event_id != self._owed.item.event_id
        if self.is_editing and not is_other:
            self._owed = owed
            return
        self._leave_editing()
        self._owed, self._words = owed, words
        self._head.setText(peer_name)
        self._about.setText(" · ".join(part for part in (owed.number, owed.title) if part) if owed else "")
        if self._text.toPlainText() != words:
            self._text.setPlainText(words)
        if is_other:
            self.say("")
        self._write()

    @Slot()
    def resend(self) -> None:
        if self._owed is not None and not self.is_editing:
            self.resend_wished.emit(self._owed)

    @Slot()
    def edit(self) -> None:
        """Open the words for changing: only of what is held, see ``Decisions``."""
        if self._owed is None or self._owed.item.state is not OutboxState.HELD or not self._words:
            return
        self._text.setReadOnly(False)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say("")
        self._write()

    @Slot()
    def open_incident(self) -> None:
        if self._owed is not None and not self.is_editing:
            self.incident_wished.emit(self._owed.item.incident_id)

    def say(self, sentence: str) -> None:
        """Show how a decision ended, in place."""
        self._feedback.setText(sentence)
        self._feedback.setVisible(bool(sentence))

    def settle(self) -> None:
        """The decision is saved: read again."""
        self._leave_editing()
        self._write()

    def set_theme(self, theme: Theme) -> None:
        self._head.setFont(theme.font("large", QFont.Weight.DemiBold))
        for button in (self._again, self._edit, self._open, self._do, self._cancel):
            button.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    @Slot()
    def _submit(self) -> None:
        if self._owed is not None and self.is_editing:
            self.edit_wished.emit(self._owed, self._text.toPlainText())

    @Slot()
    def _escape(self) -> None:
        if self.is_editing:
            self._text.setPlainText(self._words)
            self._leave_editing()
            self._write()
        self.left.emit()

    def _leave_editing(self) -> None:
        self._text.setReadOnly(True)

    def _write(self) -> None:
        owed, is_held = self._owed, False
        if owed is not None:
            is_held = owed.item.state is OutboxState.HELD
            why = trouble_sentence(owed.item)
            self._why.setText(f"{state_word(owed.item)} · {why}" if why else state_word(owed.item))
        for part in (self._head, self._about, self._why, self._text):
            part.setVisible(owed is not None)
        self._text.setAccessibleName(self.tr("Text of the message"))
        shown = {
            self._again: owed is not None and not self.is_editing,
            self._edit: is_held and bool(self._words) and not self.is_editing,
            self._open: owed is not None and not self.is_editing,
            self._do: self.is_editing,
            self._cancel: self.is_editing,
        }
        for button, is_shown in shown.items():
            button.setVisible(is_shown)
        self._again.setText(self.tr("Send again") if is_held else self.tr("Try now"))
        self._edit.setText(self.tr("Edit and send again"))
        self._open.setText(self.tr("Open the incident"))
        self._do.setText(self.tr("Send again"))
        self._cancel.setText(self.tr("Cancel"))

    def _connect(self) -> None:
        for button, slot in (
            (self._again, self.resend),
            (self._edit, self.edit),
            (self._open, self.open_incident),
            (self._do, self._submit),
            (self._cancel, self._escape),
        ):
            button.clicked.connect(slot)
        for keys, slot in (("Ctrl+Return", self._submit), ("Ctrl+Enter", self._submit), ("Esc", self._escape)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self._about.setProperty("tone", "second")
        self._feedback.setProperty("tone", "p2")
        for label in (self._about, self._why, self._feedback):
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._again, self._edit, self._open, self._do, self._cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        for part in (self._head, self._about, self._why):
            box.addWidget(part)
        box.addWidget(self._text, 1)
        box.addWidget(self._feedback)
        box.addLayout(buttons)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
