"""Items that were refused, newest first: when, which, why, and what is made of them now."""

from collections.abc import Sequence
from datetime import tzinfo
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from services.domain.feed import QuarantinedItem
from services.domain.text import Label, Language
from widgets.theme.elided_label import one_line, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class RefusedColumn(IntEnum):
    AT = 0
    INDEX = 1
    REASON = 2
    NOW = 3


class RefusedModel(QAbstractTableModel):
    """``still_refused`` maps the place of an item to the reason it is refused now; None: it was not tried again."""

    def __init__(self, *, zone: tzinfo, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone, self._language = zone, language
        self._items: tuple[QuarantinedItem, ...] = ()
        self._still_refused: dict[int, Label] | None = None

    @property
    def items(self) -> tuple[QuarantinedItem, ...]:
        return self._items

    def show(self, items: Sequence[QuarantinedItem]) -> None:
        """Show other items; the same ones leave the table and its choice alone."""
        if tuple(items) != self._items:
            self.beginResetModel()
            self._items, self._still_refused = tuple(items), None
            self.endResetModel()

    def show_reread(self, still_refused: dict[int, Label] | None) -> None:
        self._still_refused = still_refused
        self._announce()

    def set_language(self, language: Language) -> None:
        self._language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(RefusedColumn) - 1)
        self._announce()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(RefusedColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return {
            RefusedColumn.AT: translate("Feeds", "Time"),
            RefusedColumn.INDEX: translate("Feeds", "No."),
            RefusedColumn.REASON: translate("Feeds", "Why"),
            RefusedColumn.NOW: translate("Feeds", "Now"),
        }[RefusedColumn(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._text(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(index.row(), index.column()))
        return None

    def _text(self, number: int, column: int) -> str:
        item = self._items[number]
        match column:
            case RefusedColumn.AT:
                return f"{item.at.astimezone(self._zone):%d/%m %H:%M:%S}"
            case RefusedColumn.INDEX:
                return str(item.index + 1)
            case RefusedColumn.REASON:
                return item.reason.in_language(self._language)
        return self._now_text(number)

    def _now_text(self, number: int) -> str:
        if self._still_refused is None:
            return ""
        reason = self._still_refused.get(number)
        if reason is None:
            return QCoreApplication.translate("Feeds", "can be read")
        return reason.in_language(self._language)

    def _announce(self) -> None:
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, len(RefusedColumn) - 1))
