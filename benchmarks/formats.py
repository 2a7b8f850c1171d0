"""What each format needs for the worst 8 MiB: CPU seconds and memory, against json.loads of the same body.

Each case runs in a process of its own (fork), so that the peak is its own. Linux only.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from feed_samples import SAMPLES, feeds_for

from benchmarks.figure import Figure
from benchmarks.heavy import bodies, swollen
from services.feeds.errors import FeedError
from services.feeds.formats import PARSERS

PATTERNS = ("digits", "slashes", "tabs and letters", "tags", "newlines", "overrides", "emoji")
TARGET_S, TARGET_MIB = 1.0, 256.0


@dataclass(slots=True)
class _Worst:
    """The slowest and the hungriest body of one format."""

    cpu_s: float = 0.0
    plain_s: float | None = None
    slow: str = ""
    mib: float = 0.0
    hungry: str = ""

    def take(self, what: str, body: bytes, *, cpu_s: float, mib: float) -> None:
        if cpu_s > self.cpu_s:
            self.cpu_s, self.slow, self.plain_s = cpu_s, what, measured(lambda: json.loads(body))[0]
        if mib > self.mib:
            self.mib, self.hungry = mib, what


def figures() -> list[Figure]:
    worst = {name: _Worst() for name in PARSERS}
    for name, what, body in _cases():
        cpu_s, mib = measured(lambda name=name, body=body: PARSERS[name](body, feeds_for(name)[-1]))
        worst[name].take(what, body, cpu_s=cpu_s, mib=mib)
    return [figure for name, one in worst.items() for figure in _figures(name, one)]


def _cases() -> Iterator[tuple[str, str, bytes]]:
    for what, body in bodies():
        yield from ((name, what, body) for name in PARSERS)
    for name in PARSERS:
        for sample in SAMPLES.get(name, ()):
            yield from ((name, what, body) for what, body in swollen(sample, patterns=PATTERNS))


def _figures(name: str, worst: _Worst) -> Iterator[Figure]:
    title = f"formats: {name}, worst 8 MiB"
    yield Figure(
        f"{title}, CPU", worst.cpu_s, "s", worst.plain_s or None, TARGET_S, f"{worst.slow}; baseline json.loads"
    )
    yield Figure(f"{title}, memory", worst.mib, "MiB", target=TARGET_MIB, note=worst.hungry)


def measured(act: Callable[[], object]) -> tuple[float, float]:
    """Return CPU seconds and the peak in MiB above what there was before."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, json.dumps(_in_child(act)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    cpu_s, mib = json.loads(told)  # nothing at all: the child died, and so does the benchmark
    return cpu_s, mib


def _in_child(act: Callable[[], object]) -> tuple[float, float]:
    gc.disable()  # as in the console, which collects between the acts (console/collector.py)
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    before_kib, began_s = _status_kib("VmRSS"), time.process_time()
    with suppress(FeedError, ValueError, RecursionError):
        act()
    return time.process_time() - began_s, (_status_kib("VmHWM") - before_kib) / 1024


def _status_kib(name: str) -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
