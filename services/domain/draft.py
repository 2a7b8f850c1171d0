"""What an operator has typed before it is an incident."""

from dataclasses import dataclass

from services.domain.geo import Point
from services.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """``category`` is a profile code; "" lets the words choose. Other gaps are filled from category and point.

    ``channel`` is how it came in ("call", "radio", "walk-in"...), ``reporter`` who told it.
    ``place_source`` and ``place_confidence`` are those of ``Incident``; a person leaves them.
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
