"""The acts that are possible on the selected incident, each a button with its key."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from services.domain.incident import ALLOWED, Incident, IncidentStatus
from widgets.theme.flow_layout import FlowLayout
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme


class Act(Enum):
    """The value is the key."""

    ACKNOWLEDGE = "A"
    ASSIGN = "T"
    NOTE = "C"
    STATUS = "S"
    CLOSE = "X"
    REOPEN = "R"
    OWN = "O"
    PLAYBOOK = "P"
    MORE = "M"


EDIT_KEY = "E"


class DetailActions(QWidget):
    """Signals: ``asked(Act)`` by button or key, only for what is possible now; ``edit_asked()`` by its key."""

    asked = Signal(object)  # Act
    edit_asked = Signal()

    def __init__(self, theme: Theme, *, pane: QWidget) -> None:
        super().__init__()
        self._buttons = {act: KeyButton(act.value, theme) for act in Act}
        self._buttons[Act.ACKNOWLEDGE].setProperty("role", "primary")
        layout = FlowLayout(self, gap_px=8)
        for act, button in self._buttons.items():
            button.setProperty("act", act.value)
            button.clicked.connect(self._press)
            layout.addWidget(button)
            shortcut = QShortcut(QKeySequence(act.value), pane)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        edit = QShortcut(QKeySequence(EDIT_KEY), pane)
        edit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(self.edit_asked)
        self._incident: Incident | None = None
        self._operator = ""
        self._retranslate()

    def offer(self, incident: Incident, operator: str = "") -> None:
        """Show the acts that the rules allow ``operator`` on ``incident``."""
        is_open = incident.is_open
        self._incident, self._operator = incident, operator
        self._name_own()
        possible = {
            Act.ACKNOWLEDGE: is_open and not incident.is_acknowledged,
            Act.ASSIGN: is_open,
            Act.NOTE: True,
            Act.STATUS: bool(ALLOWED[incident.status] - {IncidentStatus.CLOSED}),
            Act.CLOSE: is_open,
            Act.REOPEN: not is_open and incident.ties.merged_into is None,
            Act.OWN: is_open and (not operator or incident.owner != operator),
            Act.PLAYBOOK: is_open or incident.playbook is not None,
            Act.MORE: True,
        }
        for act, button in self._buttons.items():
            button.setVisible(possible[act])
            button.setEnabled(possible[act])

    def button(self, act: Act) -> KeyButton:
        return self._buttons[act]

    def set_theme(self, theme: Theme) -> None:
        for button in self._buttons.values():
            button.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.asked.emit(Act(button.key))

    def _retranslate(self) -> None:
        self._buttons[Act.ACKNOWLEDGE].setText(self.tr("Acknowledge"))
        self._buttons[Act.ASSIGN].setText(self.tr("Assign"))
        self._buttons[Act.NOTE].setText(self.tr("Note"))
        self._buttons[Act.STATUS].setText(self.tr("Status"))
        self._buttons[Act.CLOSE].setText(self.tr("Close"))
        self._buttons[Act.REOPEN].setText(self.tr("Reopen"))
        self._buttons[Act.PLAYBOOK].setText(self.tr("Playbook"))
        self._buttons[Act.MORE].setText(self.tr("More…"))
        self._name_own()

    def _name_own(self) -> None:
        incident = self._incident
        if incident is None or not incident.owner:
            words = self.tr("Claim")
        elif incident.offered_to and incident.offered_to == self._operator:
            words = self.tr("Accept")
        else:
            words = self.tr("Take over")
        self._buttons[Act.OWN].setText(words)
