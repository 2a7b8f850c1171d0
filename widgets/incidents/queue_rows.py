"""The open incidents with their keys: what is listed, and in which order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import repeat
from operator import contains

import numpy as np
import numpy.typing as npt

from services.domain.incident import Incident
from widgets.incidents.queue_groups import Codes, QueueGroups
from widgets.incidents.queue_keys import QueueKeys, Slots
from widgets.incidents.queue_query import QueueCounts, QueueGroup, QueueQuery

MANY_DEAD = 10_000
UNLISTED = -1
Key = tuple[int, int, int, int, int]  # group's place, head before rows, then what QueueKeys sorts by


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``order`` has the slots to show, and before each group its head: -1 minus the group's code.

    ``member`` says by slot in which group (code) it counts, UNLISTED for none; ``sizes`` by code how many count,
    those of a folded group too.
    """

    order: Slots
    member: Codes
    sizes: npt.NDArray[np.int64]


class QueueRows:
    """Incidents by slot, a slot being the order of arrival: never given twice, so every order is total."""

    def __init__(self, groups: QueueGroups | None = None) -> None:
        self.groups = groups or QueueGroups(_by_name)
        self._incidents: list[Incident | None] = []
        self._texts: list[str] = []
        self._slot_of: dict[str, int] = {}
        self._keys = QueueKeys()
        self._operator = ""

    def __len__(self) -> int:
        return len(self._slot_of)

    @property
    def slot_count(self) -> int:
        """Return the number of slots ever given, those of incidents gone included."""
        return len(self._incidents)

    @property
    def is_sparse(self) -> bool:
        """Return whether enough incidents have gone that the slots should be drawn together."""
        dead = len(self._incidents) - len(self._slot_of)
        return dead > MANY_DEAD and dead > len(self._slot_of)

    def slots(self) -> Iterable[int]:
        return self._slot_of.values()

    def slot_of(self, incident_id: str) -> int | None:
        return self._slot_of.get(incident_id)

    def at(self, slot: int) -> Incident:
        """Raises LookupError for a slot whose incident is gone."""
        incident = self._incidents[slot]
        if incident is None:
            raise LookupError(f"slot {slot} is empty")
        return incident

    def set_operator(self, operator: str) -> None:
        """Name the operator whose incidents are "mine"."""
        self._operator = operator
        for slot in self._slot_of.values():
            self._keys.write(slot, self.at(slot), operator=operator)

    def put(self, incident: Incident) -> int:
        """Add ``incident``, or replace the one with its id, and return its slot."""
        slot = self._slot_of.get(incident.incident_id)
        if slot is None:
            slot = self._slot_of[incident.incident_id] = self._keys.add_slot()
            self._incidents.append(incident)
            self._texts.append("")
        self._incidents[slot] = incident
        self._texts[slot] = _text_of(incident)
        self._keys.write(slot, incident, operator=self._operator)
        self.groups.write(slot, incident)
        return slot

    def drop(self, incident_id: str) -> None:
        """Raises KeyError when there is no such incident."""
        slot = self._slot_of.pop(incident_id)
        self._incidents[slot], self._texts[slot] = None, ""
        self._keys.kill(slot)

    def drawn_together(self) -> "QueueRows":
        """Return the same incidents, in the same order of arrival, without the slots of those that have gone."""
        rows = QueueRows(self.groups.emptied())
        rows._operator = self._operator
        for slot in sorted(self._slot_of.values()):
            rows.put(self.at(slot))
        return rows

    def key(self, entry: int, query: QueueQuery) -> Key:
        """Return by what a slot, or the head of a group, stands in the order of ``query``."""
        if entry < 0:
            return (self.groups.rank(query.group, -1 - entry), 0, 0, 0, 0)
        rank = self.groups.rank(query.group, self.groups.code(query.group, entry))
        return (rank, 1, *self._keys.key(entry, query.sort))

    def arrange(self, query: QueueQuery, now_s: float, *, folded: Collection[str] = ()) -> Arrangement:
        """Return what to show, in order. ``now_s`` (POSIX) decides what is overdue; ``folded`` are group names."""
        slots = self._keys.sorted_slots(self._matching(query, now_s), query.sort)
        member = np.full(self.slot_count, UNLISTED, np.int32)
        member[slots] = 0
        if query.group is QueueGroup.NONE or not len(slots):
            return Arrangement(slots, member, np.zeros(self.groups.count(query.group), np.int64))
        codes = self.groups.codes(query.group, slots)
        by = np.argsort(self.groups.ranks(query.group)[codes], kind="stable")
        slots, codes = slots[by], codes[by]
        member[slots] = codes
        sizes = np.bincount(codes, minlength=self.groups.count(query.group))
        return Arrangement(self._with_heads(slots, codes, query.group, folded), member, sizes)

    def _with_heads(self, slots: Slots, codes: Codes, group: QueueGroup, folded: Collection[str]) -> Slots:
        starts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1]))
        is_open = np.array(
            [self.groups.name(group, code) not in folded for code in range(self.groups.count(group))]
        )
        order: Slots = np.insert(slots, starts, -1 - codes[starts])
        shown: Slots = order[np.insert(is_open[codes], starts, True)]
        return shown

    def _matching(self, query: QueueQuery, now_s: float) -> Slots:
        slots = np.flatnonzero(self._keys.mask(query, now_s))
        for word in _words(query.text):
            texts = (
                self._texts if len(slots) == len(self._texts) else [self._texts[slot] for slot in slots.tolist()]
            )
            slots = slots[np.fromiter(map(contains, texts, repeat(word)), np.bool_, len(slots))]
        return slots

    def lists(self, slot: int, query: QueueQuery, now_s: float) -> bool:
        """Return whether ``query`` lists that one incident, be its group folded or not."""
        text = self._texts[slot]
        return self._keys.lists(slot, query, now_s) and all(word in text for word in _words(query.text))

    def counts(self, now_s: float) -> QueueCounts:
        return self._keys.counts(now_s)


def _by_name(_group: QueueGroup, name: str) -> str:
    return name


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _text_of(incident: Incident) -> str:
    parts = (incident.number, incident.title, incident.place, incident.district, incident.reporter)
    return "\n".join(parts).casefold()
