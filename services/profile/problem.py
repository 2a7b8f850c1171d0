"""What is wrong with a profile folder, said so that whoever wrote it finds the place and knows what to write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from services.domain.errors import KnownError
from services.domain.text import Label, Language

_MISSING = Label(id="tidak ada", en="missing")
_SHOWN_CHARACTERS = 60
_SHOWN_BITS = 128


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. ``file`` is relative to the profile folder; ``line`` counts from 1, None for a whole file."""

    file: str
    line: int | None
    key: str
    found: Label
    expected: Label

    def in_language(self, language: Language) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        where = f"{place}: {self.key}" if self.key else place
        found, expected = self.found.in_language(language), self.expected.in_language(language)
        return f"{where}: {found}; {'seharusnya' if language == 'id' else 'expected'} {expected}"


class ProfileError(KnownError):
    """The profile cannot be used. ``problems`` holds every mistake found, in the order of files and lines."""

    def __init__(self, folder: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_reading_order))
        super().__init__(Label(id=_text(self.problems, "id"), en=_text(self.problems, "en")), folder)


def found_value(value: object) -> Label:
    """Return the value as it may be shown: one short line without control characters."""
    if isinstance(value, list | dict):
        return Label(id="isinya belum benar", en="its content is not right")
    if isinstance(value, int) and value.bit_length() > _SHOWN_BITS:  # repr refuses beyond 4,300 digits
        return Label(id="bilangan yang terlalu besar", en="a number that is too large")
    text = one_line(_as_written(value))
    return Label(id=f"tertulis {text}", en=f"found {text}")


def _as_written(value: object) -> str:
    """Return the value as TOML writes it, near enough to be recognised."""
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else repr(value)


def found_nothing() -> Label:
    return _MISSING


def one_line(text: str) -> str:
    """Return ``text`` cut to one short line without control characters."""
    line = "".join(c if c.isprintable() else "?" for c in text[: _SHOWN_CHARACTERS + 1])
    return line if len(text) <= _SHOWN_CHARACTERS else line[:_SHOWN_CHARACTERS] + "…"


def _reading_order(problem: Problem) -> tuple[str, int, str, str]:
    return problem.file, problem.line or 0, problem.key, problem.expected.en


def _text(problems: Sequence[Problem], language: Language) -> str:
    count = len(problems)
    head = {
        "id": f"Profil tidak dapat dipakai: {count} kesalahan. Perbaiki berkas berikut lalu jalankan lagi.",
        "en": f"The profile cannot be used: {count} mistake(s). Correct the files below and start again.",
    }[language]
    return "\n".join([head, *(f"  {problem.in_language(language)}" for problem in problems)])
