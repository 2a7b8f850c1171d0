"""The alarms as a table that moves nothing under a hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from services.domain.alarm import Alarm, AlarmGroup, AlarmState
from services.domain.text import Label, Language
from widgets.alarms.alarm_words import marks_text, source_word, state_word
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.words import age_text, severity_word

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Row = Alarm | AlarmGroup
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # Alarm | AlarmGroup
IS_OVER_ROLE = ROW_ROLE + 1  # bool: normal meanwhile, still here because the hand is on the list


class AlarmColumn(IntEnum):
    PRIORITY = 0
    STATE = 1
    SOURCE = 2
    WHAT = 3
    MARKS = 4
    COUNT = 5
    SINCE = 6


RIGHT = (AlarmColumn.COUNT, AlarmColumn.SINCE)


class AlarmModel(QAbstractTableModel):
    """Rows are keyed by alarm or group. While it is held they keep their places: what is over stays, dimmed, and what
    is new comes at the end; ``release`` puts all in order."""

    def __init__(self, categories: Mapping[str, Label], *, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._categories, self._now = categories, now
        self._language: Language = "id"
        self._rows: list[Row] = []
        self._over: set[str] = set()
        self._wanted: tuple[Row, ...] = ()
        self._chattering: frozenset[str] = frozenset()
        self.is_held = False

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(AlarmColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], AlarmColumn(index.column())
        if role == ROW_ROLE:
            return row
        if role == IS_OVER_ROLE:
            return key_of(row) in self._over
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (AlarmColumn.WHAT, AlarmColumn.MARKS):
            return plain_tooltip(self._text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole and column is AlarmColumn.PRIORITY:
            return severity_word(row.priority)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def row_at(self, number: int) -> Row:
        return self._rows[number]

    def row_of(self, key: str) -> int | None:
        return next((n for n, row in enumerate(self._rows) if key_of(row) == key), None)

    @property
    def new_count(self) -> int:
        """How many rows stand at the end because they came while the list was held, or have left since."""
        return sum(a is not b for a, b in zip(self._rows, self._wanted, strict=False)) if self.is_held else 0

    def show_rows(self, rows: Sequence[Row], chattering: frozenset[str]) -> None:
        """Become ``rows``, in their order; while held in the old one."""
        self._wanted, self._chattering = tuple(rows), chattering
        wanted = {key_of(row): row for row in rows}
        if self.is_held:
            self._over = {key_of(row) for row in self._rows} - set(wanted)
        else:
            self._over = set()
            self._remove([n for n, row in enumerate(self._rows) if key_of(row) not in wanted])
        for number, row in enumerate(self._rows):
            self._rows[number] = wanted.pop(key_of(row), row)
        if wanted:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(wanted) - 1)
            self._rows += wanted.values()
            self.endInsertRows()
        if not self.is_held:
            self._sort()
        self._repaint()

    def hold(self) -> None:
        """A hand is on the list."""
        self.is_held = True

    def release(self) -> None:
        """The hand has left: everything goes to its place."""
        if self.is_held:
            self.is_held = False
            self.show_rows(self._wanted, self._chattering)

    def set_now(self, now: datetime) -> None:
        self._now = now
        if self._rows:
            self.dataChanged.emit(
                self.index(0, AlarmColumn.MARKS), self.index(len(self._rows) - 1, AlarmColumn.SINCE)
            )

    def set_language(self, language: Language) -> None:
        self._language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(AlarmColumn) - 1)
        self._repaint()

    def title_of(self, row: Row) -> str:
        """Return what the row is about: the alarm's title, or a group's category and size."""
        if isinstance(row, Alarm):
            return one_line(row.title.in_language(self._language))
        category = self._categories.get(row.category)
        name = category.in_language(self._language) if category is not None else ""
        words = QCoreApplication.translate("Alarms", "{0} alarms").format(len(row.members))
        return f"{name}: {words}" if name else words

    def _text(self, row: Row, column: AlarmColumn) -> str:
        if column is AlarmColumn.PRIORITY:
            return row.priority.name
        if column is AlarmColumn.SOURCE:
            return source_word(row.source)
        if column is AlarmColumn.WHAT:
            return self.title_of(row)
        return self._group_text(row, column) if isinstance(row, AlarmGroup) else self._alarm_text(row, column)

    def _alarm_text(self, alarm: Alarm, column: AlarmColumn) -> str:
        if column is AlarmColumn.STATE:
            if alarm.is_shelved:
                return QCoreApplication.translate("Alarms", "Shelved")
            return state_word(AlarmState.NORMAL if alarm.alarm_id in self._over else alarm.state)
        if column is AlarmColumn.MARKS:
            return one_line(marks_text(alarm, self._now, is_chattering=alarm.alarm_id in self._chattering))
        if column is AlarmColumn.COUNT:
            return f"{alarm.count}x" if alarm.count > 1 else ""
        return age_text((self._now - alarm.since).total_seconds())

    def _group_text(self, group: AlarmGroup, column: AlarmColumn) -> str:
        if column is AlarmColumn.STATE:
            return QCoreApplication.translate("Alarms", "Grouped")
        if column is AlarmColumn.MARKS:
            return QCoreApplication.translate("Alarms", "Enter shows each")
        if column is AlarmColumn.COUNT:
            return f"{sum(alarm.count for alarm in group.members)}x"
        return age_text((self._now - min(alarm.since for alarm in group.members)).total_seconds())

    def _remove(self, numbers: Sequence[int]) -> None:
        for number in reversed(numbers):
            self.beginRemoveRows(_NOWHERE, number, number)
            del self._rows[number]
            self.endRemoveRows()

    def _sort(self) -> None:
        if all(a is b for a, b in zip(self._rows, self._wanted, strict=True)):
            return
        place = {key_of(row): number for number, row in enumerate(self._wanted)}
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [key_of(self._rows[index.row()]) for index in before]
        self._rows = list(self._wanted)
        after = [self.index(place[key], index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(AlarmColumn) - 1))


def key_of(row: Row) -> str:
    """Return what a row is found by, through every change of it."""
    return row.alarm_id if isinstance(row, Alarm) else row.key


def _headers() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("Alarms", "Priority"),
        translate("Alarms", "State"),
        translate("Alarms", "Cause"),
        translate("Alarms", "What"),
        translate("Alarms", "Remarks"),
        translate("Alarms", "Raised"),
        translate("Alarms", "For"),
    )
