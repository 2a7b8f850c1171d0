"""The words citizens use, read from ``resources/drill/reports.toml``."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from services.domain.errors import KnownError
from services.domain.profile import Village
from services.domain.text import Label

SAME_AS_LAST_TIMES = 8  # a text does not come again before this many others of its category


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """``by_category`` maps category codes to texts with {desa}, {kec}, {jalan}, {patokan}."""

    by_category: Mapping[str, tuple[str, ...]]
    general: tuple[str, ...]
    streets: tuple[str, ...]
    landmarks: tuple[str, ...]
    reporters: tuple[str, ...]
    answers: tuple[str, ...]

    def of_category(self, code: str) -> tuple[str, ...]:
        """Return the texts of the category; another city's own categories get the general ones."""
        return self.by_category.get(code) or self.general


def load_report_texts(path: Path) -> ReportTexts:
    """KnownError when ``path`` is not what it should be."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return ReportTexts(
            by_category={code: tuple(entry["texts"]) for code, entry in table["category"].items()},
            general=tuple(table["general"]),
            streets=tuple(table["streets"]),
            landmarks=tuple(table["landmarks"]),
            reporters=tuple(table["reporters"]),
            answers=tuple(table["answers"]),
        )
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise KnownError(
            Label(
                id=f"Teks laporan latihan {path.name} tidak terbaca: {error}",
                en=f"The drill's report texts in {path.name} cannot be read: {error}",
            )
        ) from error


class Phrasing:
    """Puts words to reports; does not say the same thing twice in a row."""

    def __init__(self, texts: ReportTexts) -> None:
        self._texts = texts
        self._said: dict[str, list[str]] = {}

    def address(self, village: Village, chance: random.Random) -> str:
        street = chance.choice(self._texts.streets).format(desa=village.name, kec=village.district)
        kind = "Kel." if village.kind == "kelurahan" else "Desa"
        return f"{street}, {kind} {village.name}, Kec. {village.district}"

    def text(self, category: str, village: Village, chance: random.Random) -> str:
        """Return a text of the category with its places filled in."""
        options = self._texts.of_category(category)
        said = self._said.setdefault(category, [])
        fresh = [option for option in options if option not in said] or list(options)
        chosen = chance.choice(fresh)
        self._said[category] = [*said, chosen][-min(SAME_AS_LAST_TIMES, len(options) - 1) :]
        return self.filled(chosen, village, chance)

    def filled(self, text: str, village: Village, chance: random.Random) -> str:
        names = {"desa": village.name, "kec": village.district}
        street = chance.choice(self._texts.streets).format(**names)
        landmark = chance.choice(self._texts.landmarks).format(**names)
        return text.format(**names, jalan=street, patokan=landmark)

    def reporter(self, chance: random.Random) -> tuple[str, str]:
        """Return a masked name and a masked telephone number."""
        phone = f"08{chance.choice(('12', '13', '19', '21', '52', '77', '95'))}-xxxx-x{chance.randint(100, 999)}"
        return chance.choice(self._texts.reporters), phone

    def answer(self, chance: random.Random) -> str:
        return chance.choice(self._texts.answers)
