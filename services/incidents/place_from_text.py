"""From what somebody wrote to a village or district, with how far that may be believed. Never a silent guess.

A district named beside a village settles which of several is meant; without it an ambiguous name stays unsaid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.domain.profile import Area, Village
from services.domain.text import Label
from services.incidents import place_words as words
from services.incidents.place import Gazetteer, named
from services.incidents.place_mentions import Mention, NameList, Sign

BELIEF = {
    Sign.VILLAGE: 0.95, Sign.DISTRICT: 0.95, Sign.LANDMARK: 0.85, Sign.AT: 0.85, Sign.NONE: 0.75, Sign.STREET: 0.45,
    Sign.BELOW: 0.4, Sign.STATION: 0.85, Sign.BETWEEN: 0.4, Sign.ELSEWHERE: 0.0,
}  # fmt: skip
LONG = 8  # letters: a misspelt name of so many is hardly another word
SURE = 0.97  # a text is never surer than this
_TOLD = (Sign.VILLAGE, Sign.DISTRICT)


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """``confidence`` is 0..1; ``village`` is None where only the district is told; ``district`` "" for a mere road."""

    district: str
    confidence: float
    reason: Label
    village: Village | None = None

    @property
    def text(self) -> str:
        """Return "Desa Kertawinangun, Kandanghaur" or "Kecamatan Kandanghaur"."""
        return named(self.village) if self.village else f"Kecamatan {self.district}" if self.district else ""


class PlaceReader:
    """Reads texts against one area's villages, districts, stations and roads. Any thread; about 0.1 ms a text."""

    def __init__(self, area: Area) -> None:
        self._names = NameList(area)
        self._regency = " ".join(word for word in area.name.casefold().split() if word not in words.REGENCY)
        gazetteer = Gazetteer(area)
        points = {line.name.casefold(): line for line in area.lines if line.kind == "station"}
        self._stations = {name: gazetteer.place_in(*line.points[0]).district for name, line in points.items()}
        self._roads = {_road_word(line.name): line.name for line in area.lines if line.kind.startswith("road")}

    def candidates(self, text: str) -> tuple[PlaceCandidate, ...]:
        """Return what ``text`` may speak of, the likeliest first; nothing when it names no place."""
        mentions = [m for m in self._names.mentions(text) if m.sign is not Sign.ELSEWHERE]
        mentions = [m for m in mentions if not self._is_regency(m)]
        found = self._judged(mentions)
        if any(mention.sign is Sign.BETWEEN for mention in mentions):
            found = [_less(candidate, 0.6) for candidate in found]
        if not _is_here(text):
            found = [_less(candidate, 0.5) for candidate in found]
        best = sorted(found, key=lambda candidate: -candidate.confidence)
        return (*best, *self._on_road(text))

    def best(self, text: str, *, at_least: float) -> PlaceCandidate | None:
        """Return the one candidate that is believed ``at_least`` so far."""
        first = next(iter(self.candidates(text)), None)
        return first if first is not None and first.district and first.confidence >= at_least else None

    def _is_regency(self, mention: Mention) -> bool:
        """ "Indramayu" is mostly the regency; the district of that name is meant after "kecamatan" or a landmark."""
        is_its_name = mention.name.text.casefold() == self._regency
        return is_its_name and mention.sign not in (Sign.DISTRICT, Sign.LANDMARK, Sign.STATION)

    def _judged(self, mentions: Sequence[Mention]) -> list[PlaceCandidate]:
        stations = [m for m in mentions if m.sign is Sign.STATION and m.name.text.casefold() in self._stations]
        if stations:
            return [self._at_station(stations[0])]
        districts = [m for m in mentions if _may_be_district(m)]
        villages = [m for m in mentions if m.name.villages and m not in districts]
        if any(m.sign is Sign.VILLAGE for m in villages):  # then what a street or a hamlet is called tells nothing
            villages = [m for m in villages if m.sign not in (Sign.STREET, Sign.BELOW)]
        pairs = self._pairs(villages, districts) or self._pairs(districts, districts)
        if pairs:
            return _settled(pairs)
        if not districts:
            return self._without_district(villages)
        strong = [m for m in villages if self._belief(m) >= 0.6]
        names = {m.name.district for m in districts}
        share = 1.0 if len(names) == 1 and not strong else 0.5
        return [_less(self._district(m), share) for m in districts]

    def _pairs(self, villages: Iterable[Mention], districts: Iterable[Mention]) -> list[PlaceCandidate]:
        """Return each village whose own district is named as well."""
        return [
            self._pair(v, village, d)
            for v in villages
            for village in _of_kind(v)
            for d in districts
            if v is not d and village.district == d.name.district
        ]

    def _pair(self, v: Mention, village: Village, d: Mention) -> PlaceCandidate:
        doubt = (1.0 - self._belief(v)) * (1.0 - self._belief(d))
        reason = Label(
            id=f'"{village.name}" bersama kecamatannya "{d.name.text}"',
            en=f'"{village.name}" with its district "{d.name.text}"',
        )
        held = None if v.name.is_part else village
        return PlaceCandidate(village.district, min(SURE, 1.0 - doubt), reason, held)

    def _without_district(self, mentions: Sequence[Mention]) -> list[PlaceCandidate]:
        found = [candidate for mention in mentions for candidate in self._alone(mention)]
        told = {candidate.village.code if candidate.village else candidate.district for candidate in found}
        if len(told) <= 1:
            return found
        districts = {candidate.district for candidate in found}
        if len(districts) == 1:
            return [_less(replace(candidate, village=None), 0.95) for candidate in found]
        return [_less(candidate, 0.5) for candidate in found]

    def _alone(self, mention: Mention) -> list[PlaceCandidate]:
        """Return the villages of one name; several are several guesses, unless they share a district."""
        villages, belief, text = _of_kind(mention), self._belief(mention), mention.name.text
        if len(villages) == 1 and not mention.name.is_part:
            only = Label(id=f'satu-satunya "{text}"', en=f'the only "{text}"')
            return [PlaceCandidate(villages[0].district, belief, only, villages[0])]
        districts = dict.fromkeys(village.district for village in villages)
        if len(districts) == 1:
            part = Label(id=f'awal nama "{text}"', en=f'beginning of the name "{text}"')
            return [PlaceCandidate(district, belief * 0.95, part) for district in districts]
        several = Label(id=f'ada {len(villages)} "{text}"', en=f'one of {len(villages)} "{text}"')
        return [PlaceCandidate(v.district, min(0.5, belief / len(villages)), several, v) for v in villages]

    def _district(self, mention: Mention) -> PlaceCandidate:
        reason = Label(id=f'kecamatan "{mention.name.text}"', en=f'district "{mention.name.text}"')
        return PlaceCandidate(mention.name.district, self._belief(mention), reason)

    def _at_station(self, mention: Mention) -> PlaceCandidate:
        name = mention.name.text
        reason = Label(id=f"stasiun {name}", en=f"{name} station")
        return PlaceCandidate(self._stations[name.casefold()], BELIEF[Sign.STATION] * mention.likeness, reason)

    def _on_road(self, text: str) -> tuple[PlaceCandidate, ...]:
        """A road runs through many districts: it is named, and fills nothing in."""
        said = " ".join(text.casefold().replace("-", " ").split())
        roads = [name for word, name in self._roads.items() if word in said]
        return tuple(PlaceCandidate("", 0.3, Label(id=name, en=name)) for name in roads)

    def _belief(self, mention: Mention) -> float:
        belief, is_told = BELIEF[mention.sign], mention.sign in _TOLD
        if mention.name.text.casefold() in words.ORDINARY and not is_told:
            is_placed = mention.sign in (Sign.AT, Sign.LANDMARK) and bool(mention.name.district)
            belief = min(belief, 0.7 if is_placed else 0.4)
        if mention.likeness < 1.0:
            is_long = len(mention.name.text) >= LONG
            belief = mention.likeness * (belief if mention.sign is not Sign.NONE else 0.7 if is_long else 0.6)
        elif self._names.has_twin(mention.name) and not is_told:
            belief *= 0.65
        return belief


def _may_be_district(mention: Mention) -> bool:
    return bool(mention.name.district) and mention.sign not in (Sign.VILLAGE, Sign.BELOW)


def _of_kind(mention: Mention) -> tuple[Village, ...]:
    """Return the villages of the name; after "kelurahan" only wards, where there are any."""
    wards = tuple(village for village in mention.name.villages if village.kind == "kelurahan")
    return wards if mention.is_ward and wards else mention.name.villages


def _settled(pairs: Sequence[PlaceCandidate]) -> list[PlaceCandidate]:
    """Of several villages that were each named with their district none is chosen."""
    best = max(pairs, key=lambda pair: pair.confidence)
    others = [pair for pair in pairs if pair.village != best.village]
    if not others:
        return [best]
    if all(pair.district == best.district for pair in others):
        return [replace(best, village=None)]
    return [_less(pair, 0.5) for pair in pairs]


def _less(candidate: PlaceCandidate, share: float) -> PlaceCandidate:
    return replace(candidate, confidence=candidate.confidence * share)


def _is_here(text: str) -> bool:
    """Return whether no neighbouring regency is named, but as a direction."""
    tokens = text.casefold().replace(",", " ").replace(".", " ").split()
    return not any(
        word in words.NEIGHBOURS and (at == 0 or tokens[at - 1] not in words.ELSEWHERE | words.BETWEEN)
        for at, word in enumerate(tokens)
    )


def _road_word(name: str) -> str:
    """Return what people call it: what stands in brackets, else its name without dashes."""
    _, _, nick = name.partition("(")
    return " ".join((nick.rstrip(")") or name).casefold().replace("-", " ").split())
