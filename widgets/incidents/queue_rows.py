"""The open incidents with their keys: what is listed, and in which order."""

from collections.abc import Iterable
from itertools import repeat
from operator import contains

import numpy as np

from services.domain.incident import Incident
from widgets.incidents.queue_keys import Key, QueueKeys, Slots
from widgets.incidents.queue_query import QueueCounts, QueueQuery, QueueSort

MANY_DEAD = 10_000


class QueueRows:
    """Incidents by slot, a slot being the order of arrival: never given twice, so every order is total."""

    def __init__(self) -> None:
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
        return slot

    def drop(self, incident_id: str) -> None:
        """Raises KeyError when there is no such incident."""
        slot = self._slot_of.pop(incident_id)
        self._incidents[slot], self._texts[slot] = None, ""
        self._keys.kill(slot)

    def drawn_together(self) -> "QueueRows":
        """Return the same incidents, in the same order of arrival, without the slots of those that have gone."""
        rows = QueueRows()
        rows._operator = self._operator
        for slot in sorted(self._slot_of.values()):
            rows.put(self.at(slot))
        return rows

    def key(self, slot: int, sort: QueueSort) -> Key:
        """Return what ``order`` sorts by."""
        return self._keys.key(slot, sort)

    def order(self, query: QueueQuery, now_s: float) -> Slots:
        """Return the slots to list, sorted. ``now_s`` (POSIX) decides what is overdue."""
        slots = np.flatnonzero(self._keys.mask(query.which, now_s))
        for word in _words(query.text):
            texts = (
                self._texts if len(slots) == len(self._texts) else [self._texts[slot] for slot in slots.tolist()]
            )
            slots = slots[np.fromiter(map(contains, texts, repeat(word)), np.bool_, len(slots))]
        return self._keys.sorted_slots(slots, query.sort)

    def lists(self, slot: int, query: QueueQuery, now_s: float) -> bool:
        """Return whether ``query`` lists that one incident."""
        text = self._texts[slot]
        return self._keys.lists(slot, query.which, now_s) and all(word in text for word in _words(query.text))

    def counts(self, now_s: float) -> QueueCounts:
        return self._keys.counts(now_s)


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _text_of(incident: Incident) -> str:
    parts = (incident.number, incident.title, incident.place, incident.district, incident.reporter)
    return "\n".join(parts).casefold()
