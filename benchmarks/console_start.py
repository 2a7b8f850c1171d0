"""Inside the console: when is the first page of the queue painted, and when does it answer a key?"""

import os
import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

LIMIT_MS = 120_000


class Probe(QObject):
    """Seconds since the process was started, by name. Quits when everything has happened."""

    def __init__(self, app: Any) -> None:
        super().__init__()
        self._started_s = float(os.environ["BENCH_STARTED_S"])
        self._at: dict[str, float] = {"window built": self._now_s()}
        self._queue, self._view = app.desk.queue, app.desk.queue.focusProxy()
        self._row_before: int | None = None
        self._view.viewport().installEventFilter(self)
        app._room.book.load_finished.connect(self._loaded)
        app.desk.map.settled.connect(self._map_settled)
        QTimer.singleShot(LIMIT_MS, QCoreApplication.quit)

    def answer(self) -> dict[str, float]:
        return self._at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._queue.model.rowCount() > 0:
            QTimer.singleShot(0, self._painted)
        return False

    @Slot()
    def _painted(self) -> None:
        if "painted" not in self._at:
            self._at["painted"] = self._now_s()
            self._press()
        elif "answered" not in self._at and self._view.currentIndex().row() != self._row_before:
            self._at["answered"] = self._now_s()
            self._view.viewport().removeEventFilter(self)
            self._end()

    def _press(self) -> None:
        """As a key from the window system: behind everything that waits already."""
        self._row_before = self._view.currentIndex().row()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self._view, key)

    @Slot()
    def _loaded(self) -> None:
        self._at["all read"] = self._now_s()
        self._end()

    @Slot()
    def _map_settled(self) -> None:
        self._at.setdefault("map settled", self._now_s())
        self._end()

    def _end(self) -> None:
        if {"answered", "all read", "map settled"} <= self._at.keys():
            QCoreApplication.quit()

    def _now_s(self) -> float:
        return time.monotonic() - self._started_s
