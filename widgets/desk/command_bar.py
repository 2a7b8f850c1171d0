"""The line at the bottom: "/" and a command, or an incident number; hints for what has the focus."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from widgets.desk.command_complete import Completion, complete
from widgets.desk.command_context import CommandContext
from widgets.desk.command_line import CommandLine, CompletionList
from widgets.desk.command_words import Command, Refusal, parse
from widgets.desk.verbs import VerbCode, verb_word
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.theme import Theme


class CommandBar(QWidget):
    """Commands are the same words in both languages of the room; ``verbs`` defines them once.

    While a command is typed the bar says what it would do, or why it would not. Tab completes, Up brings back.

    Signals: ``commanded(Command)`` for what concerns an incident; ``place_requested(str)``,
    ``number_requested(str)`` (an incident number), ``search_requested(str)``, ``outbox_requested()``,
    ``alarms_requested()``, ``new_requested()`` (``commanded`` when words came with it), ``theme_requested()``,
    ``language_requested()``, ``wall_requested()``, ``help_requested()``; ``typing_begun()`` before the first letter.
    """

    commanded = Signal(object)  # Command
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
    typing_begun = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("commands")
        self._context = CommandContext()
        self._came_from: QWidget | None = None
        self._line = CommandLine(self)
        self._offers = CompletionList(self)
        self._line.returnPressed.connect(self._run)
        self._line.textChanged.connect(self._preview)
        self._line.tabbed.connect(self._complete)
        self._line.left.connect(self._leave)
        self._offers.picked.connect(self._take)
        self._hint = QLabel(self)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("tone", "hint")
        self._pane = ""
        self._said = ("", "second")
        self._notice = ElidedLabel(parent=self)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 4)
        box.setSpacing(16)
        box.addWidget(self._line, 2)
        box.addWidget(self._notice, 3)
        box.addWidget(self._hint)
        self.set_theme(theme)
        self._retranslate()

    def set_context(self, context: CommandContext) -> None:
        """Tell what the room knows, so that a command is judged and completed while it is typed."""
        self._context = context

    def focus_command(self) -> None:
        """Put the cursor behind a slash, ready to type."""
        self._came_from = QApplication.focusWidget()
        self.typing_begun.emit()
        self._line.setText("/")
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.deselect()
        self._line.end(False)

    def show_notice(self, words: str, tone: str) -> None:
        """``tone`` is "second" for news, "p2" for what was refused or lost."""
        self._said = (words, tone)
        self._say(words, tone)

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

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._offers.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(str)
    def _preview(self, line: str) -> None:
        """Say what Enter would do, and offer what the word may become."""
        if not line:
            self._say(*self._said)
            self._offer(())
            return
        self._judge(line)
        self._offer(complete(line, self._context) if self._line.hasFocus() else ())

    def _judge(self, line: str) -> None:
        parsed = parse(line, self._context)
        if isinstance(parsed, Refusal):
            self._say(parsed.reason, "second" if parsed.is_unfinished else "p2")
        else:
            self._say(self._promise(parsed), "second")

    def _promise(self, command: Command) -> str:
        words = [verb_word(command.code)]
        if command.incident is not None:
            words += [command.incident.number, command.incident.title]
        words += [part for part in (command.category, command.place) if part]
        return self.tr("Enter: {0}").format("  ".join(words))

    @Slot()
    def _run(self) -> None:
        line = self._line.text().strip()
        if not line:
            self._leave()
            return
        parsed = parse(line, self._context)
        if isinstance(parsed, Refusal) and line.startswith("/"):
            self._say(parsed.reason, "p2")  # the line stays, to be mended
            return
        self._line.remember(line)
        self._leave()
        if isinstance(parsed, Refusal):
            self.number_requested.emit(line)
        else:
            self._tell(parsed)

    def _tell(self, command: Command) -> None:
        match command.code:
            case VerbCode.NEW if not command.text:
                self.new_requested.emit()
            case VerbCode.FIND:
                self.search_requested.emit(command.text)
            case VerbCode.SCREEN:
                self._show_screen(command.screen)
            case VerbCode.ALARMS:
                self.alarms_requested.emit()
            case VerbCode.THEME:
                self.theme_requested.emit()
            case VerbCode.LANGUAGE:
                self.language_requested.emit()
            case VerbCode.HELP:
                self.help_requested.emit()
            case _:
                self.commanded.emit(command)

    def _show_screen(self, screen: str) -> None:
        match screen:
            case "outbox":
                self.outbox_requested.emit()
            case "wall":
                self.wall_requested.emit()
            case _:
                self.place_requested.emit(screen)

    @Slot()
    def _leave(self) -> None:
        """Empty the line and give the keyboard back to where it came from."""
        self._line.clear()
        self._offer(())
        self._line.clearFocus()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    @Slot(int)
    def _complete(self, by: int) -> None:
        """Put the next completion into the line; the others stay offered, so that Tab goes through them."""
        chosen = self._offers.step(by)
        if chosen is None:
            return
        if self._offers.count() == 1:
            self._take(chosen)
            return
        self._line.blockSignals(True)
        self._line.setText(chosen.line)
        self._line.blockSignals(False)
        self._judge(chosen.line)

    @Slot(object)
    def _take(self, completion: Completion) -> None:
        self._line.setText(completion.line)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, completions: tuple[Completion, ...]) -> None:
        if self._offers.parentWidget() is not self.window():
            self._offers.setParent(self.window())
        self._offers.offer(completions, above=self._line)

    def _say(self, words: str, tone: str) -> None:
        self._notice.show_text(words)
        self._notice.setProperty("tone", tone)
        self._notice.style().unpolish(self._notice)
        self._notice.style().polish(self._notice)

    def _keys(self) -> dict[str, str]:
        return {
            "queue": self.tr("A acknowledge  T assign  C note  S status  X close  Space mark  G group  V views"),
            "detail": self.tr(
                "A acknowledge  T assign  C note  S status  X close  O hold  E correct  M more  P playbook"
            ),
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
