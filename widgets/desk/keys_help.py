"""What "?" shows: the keys that work here."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget


class KeysHelp(QDialog):
    """A list of keys and what they do. Opened, never executed; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 24, 24, 24)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keys"))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, (keys, words) in enumerate(self._rows()):
            for column, text in enumerate((keys, words)):
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                self._grid.addWidget(label, row, column)

    def _rows(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+1 .. Ctrl+6", self.tr("Operations, CCTV, Programmes, History, Feeds, Settings")),
            ("/", self.tr("command: /operasi /cctv /program /riwayat /umpan /cari /baru /tema /bahasa /dinding")),
            ("↑ ↓  J K", self.tr("next and previous incident in the queue")),
            ("Enter", self.tr("into the selected incident; Esc goes back")),
            ("A", self.tr("acknowledge")),
            ("T", self.tr("assign to an agency")),
            ("S", self.tr("change the status")),
            ("C", self.tr("write a note")),
            ("X", self.tr("close with a reason")),
            ("R", self.tr("take a closed incident up again")),
            ("N", self.tr("new incident")),
            ("Ctrl+F", self.tr("search the queue")),
            ("R  P  S", self.tr("in the feeds: ask now, pause or resume, sort again")),
            ("Q  T  L", self.tr("in the feeds: what was refused, try it again, the log")),
            ("Ctrl+K", self.tr("outbox: what was not sent, and whom to call")),
            ("F8", self.tr("alarms: acknowledge, shelve, mute")),
            ("Shift+F8", self.tr("alarm sound off for a while")),
            ("F6", self.tr("next pane")),
            ("F11", self.tr("full screen for the wall")),
            ("?", self.tr("these keys")),
        )
