"""Completes what is being typed to names of the area: "kertaw" to "Kertawinangun, Kandanghaur". Offline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from services.domain.geo import Point
from services.domain.place_name import PlaceName
from services.domain.profile import Area
from services.incidents.place import Gazetteer

MOST = 8
SHORTEST = 2  # letters
FUZZY_FROM, ALIKE = 5, 78.0
LONGEST = 3  # words of a name
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    name: PlaceName
    rank: int  # of two names that fit as well: a village, a station, a district


class PlaceNames:
    """The villages, stations and districts of one area. Immutable, any thread; about 0.3 ms a call."""

    def __init__(self, area: Area) -> None:
        self._entries = sorted(_entries(area), key=lambda entry: (entry.rank, entry.key))
        self._keys = [entry.key for entry in self._entries]

    def complete(self, text: str) -> tuple[PlaceName, ...]:
        """Return at most eight proposals, the likeliest first; what stands before the name is kept.

        The last words are taken for the beginning of a name: "depan pasar jatib" keeps "depan pasar".
        """
        if "," in text:
            text, _, told = text.partition(",")
            district = told.strip().casefold()
            return tuple(name for name in self.complete(text) if name.district.casefold().startswith(district))
        words = list(_WORD.finditer(text))
        for count in range(min(LONGEST, len(words)), 0, -1):
            at = words[-count].start()
            found = self._starting(_key(text[at:]))
            if found:
                return tuple(_after(text[:at], entry.name) for entry in found[:MOST])
        return self._alike(text, words)

    def _starting(self, key: str) -> list[_Entry]:
        if len(key) < SHORTEST:
            return []
        found = [entry for entry in self._entries if entry.key.startswith(key)]
        return sorted(found, key=lambda entry: (entry.key != key, entry.rank, entry.key))

    def _alike(self, text: str, words: Sequence[re.Match[str]]) -> tuple[PlaceName, ...]:
        """Names that begin almost as what was typed: of a name being typed only so many letters are compared."""
        for count in range(min(2, len(words)), 0, -1):
            at = words[-count].start()
            key = _key(text[at:])
            starts = [known[: len(key) + 1] for known in self._keys]
            found = process.extract(key, starts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
            if found and len(key) >= FUZZY_FROM:
                return tuple(_after(text[:at], self._entries[place].name) for _, _, place in found)
        return ()


def _entries(area: Area) -> Iterator[_Entry]:
    gazetteer = Gazetteer(area)
    for village in area.villages:
        text = f"{village.name}, {village.district}"
        yield _Entry(_key(village.name), PlaceName(text, village.name, village.district, village.point), 0)
    for line in area.lines:
        if line.kind == "station":
            place = gazetteer.place_in(*line.points[0])
            text = f"Stasiun {line.name}"
            yield _Entry(_key(text), PlaceName(text, text, place.district, Point(*line.points[0])), 1)
    for district in area.districts:
        text = f"Kecamatan {district}"
        yield _Entry(_key(district), PlaceName(text, text, district), 2)
        yield _Entry(_key(text), PlaceName(text, text, district), 2)


def _after(before: str, name: PlaceName) -> PlaceName:
    if not before.strip():
        return name
    kept = before if before.endswith(" ") else before + " "
    return PlaceName(kept + name.text, (kept + name.place).strip(), name.district, name.point)


def _key(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
