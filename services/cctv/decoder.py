"""A decoder process: ``python -m services.cctv.decoder FD``. A thread per camera, orders on standard input.

Ends when standard input does, that is with the console, however that ended. Writes nothing to standard output
and, unless there is a bug to report, nothing to standard error.
"""

import os
import select
import signal
import sys
from typing import Final

import cv2

from services.cctv.order import CameraOrder, DecoderOrder, order_from_line
from services.cctv.reader import CameraReader
from services.cctv.slots import SlotBoard, SlotWriter

BEAT_S: Final = 0.2


class Decoder:
    """Keeps one reader per ordered camera and shows by its heartbeat that the process is well."""

    def __init__(self, board: SlotBoard) -> None:
        self._board = board
        self._readers: dict[int, CameraReader] = {}  # by ticket

    def serve(self, fd: int) -> None:
        """Take orders from ``fd`` until it ends."""
        rest, parent = b"", os.getppid()
        while os.getppid() == parent:
            self._board.beat()
            if not select.select([fd], [], [], BEAT_S)[0]:
                continue
            data = os.read(fd, 65536)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            if lines:  # each says everything: only the last matters
                self.obey(order_from_line(lines[-1]))

    def obey(self, order: DecoderOrder) -> None:
        """Start, retarget and stop readers so that they are exactly what ``order`` names."""
        wanted = {camera.ticket: camera for camera in order.cameras}
        for ticket in self._readers.keys() - wanted.keys():
            self._readers.pop(ticket).stop()
        for ticket, camera in wanted.items():
            if ticket in self._readers:
                self._readers[ticket].retarget(camera, order.fps)
            else:
                self._readers[ticket] = self._start(camera, order.fps)

    def _start(self, camera: CameraOrder, fps: float) -> CameraReader:
        reader = CameraReader(camera, SlotWriter(self._board, camera.index, camera.ticket), fps)
        reader.start()
        return reader


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the console's terminal is the console's to handle
    cv2.setNumThreads(1)
    Decoder(SlotBoard(int(sys.argv[1]))).serve(sys.stdin.fileno())
    os._exit(0)  # readers may sit in a read for seconds; nothing here needs an orderly end


if __name__ == "__main__":
    main()
