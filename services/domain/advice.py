"""What the room's rules have to say about a report while it is being typed."""

from dataclasses import dataclass

from services.domain.duplicate import Duplicate
from services.domain.severity_hint import SeverityHint


@dataclass(frozen=True, slots=True)
class Advice:
    """``category`` is the one chosen or told by the words, "" for none; ``duplicates`` are best first."""

    category: str = ""
    severity: SeverityHint | None = None
    duplicates: tuple[Duplicate, ...] = ()
