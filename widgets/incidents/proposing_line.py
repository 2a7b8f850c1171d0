"""A line that proposes while one types. The proposals lie over what is below; the keyboard never leaves the line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

EDGES_PX = 4


class ProposingLine(QLineEdit):
    """Down and Up move among the proposals, Enter takes the current one (the first, at first), Tab leaves what was
    typed, Esc closes the proposals and nothing else.

    Signals: ``taken(str)``.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setProperty("role", "choices")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._take_item)
        self._list.hide()

    def propose(self, texts: Sequence[str]) -> None:
        """Show ``texts``, the likeliest first; none closes the list."""
        self._list.clear()
        self._list.addItems(list(texts))
        self._list.setCurrentRow(0)
        if texts and self.hasFocus():
            self._open()
        else:
            self._list.hide()

    def proposals(self) -> tuple[str, ...]:
        """Return what is proposed now."""
        if self._list.isHidden():
            return ()
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from the form's shortcuts while there is something to take or to close."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._is_ours(event):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
        elif event.key() == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            self._take_item(self._list.currentItem())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._list.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._list.hide()

    @Slot(QListWidgetItem)
    def _take_item(self, item: QListWidgetItem) -> None:
        self._list.hide()
        self.taken.emit(item.text())

    def _is_ours(self, event: QKeyEvent) -> bool:
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return bool(self._list.isVisible() and event.key() in keys and plain)

    def _open(self) -> None:
        window = self.window()
        self._list.setParent(window)
        row_px = max(self._list.sizeHintForRow(0), self.fontMetrics().lineSpacing() + 2 * EDGES_PX)
        height = row_px * self._list.count() + 2 * self._list.frameWidth() + EDGES_PX
        below = self.mapTo(window, QPoint(0, self.height()))
        above = self.mapTo(window, QPoint(0, 0)).y() - height
        y = below.y() if below.y() + height <= window.height() else above
        self._list.setGeometry(below.x(), y, self.width(), height)
        self._list.show()
        self._list.raise_()
