"""The map's patience, in one place; tests shorten it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds, except where named otherwise."""

    flush_ms: int = 100  # changes gather this long
    answer_ms: int = 5_000  # a batch not taken by then: the page hangs (it raises no signal)
    ready_ms: int = 20_000  # from load to ready
    reload_ms: int = 50  # from a crash to the next load
    skeleton_ms: int = 300
    restarts: int = 5  # at most so many ...
    restarts_within_s: float = 600.0  # ... in this time, then it rests for as long
