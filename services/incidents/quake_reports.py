"""Citizens who felt an earthquake: "felt it too" belongs to that earthquake, anything more is a case of its own."""

import re
from datetime import timedelta

from services.domain.observation import Observation, ObservationKind
from services.domain.profile import Profile
from services.domain.severity import Severity
from services.incidents.categorise import Categoriser

AHEAD = timedelta(minutes=2)  # a telephone's clock may be before the seismograph's
# Beginnings of words by which a report says more than that the ground shook; joining an incident must never hide it.
MORE = (
    "runtuh", "roboh", "rubuh", "ambruk", "ambrol", "ambles", "retak", "rusak", "hancur", "longsor", "luka", "korban",
    "timpa", "timbun", "jebak", "jepit", "kubur", "meninggal", "tewas", "mati", "pingsan", "darah", "patah", "bakar",
    "kobong", "ungsi", "bocor", "putus", "tolong", "bantuan", "bantu", "darurat", "evakuasi", "hilang", "tsunami",
    "surut", "ledak", "padam", "tumbang", "tenggelam", "menimpa", "ambulan", "sesak", "sakit", "collapse", "injured",
)  # fmt: skip
_BEFORE = r"(?:meng|mem|men|me|ng|ber|ter|peng|pem|per|pe|di|ke|se)?"


class FeltReports:
    """Tells them apart by the profile's words. Immutable, any thread."""

    def __init__(self, profile: Profile, categoriser: Categoriser) -> None:
        rules = profile.intake
        known = {category.code: category for category in profile.categories}
        self._category = rules.earthquake_category if rules.earthquake_category in known else ""
        self._words = known[self._category].keywords if self._category else ()
        self._categoriser = categoriser
        self.window = timedelta(seconds=rules.quake_report_window_s)
        words = "|".join(map(re.escape, (*MORE, *(word.casefold() for word in rules.quake_report_words))))
        self._more = re.compile(rf"\b{_BEFORE}(?:{words})")

    def may_be(self, item: Observation) -> bool:
        """Return quickly whether it speaks of an earthquake at all."""
        if item.kind is not ObservationKind.REPORT or not self._category:
            return False
        if item.category:
            return item.category == self._category
        text = _text(item)
        return any(word in text for word in self._words)

    def is_felt_only(self, item: Observation) -> bool:
        """Return whether a citizen says no more than that the earthquake was felt.

        A source that calls it P1, a word of damage or people, or another kind of incident is more.
        """
        if not self.may_be(item) or item.severity is Severity.P1:
            return False
        text = _text(item)
        if self._more.search(text):
            return False
        return self._categoriser.categories_in(text) <= {self._category}


def _text(item: Observation) -> str:
    return f"{item.title}\n{item.text}".casefold()
