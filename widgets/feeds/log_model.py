"""The last outcomes of one feed, newest first."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
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
        """Show outcomes, newest first. Those that are new come in on top: the chosen one stays chosen."""
        new = tuple(rows)
        fresh = new.index(self._rows[0]) if self._rows and self._rows[0] in new else None
        if fresh is None or new[fresh:] != self._rows[: len(new) - fresh]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._cut(len(new) - fresh)
        if fresh:
            self.beginInsertRows(NO_PARENT, 0, fresh - 1)
            self._rows = new
            self.endInsertRows()

    def attempt(self, row: int) -> FeedAttempt:
        return self._rows[row]

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

    def _cut(self, length: int) -> None:
        """Let go of the oldest."""
        if length < len(self._rows):
            self.beginRemoveRows(NO_PARENT, length, len(self._rows) - 1)
            self._rows = self._rows[:length]
            self.endRemoveRows()

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
                return self._moment(row.at)
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

    def _moment(self, at: datetime) -> str:
        """Return the time, and the day where it is not the newest row's."""
        local = at.astimezone(self._zone)
        is_same_day = local.date() == self._rows[0].at.astimezone(self._zone).date()
        return f"{local:%H:%M:%S}" if is_same_day else f"{local:%d/%m %H:%M:%S}"


def size_text(size_bytes: int) -> str:
    """Return "1.2 KiB"; "" for nothing, as after a 304."""
    if size_bytes < 1024:
        return f"{size_bytes} B" if size_bytes else ""
    unit, size = ("KiB", size_bytes / 1024) if size_bytes < 1024**2 else ("MiB", size_bytes / 1024**2)
    return f"{size:.1f} {unit}"
