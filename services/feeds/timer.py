"""What wakes a coordinator: Qt's timer, or one of simulated time."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer


class Timer(Protocol):
    """Calls once, later. GUI thread."""

    def start(self, delay_s: float) -> None:
        """Call after ``delay_s``, and no more at the time set before."""
        ...

    def stop(self) -> None: ...


MakeTimer = Callable[[Callable[[], None], QObject], Timer]
"""Given what to call, a method of a QObject, and that object."""


class QtTimer:
    """Real time. Lives as long as ``owner``."""

    def __init__(self, call: Callable[[], None], owner: QObject) -> None:
        self._timer = QTimer(owner, singleShot=True)
        self._timer.timeout.connect(call)

    def start(self, delay_s: float) -> None:
        self._timer.start(round(delay_s * 1000))

    def stop(self) -> None:
        self._timer.stop()
