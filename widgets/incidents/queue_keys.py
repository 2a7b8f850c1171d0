"""Numpy columns to filter and sort by: 100,000 rows in a few milliseconds."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt

from services.domain.incident import Incident
from services.domain.severity import Severity
from widgets.incidents.queue_query import QueueCounts, QueueFilter, QueueQuery, QueueSort
from widgets.incidents.running_deadline import running_deadline

Slots = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Key = tuple[int, int, int]

NO_DEADLINE_US = 1 << 58  # behind every date; those without a deadline follow by age
SEVERITY_STEP_US = 1 << 59
MOST_AGENCIES = 63  # bits of a column; a profile has a dozen or two, later ones would share the last


class QueueKeys:
    """One array for each key, indexed by slot. Times are POSIX microseconds.

    Every order is one whole number for each row, then the age, then the arrival: an unstable sort of one column
    and a stable one of its ties takes a tenth of the time of ``lexsort`` over three columns.
    """

    def __init__(self, capacity: int = 256) -> None:
        self.size = 0
        self._is_alive = np.zeros(capacity, np.bool_)
        self._is_acknowledged = np.zeros(capacity, np.bool_)
        self._is_mine = np.zeros(capacity, np.bool_)
        self._is_owned = np.zeros(capacity, np.bool_)
        self._agencies = np.zeros(capacity, np.int64)
        self._agency_bits: dict[str, int] = {}
        self._severity = np.zeros(capacity, np.int8)
        self._due_us = np.zeros(capacity, np.int64)
        self._opened_us = np.zeros(capacity, np.int64)

    def write(self, slot: int, incident: Incident, *, operator: str) -> None:
        """Set the keys of ``slot``; ``operator`` names whose incidents are "mine"."""
        due = running_deadline(incident)
        self._is_alive[slot] = True
        self._is_acknowledged[slot] = incident.is_acknowledged
        self._is_mine[slot] = bool(operator) and incident.owner == operator
        self._is_owned[slot] = bool(incident.owner)
        self._agencies[slot] = self._bits_of(incident.agencies)
        self._severity[slot] = incident.severity
        opened_us = _microseconds(incident.opened_at)
        self._due_us[slot] = _microseconds(due) if due else NO_DEADLINE_US + opened_us
        self._opened_us[slot] = opened_us

    def kill(self, slot: int) -> None:
        self._is_alive[slot] = False

    def add_slot(self) -> int:
        """Return a new slot, higher than every one before."""
        if self.size == len(self._is_alive):
            for name in _COLUMNS:
                column = getattr(self, name)
                setattr(self, name, np.concatenate([column, np.zeros_like(column)]))
        self.size += 1
        return self.size - 1

    def key(self, slot: int, sort: QueueSort) -> Key:
        """Return what ``sorted_slots`` sorts by, so that one row can be found or placed by bisection."""
        one = np.array([slot])
        return int(self._primary(one, sort)[0]), int(self._opened_us[slot]), slot

    def sorted_slots(self, slots: Slots, sort: QueueSort) -> Slots:
        """Return ascending ``slots`` in the order of ``sort``."""
        return slots[_argsort(self._primary(slots, sort), self._opened_us[slots])]

    def _primary(self, slots: Slots, sort: QueueSort) -> Slots:
        match sort:
            case QueueSort.WORST_FIRST:
                rank = 2 * (self._severity[slots] - 1) + self._is_acknowledged[slots]
                return rank.astype(np.int64) * SEVERITY_STEP_US + self._due_us[slots]
            case QueueSort.DEADLINE:
                return self._due_us[slots]
            case QueueSort.NEWEST:
                return -self._opened_us[slots]
            case QueueSort.OLDEST:
                return self._opened_us[slots]

    def mask(self, query: QueueQuery, now_s: float) -> Mask:
        """Return for each slot whether the filter, severities and agency of ``query`` list it; its text aside."""
        listed: Mask = self._filtered(query.which, now_s)
        if query.severities:
            wanted = np.zeros(max(Severity) + 1, np.bool_)
            wanted[list(query.severities)] = True
            listed = listed & wanted[self._severity[: self.size]]
        return listed & self._has_agency(query.agency) if query.agency else listed

    def lists(self, slot: int, query: QueueQuery, now_s: float) -> bool:
        """Return what ``mask`` says of one slot, without looking at the others."""
        if not self._is_alive[slot] or (query.severities and self._severity[slot] not in query.severities):
            return False
        if query.agency and not self._agencies[slot] & self._agency_bits.get(query.agency, 0):
            return False
        match query.which:
            case QueueFilter.ALL:
                return True
            case QueueFilter.UNACKNOWLEDGED:
                return not self._is_acknowledged[slot]
            case QueueFilter.MINE:
                return bool(self._is_mine[slot])
            case QueueFilter.UNOWNED:
                return not self._is_owned[slot]
            case QueueFilter.UNASSIGNED:
                return not self._agencies[slot]
            case QueueFilter.OVERDUE:
                return bool(self._due_us[slot] <= now_s * 1e6)

    def counts(self, now_s: float) -> QueueCounts:
        alive = self._is_alive[: self.size]
        severities = np.bincount(self._severity[: self.size][alive], minlength=max(Severity) + 1)
        return QueueCounts(
            {which: int(np.count_nonzero(self._filtered(which, now_s))) for which in QueueFilter},
            {severity: int(severities[severity]) for severity in Severity},
            {code: int(np.count_nonzero(alive & self._has_agency(code))) for code in self._agency_bits},
        )

    def _filtered(self, which: QueueFilter, now_s: float) -> Mask:
        alive: Mask = self._is_alive[: self.size]
        match which:
            case QueueFilter.ALL:
                return alive
            case QueueFilter.UNACKNOWLEDGED:
                return alive & ~self._is_acknowledged[: self.size]
            case QueueFilter.MINE:
                return alive & self._is_mine[: self.size]
            case QueueFilter.UNOWNED:
                return alive & ~self._is_owned[: self.size]
            case QueueFilter.UNASSIGNED:
                is_unassigned: Mask = self._agencies[: self.size] == 0
                return alive & is_unassigned
            case QueueFilter.OVERDUE:
                is_over: Mask = self._due_us[: self.size] <= now_s * 1e6
                return alive & is_over

    def _has_agency(self, code: str) -> Mask:
        has: Mask = (self._agencies[: self.size] & self._agency_bits.get(code, 0)) != 0
        return has

    def _bits_of(self, agencies: Sequence[str]) -> int:
        bits = 0
        for code in agencies:
            if code not in self._agency_bits:
                self._agency_bits[code] = 1 << min(len(self._agency_bits), MOST_AGENCIES - 1)
            bits |= self._agency_bits[code]
        return bits


_COLUMNS = (
    "_is_alive",
    "_is_acknowledged",
    "_is_mine",
    "_is_owned",
    "_agencies",
    "_severity",
    "_due_us",
    "_opened_us",
)


def _microseconds(at: datetime) -> int:
    return round(at.timestamp() * 1e6)


def _argsort(primary: Slots, age: Slots) -> Slots:
    by = np.argsort(primary)
    same = primary[by[1:]] == primary[by[:-1]]
    if same.any():
        tied = np.flatnonzero(np.append(same, False) | np.insert(same, 0, False))
        among = np.sort(by[tied])
        by[tied] = among[np.lexsort((age[among], primary[among]))]
    return by
