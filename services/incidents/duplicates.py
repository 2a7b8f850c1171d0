"""Is this already known? Incidents that a report being typed may be about, and why. Nothing is merged here.

The score is a plain sum a person can follow: the same kind of thing, the same place, near in time, the same words.
Measured on the labelled reports of tests/unit/incidents/duplicate_reports.py.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from rapidfuzz import fuzz

from services.domain.draft import IncidentDraft
from services.domain.duplicate import Duplicate
from services.domain.geo import BoundingBox, Point, distance_m
from services.domain.incident import Incident
from services.domain.profile import Profile
from services.domain.text import Label
from services.incidents.categorise import DEFAULT_CODE, Categoriser
from services.incidents.place_from_text import PlaceReader
from services.incidents.report_words import concepts_of, spellings_of, words_in

SHOWN = 3
LIKELY = 0.5  # from here on it is worth the operator's look
BOX_M = 3_000.0
SAME_PLACE_M = (
    1_200.0  # two tellings of one place lie about so far apart: a village's middle stands for the village
)
FAR_M = 6_000.0
OTHER_NAMES = 0.45  # both name a village or district, and not the same one
SHORTEST, LONGEST = timedelta(hours=3), timedelta(days=3)  # how long one occurrence is told of, by its category
METRES_PER_DEGREE = 111_195.0
# Categories that people mistake for each other. A street light has "padam" in common with a power cut, and is neither.
RELATED = (
    frozenset({"banjir", "rob", "drainase"}),
    frozenset({"laka_lantas", "lalu_lintas"}),
    frozenset({"pohon_tumbang", "listrik_padam"}),
    frozenset({"tenggelam", "orang_hilang"}),
    frozenset({"medis", "laka_lantas"}),
    frozenset({"ketertiban", "kriminal"}),
    frozenset({"sosial", "ketertiban"}),
    frozenset({"pencemaran", "sampah"}),
    frozenset({"jalan_rusak", "drainase"}),
)


class DuplicateReader(Protocol):
    """What the finder asks. Pool threads only."""

    def likely_same(
        self, near: BoundingBox | None, *, district: str, words: Sequence[str], since: datetime, limit: int = 100
    ) -> tuple[Incident, ...]: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it is compared. ``category`` "" where no words told one; ``names`` are words of the area's names."""

    category: str
    words: frozenset[str]
    concepts: frozenset[str]
    place_words: frozenset[str]
    names: frozenset[str]
    at: datetime
    district: str = ""
    point: Point | None = None


class DuplicateFinder:
    """Pool threads; about 0.1 ms a candidate, a few hundred of them at most."""

    def __init__(self, profile: Profile, reader: DuplicateReader) -> None:
        self._reader, self._rules = reader, profile.intake
        self._categoriser = Categoriser(profile.categories)
        self._places = PlaceReader(profile.area)
        self._lasting = _lasting(profile)
        self._names = _names(profile)

    def find(self, draft: IncidentDraft, now: datetime) -> tuple[Duplicate, ...]:
        """Return the likeliest incidents, best first, at most three; none while too little is typed."""
        told = self.told(draft, now)
        if not told.words and told.point is None:
            return ()
        near = box_round(told.point, BOX_M) if told.point else None
        since = now - self._lasting_of(told.category)
        words = spellings_of(told.words)
        known = self._reader.likely_same(near, district=told.district, words=words, since=since)
        scored = [found for one in known if (found := self.compared(told, one)) is not None]
        return tuple(sorted(scored, key=lambda found: -found.score)[:SHOWN])

    def told(self, draft: IncidentDraft, now: datetime) -> Told:
        """Return what the draft says, its place read from the words where no field names it."""
        text = f"{draft.title}\n{draft.description}"
        district, point = draft.district, draft.point
        if not district or point is None:
            floor = self._rules.place_min_confidence
            read = self._places.best(draft.place, at_least=floor) or self._places.best(text, at_least=floor)
            if read is not None:
                district = district or read.district
                is_sure = read.village is not None and read.confidence >= self._rules.place_point_confidence
                point = point or (read.village.point if is_sure and read.village else None)
        category = draft.category or self.category_told(text)
        return self._told(category, text, place=draft.place, at=now, district=district, point=point)

    def compared(self, told: Told, incident: Incident) -> Duplicate | None:
        """Return how like ``incident`` is, None when it is not."""
        known = self._told(
            incident.category,
            f"{incident.title}\n{incident.description}",
            place=incident.place,
            at=incident.opened_at,
            district=incident.district,
            point=incident.point,
        )
        score = likeness(told, known, lasting=self._lasting_of(known.category))
        if score < LIKELY:
            return None
        return Duplicate(incident, round(score, 2), reason(told, known))

    def _told(
        self, category: str, text: str, *, place: str, at: datetime, district: str, point: Point | None
    ) -> Told:
        words, place_words = words_in(text), words_in(place)
        return Told(
            category,
            words=(words | place_words) - self._names,
            concepts=concepts_of(words),
            place_words=place_words,
            names=(words | place_words) & self._names,
            at=at,
            district=district,
            point=point,
        )

    def category_told(self, text: str) -> str:
        """Return the category the words tell, "" for none."""
        code = self._categoriser.category_of(text).code
        return "" if code == DEFAULT_CODE else code

    def _lasting_of(self, category: str) -> timedelta:
        return self._lasting.get(category, timedelta(days=1))


def likeness(a: Told, b: Told, *, lasting: timedelta) -> float:
    """Return 0..1. Pure and symmetric. What is of another kind, far away or long ago is 0, whatever else agrees."""
    kind, where, when = _kind(a, b), _where(a, b), math.exp(-abs((a.at - b.at) / lasting))
    if kind == 0.0 or where == 0.0 or abs(a.at - b.at) > lasting * 2:
        return 0.0
    return kind * where * (0.35 + 0.4 * _wording(a, b) + 0.25 * when)


def reason(told: Told, known: Told) -> Label:
    """Return "sama tempat 300 m, 12 menit lalu, kata: banjir jembatan"."""
    words = " ".join(sorted(told.words & known.words, key=lambda word: (word not in told.concepts, word))[:4])
    minutes = max(0, round((told.at - known.at).total_seconds() / 60.0))
    parts_id, parts_en = [_ago_id(minutes)], [_ago_en(minutes)]
    if told.point is not None and known.point is not None:
        far = _metres(distance_m(told.point, known.point))
        parts_id.insert(0, f"sama tempat {far}" if far else "sama tempat")
        parts_en.insert(0, f"same place {far}" if far else "same place")
    elif told.district and told.district == known.district:
        parts_id.insert(0, f"sama kecamatan {told.district}")
        parts_en.insert(0, f"same district {told.district}")
    if words:
        parts_id.append(f"kata: {words}")
        parts_en.append(f"words: {words}")
    return Label(", ".join(parts_id), ", ".join(parts_en))


def box_round(point: Point, metres: float) -> BoundingBox:
    """Return the box that reaches ``metres`` to each side."""
    north = metres / METRES_PER_DEGREE
    east = north / max(0.1, math.cos(math.radians(point.lat)))
    return BoundingBox(point.lat - north, point.lon - east, point.lat + north, point.lon + east)


def _kind(a: Told, b: Told) -> float:
    shared = len(a.concepts & b.concepts)
    fewest = min(len(a.concepts), len(b.concepts))
    agreeing = shared / fewest if fewest else 0.0
    if a.category and a.category == b.category:
        return 1.0
    if any(a.category in group and b.category in group for group in RELATED):
        return 0.6 + 0.4 * agreeing
    if not a.category or not b.category or DEFAULT_CODE in (a.category, b.category):
        return 0.9 * agreeing
    return 0.85 * agreeing if shared > 1 else 0.0


def _where(a: Told, b: Told) -> float:
    if a.point is not None and b.point is not None:
        apart = distance_m(a.point, b.point)
        return 0.0 if apart > FAR_M else math.exp(-((apart / (2.0 * SAME_PLACE_M)) ** 2))
    if a.district and b.district and a.district != b.district:
        return 0.0
    if a.names and b.names and not _overlap(a.names, b.names):
        return OTHER_NAMES
    known = 0.8 if a.district and b.district else 0.55
    return known + (1.0 - known) * _overlap(a.place_words, b.place_words)


def _wording(a: Told, b: Told) -> float:
    return _overlap(a.words, b.words)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the fewer words that the other has too, misspelt ones counting."""
    few, many = sorted((a, b), key=len)
    if not few:
        return 0.0
    return sum(_is_among(word, many) for word in few) / len(few)


def _is_among(word: str, words: frozenset[str]) -> bool:
    if word in words:
        return True
    return len(word) > 4 and any(len(other) > 4 and fuzz.ratio(word, other) >= 85.0 for other in words)


def _lasting(profile: Profile) -> Mapping[str, timedelta]:
    lasting = {}
    for category in profile.categories:
        deadline = profile.deadlines.get(category.deadline)
        seconds = deadline.resolve_s if deadline and deadline.resolve_s else 86_400.0
        lasting[category.code] = min(LONGEST, max(SHORTEST, timedelta(seconds=seconds)))
    return lasting


def _names(profile: Profile) -> frozenset[str]:
    """Return the words of the area's own names: that both say "Jatibarang" is told by the place already."""
    names = (*profile.area.districts, *(village.name for village in profile.area.villages))
    return frozenset(word for name in names for word in words_in(name))


def _metres(metres: float) -> str:
    if metres < 20.0:
        return ""
    return f"{round(metres / 10.0) * 10} m" if metres < 1_000.0 else f"{metres / 1_000.0:.1f} km"


def _ago_id(minutes: int) -> str:
    return f"{minutes} menit lalu" if minutes < 120 else f"{minutes // 60} jam lalu"


def _ago_en(minutes: int) -> str:
    return f"{minutes} minutes ago" if minutes < 120 else f"{minutes // 60} hours ago"
