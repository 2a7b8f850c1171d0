"""Reads in the pool, answers on the GUI thread. The newest question wins: late answers to older ones are dropped."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from services.domain.errors import KnownError


class Read(QObject):
    """One kind of question. Signals: ``answered(object)``, ``failed(object)`` with the KnownError."""

    answered = Signal(object)
    failed = Signal(object)
    _returned = Signal(int, object)  # ticket, answer or Exception; pool thread -> GUI thread

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._ticket = 0
        self._returned.connect(self._take)

    def ask(self, read: Callable[[], object]) -> None:
        """Run ``read`` in the pool. It takes values and returns values; it touches nothing of Qt."""
        self._ticket += 1
        self._pool.start(partial(self._run, self._ticket, read))

    def forget(self) -> None:
        """Drop the answer to what was asked last."""
        self._ticket += 1

    def _run(self, ticket: int, read: Callable[[], object]) -> None:
        outcome: object
        try:
            outcome = read()
        except Exception as error:  # noqa: BLE001 - thread boundary, raised again on the GUI thread
            outcome = error
        self._returned.emit(ticket, outcome)

    @Slot(int, object)
    def _take(self, ticket: int, outcome: object) -> None:
        if ticket != self._ticket:
            return
        if isinstance(outcome, KnownError):
            self.failed.emit(outcome)
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            self.answered.emit(outcome)
