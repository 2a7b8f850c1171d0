"""A table whose rows follow an order of slots: inserted, moved and taken out without losing the selection."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from services.domain.incident import Incident
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_keys import Mask, Slots
from widgets.incidents.queue_query import QueueGroup, QueueQuery
from widgets.incidents.queue_rows import UNLISTED, QueueRows

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class OrderedTable(QAbstractTableModel):
    """Incidents in the order of a query, each change announced as what it is: insert, move, remove, sort.

    Owns the incidents and the order. ``now_s`` (POSIX) decides what is overdue. While grouped, each group begins
    with a row of its own, its head, which stays when the group is folded.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = QueueRows()
        self._order: Slots = np.empty(0, np.int64)
        self._member = np.empty(0, np.int32)
        self._sizes = np.empty(0, np.int64)
        self._folded: frozenset[str] = frozenset()
        self._query = QueueQuery()
        self._now_s = 0.0

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(QueueColumn)

    def incident_at(self, row: int) -> Incident:
        """Raises LookupError for the head of a group."""
        return self._rows.at(int(self._order[row]))

    def is_head(self, row: int) -> bool:
        """Return whether the row is the head of a group."""
        return bool(self._order[row] < 0)

    def first(self) -> Incident | None:
        """Return the first incident shown, None when there is none."""
        rows = (row for row in range(min(2, self.rowCount())) if not self.is_head(row))
        row = next(rows, None)
        return None if row is None else self.incident_at(row)

    def row_of(self, incident_id: str) -> int | None:
        """Return the row of an incident, None when it is not listed or its group is folded."""
        slot = self._rows.slot_of(incident_id)
        return None if slot is None else self._row_of_entry(slot)

    def listed_count(self) -> int:
        """Return how many incidents the query lists, those of folded groups too."""
        return int(np.count_nonzero(self._member != UNLISTED))

    # one row

    def _put_one(self, incident: Incident) -> None:
        row = self.row_of(incident.incident_id)
        slot = self._rows.put(incident)
        before, after = self._member_of(slot), self._group_for(slot)
        is_shown = after != UNLISTED and not self._is_folded(after)
        self._count(slot, before, after)
        if row is None and is_shown:
            self._insert(slot)
        elif row is not None and not is_shown:
            self._take_out(row, row)
        elif row is not None:
            row = self._move(row, slot)
            self._announce(row, row)
        self._tend_heads((before, after))

    def _insert(self, entry: int) -> None:
        row = self._place(self._order, entry)
        self.beginInsertRows(NOWHERE, row, row)
        self._order = np.insert(self._order, row, entry)
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

    # groups

    def _group_for(self, slot: int) -> int:
        """Return the code of the group the incident counts in, UNLISTED for none; 0 while nothing is grouped."""
        if not self._rows.lists(slot, self._query, self._now_s):
            return UNLISTED
        return self._rows.groups.code(self._query.group, slot)

    def _is_folded(self, code: int) -> bool:
        return bool(self._folded) and self._rows.groups.name(self._query.group, code) in self._folded

    def _member_of(self, slot: int) -> int:
        if slot >= len(self._member):
            self._member = np.append(self._member, np.full(len(self._member) + 64, UNLISTED, np.int32))
        return int(self._member[slot])

    def _count(self, slot: int, before: int, after: int) -> None:
        self._member[slot] = after
        if self._query.group is not QueueGroup.NONE:
            missing = self._rows.groups.count(self._query.group) - len(self._sizes)
            self._sizes = np.append(self._sizes, np.zeros(max(0, missing), np.int64))
            self._sizes[[code for code in (before,) if code != UNLISTED]] -= 1
            self._sizes[[code for code in (after,) if code != UNLISTED]] += 1

    def _tend_heads(self, codes: Iterable[int]) -> None:
        """Let the groups of ``codes`` have a head while they have incidents, with the number it tells."""
        if self._query.group is QueueGroup.NONE:
            return
        for code in set(codes) - {UNLISTED}:
            row = self._row_of_entry(-1 - code)
            if row is None and self._sizes[code]:
                self._insert(-1 - code)
            elif row is not None and not self._sizes[code]:
                self._take_out(row, row)
            elif row is not None:
                self._announce(row, row)

    # many rows

    def _put_many(self, incidents: Sequence[Incident]) -> None:
        changed = [self._rows.put(incident) for incident in incidents]
        self._rearrange()
        if changed:
            self._announce(0, len(self._order) - 1)

    def _drop(self, incident_ids: Sequence[str]) -> None:
        known = {i: slot for i in incident_ids if (slot := self._rows.slot_of(i)) is not None}
        rows = [row for row in map(self._row_of_entry, known.values()) if row is not None]
        codes = {slot: self._member_of(slot) for slot in known.values()}
        for first, last in _ranges_from_the_end(rows):
            self._take_out(first, last)
        for incident_id, slot in known.items():
            self._rows.drop(incident_id)
            self._count(slot, codes[slot], UNLISTED)
        self._tend_heads(codes.values())
        if self._rows.is_sparse:
            self._draw_together()

    def _rearrange(self) -> None:
        """Become what the query lists: those that leave go last and out, those that come enter last, all are sorted."""
        arranged = self._rows.arrange(self._query, self._now_s, folded=self._folded)
        order, self._member, self._sizes = arranged.order, arranged.member, arranged.sizes
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

    def _is_among(self, entries: Slots) -> Mask:
        """Return by entry whether it is one of ``entries``; a head's, being below zero, counts from the end."""
        among = np.zeros(self._rows.slot_count + self._rows.groups.most, np.bool_)
        among[entries] = True
        return among

    def _permute(self, order: Slots) -> None:
        if np.array_equal(order, self._order):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        entries = [int(self._order[index.row()]) for index in before]
        self._order = order
        rows = [int(np.flatnonzero(order == entry)[0]) for entry in entries]
        after = [self.index(row, index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _draw_together(self) -> None:
        slots = np.sort(np.fromiter(self._rows.slots(), np.int64, len(self._rows)))
        self._rows = self._rows.drawn_together()
        self._member = self._member[slots]
        self._order = np.where(self._order < 0, self._order, np.searchsorted(slots, self._order))

    # the order

    def _row_of_entry(self, entry: int) -> int | None:
        row = self._place(self._order, entry)
        return row if row < len(self._order) and self._order[row] == entry else None

    def _place(self, order: Slots, entry: int) -> int:
        rows, query = self._rows, self._query
        return bisect_left(order, rows.key(entry, query), key=lambda other: rows.key(int(other), query))

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
