"""The line commands are typed into: Tab completes, Up and Down bring back what was said before."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from widgets.desk.command_complete import Completion

KEPT = 50  # lines of history
ROWS_SHOWN = 9


class CommandLine(QLineEdit):
    """Signals: ``tabbed(int)`` with +1 or -1; ``left()`` on Esc."""

    tabbed = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: list[str] = []
        self._place = 0  # in what was said; its length is the line being typed

    def remember(self, line: str) -> None:
        """Keep ``line`` for this session; said twice in a row it is kept once."""
        if line and (not self._said or self._said[-1] != line):
            self._said = [*self._said, line][-KEPT:]
        self._place = len(self._said)

    def focusNextPrevChild(self, _is_next: bool) -> bool:  # noqa: N802
        return False  # Tab is for completing here; Esc leads out

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Tab:
                self.tabbed.emit(1)
            case Qt.Key.Key_Backtab:
                self.tabbed.emit(-1)
            case Qt.Key.Key_Up:
                self._bring_back(-1)
            case Qt.Key.Key_Down:
                self._bring_back(1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _bring_back(self, step: int) -> None:
        self._place = max(0, min(len(self._said), self._place + step))
        self.setText(self._said[self._place] if self._place < len(self._said) else "/")


class CompletionList(QListWidget):
    """What the word may become, above the line, over whatever is there; it never takes the keyboard.

    Signals: ``picked(Completion)`` by mouse.
    """

    picked = Signal(object)  # Completion

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "choices")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._offered: tuple[Completion, ...] = ()
        self.itemClicked.connect(self._pick)
        self.hide()

    def offer(self, completions: tuple[Completion, ...], *, above: QWidget) -> None:
        """Show ``completions`` above a widget, none of them chosen yet; hide when there are none."""
        self._offered = completions
        self.clear()
        for each in completions:
            item = QListWidgetItem(f"{each.shown}    {each.hint}".rstrip())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.shown} {each.hint}")
            self.addItem(item)
        self.setCurrentRow(-1)
        self.setVisible(bool(completions))
        if completions:
            self._place(above)

    def step(self, by: int) -> Completion | None:
        """Choose the next or the one before, round and round; None when nothing is offered."""
        if not self._offered:
            return None
        row = self.currentRow()
        row = (row + by) % len(self._offered) if row >= 0 else (0 if by > 0 else len(self._offered) - 1)
        self.setCurrentRow(row)
        return self._offered[row]

    @Slot(QListWidgetItem)
    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(self._offered[self.row(item)])

    def _place(self, above: QWidget) -> None:
        window = above.window()
        self.ensurePolished()
        rows = min(ROWS_SHOWN, self.count())
        height = rows * max(20, self.sizeHintForRow(0)) + 2 * self.frameWidth() + 8
        top_left = above.mapTo(window, QPoint(0, 0))
        width = min(max(above.width(), 480), window.width() - top_left.x())
        self.setGeometry(top_left.x(), max(0, top_left.y() - height - 4), width, height)
        self.raise_()
