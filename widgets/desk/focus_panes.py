"""Which pane has the keyboard."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget


class FocusPanes(QObject):
    """Follows the focus. Signals: ``changed(str)``, the name of the pane that has it; "" elsewhere."""

    changed = Signal(str)

    def __init__(self, panes: Mapping[str, QWidget], parent: QObject | None = None) -> None:
        """``panes`` are those that have keys of their own."""
        super().__init__(parent)
        self._names = {id(pane): name for name, pane in panes.items()}
        self._present = ""

    @Slot(QWidget, QWidget)
    def follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Connect to ``QApplication.focusChanged``."""
        if now is None:
            return  # another window: what the keys do here has not changed
        name = self._name_of(now)
        if name != self._present:
            self._present = name
            self.changed.emit(name)

    def _name_of(self, widget: QWidget | None) -> str:
        while widget is not None:
            if id(widget) in self._names:
                return self._names[id(widget)]
            widget = widget.parentWidget()
        return ""
