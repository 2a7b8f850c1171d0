"""Sends what is pending to the page: one batch at a time, and not faster than it is taken."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from widgets.map.bridge import MapBridge
from widgets.map.page_state import PageState
from widgets.map.timings import Timings


class PageLink(QObject):
    """One batch is under way at most. New data wait ``flush_ms`` for company; the rest of a large
    snapshot follows as soon as the page has taken the part before.

    Signals: ``settled`` - the page knows everything; ``stuck`` - it did not take a batch in time.
    """

    settled = Signal()
    stuck = Signal()

    def __init__(self, bridge: MapBridge, state: PageState, timings: Timings, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._state, self._timings = bridge, state, timings
        self._number = 0
        self._is_open = self._is_under_way = self._is_paused = False
        self._pace = QTimer(self, singleShot=True)
        self._pace.timeout.connect(self._send)
        self._patience = QTimer(self, singleShot=True, interval=timings.answer_ms)
        self._patience.timeout.connect(self.stuck)
        bridge.batch_taken.connect(self._taken)

    def open(self) -> None:
        """The page is new: tell it everything."""
        self._is_open, self._is_under_way = True, False
        self._state.resend()
        self._send()

    def close(self) -> None:
        """The page is gone: what happens now is kept in the state."""
        self._is_open = self._is_under_way = False
        self._pace.stop()
        self._patience.stop()

    def pause(self) -> None:
        """Nobody looks: changes gather, the newest of each is sent on ``resume``."""
        self._is_paused = True

    def resume(self) -> None:
        self._is_paused = False
        self.wake()

    def wake(self) -> None:
        """Something is pending. Sent at once when the last batch is long enough ago."""
        if self._is_open and not self._is_paused and not self._is_under_way and not self._pace.isActive():
            self._pace.start(0)

    @Slot()
    def _send(self) -> None:
        if self._is_under_way or self._is_paused or not self._state.is_pending:
            return
        self._number += 1
        self._is_under_way = True
        self._patience.start()
        text = self._state.take()
        self._bridge.batch.emit(self._number, text, not self._state.has_rest)
        self._pace.start(self._timings.flush_ms)

    @Slot(int)
    def _taken(self, number: int) -> None:
        if number != self._number or not self._is_under_way:
            return  # of a page that is gone
        self._is_under_way = False
        self._patience.stop()
        if self._state.has_rest:
            self._send()
        elif self._state.is_pending:
            self.wake()
        else:
            self.settled.emit()
