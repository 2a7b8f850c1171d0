"""People who report are not shown in full: enough to recognise them by in a call, no more."""

import re
from collections.abc import Mapping

from services.domain.event import Json

PERSONAL = ("reporter", "phone", "email", "first_name", "last_name")
_WORD = re.compile(r"\w+")


def masked(item: Mapping[str, Json]) -> dict[str, Json]:
    """Return ``item`` with its personal fields masked, before anything of it is kept."""
    return {name: _masked(value) if name in PERSONAL else value for name, value in item.items()}


def _masked(value: Json) -> Json:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if sum(c.isdigit() for c in text) >= 6:
        return _masked_number(text)
    return " ".join(word[0] + "***" for word in _WORD.findall(text)) or None


def _masked_number(text: str) -> str:
    """Keep the first four digits and the last three: 0812-xxxx-x678."""
    places = [n for n, c in enumerate(text) if c.isdigit()]
    hidden = set(places[4:-3])
    return "".join("x" if n in hidden else c for n, c in enumerate(text))
