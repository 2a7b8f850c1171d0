"""When to try again, when to hand a picture over, how fast pictures come: pure arithmetic of the reader thread."""

from collections import deque
from typing import Final

FIRST_WAIT_S: Final = 1.0
LONGEST_WAIT_S: Final = 30.0
JITTER: Final = 0.2
LATE_BY_S: Final = 2.0
EARLY_BY_S: Final = 10.0


def retry_wait_s(failures: int, *, chance: float) -> float:
    """Return 1, 2, 4 ... 30 s after the first, second, third ... failure, +-20 % by ``chance`` (0..1)."""
    wait_s = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(max(failures, 1) - 1, 10))
    return wait_s * (1.0 + JITTER * (2.0 * chance - 1.0))


class DueClock:
    """Picks the pictures to hand over so that they come evenly at ``fps``, whatever the camera sends."""

    def __init__(self) -> None:
        self._next_s = 0.0

    def is_due(self, now_s: float, fps: float) -> bool:
        if now_s < self._next_s:
            return False
        self._next_s = max(self._next_s + 1.0 / fps, now_s + 0.5 / fps)
        return True


class ArrivalRate:
    """Pictures per second over the last ones that came."""

    def __init__(self, window: int = 30) -> None:
        self._times: deque[float] = deque(maxlen=window)

    def arrived(self, now_s: float) -> None:
        self._times.append(now_s)

    @property
    def fps(self) -> float:
        """0.0 until two have come."""
        if len(self._times) < 2 or self._times[-1] <= self._times[0]:
            return 0.0
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])


class PtsPacer:
    """Plays HLS and files at their own speed: they arrive in bursts of seconds and OpenCV does not pace.

    Reading slowly is the buffer: FFmpeg starts three segments behind the live edge and stays there.
    """

    def __init__(self) -> None:
        self._origin_s: float | None = None

    def wait_s(self, pts_s: float, *, now_s: float) -> float:
        """Return how long to hold the picture with this time stamp. A jump either way starts anew."""
        ahead_s = 0.0 if self._origin_s is None else self._origin_s + pts_s - now_s
        if self._origin_s is None or ahead_s < -LATE_BY_S or ahead_s > EARLY_BY_S:
            self._origin_s = now_s - pts_s
            return 0.0
        return max(0.0, ahead_s)
