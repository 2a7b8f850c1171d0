"""A table whose rows follow an order of slots: inserted, moved and taken out without losing the selection."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from services.domain.incident import Incident
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_keys import Mask, Slots
from widgets.incidents.queue_query import QueueQuery
from widgets.incidents.queue_rows import QueueRows

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class OrderedTable(QAbstractTableModel):
    """Incidents in the order of a query, each change announced as what it is: insert, move, remove, sort.

    Owns the incidents and the order. ``now_s`` (POSIX) decides what is overdue.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = QueueRows()
        self._order: Slots = np.empty(0, np.int64)
        self._query = QueueQuery()
        self._now_s = 0.0

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(QueueColumn)

    def incident_at(self, row: int) -> Incident:
        return self._rows.at(int(self._order[row]))

    def row_of(self, incident_id: str) -> int | None:
        """Return the row of an incident, None when it is not listed."""
        slot = self._rows.slot_of(incident_id)
        return None if slot is None else self._row_of_slot(slot)

    # one row

    def _put_one(self, incident: Incident) -> None:
        row = self.row_of(incident.incident_id)
        slot = self._rows.put(incident)
        is_listed = self._rows.lists(slot, self._query, self._now_s)
        if row is None and is_listed:
            self._insert(slot)
        elif row is not None and not is_listed:
            self._take_out(row, row)
        elif row is not None:
            row = self._move(row, slot)
            self._announce(row, row)

    def _insert(self, slot: int) -> None:
        row = self._place(self._order, slot)
        self.beginInsertRows(NOWHERE, row, row)
        self._order = np.insert(self._order, row, slot)
        self.endInsertRows()

    def _move(self, row: int, slot: int) -> int:
        others = np.delete(self._order, row)
        place = self._place(others, slot)
        if place != row:
            self.beginMoveRows(NOWHERE, row, row, NOWHERE, place + (place > row))
            self._order = np.insert(others, place, slot)
            self.endMoveRows()
        return place

    def _take_out(self, first: int, last: int) -> None:
        self.beginRemoveRows(NOWHERE, first, last)
        self._order = np.delete(self._order, slice(first, last + 1))
        self.endRemoveRows()

    # many rows

    def _put_many(self, incidents: Sequence[Incident]) -> None:
        changed = [self._rows.put(incident) for incident in incidents]
        self._rearrange()
        if changed:
            self._announce(0, len(self._order) - 1)

    def _drop(self, incident_ids: Sequence[str]) -> None:
        known = [i for i in incident_ids if self._rows.slot_of(i) is not None]
        rows = [row for row in map(self.row_of, known) if row is not None]
        for first, last in _ranges_from_the_end(rows):
            self._take_out(first, last)
        for incident_id in known:
            self._rows.drop(incident_id)
        if self._rows.is_sparse:
            self._draw_together()

    def _rearrange(self) -> None:
        """Become what the query lists: those that leave go last and out, those that come enter last, all are sorted."""
        order = self._rows.order(self._query, self._now_s)
        stays = self._is_among(order)[self._order]
        if not stays.all():
            self._permute(np.concatenate([self._order[stays], self._order[~stays]]))
            self._take_out(int(np.count_nonzero(stays)), len(stays) - 1)
        comes = order[~self._is_among(self._order)[order]]
        if len(comes):
            self.beginInsertRows(NOWHERE, len(self._order), len(self._order) + len(comes) - 1)
            self._order = np.concatenate([self._order, comes])
            self.endInsertRows()
        self._permute(order)

    def _is_among(self, slots: Slots) -> Mask:
        among = np.zeros(self._rows.slot_count, np.bool_)
        among[slots] = True
        return among

    def _permute(self, order: Slots) -> None:
        if np.array_equal(order, self._order):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        slots = [int(self._order[index.row()]) for index in before]
        self._order = order
        rows = [int(np.flatnonzero(order == slot)[0]) for slot in slots]
        after = [self.index(row, index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _draw_together(self) -> None:
        slots = np.sort(np.fromiter(self._rows.slots(), np.int64, len(self._rows)))
        self._rows = self._rows.drawn_together()
        self._order = np.searchsorted(slots, self._order)

    # the order

    def _row_of_slot(self, slot: int) -> int | None:
        row = self._place(self._order, slot)
        return row if row < len(self._order) and self._order[row] == slot else None

    def _place(self, order: Slots, slot: int) -> int:
        rows, sort = self._rows, self._query.sort
        return bisect_left(order, rows.key(slot, sort), key=lambda other: rows.key(int(other), sort))

    def _announce(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(QueueColumn) - 1))


def _ranges_from_the_end(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of neighbouring rows as (first, last), the last run first."""
    ordered = sorted(rows, reverse=True)
    start = 0
    for n in range(1, len(ordered) + 1):
        if n == len(ordered) or ordered[n] != ordered[n - 1] - 1:
            yield ordered[n - 1], ordered[start]
            start = n
