"""The open incidents by number: the whole of it, or the end that people say."""

import re
from collections.abc import Iterable
from itertools import islice

_END = re.compile(r"[0-9]+\Z")


class OpenNumbers:
    """Ids by number. "42" means every number that ends in 42 with nothing but zeros before it: A-26-00042."""

    def __init__(self) -> None:
        self._number_of: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._ends: dict[str, set[str]] = {}

    def add(self, incident_id: str, number: str) -> None:
        """Learn a number; one incident keeps the number it has."""
        if incident_id not in self._number_of:
            self._number_of[incident_id] = number
            self._ids[number.upper()] = incident_id
            self._ends.setdefault(_end(number), set()).add(incident_id)

    def drop(self, incident_id: str) -> None:
        """Forget an incident; an unknown one is ignored."""
        number = self._number_of.pop(incident_id, None)
        if number is not None:
            self._ids.pop(number.upper(), None)
            self._ends[_end(number)].discard(incident_id)

    def find(self, word: str) -> tuple[str, ...]:
        """Return the ids that ``word`` may mean: the one of that number, or all that end so."""
        whole = self._ids.get(word.strip().upper())
        if whole is not None:
            return (whole,)
        end = word.strip().lstrip("0")
        ids = self._ends.get(end, set()) if end.isascii() and end.isdigit() else set()
        return tuple(sorted(ids, key=self._number_of.__getitem__))

    def begin_with(self, word: str, *, limit: int) -> tuple[str, ...]:
        """Return at most ``limit`` ids whose number, or the end of it, begins with ``word``."""
        wanted = word.strip().upper()
        if wanted.isascii() and wanted.isdigit():
            ids: Iterable[str] = (
                i for end, ids in self._ends.items() if end.startswith(wanted.lstrip("0")) for i in ids
            )
        else:
            ids = (i for number, i in self._ids.items() if number.startswith(wanted))
        return tuple(islice(ids, limit))


def _end(number: str) -> str:
    found = _END.search(number)
    return found.group().lstrip("0") if found else ""
