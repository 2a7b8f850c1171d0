"""What became of the last act, and the way back while there is one."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme


class FeedbackLine(QWidget):
    """Signals: ``undo_wished()`` by the button, which is there for as long as an act can be undone."""

    undo_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._undo = QLabel(), KeyButton("Ctrl+Z", theme)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._undo.clicked.connect(self.undo_wished)
        self._until = QTimer(self, singleShot=True)
        self._until.timeout.connect(self._undo.hide)
        self._undo.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        self._retranslate()

    def say(self, sentence: str, *, tone: str) -> None:
        """Show ``sentence``; what was said before goes, with its way back."""
        self.offer_undo(0.0)
        if tone != self._words.property("tone"):
            self._words.setProperty("tone", tone)
            self._words.style().polish(self._words)
        self._words.setText(sentence)

    def offer_undo(self, seconds: float) -> None:
        """Offer the way back for so long, 0 for none."""
        self._undo.setVisible(seconds > 0)
        self._until.stop()
        if seconds > 0:
            self._until.start(round(seconds * 1000))

    def set_theme(self, theme: Theme) -> None:
        self._undo.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._undo.setText(self.tr("Undo"))
