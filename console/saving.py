"""From the futures of an act to the GUI thread: "saved" is said only after all of it is on disk."""

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from services.domain.errors import KnownError
from services.domain.log import Committed


class Saving(QObject):
    """Signals: ``saved(object, object)`` with the wish and the last Committed, ``refused(object, object)`` with the
    wish and the KnownError; one of them, once, for each wish."""

    saved = Signal(object, object)
    refused = Signal(object, object)
    _ended = Signal(object, object)  # _Act, Committed or Exception; writer thread -> GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended.connect(self._take)

    def watch(self, wish: object, *futures: Future[Committed]) -> None:
        """Say how the act that ``wish`` asked for ends."""
        act = _Act(wish, len(futures))
        for future in futures:
            future.add_done_callback(partial(self._report, act))

    def _report(self, act: "_Act", future: Future[Committed]) -> None:
        error = future.exception()
        self._ended.emit(act, error if error is not None else future.result())

    @Slot(object, object)
    def _take(self, act: "_Act", outcome: object) -> None:
        act.left -= 1
        if isinstance(outcome, KnownError) and not act.is_refused:
            act.is_refused = True
            self.refused.emit(act.wish, outcome)
        elif isinstance(outcome, BaseException) and not isinstance(outcome, KnownError):
            raise outcome
        elif act.left == 0 and not act.is_refused:
            self.saved.emit(act.wish, outcome)


class _Act:
    """What is still on its way. Touched on the GUI thread only."""

    def __init__(self, wish: object, left: int) -> None:
        self.wish, self.left, self.is_refused = wish, left, False
