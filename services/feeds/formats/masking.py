"""People who report are not shown in full: enough to recognise them by in a call, no more. Keys not at all."""

import re
from collections.abc import Iterable, Mapping

from services.domain.event import Json

PERSONAL = ("reporter", "phone", "email", "first_name", "last_name")
REMOVED = "(removed)"
_WORD = re.compile(r"\w+")
_NAMES = frozenset(
    {"first_name", "last_name", "username", "email", "sender_user_name", "forward_sender_name", "author_signature",
     "formatted_name", "middle_name", "profile_pic"}
)  # fmt: skip
_NUMBERS = frozenset({"phone", "phone_number", "wa_id", "vcard"})
_SECRETS = frozenset({"access_token", "appsecret_proof", "client_secret", "verify_token", "password"})
_SECRET_IN_URL = re.compile(
    r"((?:access_token|appsecret_proof|client_secret)(?:=|%3D))[^&#\s\"'<>\\]+", re.IGNORECASE
)
_LONG_KEY = re.compile(r"[\w-]{25,}|\d{6,}:[\w-]{20,}")


def masked(item: Mapping[str, Json]) -> dict[str, Json]:
    """Return ``item`` with its personal fields masked, before anything of it is kept."""
    return {name: _masked(value) if name in PERSONAL else value for name, value in item.items()}


def masked_name(value: Json) -> str:
    """Return "S*** A***" of "Siti Aminah", at most three words of it; "" for what is no text."""
    words = _WORD.findall(value[:200]) if isinstance(value, str) else []
    return " ".join(word[0] + "***" for word in words[:3])


def masked_number(value: Json) -> str:
    """Return the first four digits and the last three, the others as x; nothing but digits and their signs."""
    text = str(value)[:40] if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return _masked_number("".join(c for c in text if c.isdigit() or c in "+- ()"))


def mask_people(values: Json, *, within: Iterable[str] = ()) -> None:
    """Mask names, numbers and keys wherever they stand in ``values``, in place; deep data need no deep stack.

    A field "name" is a person's only under one of the keys ``within`` ("from", "profile"); elsewhere it is a place's.
    """
    people = frozenset(within)
    left = [(values, False)]
    while left:
        value, is_person = left.pop()
        if isinstance(value, list):
            left.extend((inner, is_person) for inner in value if isinstance(inner, dict | list) and inner)
        elif isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, dict | list):
                    left.append((inner, is_person or key in people))
                elif isinstance(inner, str | int):
                    value[key] = _shown(key, inner, is_person)


def without_secrets(text: str) -> str:
    """Return ``text`` with the values of ``access_token=`` and the like removed."""
    return _SECRET_IN_URL.sub(rf"\1{REMOVED}", text)


def without_long_keys(text: str) -> str:
    """Return a source's own sentence without words that can only be keys (Meta quotes a malformed token in full)."""
    return _LONG_KEY.sub(REMOVED, without_secrets(text))


def _shown(key: str, value: Json, is_person: bool) -> Json:
    if key in _SECRETS:
        return REMOVED
    if key in _NUMBERS:
        return masked_number(value)
    if key in _NAMES or (is_person and key == "name"):
        return masked_name(value)
    if isinstance(value, str) and ("=" in value or "%3" in value):
        return without_secrets(value)
    return value


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
