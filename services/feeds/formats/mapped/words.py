"""Words of a source to words of ours."""

from collections.abc import Mapping
from types import MappingProxyType

from services.domain.event import Json
from services.domain.severity import Severity
from services.feeds.formats.fields import clean_text

SEVERITIES: Mapping[str, Severity] = MappingProxyType({
    "p1": Severity.P1, "awas": Severity.P1, "bahaya": Severity.P1, "extreme": Severity.P1,
    "p2": Severity.P2, "siaga": Severity.P2, "severe": Severity.P2,
    "p3": Severity.P3, "waspada": Severity.P3, "moderate": Severity.P3,
    "p4": Severity.P4, "info": Severity.P4, "normal": Severity.P4, "minor": Severity.P4,
})  # fmt: skip
"""Warning levels as BMKG, CAP and BNPB name them; Info, Waspada, Siaga, Awas from least to worst."""


def word_for(value: Json, words: Mapping[str, str], default: str) -> str:
    """Return our word for ``value``: by ``words`` whatever the case; else ``default``, else the source's own."""
    text = text_of(value)
    if not words:
        return text or default
    if text in words:
        return words[text]
    folded = {word.casefold(): ours for word, ours in words.items()}
    return folded.get(text.casefold(), default or text)


def severity_of(word: str) -> Severity | None:
    return SEVERITIES.get(word.strip().casefold())


def text_of(value: Json) -> str:
    """Return text, numbers as written, true and false as words, lists of these joined by commas."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(text for text in map(clean_text, value[:50]) if text)
    return clean_text(value)
