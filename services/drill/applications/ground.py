"""What every application stands on: the town, the words, the seed."""

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.domain.event import Json
from services.domain.profile import Village
from services.drill.applications.episodes import Episode, Episodes
from services.drill.applications.moment import Moment
from services.drill.applications.writing import Document
from services.drill.report_texts import Phrasing, ReportTexts
from services.drill.town import Town

Query = Mapping[str, str]
Told = Callable[[Moment, Query], Json | Document]


@dataclass(frozen=True, slots=True)
class Ground:
    """``words`` are those of ``resources/drill/applications.toml``; ``run`` goes into the numbers of what is new."""

    town: Town
    words: Mapping[str, Any]
    texts: ReportTexts
    phrasing: Phrasing
    seed: int
    run: str = ""

    def chance(self, name: str) -> random.Random:
        return random.Random(f"{self.seed}:{name}")

    def episodes(self, name: str, *, every_s: float, keep: int) -> Episodes:
        return Episodes(f"{self.seed}:{name}", every_s, keep)

    def number(self, prefix: str, episode: Episode) -> str:
        return f"{prefix}-LTH{self.run}-{self.seed}-{episode.number:05d}"

    def villages(self, count: int, chance: random.Random) -> list[Village]:
        """Return so many different villages, all of them where there are no more."""
        known = list(self.town.villages.values())
        return chance.sample(known, min(count, len(known)))

    def said(self, category: str, village: Village, chance: random.Random) -> str:
        """Return what somebody of ``village`` says about ``category``."""
        text = chance.choice(self.texts.of_category(category))
        return f"LATIHAN - {self.phrasing.filled(text, village, chance)}"


def load_words(path: Path) -> Mapping[str, Any]:
    """Return ``resources/drill/applications.toml``, a file of the program itself."""
    return tomllib.loads(path.read_text("utf-8"))


def where(village: Village) -> str:
    """Return "Desa Karangsong, Kec. Indramayu"."""
    return f"{'Kelurahan' if village.kind == 'kelurahan' else 'Desa'} {village.name}, Kec. {village.district}"
