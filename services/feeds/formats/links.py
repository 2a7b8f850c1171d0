"""Addresses in payloads: only those of the web are kept, and never with what opens the door to them."""

import re
from urllib.parse import urlsplit

from services.domain.event import Json
from services.feeds.formats.fields import clean_text

REMOVED = "***"
_SLASHES = r":(?:\\?/){2}"
# rtsp://user:p@ss@host: up to the last @ before the path. Passwords with a slash occur with cameras only.
_LOGIN = re.compile(rf"\b([a-z][a-z0-9+.-]{{1,15}}{_SLASHES})[^/\s\"'<>\\?#]{{1,300}}@", re.IGNORECASE)
_CAMERA_LOGIN = re.compile(rf"\b(rtsps?{_SLASHES})[^\s\"'<>\\]{{1,300}}@", re.IGNORECASE)
_SECRET = re.compile(
    r"([?&;](?:user|username|usr|account|pass|passwd|password|pwd|token|access_token|auth|api_?key|key|secret)=)"
    r"(?!\*\*\*)[^&#\s\"'<>\\]+",
    re.IGNORECASE,
)
_SECRET_NAMES = frozenset(
    {"password", "passwd", "pass", "pwd", "username", "user_name", "secret", "token", "api_key"}
)


def without_credentials(text: str) -> str:
    """Return ``text`` without user, password and keys in any address in it."""
    if "://" not in text and ":\\/" not in text and "=" not in text:
        return text
    return _SECRET.sub(rf"\1{REMOVED}", _LOGIN.sub(r"\1", _CAMERA_LOGIN.sub(r"\1", text)))


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
        for key, inner in list(pairs):
            if isinstance(inner, dict | list):
                left.append(inner)
            elif inner and isinstance(inner, str | int):
                kept = REMOVED if is_secret_name(str(key)) else _without(inner)
                if kept != inner:
                    value[key], found = kept, True  # type: ignore[index, call-overload]
    return found


def _without(value: str | int) -> str | int:
    return without_credentials(value) if isinstance(value, str) else value


def web_address(value: Json) -> str:
    """Return an http(s) address with a host and without credentials; "" for anything else."""
    text = clean_text(value)
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return ""
    return without_credentials(text) if is_web and not any(c.isspace() for c in text) else ""
