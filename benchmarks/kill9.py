"""A console killed in the middle of writing, again and again: what it had confirmed must be there.

A nursery process has everything imported and forks a writer each time it is asked, so that a kill costs
milliseconds. The writer confirms every saved batch on a pipe; it is killed at a random moment (SIGKILL).
"""

import os
import random
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from db.store import Store
from services.domain.clock import SystemClock
from services.domain.event import Event, EventKind, Json
from services.domain.log import Batch
from services.domain.outbox import OutboxItem

ROOT = Path(__file__).resolve().parents[1]
LONGEST_S = 0.15  # of writing before the kill
PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found over all kills. Everything but ``kills``, ``confirmed`` and ``restored`` must be zero or empty."""

    kills: int
    confirmed: int
    restored: int  # events that were in the journal and not yet in the database
    lost: int
    torn: int  # batches of which only a part was found
    faults: tuple[str, ...]


def kill_repeatedly(directory: Path, *, kills: int, chance: random.Random) -> Outcome:
    """Write, kill, look, ``kills`` times; compare with a rebuild at the end. Raises KnownError if a start fails."""
    open_store(directory).close()
    confirmed: set[str] = set()
    restored = lost = torn = 0
    faults: list[str] = []
    with _nursery(directory) as nursery:
        for _ in range(kills):
            acknowledged = _killed_writer(nursery, chance.uniform(0.0, LONGEST_S))
            confirmed |= acknowledged
            store = open_store(directory)
            try:
                found = _batches(store)
                lost += len(acknowledged - found.keys())
                torn += sum(1 for count in found.values() if count != 3)
                restored += sum(int(str(w).split()[0]) for w in store.warnings if "from the journal" in str(w))
                faults += _faults(store)
            finally:
                store.close()
    store = open_store(directory)
    try:
        lost += len(confirmed - _batches(store).keys())
        faults += [str(difference) for difference in store.rebuild_differences()]
        faults += [] if store.readers.counts().unsent == len(_batches(store)) else ["outbox and events disagree"]
    finally:
        store.close()
    return Outcome(kills, len(confirmed), restored, lost, torn, tuple(faults))


def open_store(directory: Path) -> Store:
    return Store.open(directory, mode="live", profile_id="kill9", station="A", clock=SystemClock())


def _batches(store: Store) -> dict[str, int]:
    """Return how many of the three events of each batch are in the log."""
    counts: dict[str, int] = {}
    with store._reading.connect() as connection:
        ids = connection.exec_driver_sql("SELECT event_id FROM event").scalars().all()
    for event_id in ids:
        batch = event_id.rsplit(":", 1)[0]
        counts[batch] = counts.get(batch, 0) + 1
    return counts


def _faults(store: Store) -> list[str]:
    warning = store.journal_warning()
    faults = [str(warning)] if warning else []
    with store._reading.connect() as connection:
        verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
    with store._engine.begin() as connection:  # raises when the full-text index does not match
        connection.exec_driver_sql("INSERT INTO incident_fts (incident_fts, rank) VALUES ('integrity-check', 1)")
    return faults if verdict == "ok" else [*faults, verdict]


def _nursery(directory: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.kill9", str(directory)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)


def _killed_writer(nursery: subprocess.Popen[bytes], writing_s: float) -> set[str]:
    """Have a writer started, kill it after ``writing_s`` of writing, and return what it had confirmed."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(b"write\n")
    lines = _Lines(nursery.stdout)
    pid = int(lines.next(PATIENCE_S) or 0)
    confirmed = {lines.next(PATIENCE_S) or ""}  # it is writing now
    until = time.monotonic() + writing_s
    while (left := until - time.monotonic()) > 0:
        if line := lines.next(left):
            confirmed.add(line)
    os.kill(pid, signal.SIGKILL)
    while (line := lines.next(PATIENCE_S)) != "ended":
        confirmed.add(line or "")
    if "" in confirmed:
        raise RuntimeError("the writer said nothing")
    return confirmed


class _Lines:
    """Lines of a pipe, with a time-out."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe, self._buffer = pipe.fileno(), b""

    def next(self, timeout_s: float) -> str | None:
        while b"\n" not in self._buffer:
            if not select.select([self._pipe], [], [], timeout_s)[0]:
                return None
            taken = os.read(self._pipe, 65536)
            if not taken:
                return None
            self._buffer += taken
        line, self._buffer = self._buffer.split(b"\n", 1)
        return line.decode()


def _serve(directory: Path) -> None:
    """Fork a writer per line on standard input, and say when it has ended."""
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _write_for_ever(directory)
        os.waitpid(pid, 0)
        _say("ended")


def _write_for_ever(directory: Path) -> None:
    _say(str(os.getpid()))
    store = open_store(directory)
    number = 0
    while True:
        number += 1
        name = f"{os.getpid()}-{time.time_ns()}-{number}"
        store.append(_batch(name)).result()
        _say(name)


def _batch(name: str) -> Batch:
    """An incident opened, assigned and noted at once, and a message owed for it."""
    title: dict[str, Json] = {"severity": 2, "title": f"Banjir {name}", "point": [-6.33, 108.32]}
    facts = (
        (EventKind.OPENED, title),
        (EventKind.ASSIGNED, {"agency": "BPBD"}),
        (EventKind.NOTED, {"text": "x" * 300}),
    )
    now = datetime.now(UTC)
    events = tuple(Event(f"{name}:{k.value}", k, now, "Dewi", "A", name, data) for k, data in facts)
    return Batch(events, outbox=(OutboxItem(f"{name}:opened", "lapor", name, "{}", now),))


def _say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
