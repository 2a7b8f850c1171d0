"""The last outcomes of one feed, newest first."""

from collections.abc import Sequence
from datetime import tzinfo
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from services.domain.feed import FeedAttempt
from services.domain.text import Language
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.words import feed_word

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class LogColumn(IntEnum):
    AT = 0
    CONDITION = 1
    STATUS = 2
    DURATION = 3
    SIZE = 4
    ACCEPTED = 5
    REFUSED = 6
    REASON = 7


RIGHT = (LogColumn.STATUS, LogColumn.DURATION, LogColumn.SIZE, LogColumn.ACCEPTED, LogColumn.REFUSED)
RIGHT_ALIGNED = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LogModel(QAbstractTableModel):
    def __init__(self, *, zone: tzinfo, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone, self._language = zone, language
        self._rows: tuple[FeedAttempt, ...] = ()

    def show(self, rows: Sequence[FeedAttempt]) -> None:
        """Show outcomes, newest first; the same ones leave the table alone."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def set_language(self, language: Language) -> None:
        self._language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(LogColumn) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(LogColumn) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(LogColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in RIGHT:
            return RIGHT_ALIGNED
        return self._headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(self._text(row, column))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._text(row, column))
            case Qt.ItemDataRole.TextAlignmentRole if column in RIGHT:
                return RIGHT_ALIGNED
        return None

    def _headers(self) -> tuple[str, ...]:
        translate = QCoreApplication.translate
        return (
            translate("Feeds", "Time"),
            translate("Feeds", "Condition"),
            "HTTP",
            translate("Feeds", "Took"),
            translate("Feeds", "Size"),
            translate("Feeds", "Items"),
            translate("Feeds", "Refused"),
            translate("Feeds", "Why"),
        )

    def _text(self, row: FeedAttempt, column: int) -> str:
        match column:
            case LogColumn.AT:
                return f"{row.at.astimezone(self._zone):%d/%m %H:%M:%S}"
            case LogColumn.CONDITION:
                return feed_word(row.condition)
            case LogColumn.STATUS:
                return str(row.status or "")
            case LogColumn.DURATION:
                return f"{row.took_ms} ms" if row.took_ms else ""
            case LogColumn.SIZE:
                return size_text(row.byte_count)
            case LogColumn.ACCEPTED:
                return str(row.accepted or "")
            case LogColumn.REFUSED:
                return str(row.rejected or "")
        return row.reason.in_language(self._language) if row.reason else ""


def size_text(size_bytes: int) -> str:
    """Return "1.2 KiB"; "" for nothing, as after a 304."""
    if size_bytes < 1024:
        return f"{size_bytes} B" if size_bytes else ""
    unit, size = ("KiB", size_bytes / 1024) if size_bytes < 1024**2 else ("MiB", size_bytes / 1024**2)
    return f"{size:.1f} {unit}"
