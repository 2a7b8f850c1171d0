"""What may be said about a camera: one pure rule from what was measured to the state on screen."""

from dataclasses import dataclass
from typing import Final

from services.domain.camera import CameraState, CameraTrouble

# Old and frozen pictures are promised to be marked within 3 s of the last new one; 0.3 s of that belongs to the
# judging interval, the event loop and the paint.
STALE_AFTER_S: Final = 2.7
FROZEN_AFTER_S: Final = 2.7
DARK_AFTER_S: Final = 1.0
PERIODS: Final = 5.0  # a camera that sends slowly is given this many of its own periods ...
LONGEST_PATIENCE_S: Final = 15.0  # ... but not more than this
CONNECT_WITHIN_S: Final = 15.0


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """What the decoder measured. Times are monotonic seconds, 0.0 for never.

    ``changed_s``: when the picture last differed from the one before; ``lit_s``: when it was last not dark;
    ``awake_s``: when the camera's thread was last seen in our code; ``failures``: in a row since the last picture.
    """

    is_streaming: bool = False
    trouble: CameraTrouble = CameraTrouble.NONE
    failures: int = 0
    awake_s: float = 0.0
    captured_s: float = 0.0
    changed_s: float = 0.0
    lit_s: float = 0.0
    fps: float = 0.0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """``since_s`` and ``good_s`` are monotonic; ``good_s`` is when the picture was last worth believing."""

    state: CameraState
    since_s: float
    good_s: float
    trouble: CameraTrouble = CameraTrouble.NONE


def judge(facts: CameraFacts | None, *, now_s: float, asked_s: float) -> Verdict:
    """Return the state at ``now_s`` of a camera that was asked for at ``asked_s``.

    LIVE is only said of a picture that arrived, was lit and differed within the patience; a dark picture is
    DARK even when it stands still, for black has no noise to move.
    """
    if facts is None or not facts.captured_s:
        return _never_seen(facts, now_s=now_s, asked_s=asked_s)
    if now_s - facts.captured_s > _patience_s(STALE_AFTER_S, facts.fps):
        return _no_longer_seen(facts)
    if facts.captured_s - facts.lit_s >= DARK_AFTER_S:
        return Verdict(CameraState.DARK, facts.lit_s, facts.lit_s)
    if now_s - facts.changed_s > _patience_s(FROZEN_AFTER_S, facts.fps):
        return Verdict(CameraState.FROZEN, facts.changed_s, facts.changed_s)
    return Verdict(CameraState.LIVE, now_s, facts.captured_s)


def _never_seen(facts: CameraFacts | None, *, now_s: float, asked_s: float) -> Verdict:
    if facts is not None and facts.failures:
        return Verdict(_failed_state(facts.trouble), asked_s, 0.0, facts.trouble)
    if now_s - asked_s > CONNECT_WITHIN_S:
        trouble = CameraTrouble.DECODER if facts is None else CameraTrouble.NO_ANSWER
        return Verdict(CameraState.OFF, asked_s, 0.0, trouble)
    return Verdict(CameraState.CONNECTING, asked_s, 0.0)


def _no_longer_seen(facts: CameraFacts) -> Verdict:
    state = _failed_state(facts.trouble) if facts.failures else CameraState.STALE
    trouble = facts.trouble if facts.failures else CameraTrouble.NONE
    return Verdict(state, facts.captured_s, facts.captured_s, trouble)


def _failed_state(trouble: CameraTrouble) -> CameraState:
    return CameraState.REFUSED if trouble is CameraTrouble.ACCESS else CameraState.OFF


def _patience_s(least_s: float, fps: float) -> float:
    return min(max(least_s, PERIODS / fps if fps > 0.0 else 0.0), LONGEST_PATIENCE_S)
