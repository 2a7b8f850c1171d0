"""Everything that happened in the room, newest first."""

from datetime import tzinfo
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.event_words import event_sentence
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.elided_label import one_line, plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
EVENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # Event


class LogColumn(IntEnum):
    AT = 0
    INCIDENT = 1
    WHAT = 2


class RoomLogModel(QAbstractTableModel):
    """Events as sentences. Numbers of incidents are learnt from their opening and from what a search found."""

    def __init__(self, words: ProfileWords, *, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._zone = words, zone
        self._language: Language = "id"
        self._events: list[Event] = []
        self._numbers: dict[str, str] = {}

    def show(self, events: tuple[Event, ...]) -> None:
        """Show ``events``, given oldest first, instead of what is shown."""
        self.beginResetModel()
        self._events = list(reversed(events))
        for event in events:
            if event.incident_id and event.data.get("number"):
                self._numbers[event.incident_id] = str(event.data["number"])
        self.endResetModel()

    def learn_numbers(self, incidents: tuple[Incident, ...]) -> None:
        self._numbers.update({incident.incident_id: incident.number for incident in incidents})
        self._announce()

    def set_language(self, language: Language) -> None:
        self._language = language
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(LogColumn) - 1)
        self._announce()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(LogColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            LogColumn.AT: self.tr("Time"),
            LogColumn.INCIDENT: self.tr("Incident"),
            LogColumn.WHAT: self.tr("What happened"),
        }
        return names[LogColumn(section)]

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        event, column = self._events[index.row()], LogColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._text(event, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(event, column))
        return event if role == EVENT_ROLE else None

    def _text(self, event: Event, column: LogColumn) -> str:
        match column:
            case LogColumn.AT:
                return f"{event.at.astimezone(self._zone):%d/%m/%Y %H:%M:%S}"
            case LogColumn.INCIDENT:
                return self._numbers.get(event.incident_id or "", "")
            case LogColumn.WHAT:
                return event_sentence(event, self._words, language=self._language, zone=self._zone)

    def _announce(self) -> None:
        if self._events:
            last = self.index(len(self._events) - 1, len(LogColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
