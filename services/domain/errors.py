"""The two kinds of error: *known* (the world misbehaved) and *bug* (anything else)."""

from services.domain.text import Label


class KnownError(Exception):
    """The world misbehaved; ``reason`` is a sentence for the operator, cause and next step.

    ``detail`` is for the log and the details box: codes, file names, the library's own words.
    """

    def __init__(self, reason: Label, detail: str = "") -> None:
        super().__init__(str(reason) if not detail else f"{reason} ({detail})")
        self.reason = reason
        self.detail = detail
