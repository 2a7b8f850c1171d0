"""The head of the queue: its name and count, the search, a new incident."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from services.domain.incident import Incident
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme


class SearchField(QLineEdit):
    """Signals: ``left()`` when Escape, Enter or Down leads back to the rows; Escape also clears."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QueueHeader(QWidget):
    """Signals: ``searched(str)``, ``search_left()``, ``new_requested()``."""

    searched = Signal(str)
    search_left = Signal()
    new_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._count = QLabel(), QLabel()
        self._drill = QLabel()
        self._count.setProperty("tone", "second")
        self._drill.setProperty("tone", "drill")
        for label in (self._title, self._count, self._drill):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._search = SearchField()
        self._search.setClearButtonEnabled(True)
        # Ctrl+F leads here; Tab does not: the keys of the rows come first
        self._search.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._search.textChanged.connect(self.searched)
        self._search.left.connect(self.search_left)
        self._new = KeyButton("N", theme)
        self._new.clicked.connect(self._ask_for_new)
        self._lay_out()
        self.set_theme(theme)
        self._retranslate()
        self.show_origin(None)

    def set_theme(self, theme: Theme) -> None:
        self._title.setFont(theme.font("large", QFont.Weight.DemiBold))
        self._count.setFont(theme.font("large"))
        self._new.set_theme(theme)

    def hide_controls(self) -> None:
        """Keep the name and the count only."""
        for control in (self._search, self._new):
            control.hide()

    def show_count(self, text: str) -> None:
        self._count.setText(text)

    def show_origin(self, incident: Incident | None) -> None:
        """Say whether the listed incidents are simulated; one store never holds both kinds."""
        self._drill.setVisible(incident is not None and incident.is_drill)

    def start_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_search(self, text: str) -> None:
        """Show the words searched for, without asking for them again."""
        if text.split() != self._search.text().split():
            self._search.blockSignals(True)
            self._search.setText(text)
            self._search.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _ask_for_new(self) -> None:
        self.new_requested.emit()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._count)
        layout.addWidget(self._drill)
        layout.addWidget(self._search, 1)
        layout.addWidget(self._new)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Incident queue"))
        self._drill.setText(self.tr("DRILL"))
        self._search.setPlaceholderText(self.tr("Search  Ctrl+F"))
        self._search.setAccessibleName(self.tr("Search the queue"))
        self._new.setText(self.tr("New"))
        self._new.setToolTip(self.tr("Take a new incident"))
