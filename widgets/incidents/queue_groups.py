"""Which group each open incident belongs to, for every way of grouping at once."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from widgets.incidents.queue_query import QueueGroup

Codes = npt.NDArray[np.int32]
GroupOrder = Callable[[QueueGroup, str], str]
GROUPINGS: tuple[QueueGroup, ...] = tuple(group for group in QueueGroup if group is not QueueGroup.NONE)
STATUSES = {status.value: f"{number}" for number, status in enumerate(IncidentStatus)}


class QueueGroups:
    """One column of small numbers (codes) for each grouping, indexed by slot; a code stands for a group's name.

    A name is what the incident holds ("2", "flood", "Kandanghaur", "BPBD", "new"), "" for none. Codes are never
    given twice. ``order_by`` says by which word groups stand in order; severity and status have their own.
    """

    def __init__(self, order_by: GroupOrder, capacity: int = 256) -> None:
        self._order_by = order_by
        self._columns: dict[QueueGroup, Codes] = {group: np.zeros(capacity, np.int32) for group in GROUPINGS}
        self._codes: dict[QueueGroup, dict[str, int]] = {group: {} for group in GROUPINGS}
        self._names: dict[QueueGroup, list[str]] = {group: [] for group in GROUPINGS}
        self._ranks: dict[QueueGroup, Codes] = {}

    @property
    def most(self) -> int:
        """Return how many groups the grouping with the most of them has."""
        return max(len(names) for names in self._names.values())

    def emptied(self) -> "QueueGroups":
        """Return the same codes for the same names, and no incidents."""
        other = QueueGroups(self._order_by)
        other._codes, other._names = self._codes, self._names
        return other

    def write(self, slot: int, incident: Incident) -> None:
        for group, name in _names_of(incident):
            column = self._columns[group]
            if slot >= len(column):
                column = self._columns[group] = np.concatenate([column, np.zeros_like(column)])
            column[slot] = self._code(group, name)

    def code(self, group: QueueGroup, slot: int) -> int:
        return int(self._columns[group][slot]) if group in self._columns else 0

    def codes(self, group: QueueGroup, slots: npt.NDArray[np.int64]) -> Codes:
        return self._columns[group][slots]

    def count(self, group: QueueGroup) -> int:
        return len(self._names.get(group, ()))

    def name(self, group: QueueGroup, code: int) -> str:
        """Return what the group's incidents hold; "" for a code that the grouping does not have."""
        names = self._names.get(group, [])
        return names[code] if code < len(names) else ""

    def rank(self, group: QueueGroup, code: int) -> int:
        return int(self.ranks(group)[code]) if group in self._columns else 0

    def ranks(self, group: QueueGroup) -> Codes:
        """Return by code at which place the group stands, from 0; the group without a name stands last."""
        known = self._ranks.get(group)
        names = self._names[group]
        if known is None or len(known) != len(names):
            by = sorted(range(len(names)), key=lambda code: self._place(group, names[code]))
            known = np.empty(len(names), np.int32)
            known[by] = np.arange(len(names), dtype=np.int32)
            self._ranks[group] = known
        return known

    def stand_by(self, order_by: GroupOrder) -> None:
        """Take other words to stand in order by."""
        self._order_by = order_by
        self._ranks.clear()

    def _place(self, group: QueueGroup, name: str) -> tuple[bool, str, str]:
        match group:
            case QueueGroup.SEVERITY:
                return False, name, name
            case QueueGroup.STATUS:
                return False, STATUSES[name], name
        return not name, self._order_by(group, name).casefold(), name

    def _code(self, group: QueueGroup, name: str) -> int:
        codes = self._codes[group]
        code = codes.get(name)
        if code is None:
            code = codes[name] = len(codes)
            self._names[group].append(name)
        return code


def _names_of(incident: Incident) -> tuple[tuple[QueueGroup, str], ...]:
    return (
        (QueueGroup.SEVERITY, _SEVERITIES[incident.severity]),
        (QueueGroup.CATEGORY, incident.category),
        (QueueGroup.DISTRICT, incident.district),
        (QueueGroup.AGENCY, incident.agencies[0] if incident.agencies else ""),
        (QueueGroup.STATUS, incident.status.value),
    )


_SEVERITIES = {severity: str(int(severity)) for severity in Severity}
