"""Names of villages and districts in what somebody wrote, spelling mistakes and all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz, process

from services.domain.profile import Area, Village
from services.incidents import place_words as words

LONGEST = 3  # words of a name, and of a name written apart ("Karang Ampel")
MIN_FUZZY = 5  # letters; a shorter word is one letter from too many names
CLOSE = 86.0  # of 100: one letter wrong in seven, two in fourteen
FIRM_CLOSE = 75.0  # after "desa" or "kecamatan" it must be a name
STARTS = 1  # letters at the beginning that nobody gets wrong
TEXT_MAX = 2000  # characters looked at
REMEMBERED = 20_000  # different words; the citizens of one regency use fewer
_WORD = re.compile(r"[^\W\d_]+|\d+")


class Sign(Enum):
    """What the words before a name say about it."""

    VILLAGE = "village"
    DISTRICT = "district"
    STREET = "street"  # a street or river of that name may be anywhere
    BELOW = "below"  # a hamlet or block of that name
    ELSEWHERE = "elsewhere"  # towards, not at
    BETWEEN = "between"
    STATION = "station"
    LANDMARK = "landmark"
    AT = "at"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Name:
    """Everything a name may mean. ``is_part``: only the beginning of the villages' names."""

    text: str
    villages: tuple[Village, ...] = ()
    district: str = ""
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """``likeness`` is 1.0 for the right spelling; ``sign`` what stood before, ``is_ward`` if that was a kelurahan's."""

    name: Name
    likeness: float
    sign: Sign
    at: int
    is_ward: bool = False


class NameList:
    """The names of one area. Any thread."""

    def __init__(self, area: Area) -> None:
        self._names = _names(area)
        self._keys = list(self._names)
        self._longest = max(map(len, self._keys), default=0) + 2
        self._seen: dict[str, tuple[Name, float] | None] = {}
        self._starts = frozenset(key[:STARTS] for key in self._keys)
        self._beginnings = frozenset(key[:end] for key in self._keys for end in range(1, len(key) + 1))
        self._twins = frozenset(self._near_other_names())

    def has_twin(self, name: Name) -> bool:
        """Return whether another name is spelt almost the same elsewhere: "Lobener" and "Lohbener"."""
        return _key(name.text) in self._twins

    def mentions(self, text: str) -> list[Mention]:
        """Return the names in the order they stand; of several that overlap the longest."""
        tokens = _WORD.findall(text[:TEXT_MAX].casefold())
        found, at = list[Mention](), 0
        while at < len(tokens):
            mention, length = self._mention_at(tokens, at)
            if mention is not None:
                found.append(mention)
            at += length
        return found

    def _mention_at(self, tokens: Sequence[str], at: int) -> tuple[Mention | None, int]:
        longest = min(LONGEST, len(tokens) - at) if tokens[at] in self._beginnings else 0
        for length in range(longest, 0, -1):
            name = self._names.get("".join(tokens[at : at + length]))
            if name is not None:
                sign, is_ward = _sign_before(tokens, at)
                return Mention(name, 1.0, sign, at, is_ward), length
        for length in (2, 1):
            found = self._alike(tokens[at : at + length]) if at + length <= len(tokens) else None
            if found is not None:
                sign, is_ward = _sign_before(tokens, at)
                if found[1] >= (FIRM_CLOSE if sign in (Sign.VILLAGE, Sign.DISTRICT) else CLOSE) / 100.0:
                    return Mention(found[0], found[1], sign, at, is_ward), length
        return None, 1

    def _alike(self, part: Sequence[str]) -> tuple[Name, float] | None:
        """Return the name these words may be a misspelling of: none is a small word, the last no name of its own."""
        word = "".join(part)
        if word[:STARTS] not in self._starts or not MIN_FUZZY <= len(word) <= self._longest:
            return None
        if not _SIGN_OF.keys().isdisjoint(part):
            return None
        if word in words.NO_TYPO or word.isdigit() or (len(part) > 1 and part[-1] in self._names):
            return None
        try:
            return self._seen[word]
        except KeyError:
            found = self._looked_up(word)
        if len(self._seen) >= REMEMBERED:
            self._seen.clear()
        self._seen[word] = found
        return found

    def _looked_up(self, word: str) -> tuple[Name, float] | None:
        """Return the one name that is alike; none where two are about equally so."""
        best = process.extract(word, self._keys, scorer=fuzz.ratio, score_cutoff=FIRM_CLOSE, limit=2)
        if not best or (len(best) > 1 and best[0][1] - best[1][1] < 3.0):
            return None
        key, score, _ = best[0]
        return (self._names[key], score / 100.0) if key[0] == word[0] else None

    def _near_other_names(self) -> Iterator[str]:
        for key, name in self._names.items():
            for other, _, _ in process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=93.0, limit=4):
                if other != key and not _share_a_district(name, self._names[other]):
                    yield key


def _names(area: Area) -> dict[str, Name]:
    villages: dict[str, list[Village]] = {}
    parts: dict[str, list[Village]] = {}
    for village in area.villages:
        villages.setdefault(_key(village.name), []).append(village)
        first, _, rest = village.name.casefold().partition(" ")
        if rest in words.ENDINGS:
            parts.setdefault(first, []).append(village)
    names = {key: Name(_spelt(found), tuple(found)) for key, found in villages.items()}
    for district in area.districts:
        held = names.get(_key(district))
        names[_key(district)] = Name(district, held.villages if held else (), district)
    for key, found in parts.items():
        if key not in names:
            names[key] = Name(key.capitalize(), tuple(found), is_part=True)
    return names


def _spelt(villages: Sequence[Village]) -> str:
    return villages[0].name


def _key(name: str) -> str:
    return "".join(_WORD.findall(name.casefold()))


def _share_a_district(a: Name, b: Name) -> bool:
    districts = [{name.district, *(village.district for village in name.villages)} - {""} for name in (a, b)]
    return bool(districts[0] & districts[1])


def _sign_before(tokens: Sequence[str], at: int) -> tuple[Sign, bool]:
    """Return what the nearest telling word among the two before says."""
    if not words.ELSEWHERE.isdisjoint(tokens[max(0, at - 2) : at]):
        return Sign.ELSEWHERE, False
    for back in (1, 2):
        if at - back < 0:
            break
        word = tokens[at - back]
        sign = _SIGN_OF.get(word, Sign.NONE)
        if sign is not Sign.NONE:
            return sign, word in words.WARD
        if word not in words.PASSED_OVER and not word.isdigit():
            break
    return Sign.NONE, False


_SIGN_OF = {
    word: sign
    for sign, its_words in (
        (Sign.AT, words.AT),
        (Sign.LANDMARK, words.LANDMARK),
        (Sign.BETWEEN, words.BETWEEN),
        (Sign.ELSEWHERE, words.ELSEWHERE),
        (Sign.BELOW, words.BELOW),
        (Sign.STREET, words.STREET),
        (Sign.DISTRICT, words.DISTRICT),
        (Sign.VILLAGE, words.VILLAGE),
        (Sign.STATION, {words.STATION}),
    )
    for word in its_words
}
