"""Templates: ``{number}`` is filled in, ``{{`` and ``}}`` are braces, anything else is a mistake of the profile.

Filled in one pass, so that a citizen who writes "{note}" is quoted, never obeyed.
"""

import re
from collections.abc import Mapping

NAMES = (
    "number", "status", "agency", "note", "title", "description", "category", "severity", "place", "district", "point",
    "time", "room",
)  # fmt: skip
_PIECE = re.compile(r"\{\{|\}\}|\{(\w*)\}|[{}]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def faults(template: str) -> list[str]:
    """Return what cannot be filled in: unknown names, braces that stand alone."""
    pieces = (match for match in _PIECE.finditer(template) if match[0] not in ("{{", "}}"))
    return [match[0] for match in pieces if match[1] not in NAMES]


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return the text; a line that had nothing but empty values to say is left out.

    Control and direction characters of values are dropped. Raises KeyError for a name ``values`` lacks.
    """
    clean = {name: _UNPRINTABLE.sub("", value.replace("\r\n", "\n")).strip() for name, value in values.items()}
    lines = (_line(line, clean) for line in template.strip().splitlines())
    return "\n".join(line for line in lines if line is not None)


def shortened(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` UTF-16 units, as Telegram counts; what is cut ends in an ellipsis."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - 1)].decode("utf-16-le", "ignore").rstrip() + "…"


def _line(line: str, values: Mapping[str, str]) -> str | None:
    names = [match[1] for match in _PIECE.finditer(line) if match[1]]
    if names and not any(values[name] for name in names):
        return None
    text = _PIECE.sub(lambda piece: values[piece[1]] if piece[1] else piece[0][0], line)
    return re.sub(r"[ \t]+", " ", text).strip()
