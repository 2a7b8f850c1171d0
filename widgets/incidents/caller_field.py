"""Who calls: number and name, what the number is known for, and the mark of a nuisance."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from services.domain.call import FEWEST_DIGITS, NumberHistory, normal_number
from widgets.incidents.call_words import history_text, nuisance_text
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

NUMBER_MAX, NAME_MAX, REASON_MAX = 30, 200, 200
MARK_KEY = "F9"


class CallerField(QWidget):
    """The mark is shown and never blocks anything; setting or clearing it asks for a reason.

    Signals: ``changed()``; ``number_typed(str)`` with its digits, "" while there are too few;
    ``mark_wished(str, str, bool)`` with number, reason, and whether it is a nuisance from now on.
    """

    changed = Signal()
    number_typed = Signal(str)
    mark_wished = Signal(str, str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.name = QLineEdit(), QLineEdit()
        self._known, self._mark = ElidedLabel(max_lines=2), KeyButton(MARK_KEY, theme)
        self._reason = _ReasonLine()
        self._history: NumberHistory | None = None
        self._small = theme.font("small")
        self._asked = ""
        for line, limit in ((self.number, NUMBER_MAX), (self.name, NAME_MAX), (self._reason, REASON_MAX)):
            line.setMaxLength(limit)
        self.number.textChanged.connect(self._number_changed)
        self.name.textChanged.connect(self.changed)
        self._mark.clicked.connect(self.ask_mark)
        self._reason.returnPressed.connect(self._wish_mark)
        self._reason.left.connect(self._leave_reason)
        self._lay_out()
        self._show_history()
        self._retranslate()

    def digits(self) -> str:
        return normal_number(self.number.text())

    def show_caller(self, number: str, name: str) -> None:
        self.number.setText(number)
        self.name.setText(name)
        self.name.setCursorPosition(0)

    def clear(self) -> None:
        self.show_caller("", "")
        self._reason.clear()
        self._reason.hide()

    @Slot(object)
    def show_history(self, history: NumberHistory) -> None:
        """Show what the number in the line is known for; an answer about another number is passed over."""
        if history.number == self._asked:
            self._history = history
            self._show_history()

    @Slot()
    def ask_mark(self) -> None:
        """Ask for the reason of the mark, or of taking it away."""
        if self._mark.isEnabled():
            self._reason.show()
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._mark.set_theme(theme)
        self._small = theme.font("small")
        self._known.setFont(self._small)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _number_changed(self) -> None:
        digits = self.digits()
        asked = digits if len(digits) >= FEWEST_DIGITS else ""
        if asked != self._asked:
            self._asked, self._history = asked, None
            self._show_history()
            self.number_typed.emit(asked)
        self.changed.emit()

    @Slot()
    def _wish_mark(self) -> None:
        reason, number = self._reason.text().strip(), self.digits()
        if reason and number:
            self.mark_wished.emit(number, reason, not self._is_marked())
            self._leave_reason()

    @Slot()
    def _leave_reason(self) -> None:
        self._reason.clear()
        self._reason.hide()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_marked(self) -> bool:
        return self._history is not None and self._history.nuisance is not None

    def _show_history(self) -> None:
        self._mark.setEnabled(self._history is not None)
        nuisance = self._history.nuisance if self._history else None
        self._say("p2" if nuisance else "hint", self._sentence())
        self._mark.setText(self.tr("Not a nuisance") if nuisance else self.tr("Nuisance"))

    def _sentence(self) -> str:
        if self._history is None:
            return self.tr("Calls of this number are shown here.")
        mark = self._history.nuisance
        known = history_text(self._history)
        return f"⚑ {nuisance_text(mark)} · {known}" if mark else known

    def _say(self, tone: str, sentence: str) -> None:
        self._known.show_text(sentence)
        self._known.setProperty("tone", tone)
        self._known.style().unpolish(self._known)
        self._known.style().polish(self._known)
        self._known.setFont(self._small)  # polishing takes it back

    def _lay_out(self) -> None:
        self._reason.hide()
        line, below = QHBoxLayout(), QHBoxLayout()
        for row in (line, below):
            row.setSpacing(8)
        line.addWidget(self.number, 2)
        line.addWidget(self.name, 3)
        line.addWidget(self._mark)
        below.addWidget(self._known, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for row in (line, below):
            layout.addLayout(row)
        layout.addWidget(self._reason)
        self.setFocusProxy(self.number)
        self._mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _retranslate(self) -> None:
        for line, words in (
            (self.number, self.tr("Number")),
            (self.name, self.tr("Name")),
            (self._reason, self.tr("Reason for the mark; Enter saves it")),
        ):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self._show_history()


class _ReasonLine(QLineEdit):
    """Signals: ``left()`` on Esc, which leaves only this line."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and is_escape:
            self.left.emit()
            return True
        return super().event(event)
