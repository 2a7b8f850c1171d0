"""What an operator has typed before it is an incident."""

from dataclasses import dataclass
from datetime import datetime

from services.domain.call import CallKind
from services.domain.geo import Point
from services.domain.severity import Severity

PEOPLE_KINDS = ("child", "elderly", "pregnant", "disabled", "ill", "trapped")


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """``category`` is a profile code; "" lets the words choose. Other gaps are filled from category and point.

    ``channel`` is how it came in ("call", "radio", "walk-in"...), ``reporter`` who told it.
    ``place_source`` and ``place_confidence`` are those of ``Incident``; a person leaves them.
    ``number`` is the caller's, digits only; it is personal and goes into the call, not into the incident.
    """

    category: str
    title: str
    description: str = ""
    place: str = ""
    district: str = ""
    point: Point | None = None
    severity: Severity | None = None
    channel: str = ""
    reporter: str = ""
    place_source: str = ""
    place_confidence: float | None = None
    number: str = ""
    people_at_risk: int | None = None
    people_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A form as it stood: ``where`` is the line of the place as typed, ``point`` one that was given beside it.

    ``kind`` None: not said yet. What nobody typed anything into is not worth keeping.
    """

    draft_id: str
    started_at: datetime
    kind: CallKind | None
    facts: IncidentDraft
    where: str = ""
    point: Point | None = None

    @property
    def is_empty(self) -> bool:
        said = self.facts
        return not (
            said.title or said.description or said.reporter or said.number or self.where or self.point
            or said.category or said.people_kinds or said.people_at_risk is not None
        )  # fmt: skip
