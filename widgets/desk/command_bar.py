"""The line at the bottom: "/" and a command, or an incident number; hints for what has the focus."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QWidget

from widgets.theme.elided_label import ElidedLabel
from widgets.theme.theme import Theme


class CommandBar(QWidget):
    """Commands are the same words in both languages of the room, listed by ``?``.

    Signals: ``place_requested(str)``, ``number_requested(str)`` (an incident number), ``search_requested(str)``,
    ``outbox_requested()``, ``alarms_requested()``, ``new_requested()``, ``theme_requested()``,
    ``language_requested()``,
    ``wall_requested()``, ``help_requested()``.
    """

    place_requested = Signal(str)
    outbox_requested = Signal()
    alarms_requested = Signal()
    number_requested = Signal(str)
    search_requested = Signal(str)
    new_requested = Signal()
    theme_requested = Signal()
    language_requested = Signal()
    wall_requested = Signal()
    help_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("commands")
        self._line = QLineEdit(self)
        self._line.returnPressed.connect(self._run)
        completer = QCompleter(sorted(self._actions()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)
        self._hint = QLabel(self)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("tone", "hint")
        self._pane = ""
        self._notice = ElidedLabel(parent=self)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 4)
        box.setSpacing(16)
        box.addWidget(self._line, 2)
        box.addWidget(self._notice, 3)
        box.addWidget(self._hint)
        self.set_theme(theme)
        self._retranslate()

    def focus_command(self) -> None:
        """Put the cursor behind a slash, ready to type."""
        self._line.setText("/")
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.deselect()
        self._line.end(False)

    def show_notice(self, words: str, tone: str) -> None:
        """``tone`` is "second" for news, "p2" for what was refused or lost."""
        self._notice.show_text(words)
        self._notice.setProperty("tone", tone)
        self._notice.style().unpolish(self._notice)
        self._notice.style().polish(self._notice)

    @Slot(str)
    def show_keys_of(self, pane: str) -> None:
        """Say what the keys do in ``pane``: queue, detail, map, cctv, history, feeds; nothing for any other."""
        self._pane = pane
        self._hint.setText(self._keys().get(pane, ""))

    def show_notices_only(self) -> None:
        """On a wall nobody types, but trouble must be seen."""
        self._line.hide()
        self._hint.hide()

    def show_all(self) -> None:
        self._line.show()
        self._hint.show()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#commands {{ background: {theme.colors['panel']}; border-top: 1px solid {theme.colors['line']}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._line.clear()
            self._line.clearFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _actions(self) -> dict[str, object]:
        return {
            "/operasi": (self.place_requested, "operations"),
            "/cctv": (self.place_requested, "cctv"),
            "/program": (self.place_requested, "programmes"),
            "/riwayat": (self.place_requested, "history"),
            "/umpan": (self.place_requested, "feeds"),
            "/kirim": (self.outbox_requested,),
            "/alarm": (self.alarms_requested,),
            "/pengaturan": (self.place_requested, "settings"),
            "/baru": (self.new_requested,),
            "/tema": (self.theme_requested,),
            "/bahasa": (self.language_requested,),
            "/dinding": (self.wall_requested,),
            "/bantuan": (self.help_requested,),
        }

    def _run(self) -> None:
        words = self._line.text().strip()
        command, _, rest = words.partition(" ")
        action = self._actions().get(command.lower())
        if isinstance(action, tuple):
            signal, *arguments = action
            signal.emit(*arguments)
        elif command.lower() == "/cari" and rest.strip():
            self.search_requested.emit(rest.strip())
        elif words and not words.startswith("/"):
            self.number_requested.emit(words)
        elif words:
            self.show_notice(self.tr("No such command: {0}. Press ? for the list.").format(command), "p2")
            return
        self._line.clear()
        self._line.clearFocus()

    def _keys(self) -> dict[str, str]:
        return {
            "queue": self.tr("A acknowledge  T assign  C note  S status  X close  N new  Ctrl+F search"),
            "detail": self.tr("A acknowledge  T assign  C note  S status  X close  Esc back to the queue"),
            "map": self.tr("arrows move  + - zoom  0 whole area  right click: new incident here"),
            "cctv": self.tr("Enter enlarges  Esc goes back"),
            "history": self.tr("Ctrl+F search  ↑ ↓ through the results"),
            "alarms": self.tr("A acknowledge  Shift+A with a comment  H shelve  M sound off  S sort  Esc close"),
            "outbox": self.tr("R send again  E edit and send  Enter incident  K copy for the telephone"),
            "feeds": self.tr("R ask now  P pause  Q refused  T try again  L log  S sort again  Ctrl+F filter"),
        }

    def _retranslate(self) -> None:
        self.show_keys_of(self._pane)
        self._line.setPlaceholderText(self.tr("/ for a command, or an incident number"))
        self._line.setAccessibleName(self.tr("Command"))
