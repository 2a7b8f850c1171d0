"""The acts of the alarm list as buttons with their keys: every key has a visible control."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

KEYS = ("A", "Shift+A", "H", "M", "S", "Esc")


class AlarmButtons(QWidget):
    """``acts`` by key; ``field`` is where the keys work. Esc is the pane's own."""

    def __init__(
        self,
        acts: Mapping[str, Callable[[], object]],
        *,
        field: QWidget,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._buttons = {key: KeyButton(key, theme) for key in KEYS}
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(8)
        for key, button in self._buttons.items():
            button.clicked.connect(acts[key])
            line.addWidget(button)
            if key != "Esc":
                shortcut = QShortcut(QKeySequence(key), field)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(acts[key])
        line.addStretch(1)
        self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        for button in self._buttons.values():
            button.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        words = {
            "A": self.tr("Acknowledge"),
            "Shift+A": self.tr("With a comment"),
            "H": self.tr("Shelve or bring back"),
            "M": self.tr("Sound off for a while"),
            "S": self.tr("Put in order"),
            "Esc": self.tr("Close"),
        }
        for key, word in words.items():
            self._buttons[key].setText(word)
