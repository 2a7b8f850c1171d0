"""Addresses in payloads: only those of the web are kept, and never with what opens the door to them."""

import re
from urllib.parse import urlsplit

from services.domain.event import Json
from services.feeds.formats.fields import clean_text

REMOVED = "***"
_AFTER_SCHEME = re.compile(r"(:(?:\\?/){2})")
_LOGIN = re.compile(r"[^/\s\"'<>\\?#]*@")
_CAMERA_LOGIN = re.compile(r"[^\s\"'<>\\]*@")  # passwords with a slash occur with cameras only: up to the last @
_SECRET = re.compile(
    r"([?&;](?:user|username|usr|account|pass|passwd|password|pwd|token|access_token|auth|api_?key|key|secret)=)"
    r"(?!\*\*\*)[^&#\s\"'<>\\]+",
    re.IGNORECASE,
)
_SECRET_NAMES = frozenset(
    {"password", "passwd", "pass", "pwd", "username", "user_name", "secret", "token", "api_key"}
)


def without_credentials(text: str) -> str:
    """Return ``text`` without user, password and keys in any address in it. Linear in its length."""
    if "@" in text and ":" in text:
        text = _without_logins(text)
    return _SECRET.sub(rf"\1{REMOVED}", text) if "=" in text else text


def _without_logins(text: str) -> str:
    pieces = _AFTER_SCHEME.split(text)  # before, ://, after, ://, after...
    for n in range(2, len(pieces), 2):
        is_camera = pieces[n - 2][-5:].casefold().endswith(("rtsp", "rtsps"))
        login = (_CAMERA_LOGIN if is_camera else _LOGIN).match(pieces[n])
        pieces[n] = pieces[n][login.end() :] if login else pieces[n]
    return "".join(pieces)


def is_secret_name(name: str) -> bool:
    return name.casefold() in _SECRET_NAMES


def guard(values: Json) -> bool:
    """Remove credentials wherever they stand in ``values``, in place; return whether there were any.

    Deep data need no deep stack.
    """
    left, found = [values], False
    while left:
        value = left.pop()
        pairs = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
        for key, inner in pairs:  # values change, keys do not
            if isinstance(inner, dict | list):
                left.append(inner)
            elif inner and (isinstance(inner, str) or is_secret_name(str(key))):
                kept = REMOVED if is_secret_name(str(key)) else without_credentials(str(inner))
                if kept != inner:
                    value[key], found = kept, True  # type: ignore[index]
    return found


def web_address(value: Json) -> str:
    """Return an http(s) address with a host and without credentials; "" for anything else."""
    text = clean_text(value)
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return without_credentials(text) if is_web and not any(c.isspace() for c in text) else ""
