"""HTTP answers as receipts, where a peer keeps to what HTTP says."""

import json

from services.domain.event import Json
from services.domain.outbox import Trouble
from services.outbox.http import Answer
from services.outbox.ports import Outcome, Receipt

WORDS_MAX = 240
REFERENCE_MAX = 120
_TAKEN_BEFORE = 409  # the peer knows this key: it has it
_ASK_LATER = frozenset({408, 425, 429})


def receipt_of(answer: Answer, *, reference: str = "") -> Receipt:
    """Return what HTTP's own words make of a delivery."""
    status = answer.status
    if 200 <= status < 300 or status == _TAKEN_BEFORE:
        return Receipt(Outcome.TAKEN, reference=reference[:REFERENCE_MAX])
    words = words_of(answer)
    if status >= 500 or status in _ASK_LATER:
        return Receipt(Outcome.LATER, words, wait_s=_seconds(answer.retry_after))
    return Receipt(Outcome.NO_ACCESS if status in (401, 403) else Outcome.REFUSED, words)


def words_of(answer: Answer) -> str:
    """Return "HTTP 422" and the beginning of what the peer said."""
    said = " ".join(answer.body[: 4 * WORDS_MAX].decode("utf-8", "replace").split())
    return f"HTTP {answer.status} {said}".strip()[:WORDS_MAX]


def no_secret(name: str) -> Receipt:
    return Receipt(Outcome.NO_ACCESS, name, trouble=Trouble.NO_SECRET)


def json_of(answer: Answer) -> Json:
    """Return the answer's values, None when it is no JSON."""
    try:
        values: Json = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return values


def text_at(values: Json, name: str) -> str:
    """Return a text or number of an object, or of the first object of a list; "" where there is none."""
    first = values[0] if isinstance(values, list) and values else values
    value = first.get(name) if isinstance(first, dict) else None
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _seconds(header: str) -> float:
    return float(header) if header.isascii() and header.isdigit() and len(header) < 7 else 0.0
