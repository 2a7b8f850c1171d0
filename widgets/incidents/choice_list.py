"""A short list chosen from by digit, arrow or mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_CODE = Qt.ItemDataRole.UserRole
MOST_SHOWN, FEWEST_SHOWN = 9, 4


@dataclass(frozen=True, slots=True)
class Choice:
    """``hint`` says why it stands where it stands, or why it cannot be taken."""

    code: str
    word: str
    hint: str = ""
    is_open: bool = True


class ChoiceList(QListWidget):
    """Items numbered 1 to 9; a digit chooses. With ``take_many`` digits and Space tick several.

    Signals: ``entered()`` when Enter takes the choice.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_many = False
        self.setProperty("role", "choices")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def take_many(self) -> None:
        """Let several be ticked at once."""
        self._is_many = True

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show ``choices``, those that can be taken first; the first of them is current."""
        self.clear()
        ordered = sorted(choices, key=lambda choice: not choice.is_open)
        for number, choice in enumerate(ordered, start=1):
            self.addItem(self._item(number, choice))
        self.setCurrentRow(0 if ordered and ordered[0].is_open else -1)
        self._fit()

    def code(self) -> str:
        """Return the current choice, "" for none."""
        item = self.currentItem()
        return str(item.data(_CODE)) if item and item.flags() & Qt.ItemFlag.ItemIsEnabled else ""

    def codes(self) -> tuple[str, ...]:
        """Return what is ticked, else the current choice alone."""
        items = [self.item(row) for row in range(self.count())]
        ticked = tuple(str(i.data(_CODE)) for i in items if i.checkState() is Qt.CheckState.Checked)
        return ticked or ((self.code(),) if self.code() else ())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        row = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _is_control(event):
            self.entered.emit()
        elif 0 <= row < min(9, self.count()) and not _is_control(event):
            self._choose(row)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fit()  # the style gives rows their height only now

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _fit(self) -> None:
        self.ensurePolished()
        row_px = max((self.sizeHintForRow(row) for row in range(self.count())), default=24)
        rows, edges_px = max(1, self.count()), 2 * self.frameWidth() + 6
        self.setMinimumHeight(min(FEWEST_SHOWN, rows) * row_px + edges_px)
        self.setMaximumHeight(min(MOST_SHOWN, rows) * row_px + edges_px)
        self.updateGeometry()

    def _choose(self, row: int) -> None:
        item = self.item(row)
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentRow(row)
            if self._is_many:
                is_ticked = item.checkState() is Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)

    def _item(self, number: int, choice: Choice) -> QListWidgetItem:
        lead = f"{number}  " if number <= 9 else "    "
        item = QListWidgetItem(lead + choice.word + (f"   {choice.hint}" if choice.hint else ""))
        item.setData(_CODE, choice.code)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.word} {choice.hint}".strip())
        flags = Qt.ItemFlag.ItemIsSelectable
        if choice.is_open:
            flags |= Qt.ItemFlag.ItemIsEnabled
        if self._is_many and choice.is_open:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(Qt.CheckState.Unchecked)
        item.setFlags(flags)
        return item


def _is_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
