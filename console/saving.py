"""From the future of a write to the GUI thread: "saved" is said only after it is on disk."""

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from services.domain.errors import KnownError
from services.domain.log import Committed


class Saving(QObject):
    """Signals: ``saved(str, object)`` with the subject and what was committed, ``refused(str, object)`` with the
    KnownError."""

    saved = Signal(str, object)
    refused = Signal(str, object)
    _ended = Signal(str, object)  # subject, Committed or Exception; writer thread -> GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended.connect(self._take)

    def watch(self, subject: str, future: Future[Committed]) -> None:
        """Say how ``future`` ends. ``subject`` is what it is about: an incident id, or "" for a new one."""
        future.add_done_callback(partial(self._report, subject))

    def _report(self, subject: str, future: Future[Committed]) -> None:
        error = future.exception()
        self._ended.emit(subject, error if error is not None else future.result())

    @Slot(str, object)
    def _take(self, subject: str, outcome: object) -> None:
        if isinstance(outcome, KnownError):
            self.refused.emit(subject, outcome)
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            self.saved.emit(subject, outcome)
