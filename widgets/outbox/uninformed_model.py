"""Agencies that were not told, the one that waits longest first."""

from collections.abc import Sequence
from datetime import tzinfo
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from services.domain.outbox import Uninformed
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class UninformedColumn(IntEnum):
    AGENCY = 0
    SINCE = 1
    CALL = 2
    INCIDENTS = 3


class UninformedModel(QAbstractTableModel):
    """A handful of rows; another list keeps the rows of the agencies that are still in it."""

    def __init__(self, *, theme: Theme, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._rows: list[Uninformed] = []

    def show(self, rows: Sequence[Uninformed]) -> None:
        if [row.agency for row in rows] == [row.agency for row in self._rows]:
            changed = [n for n, row in enumerate(rows) if row != self._rows[n]]
            self._rows = list(rows)
            for number in changed:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(UninformedColumn) - 1))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def row(self, number: int) -> Uninformed:
        return self._rows[number]

    def rows(self) -> tuple[Uninformed, ...]:
        return tuple(self._rows)

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(UninformedColumn) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(UninformedColumn) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(UninformedColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            UninformedColumn.AGENCY: self.tr("Agency"),
            UninformedColumn.SINCE: self.tr("Not informed since"),
            UninformedColumn.CALL: self.tr("Telephone"),
            UninformedColumn.INCIDENTS: self.tr("Incidents"),
        }[UninformedColumn(section)]

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], UninformedColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(self._text(row, column))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._text(row, column))
            case Qt.ItemDataRole.ForegroundRole:
                is_quiet = column is UninformedColumn.INCIDENTS or (
                    column is UninformedColumn.CALL and not row.contact
                )
                return self._theme.color("text_2" if is_quiet else "text")
        return None

    def _text(self, row: Uninformed, column: UninformedColumn) -> str:
        match column:
            case UninformedColumn.AGENCY:
                return row.name
            case UninformedColumn.SINCE:
                return f"{row.since.astimezone(self._zone):%d/%m %H:%M}"
            case UninformedColumn.CALL:
                return row.contact or self.tr("no number in the profile")
        return ", ".join(row.numbers)
