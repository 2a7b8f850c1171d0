"""How an incident that a source raised ends when the source says it is over: closed if untouched, else noted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from services.domain.event import Event, EventKind, Json
from services.domain.incident import Disposition
from services.domain.observation import Observation
from services.incidents.additions import Attached
from services.incidents.identity import ingested_event_id


class Cause(Enum):
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    NORMAL = "normal"


DISPOSITIONS = {
    Cause.CANCELLED: Disposition.CANCELLED, Cause.EXPIRED: Disposition.NO_ACTION, Cause.NORMAL: Disposition.NO_ACTION
}  # fmt: skip
WORDS = {
    Cause.CANCELLED: "dibatalkan atau diakhiri sumbernya (source cancelled)",
    Cause.EXPIRED: "habis masa berlakunya (source ended)",
    Cause.NORMAL: "kembali normal menurut sumbernya (source back to normal)",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """``detail`` is added to the words of the cause; ``mark`` tells this ending from another of the same incident."""

    cause: Cause
    item: Observation
    mark: str
    detail: str = ""


Sign = Callable[..., Event]
"""Makes an event of (kind, event_id, incident_id, data, base): the actor, the time and the station are the caller's."""


def ended(attached: Attached, ending: Ending, sign: Sign) -> Event:
    """Return the event that ends the incident, or that only says so where somebody works on it.

    The closing counts only while nothing else has happened to the incident (see ``fold``).
    """
    incident, said = attached.incident, f"{ending.item.title or 'Laporan'}: {WORDS[ending.cause]}"
    text = f"{said}{', ' + ending.detail if ending.detail else ''}."
    if attached.is_touched:
        note: dict[str, Json] = {"text": f"{text} Status di ruang ini tidak diubah."}
        return sign(EventKind.NOTED, _name(ending, incident.incident_id, EventKind.NOTED), incident, note, None)
    disposition = DISPOSITIONS[ending.cause].value
    closing: dict[str, Json] = {"disposition": disposition, "reason": text, "if_untouched": True}
    base = incident.last_event_id
    name = _name(ending, f"{incident.incident_id}\x1f{base}", EventKind.CLOSED)
    return sign(EventKind.CLOSED, name, incident, closing, base)


def _name(ending: Ending, subject: str, kind: EventKind) -> str:
    digest = "\x1f".join(("ended", ending.cause.value, ending.mark, subject))
    return ingested_event_id(ending.item.source, ending.item.external_id, digest, kind)
