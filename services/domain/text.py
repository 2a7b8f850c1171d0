"""Words that reach the screen but are not in the program: profile names, reasons of errors."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Label:
    """One phrase in both languages of the console. Plain text, never markup."""

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the phrase; English falls back to Indonesian when it was left empty."""
        return self.id if language == "id" or not self.en else self.en

    def __str__(self) -> str:
        return self.en or self.id
