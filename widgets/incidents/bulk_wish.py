"""One act wished for many incidents, and how it ended."""

from dataclasses import dataclass

from services.domain.text import Label
from widgets.incidents.wishes import IncidentWish


@dataclass(frozen=True, slots=True)
class BulkWish:
    """``each`` is wished for every one of ``incident_ids``; its own ``incident_id`` means nothing."""

    incident_ids: tuple[str, ...]
    each: IncidentWish


@dataclass(frozen=True, slots=True)
class BulkRefusal:
    """``number`` and ``title`` are the incident's, as far as it is known."""

    number: str
    title: str
    reason: Label


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """``done`` are the ids for which it is saved; everything else wished is in ``refused`` with its reason."""

    done: tuple[str, ...]
    refused: tuple[BulkRefusal, ...]
