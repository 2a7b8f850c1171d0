"""One line about an alarm: a comment on the answer, or why it is put aside and for how long."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

COMMENT_MAX = 2000


class AlarmAct(Enum):
    ACKNOWLEDGE = "acknowledge"
    SHELVE = "shelve"


class AlarmForm(QFrame):
    """Enter does it, Esc leaves.

    Signals: ``entered(AlarmAct, str, int)`` with the text and the minutes; ``left()``.
    """

    entered = Signal(object, str, int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = AlarmAct.ACKNOWLEDGE
        self._heading, self._problem = QLabel(), QLabel()
        for label in (self._heading, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("tone", "p1")
        self._text, self._minutes = QLineEdit(), QSpinBox()
        self._text.setMaxLength(COMMENT_MAX)
        self._minutes.setRange(1, 1440)
        self._minutes.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._do, self._cancel = KeyButton("↵", theme), KeyButton("Esc", theme)
        self._do.setProperty("role", "primary")
        self._do.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.leave)
        self._text.returnPressed.connect(self.submit)
        self._minutes.lineEdit().returnPressed.connect(self.submit)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 4)
        box.setSpacing(8)
        for widget, share in (
            (self._heading, 0), (self._text, 1), (self._minutes, 0), (self._problem, 0), (self._do, 0),
            (self._cancel, 0),
        ):  # fmt: skip
            box.addWidget(widget, share)
        self.hide()
        self._retranslate()

    def ask_comment(self) -> None:
        """Ask what to write with the acknowledgement."""
        self._open(AlarmAct.ACKNOWLEDGE)

    def ask_shelf(self, longest_min: int) -> None:
        """Ask why and how long it is put aside."""
        self._minutes.setMaximum(longest_min)
        self._minutes.setValue(min(30, longest_min))
        self._open(AlarmAct.SHELVE)

    def say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def set_theme(self, theme: Theme) -> None:
        self._do.set_theme(theme)
        self._cancel.set_theme(theme)

    @Slot()
    def submit(self) -> None:
        text = self._text.text().strip()
        if not text:
            self.say(self.tr("Write a few words first."))
            return
        self.entered.emit(self._act, text, self._minutes.value())

    @Slot()
    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _open(self, act: AlarmAct) -> None:
        self._act = act
        self._text.clear()
        self.say("")
        self._minutes.setVisible(act is AlarmAct.SHELVE)
        self._retranslate()
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        is_shelf = self._act is AlarmAct.SHELVE
        self._heading.setText(self.tr("Shelve, because") if is_shelf else self.tr("Acknowledge with a comment"))
        self._text.setAccessibleName(self._heading.text())
        self._minutes.setSuffix(self.tr(" min"))
        self._minutes.setAccessibleName(self.tr("Minutes until it comes back"))
        self._do.setText(self.tr("Shelve") if is_shelf else self.tr("Acknowledge"))
        self._cancel.setText(self.tr("Cancel"))
