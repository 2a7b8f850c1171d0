"""The queue's table under the hand: marking rows and folding groups, by key and by mouse."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView, QWidget

from widgets.incidents.queue_model import QueueModel

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkingView(QTableView):
    """Space marks, Shift with Up or Down marks on the way, Ctrl+A marks all that is listed; Left folds a group and
    Right opens it. Ctrl+click marks one row, Shift+click all from the current one.

    Signals: ``opened()`` when Enter asks for the detail of the current row; ``unmark_wanted()`` on Esc;
    ``fold_wanted(int)`` and ``unfold_wanted(int)`` with the row of a head.
    """

    opened = Signal()
    unmark_wanted = Signal()
    fold_wanted = Signal(int)
    unfold_wanted = Signal(int)

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model

    def selected_row(self) -> int | None:
        """Return the row the operator is on, be it the head of a group; None when there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        row, key = self.selected_row(), event.key()
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and key == Qt.Key.Key_A:
            self._rows.mark_all()
        elif key == Qt.Key.Key_Escape:
            self.unmark_wanted.emit()
        elif row is None:
            super().keyPressEvent(event)
        elif key in ENTER:
            self._enter(row)
        elif key == Qt.Key.Key_Space and not is_control:
            self._rows.toggle_mark(row)
        elif is_shift and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._mark_on_the_way(row, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._rows.head_of(row) >= 0:
            self._fold_at(row, key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index.isValid() and self._take_press(index, event.modifiers()):
            return
        super().mousePressEvent(event)

    def mark_current(self) -> None:
        row = self.selected_row()
        if row is not None:
            self._rows.toggle_mark(row)

    def select_only(self, row: int) -> None:
        """Make ``row`` current, without scrolling further than it takes to see it."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._rows.index(row, 0), flags)

    def _take_press(self, index: QModelIndex | QPersistentModelIndex, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a click that marks or folds does; return False for a plain click on a row."""
        row, current = index.row(), self.selected_row()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._rows.toggle_mark(row)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._rows.mark_rows(row if current is None else current, row)
        elif self._rows.is_head(row):
            self.select_only(row)
            self._toggle(row)
        else:
            return False
        return True

    def _enter(self, row: int) -> None:
        if self._rows.is_head(row):
            self._toggle(row)
        else:
            self.opened.emit()

    def _mark_on_the_way(self, row: int, step: int) -> None:
        """Marks the row and its neighbour, and goes to that one."""
        other = max(0, min(self._rows.rowCount() - 1, row + step))
        self._rows.mark_rows(row, other)
        self.select_only(other)

    def _toggle(self, head: int) -> None:
        (self.unfold_wanted if self._rows.head_at(head).is_folded else self.fold_wanted).emit(head)

    def _fold_at(self, row: int, key: int) -> None:
        """Left folds the group the row is in, Right opens the group of a head."""
        (self.unfold_wanted if key == Qt.Key.Key_Right else self.fold_wanted).emit(self._rows.head_of(row))
