"""The open incidents as a table that holds its own order."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, Signal, Slot

from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.ordered_table import AnyIndex, OrderedTable
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_cells import (
    CellWords,
    QueueColumn,
    cell_key,
    cell_text,
    cell_tooltip,
    header_text,
    spoken_severity,
)
from widgets.incidents.queue_query import NO_COUNTS, QueueCounts, QueueFilter, QueueQuery
from widgets.theme.elided_label import plain_tooltip

INCIDENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # Incident
SORT_ROLE = INCIDENT_ROLE + 1  # the cell's value in its own type
IS_NEW_ROLE = INCIDENT_ROLE + 2  # bool: arrived less than NEW_FOR ago
NEW_FOR = timedelta(seconds=2)
FEW = 8  # changes made one by one, so that each row is announced where it is; more are made in one sweep


class QueueModel(OrderedTable):
    """Open incidents keyed by id, filtered and sorted by numpy keys into an order of its own.

    There is no QSortFilterProxyModel: it asks Python once for every comparison and every row, which takes
    seconds for 100,000 rows (benchmarks/queue.py prints both). Selection, current row and scroll live on
    persistent indexes and survive every change here; the model is never reset.

    Signals: ``counts_changed(QueueCounts)`` when a number on a filter chip changed.
    """

    counts_changed = Signal(object)  # QueueCounts

    def __init__(self, words: ProfileWords, *, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = CellWords(words, "id", now)
        self._now_s = now.timestamp()
        self._counts = NO_COUNTS
        self._arrived_at: dict[str, datetime] = {}
        self._closed: dict[str, int] = {}  # seq by id: a page read before the closing must not bring it back

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (QueueColumn.DEADLINE, QueueColumn.ELAPSED):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return header_text(QueueColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = 0) -> object:
        if not index.isValid():
            return None
        incident, column = self.incident_at(index.row()), QueueColumn(index.column())
        if role == INCIDENT_ROLE:
            return incident
        if role == IS_NEW_ROLE:
            return incident.incident_id in self._arrived_at
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(incident, column, self._words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cell_tooltip(incident, column, self._words))
        if role == Qt.ItemDataRole.AccessibleTextRole and column is QueueColumn.SEVERITY:
            return spoken_severity(incident)
        return cell_key(incident, column) if role == SORT_ROLE else None

    @property
    def now(self) -> datetime:
        return self._words.now

    @property
    def query(self) -> QueueQuery:
        return self._query

    @property
    def counts(self) -> QueueCounts:
        return self._counts

    @Slot(object)
    def add_page(self, incidents: tuple[Incident, ...]) -> None:
        """Take in many incidents read from the store; what an announcement told meanwhile is newer and stays."""
        self._put_many([incident for incident in incidents if incident.is_open and not self._is_old(incident)])
        self._tell_counts()

    @Slot(object)
    def apply(self, incidents: tuple[Incident, ...]) -> None:
        """Add or change incidents at their place; a closed one leaves."""
        latest = {incident.incident_id: incident for incident in incidents}
        fresh = [incident for incident in latest.values() if not self._is_old(incident)]
        new = [i.incident_id for i in fresh if i.is_open and self._rows.slot_of(i.incident_id) is None]
        self._arrived_at.update(dict.fromkeys(new, self.now))
        closed = [incident for incident in fresh if not incident.is_open]
        self._closed.update({incident.incident_id: incident.seq for incident in closed})
        self._drop([incident.incident_id for incident in closed])
        opened = [incident for incident in fresh if incident.is_open]
        if len(opened) > FEW:
            self._put_many(opened)
        else:
            for incident in opened:
                self._put_one(incident)
        self._tell_counts()

    @Slot(object)
    def remove(self, incident_ids: tuple[str, ...]) -> None:
        """Forget incidents; unknown ids are ignored."""
        self._drop(incident_ids)
        self._tell_counts()

    def set_query(self, query: QueueQuery) -> None:
        self._query = query
        self._rearrange()

    def set_now(self, now: datetime) -> None:
        """Tell the time. Emits nothing for elapsed times: the view repaints the rows it shows."""
        self._words, self._now_s = self._words.at(now), now.timestamp()
        self._arrived_at = {i: at for i, at in self._arrived_at.items() if now - at < NEW_FOR}
        overdue = self._counts.of[QueueFilter.OVERDUE]
        self._tell_counts()
        if self._query.which is QueueFilter.OVERDUE and overdue != self._counts.of[QueueFilter.OVERDUE]:
            self._rearrange()

    def set_language(self, language: Language) -> None:
        self._words = CellWords(self._words.profile, language, self._words.now)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(QueueColumn) - 1)
        self._announce(0, len(self._order) - 1)

    def set_operator(self, operator: str) -> None:
        self._rows.set_operator(operator)
        self._tell_counts()
        if self._query.which is QueueFilter.MINE:
            self._rearrange()

    def _is_old(self, incident: Incident) -> bool:
        slot = self._rows.slot_of(incident.incident_id)
        known = self._closed.get(incident.incident_id, -1) if slot is None else self._rows.at(slot).seq
        return incident.seq < known

    def _tell_counts(self) -> None:
        counts = self._rows.counts(self._now_s)
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit(counts)
