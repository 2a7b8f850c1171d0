"""What a pane says when it has nothing to draw: empty, loading or failed, always in sentences."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.theme.theme import Theme


class StatePage(QWidget):
    """One sentence, one quieter sentence about what comes next, and perhaps one way on.

    Signals: ``way_taken()`` when the button is pressed.
    """

    way_taken = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence, self._next = _centred_label(), _centred_label()
        self._next.setProperty("tone", "hint")
        self._way = QPushButton()
        self._way.clicked.connect(self._take_way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(self._sentence)
        layout.addWidget(self._next)
        layout.addSpacing(8)
        layout.addWidget(self._way, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._sentence.setFont(theme.font("large"))
        self._next.setFont(theme.font("normal"))

    def say(self, sentence: str, *, what_next: str = "", way: str = "") -> None:
        """Show the sentences; ``way`` is the button's verb, "" for no button."""
        self._sentence.setText(sentence)
        self._next.setText(what_next)
        self._next.setVisible(bool(what_next))
        self._way.setText(way)
        self._way.setVisible(bool(way))

    def sentence(self) -> str:
        return self._sentence.text()

    def _take_way(self) -> None:
        self.way_taken.emit()


def _centred_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
