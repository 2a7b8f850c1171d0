"""How far the queue's rows can be believed: read in full, still being read, or not readable."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLocale

from services.domain.text import Label, Language


class QueueCondition(Enum):
    READY = "ready"
    LOADING = "loading"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class QueueState:
    """``done`` of ``total`` incidents are read while LOADING (``total`` 0: not known); ``reason`` is why it FAILED."""

    condition: QueueCondition = QueueCondition.READY
    done: int = 0
    total: int = 0
    reason: Label | None = None

    def headline(self) -> str:
        translate = QCoreApplication.translate
        if self.condition is QueueCondition.LOADING:
            return translate("QueueState", "Reading the open incidents")
        return translate("QueueState", "The open incidents could not be read")

    def notice(self, language: Language) -> str:
        """Return one sentence, "" when there is nothing to say."""
        translate = QCoreApplication.translate
        if self.condition is QueueCondition.LOADING:
            numbers = QLocale(language)
            if self.total <= self.done:
                return translate("QueueState", "{0} incidents read so far").format(numbers.toString(self.done))
            done, total = numbers.toString(self.done), numbers.toString(self.total)
            return translate("QueueState", "{0} of {1} incidents read").format(done, total)
        return self.reason.in_language(language) if self.reason else ""
