"""An incident that a report being typed may be about, and why."""

from dataclasses import dataclass

from services.domain.incident import Incident
from services.domain.text import Label


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``score`` is 0..1; ``reason`` says what agrees. Whether it is the same, a person says."""

    incident: Incident
    score: float
    reason: Label
