"""What the system a report came from says of it, beside what the room says."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """``word`` is the source's own; ``as_of`` when it said so (aware UTC); ``is_mismatch``: one of the two is done."""

    word: str
    as_of: datetime
    is_mismatch: bool
