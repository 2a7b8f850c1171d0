"""Makes sure that the city never outlives whoever started it."""

import os
import signal
import threading
from types import FrameType
from typing import IO

LOOK_EVERY_S = 0.5


class Lifeline:
    """Breaks on SIGTERM, SIGINT, when the parent process is gone and, if asked, when standard input ends."""

    def __init__(self) -> None:
        self._broken = threading.Event()
        self._parent = os.getppid()

    def watch_signals(self) -> None:
        """Main thread only."""
        signal.signal(signal.SIGTERM, self._on_signal)
        signal.signal(signal.SIGINT, self._on_signal)

    def watch_stream(self, stream: IO[bytes]) -> None:
        """Break when ``stream`` ends. The thread cannot be interrupted and ends with the process."""
        threading.Thread(target=self._read_to_end, args=(stream,), name="stdin", daemon=True).start()

    def wait(self) -> None:
        """Return when it broke."""
        while not self._broken.wait(LOOK_EVERY_S):
            if os.getppid() != self._parent:
                return

    def _read_to_end(self, stream: IO[bytes]) -> None:
        while os.read(stream.fileno(), 4096):
            pass
        self._broken.set()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._broken.set()
