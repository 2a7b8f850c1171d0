"""``--screenshot``: let the console live for a while, write what it shows, end."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget


class Screenshot(QObject):
    """Signals: ``taken(bool)``: was the picture written?"""

    taken = Signal(bool)

    def __init__(self, window: QWidget, *, path: Path, after_s: float, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._path = window, path
        self._timer = QTimer(self, singleShot=True, interval=round(after_s * 1000))
        self._timer.timeout.connect(self._take)

    @Slot()
    def start(self) -> None:
        self._timer.start()

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self._window.grab().save(str(self._path), "PNG"))
