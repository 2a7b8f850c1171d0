"""What a search of the past found, newest first."""

from datetime import tzinfo
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from services.domain.incident import Incident
from services.domain.severity import Severity
from services.domain.text import Language
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.theme.severity_mark import severity_icon
from widgets.theme.theme import Theme
from widgets.words import severity_word, status_word

INCIDENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # Incident
ICON_PX = 14

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ResultColumn(IntEnum):
    NUMBER = 0
    OPENED = 1
    TITLE = 2
    PLACE = 3
    STATUS = 4
    DISPOSITION = 5


class ResultsModel(QAbstractTableModel):
    """Incidents in the order they were found. A new search is another data set, and resets."""

    def __init__(self, theme: Theme, words: ProfileWords, *, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._zone = words, zone
        self._language: Language = "id"
        self._incidents: list[Incident] = []
        self._icons: dict[Severity, QIcon] = {}
        self.set_theme(theme)

    def show(self, incidents: tuple[Incident, ...]) -> None:
        """Show what a search found instead of what is shown."""
        self.beginResetModel()
        self._incidents = list(incidents)
        self.endResetModel()

    def apply(self, incidents: tuple[Incident, ...]) -> None:
        """Take in changes of incidents that are shown; others are not added, the search did not ask for them."""
        rows = {incident.incident_id: row for row, incident in enumerate(self._incidents)}
        for incident in incidents:
            row = rows.get(incident.incident_id)
            if row is not None and incident.seq >= self._incidents[row].seq:
                self._incidents[row] = incident
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(ResultColumn) - 1))

    def row_of(self, incident_id: str) -> int | None:
        return next((row for row, i in enumerate(self._incidents) if i.incident_id == incident_id), None)

    def incident_at(self, row: int) -> Incident:
        return self._incidents[row]

    def set_language(self, language: Language) -> None:
        self._language = language
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(ResultColumn) - 1)
        if self._incidents:
            last = self.index(len(self._incidents) - 1, len(ResultColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_theme(self, theme: Theme) -> None:
        self._icons = {s: severity_icon(s, theme.severity_color(s), side_px=ICON_PX, ratio=2.0) for s in Severity}
        self.retranslate()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._incidents)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(ResultColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            ResultColumn.NUMBER: self.tr("Number"),
            ResultColumn.OPENED: self.tr("Opened"),
            ResultColumn.TITLE: self.tr("Incident"),
            ResultColumn.PLACE: self.tr("Place"),
            ResultColumn.STATUS: self.tr("Status"),
            ResultColumn.DISPOSITION: self.tr("How it ended"),
        }[ResultColumn(section)]

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        incident, column = self._incidents[index.row()], ResultColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(self._text(incident, column))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._text(incident, column))
            case Qt.ItemDataRole.DecorationRole if column is ResultColumn.NUMBER:
                return self._icons[incident.severity]
            case Qt.ItemDataRole.AccessibleTextRole if column is ResultColumn.NUMBER:
                return f"{incident.number}, {severity_word(incident.severity)}"
        return incident if role == INCIDENT_ROLE else None

    def _text(self, incident: Incident, column: ResultColumn) -> str:
        match column:
            case ResultColumn.NUMBER:
                return incident.number
            case ResultColumn.OPENED:
                return f"{incident.opened_at.astimezone(self._zone):%d/%m/%Y %H:%M}"
            case ResultColumn.TITLE:
                return incident.title or self._words.category(incident.category, self._language)
            case ResultColumn.PLACE:
                return ", ".join(part for part in (incident.place, incident.district) if part)
            case ResultColumn.STATUS:
                return status_word(incident.status)
            case ResultColumn.DISPOSITION:
                how = incident.disposition
                return self._words.disposition(how, self._language) if how else ""
