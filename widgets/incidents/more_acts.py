"""The rarer acts on an incident, behind one menu so that the pane stays calm. A letter chooses."""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from services.domain.incident import Incident

PRINT_KEY = "C"  # cetak


class RareAct(Enum):
    """The value is the key inside the menu."""

    EDIT = "E"
    CHECK = "K"
    OFFER = "F"
    DECLINE = "D"
    RELEASE = "L"
    LINK = "I"
    UNLINK = "P"
    MERGE = "G"
    UNMERGE = "U"


class MoreMenu(QMenu):
    """Signals: ``asked(RareAct)``; ``print_wanted()``, which changes nothing and is always possible."""

    asked = Signal(object)  # RareAct
    print_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = {act: self._action(act) for act in RareAct}
        self._print = self.addAction("")
        self._print.triggered.connect(self.print_wanted)
        self.triggered.connect(self._ask)

    def offer(self, incident: Incident, operator: str) -> bool:
        """Show what the rules allow ``operator`` to do with ``incident``; return whether there is anything to show."""
        possible = possible_acts(incident, operator)
        for act, action in self._actions.items():
            action.setVisible(act in possible)
            action.setText(f"{rare_word(act)}\t{act.value}")
        word = self.tr("Print on one page")
        self._print.setText(f"{word}\t{PRINT_KEY}")
        return True

    def open_under(self, widget: QWidget) -> None:
        """Open with the first act current: arrows, Enter, a letter or Esc go on."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height())))
        shown = [action for action in (*self._actions.values(), self._print) if action.isVisible()]
        if shown:
            self.setActiveAction(shown[0])

    def event(self, event: QEvent) -> bool:
        """Keep the pane's own keys out while the menu is open: its letters are other acts."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        wanted = next((act for act in RareAct if act.value == event.text().upper()), None)
        if wanted is not None and self._actions[wanted].isVisible():
            self.close()
            self._go_back()
            self.asked.emit(wanted)
        elif event.text().upper() == PRINT_KEY:
            self.close()
            self._go_back()
            self.print_wanted.emit()
        else:
            super().keyPressEvent(event)
            self._go_back()

    def _action(self, act: RareAct) -> QAction:
        action = self.addAction("")
        action.setData(act.value)
        return action

    def _go_back(self) -> None:
        """Give the keyboard back to the window; a platform without a window manager leaves it on what was closed."""
        pane = self.parentWidget()
        if pane is not None and not self.isVisible():
            pane.window().activateWindow()

    def _ask(self, action: QAction) -> None:
        if action is not self._print:
            self.asked.emit(RareAct(str(action.data())))


def possible_acts(incident: Incident, operator: str) -> frozenset[RareAct]:
    """Return the rare acts that can be wished; whether they may be done is the service's to say."""
    ties, is_open = incident.ties, incident.is_open
    is_mine = bool(operator) and incident.owner == operator
    possible = {
        RareAct.EDIT: is_open,
        RareAct.CHECK: is_open,
        RareAct.OFFER: is_open and is_mine,
        RareAct.DECLINE: bool(operator) and incident.offered_to == operator,
        RareAct.RELEASE: is_open and is_mine,
        RareAct.LINK: is_open and ties.parent is None and not ties.children,
        RareAct.UNLINK: ties.parent is not None,
        RareAct.MERGE: is_open,
        RareAct.UNMERGE: ties.merged_into is not None,
    }
    return frozenset(act for act, can in possible.items() if can)


def rare_word(act: RareAct) -> str:
    translate = QCoreApplication.translate
    return {
        RareAct.EDIT: translate("MoreMenu", "Correct…"),
        RareAct.CHECK: translate("MoreMenu", "On-site check…"),
        RareAct.OFFER: translate("MoreMenu", "Offer to another operator…"),
        RareAct.DECLINE: translate("MoreMenu", "Decline the offer…"),
        RareAct.RELEASE: translate("MoreMenu", "Release"),
        RareAct.LINK: translate("MoreMenu", "Make it part of another…"),
        RareAct.UNLINK: translate("MoreMenu", "Take it out of the larger one"),
        RareAct.MERGE: translate("MoreMenu", "Merge into another…"),
        RareAct.UNMERGE: translate("MoreMenu", "Separate again"),
    }[act]
