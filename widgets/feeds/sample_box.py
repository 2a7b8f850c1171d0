"""A sample given by hand: pasted text, or a file."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from widgets.theme.theme import Theme


class SampleBox(QWidget):
    """Signals: ``text_given(str)``, ``file_wanted()`` when a file is to be chosen."""

    text_given = Signal(str)
    file_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self._label, self._read, self._file = QLabel(), QPushButton(), QPushButton()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("tone", "second")
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._read)
        buttons.addWidget(self._file)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)
        self._read.clicked.connect(self._give)
        self._file.clicked.connect(self.file_wanted)
        self.text.textChanged.connect(self._allow)
        self._allow()
        self.set_theme(theme)
        self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(theme.points("small"))
        self.text.setFont(fixed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _give(self) -> None:
        self.text_given.emit(self.text.toPlainText())

    @Slot()
    def _allow(self) -> None:
        self._read.setEnabled(not self.text.document().isEmpty())

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Paste a sample (JSON, XML, CSV), or choose a file"))
        self.text.setAccessibleName(self.tr("Sample"))
        self._read.setText(self.tr("Read the sample"))
        self._file.setText(self.tr("Choose a file…"))
