"""The console's hold on one decoder process: start it, tell it, end it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from services.cctv.order import DecoderOrder, order_to_line
from services.cctv.slots import SlotBoard

# Read by OpenCV when it opens a stream; set for the child before it starts.
# Without THREAD_SAFE all opens of a process wait for one another; without rtsp_transport RTSP falls to UDP;
# the probing limits bring the first RTSP picture after 1.6 s instead of 3. Codec options here have no effect.
# Silent, because FFmpeg's messages repeat the address with its password.
ENVIRONMENT: Final[Mapping[str, str]] = {
    "OPENCV_FFMPEG_IS_THREAD_SAFE": "1",
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": "rtsp_transport;tcp|analyzeduration;500000|probesize;500000",
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
}
_ROOT: Final = str(Path(__file__).parents[2])


class DecoderProcess:
    """One child over ``board``. Made on any thread (4 to 50 ms), then used on one; it is ready 0.3 s later."""

    def __init__(self, board: SlotBoard) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "services.cctv.decoder", str(board.fd)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=(board.fd,),
            env=_environment(),
        )
        assert self._child.stdin is not None
        self._stdin = self._child.stdin
        os.set_blocking(self._stdin.fileno(), False)

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def is_running(self) -> bool:
        return self._child.poll() is None

    def tell(self, order: DecoderOrder) -> bool:
        """Return False when the child does not take it: dead, or so stuck that the pipe is full."""
        line = order_to_line(order)
        try:
            return os.write(self._stdin.fileno(), line) == len(line)
        except (BlockingIOError, BrokenPipeError):
            return False

    def ask_to_end(self) -> None:
        """Close its standard input: a healthy child is gone within 0.3 s."""
        self._stdin.close()

    def kill(self) -> None:
        """End it by its id, now."""
        self._child.kill()

    def join(self, timeout_s: float) -> None:
        """Wait for its end and collect it; one that does not go is killed."""
        self._stdin.close()
        try:
            self._child.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


def _environment() -> dict[str, str]:
    paths = (_ROOT, os.environ.get("PYTHONPATH", ""))
    return {**os.environ, **ENVIRONMENT, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
