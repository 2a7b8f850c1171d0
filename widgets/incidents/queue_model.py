"""The open incidents as a table that holds its own order."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, Signal, Slot

from services.domain.incident import Incident
from services.domain.severity import Severity
from services.domain.text import Language
from widgets.incidents.group_heads import GroupHead, group_title
from widgets.incidents.marked_table import MarkedTable
from widgets.incidents.ordered_table import AnyIndex
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
from widgets.incidents.queue_query import NO_COUNTS, QueueCounts, QueueFilter, QueueGroup, QueueQuery
from widgets.theme.elided_label import plain_tooltip

INCIDENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # Incident
SORT_ROLE = INCIDENT_ROLE + 1  # the cell's value in its own type
IS_NEW_ROLE = INCIDENT_ROLE + 2  # bool: arrived less than NEW_FOR ago
HEAD_ROLE = INCIDENT_ROLE + 3  # GroupHead, in the head of a group only
IS_MARKED_ROLE = INCIDENT_ROLE + 4  # bool: marked for an act on many
NEW_FOR = timedelta(seconds=2)
FEW = 8  # changes made one by one, so that each row is announced where it is; more are made in one sweep


class QueueModel(MarkedTable):
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
        self._rows.groups.stand_by(self._title)
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
        if self.is_head(index.row()):
            return self._head_data(index.row(), QueueColumn(index.column()), role)
        incident, column = self.incident_at(index.row()), QueueColumn(index.column())
        if role == INCIDENT_ROLE:
            return incident
        if role == IS_NEW_ROLE:
            return incident.incident_id in self._arrived_at
        if role == IS_MARKED_ROLE:
            return incident.incident_id in self._marked
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(incident, column, self._words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cell_tooltip(incident, column, self._words))
        if role == Qt.ItemDataRole.AccessibleTextRole and column is QueueColumn.SEVERITY:
            return spoken_severity(incident)
        return cell_key(incident, column) if role == SORT_ROLE else None

    def text(self, row: int, column: QueueColumn) -> str:
        """Return what a cell of an incident says."""
        return cell_text(self.incident_at(row), column, self._words)

    def is_new(self, row: int) -> bool:
        """Return whether the incident arrived a moment ago."""
        return self.incident_at(row).incident_id in self._arrived_at

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
        if closed:
            self.remove(tuple(incident.incident_id for incident in closed))
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
        self._forget_marks(incident_ids)
        self._tell_counts()

    def set_query(self, query: QueueQuery) -> None:
        """List, group and sort as ``query`` says; another grouping begins with all groups open."""
        if query.group is not self._query.group:
            self._folded = frozenset()
        self._query = query
        self._rearrange()
        if query.group is not QueueGroup.NONE:
            self._announce(0, len(self._order) - 1)  # heads that stay tell other numbers

    # groups

    def head_at(self, row: int) -> GroupHead:
        """Return what the head of a group says."""
        code = -1 - int(self._order[row])
        group, name = self._query.group, self._rows.groups.name(self._query.group, code)
        severity = Severity(int(name)) if group is QueueGroup.SEVERITY and name else None
        count = int(self._sizes[code]) if code < len(self._sizes) else 0
        return GroupHead(group_title(group, name, self._words), count, name in self._folded, severity)

    def head_of(self, row: int) -> int:
        """Return the row of the head above ``row``, -1 when nothing is grouped."""
        if self._query.group is QueueGroup.NONE:
            return -1
        entry = int(self._order[row])
        head = entry if entry < 0 else -1 - int(self._member[entry])
        found = self._row_of_entry(head)
        return -1 if found is None else found

    def fold(self, head: int) -> None:
        """Leave out the rows of the group below ``head``."""
        self._set_folded(self._folded | {self._name_at(head)})

    def unfold(self, head: int) -> None:
        self._set_folded(self._folded - {self._name_at(head)})

    def fold_all(self) -> None:
        names = range(self._rows.groups.count(self._query.group))
        self._set_folded(frozenset(self._rows.groups.name(self._query.group, code) for code in names))

    def unfold_all(self) -> None:
        self._set_folded(frozenset())

    def _set_folded(self, folded: frozenset[str]) -> None:
        if folded != self._folded:
            self._folded = folded
            self._rearrange()
            self._announce(0, len(self._order) - 1)

    def _name_at(self, head: int) -> str:
        return self._rows.groups.name(self._query.group, -1 - int(self._order[head]))

    def _title(self, group: QueueGroup, name: str) -> str:
        return group_title(group, name, self._words)

    def _head_data(self, row: int, column: QueueColumn, role: int) -> object:
        if role == HEAD_ROLE:
            return self.head_at(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.head_at(row).spoken()
        return (
            self.head_at(row).title
            if role == Qt.ItemDataRole.DisplayRole and column is QueueColumn.TITLE
            else None
        )

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
        self._rows.groups.stand_by(self._title)
        self._rearrange()
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
