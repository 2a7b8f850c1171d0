"""What the messages of citizens have in common, whichever network carried them."""

from datetime import datetime

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.formats.fields import BadItemError, clean_text, time_of
from services.feeds.formats.items import Item

TITLE_MAX = 80
NAME_MAX = 64

NO_CHAT = Label(id="percakapannya tidak disebut", en="it does not say which conversation it belongs to")
NO_CONTENT = Label(id="tidak ada isi yang dapat dibaca", en="it has no content that can be read")


def title_of(text: str, otherwise: str) -> str:
    """Return the first line of ``text``, shortened; ``otherwise`` where there is no text."""
    line = text.partition("\n")[0].strip() or otherwise
    return line if len(line) <= TITLE_MAX else line[: TITLE_MAX - 1].rstrip() + "…"


def shown_time(value: Json) -> str:
    """Return ISO 8601 UTC, "" when it cannot be read: such times are only shown."""
    at = _readable(value)
    return at.isoformat() if at else ""


def held(item: Item, name: str) -> Item:
    """Return the object under ``name``, an empty one when there is none."""
    value = item.get(name)
    return value if isinstance(value, dict) else {}


def identifier(value: Json) -> str:
    """Return a short key as text; numbers and text are alike. "" for anything else."""
    return clean_text(value)[:200] if isinstance(value, str | int) else ""


def _readable(value: Json) -> datetime | None:
    try:
        return time_of(value)
    except BadItemError:
        return None
