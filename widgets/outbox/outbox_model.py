"""What is owed as a table, oldest first, keyed by event and peer."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from services.domain.outbox import OutboxState, Owed
from services.domain.text import Label, Language
from widgets.outbox.outbox_words import state_word, trouble_sentence
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.theme.theme import Theme
from widgets.words import age_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Key = tuple[str, str]


class OutboxColumn(IntEnum):
    STATE = 0
    PEER = 1
    NUMBER = 2
    TITLE = 3
    AGE = 4
    ATTEMPTS = 5
    NEXT = 6
    WHY = 7


RIGHT = (OutboxColumn.AGE, OutboxColumn.ATTEMPTS, OutboxColumn.NEXT)
MOVING = (OutboxColumn.AGE, OutboxColumn.NEXT)  # with the clock


class OutboxModel(QAbstractTableModel):
    """Rows go and come, and never change places: what is owed first stays first."""

    def __init__(
        self,
        names: Mapping[str, Label],
        *,
        theme: Theme,
        zone: tzinfo,
        now: datetime,
        parent: QObject | None = None,
    ) -> None:
        """``names`` are of peers."""
        super().__init__(parent)
        self._names, self._theme, self._zone, self._now = names, theme, zone, now
        self._language: Language = "id"
        self._rows: list[Owed] = []

    @Slot(object)
    def show_owed(self, owed: Sequence[Owed]) -> None:
        """Become ``owed``, oldest first: what was sent goes, what is new comes at the end, the rest stays."""
        wanted = {key_of(row): row for row in owed}
        for number in range(len(self._rows) - 1, -1, -1):
            if key_of(self._rows[number]) not in wanted:
                self.beginRemoveRows(_NOWHERE, number, number)
                del self._rows[number]
                self.endRemoveRows()
        for number, row in enumerate(self._rows):
            now = wanted.pop(key_of(row))
            if now != row:
                self._rows[number] = now
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(OutboxColumn) - 1))
        if wanted:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(wanted) - 1)
            self._rows += wanted.values()
            self.endInsertRows()

    def owed(self, row: int) -> Owed:
        return self._rows[row]

    def rows(self) -> tuple[Owed, ...]:
        return tuple(self._rows)

    def peer_name(self, peer: str) -> str:
        """Return the peer's name; one the profile no longer has keeps its id."""
        name = self._names.get(peer)
        return name.in_language(self._language) if name else peer

    def set_now(self, now: datetime) -> None:
        self._now = now
        if self._rows:
            for column in MOVING:
                self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def restyle(self, theme: Theme, language: Language) -> None:
        self._theme, self._language = theme, language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(OutboxColumn) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(OutboxColumn) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(OutboxColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._header(OutboxColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], OutboxColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(self._text(row, column))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._text(row, column))
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(_token(row, column))
            case Qt.ItemDataRole.TextAlignmentRole if column in RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _header(self, column: OutboxColumn) -> str:
        return {
            OutboxColumn.STATE: self.tr("State"),
            OutboxColumn.PEER: self.tr("To"),
            OutboxColumn.NUMBER: self.tr("Number"),
            OutboxColumn.TITLE: self.tr("Incident"),
            OutboxColumn.AGE: self.tr("Waiting for"),
            OutboxColumn.ATTEMPTS: self.tr("Tries"),
            OutboxColumn.NEXT: self.tr("Next attempt"),
            OutboxColumn.WHY: self.tr("Why"),
        }[column]

    def _text(self, row: Owed, column: OutboxColumn) -> str:
        item = row.item
        match column:
            case OutboxColumn.STATE:
                return state_word(item)
            case OutboxColumn.PEER:
                return self.peer_name(item.peer)
            case OutboxColumn.NUMBER:
                return row.number
            case OutboxColumn.TITLE:
                return row.title
            case OutboxColumn.AGE:
                return age_text((self._now - item.created_at).total_seconds())
            case OutboxColumn.ATTEMPTS:
                return str(item.attempts) if item.attempts else ""
            case OutboxColumn.NEXT:
                return self._next(row)
        return trouble_sentence(item)

    def _next(self, row: Owed) -> str:
        if row.item.state is OutboxState.HELD:
            return self.tr("when you decide")
        at = row.item.next_at
        return self.tr("now") if at is None or at <= self._now else f"{at.astimezone(self._zone):%H:%M:%S}"


def key_of(row: Owed) -> Key:
    return row.item.event_id, row.item.peer


def _token(row: Owed, column: OutboxColumn) -> str:
    if column is OutboxColumn.STATE and row.item.state is OutboxState.HELD:
        return "p2"
    if column is OutboxColumn.STATE and row.item.attempts:
        return "stale"
    return "text" if column in (OutboxColumn.PEER, OutboxColumn.TITLE) else "text_2"
