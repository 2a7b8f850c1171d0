"""How bad it may be, by the category and by what the caller says. A proposal with its reason; a person decides."""

import re
from dataclasses import dataclass

from services.domain.severity import Severity
from services.domain.text import Label

# Words by which a life is in danger now, as callers say them. [contoh] a room may say them differently.
_DANGER = (
    "meninggal", "tewas", "tenggelam", "hanyut", "terseret arus", "terjepit", "terjebak", "kejebak", "kritis",
    "sekarat", "tidak sadar", "gak sadar", "pingsan", "tidak bernapas", "henti jantung", "sesak napas", "banyak korban",
    "terbakar", "kobongan", "tertimbun", "kesetrum", "tersengat listrik", "pendarahan", "dibacok", "keracunan",
)  # fmt: skip
_CALM = (
    "tidak ada korban",
    "gak ada korban",
    "sudah padam",
    "sudah surut",
    "sudah aman",
    "tanpa korban",
    "nihil korban",
)
MANY_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class SeverityHint:
    severity: Severity
    reason: Label


def suggested_severity(usual: Severity | None, text: str, *, people_at_risk: int | None) -> SeverityHint | None:
    """Return what is proposed and why; None where neither category, words nor people tell anything.

    Words and people raise what is usual for the category, they never lower it: that is for a person to say.
    """
    said = " ".join(text.casefold().split())
    danger = next((word for word in _DANGER if re.search(rf"\b{re.escape(word)}\b", said)), "")
    is_calm = any(word in said for word in _CALM)
    if danger and not is_calm and usual is not Severity.P1:
        return SeverityHint(Severity.P1, Label(f'kata "{danger}"', f'the word "{danger}"'))
    if people_at_risk and (usual is None or usual > Severity.P2):
        return SeverityHint(Severity.P2, _people(people_at_risk))
    if people_at_risk and people_at_risk >= MANY_PEOPLE and usual is Severity.P2:
        return SeverityHint(Severity.P1, _people(people_at_risk))
    if usual is None:
        return None
    return SeverityHint(usual, Label("sesuai kategori", "usual for the category"))


def _people(count: int) -> Label:
    return Label(f"{count} orang terancam", f"{count} people at risk")
