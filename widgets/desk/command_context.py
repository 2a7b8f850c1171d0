"""What the command bar knows of the room while a command is typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from services.domain.incident import Incident
from services.domain.profile import Closing, Village
from services.domain.text import Label, Language


def _nobody(_word: str) -> Sequence[Incident]:
    return ()


@dataclass(frozen=True, slots=True)
class CommandContext:
    """``find`` returns the open incidents that a number, or its end, may mean; ``begin_with`` a few whose number
    begins so. ``selected`` is the incident shown, which "." means. ``keywords`` are a category's, in lower case.
    """

    agencies: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, Label] = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closings: Sequence[Closing] = ()
    villages: Sequence[Village] = ()
    find: Callable[[str], Sequence[Incident]] = _nobody
    begin_with: Callable[[str], Sequence[Incident]] = _nobody
    selected: Incident | None = None
    language: Language = "id"
