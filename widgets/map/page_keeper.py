"""Keeps the map page alive: loads it, loads it again when its process dies or hangs, gives up in time."""

import os
import signal
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage

from services.domain.clock import Clock
from widgets.map.timings import Timings
from widgets.map.web_page import ADDRESS

_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has no SIGKILL; there SIGTERM ends at once


class OutageCause(Enum):
    CRASHED = "crashed"
    HUNG = "hung"


@dataclass(frozen=True, slots=True)
class MapOutage:
    """The map is given up for now. ``since`` is aware UTC; ``retry_s`` until the next try by itself."""

    cause: OutageCause
    since: datetime
    retry_s: float


class PageKeeper(QObject):
    """Signals: ``lost`` - the page is down, a restart follows; ``unavailable`` (MapOutage) - too many restarts."""

    lost = Signal()
    unavailable = Signal(object)  # MapOutage

    def __init__(self, page: QWebEnginePage, clock: Clock, timings: Timings, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._clock, self._timings = page, clock, timings
        self._cause = OutageCause.CRASHED
        self._since: datetime | None = None
        self._deaths_s: list[float] = []
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.load)
        self._patience = QTimer(self, singleShot=True, interval=timings.ready_ms)
        self._patience.timeout.connect(self.page_hangs)
        page.renderProcessTerminated.connect(self._terminated)

    @Slot()
    def load(self) -> None:
        self._again.stop()
        self._patience.start()
        self._page.load(ADDRESS)

    @Slot()
    def page_ready(self) -> None:
        self._patience.stop()
        self._since = None

    @Slot()
    def page_hangs(self) -> None:
        """End the renderer: a hung one would not follow a reload either. Its death is then handled as any."""
        self._cause = OutageCause.HUNG
        pid = self._page.renderProcessPid()
        if pid > 0:
            os.kill(pid, _KILL)
        else:
            self._died()

    @Slot()
    def try_again(self) -> None:
        """The operator asked: the count of restarts begins anew."""
        self._deaths_s.clear()
        self.load()

    @Slot(QWebEnginePage.RenderProcessTerminationStatus, int)
    def _terminated(self, _status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        self._died()

    def _died(self) -> None:
        cause, self._cause = self._cause, OutageCause.CRASHED
        now_s, window_s = self._clock.monotonic_s(), self._timings.restarts_within_s
        self._deaths_s = [at_s for at_s in self._deaths_s if now_s - at_s < window_s] + [now_s]
        self._since = self._since or self._clock.now()
        self._patience.stop()
        self.lost.emit()
        if len(self._deaths_s) <= self._timings.restarts:
            self._again.start(self._timings.reload_ms)
        else:
            self._again.start(int(window_s * 1000))
            self.unavailable.emit(MapOutage(cause, self._since, window_s))
