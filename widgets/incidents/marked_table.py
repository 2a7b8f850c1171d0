"""Rows marked by hand for an act on many: kept by id, so nothing that happens to the rows moves a mark."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QObject, Signal

from widgets.incidents.ordered_table import OrderedTable
from widgets.incidents.queue_rows import UNLISTED


class MarkedTable(OrderedTable):
    """Marks live on ids and not in the view's selection: a selection of 100,000 rows costs seconds at every change.

    A mark stays when a filter hides its row; it goes with the incident. Signals: ``marks_changed()``.
    """

    marks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marked: set[str] = set()

    def is_marked(self, row: int) -> bool:
        return not self.is_head(row) and self.incident_at(row).incident_id in self._marked

    def marked_count(self) -> int:
        return len(self._marked)

    def hidden_marks(self) -> int:
        """Return how many of the marked the query does not list."""
        slots = np.array([self._rows.slot_of(i) for i in self._marked], np.int64)
        return int(np.count_nonzero(self._member[slots] == UNLISTED)) if len(slots) else 0

    def marked(self) -> tuple[str, ...]:
        """Return the marked incidents in the order of the query, hidden ones among them."""
        query = self._query
        slots = [slot for i in self._marked if (slot := self._rows.slot_of(i)) is not None]
        slots.sort(key=lambda slot: self._rows.key(slot, query))
        return tuple(self._rows.at(slot).incident_id for slot in slots)

    def toggle_mark(self, row: int) -> None:
        """Mark the row, or take its mark away; the head of a group does so for all of the group."""
        ids = self._group_ids(row) if self.is_head(row) else {self.incident_at(row).incident_id}
        self._marked = self._marked - ids if ids <= self._marked else self._marked | ids
        self._tell_marks()

    def mark_rows(self, first: int, last: int) -> None:
        rows = range(min(first, last), max(first, last) + 1)
        self._marked |= {self.incident_at(row).incident_id for row in rows if not self.is_head(row)}
        self._tell_marks()

    def mark_all(self) -> None:
        """Mark everything the query lists, folded groups too."""
        self._marked |= self._ids_of(np.flatnonzero(self._member != UNLISTED).tolist())
        self._tell_marks()

    def unmark(self, incident_ids: Iterable[str]) -> None:
        self._marked -= set(incident_ids)
        self._tell_marks()

    def unmark_all(self) -> None:
        self._marked.clear()
        self._tell_marks()

    def _forget_marks(self, incident_ids: Iterable[str]) -> None:
        """The incidents are gone."""
        if self._marked and not self._marked.isdisjoint(incident_ids):
            self.unmark(incident_ids)

    def _group_ids(self, head: int) -> set[str]:
        code = -1 - int(self._order[head])
        return self._ids_of(np.flatnonzero(self._member == code).tolist())

    def _ids_of(self, slots: Iterable[int]) -> set[str]:
        return {self._rows.at(slot).incident_id for slot in slots}

    def _tell_marks(self) -> None:
        self._announce(0, len(self._order) - 1)
        self.marks_changed.emit()
