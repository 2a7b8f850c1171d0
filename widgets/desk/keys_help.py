"""What "?" shows: the keys that work here, and every command."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from widgets.desk.verbs import VERBS, usage, verb_word


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
        for row, texts in enumerate(self._rows()):
            self._write(row, 0, texts)
        for row, verb in enumerate(VERBS):
            names = "  ".join(verb.names[1:])
            self._write(row, 2, (verb.key, usage(verb), verb_word(verb.code), names))

    def _write(self, row: int, first_column: int, texts: Sequence[str]) -> None:
        for column, text in enumerate(texts, start=first_column):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._grid.addWidget(label, row, column)

    def _rows(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+1 .. Ctrl+6", self.tr("Operations, CCTV, Programmes, History, Feeds, Settings")),
            ("/", self.tr("command; Tab completes it, ↑ brings the last one back")),
            ("↑ ↓  J K", self.tr("next and previous incident in the queue")),
            ("Enter", self.tr("into the selected incident; Esc goes back")),
            ("Space  Shift+↑ ↓", self.tr("mark incidents; the acts are then for all that are marked")),
            ("Ctrl+A  Esc", self.tr("mark all that is listed, unmark all")),
            ("G  ← →", self.tr("group the queue, fold and open a group")),
            ("V  1 .. 9", self.tr("saved views")),
            ("R", self.tr("take a closed incident up again")),
            ("O  E", self.tr("hold the selected incident or take it over, correct it")),
            ("M", self.tr("more acts: on-site check, offer, release, link, merge")),
            ("Ctrl+Z", self.tr("undo the last act, for 30 seconds")),
            ("N  Ctrl+N", self.tr("take a call; another call, the one before waits")),
            ("F1 .. F4", self.tr("in a call: ghost, prank, information, real")),
            ("Alt+1 .. 3  F7  F9", self.tr("in a call: known already, the call that waits, nuisance")),
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
