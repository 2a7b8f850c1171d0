"""The rows of a playbook for the list: kept by key, changed in place."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.incidents.playbook_rows import PlaybookRow

ROW = Qt.ItemDataRole.UserRole
TICKED = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class PlaybookModel(QAbstractListModel):
    """``ROW`` gives the PlaybookRow, ``TICKED`` whether Enter would include it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PlaybookRow, ...] = ()
        self._left_out: set[str] = set()

    def show_rows(self, rows: Sequence[PlaybookRow]) -> None:
        """Show ``rows``. Those with the same keys are repainted; new ones at the end are inserted."""
        before, fresh = self._rows, tuple(rows)
        keys, known = [row.key for row in fresh], [row.key for row in before]
        self._left_out &= {row.key for row in fresh if row.can_tick}
        if keys[: len(known)] != known:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        self._rows = fresh[: len(known)]
        for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self._repaint(number)
        if len(fresh) > len(known):
            self.beginInsertRows(QModelIndex(), len(known), len(fresh) - 1)
            self._rows = fresh
            self.endInsertRows()

    def row(self, number: int) -> PlaybookRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, key: str) -> int:
        """Return where ``key`` stands, -1 where it does not."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def number_of_digit(self, digit: int) -> int:
        return next((number for number, row in enumerate(self._rows) if digit and row.number == digit), -1)

    def first_current(self) -> int:
        return next((number for number, row in enumerate(self._rows) if row.is_current), -1)

    def toggle(self, number: int) -> None:
        """Leave a task of the current steps out, or take it in again."""
        row = self.row(number)
        if row is not None and row.can_tick:
            self._left_out ^= {row.key}
            self._repaint(number)

    def ticked(self) -> tuple[str, ...]:
        """Return the codes of the task steps that Enter asks for now."""
        rows = (row for row in self._rows if row.can_tick and row.key not in self._left_out)
        return tuple(row.step.code for row in rows if row.step is not None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.title, row.who, row.said) if part)
        if role == ROW:
            return row
        if role == TICKED:
            return row.can_tick and row.key not in self._left_out
        return None

    def _repaint(self, number: int) -> None:
        index = self.index(number)
        self.dataChanged.emit(index, index)
