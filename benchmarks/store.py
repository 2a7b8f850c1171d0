"""How fast an edit is safe, a room opens and a search answers; and whether a kill ever loses an edit.

Baselines are taken in the same run: a bare SQLite insert and commit with the same safety, and a LIKE scan.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.dataset import PROFILE, STATION, make_dataset
from benchmarks.figure import Figure
from benchmarks.kill9 import kill_repeatedly
from db import engine
from db.store import Store
from services.domain.clock import SystemClock
from services.domain.event import Event, EventKind
from services.domain.log import Batch

INCIDENTS = 100_000
OPEN_SHARE = 0.02
EDITS = 1000
KILLS = int(os.environ.get("ICC_KILLS", "200"))
QUERIES = (
    "banjir",
    "kebakaran rumah",
    "lampu jalan pa",
    "ju",
    "sampah pasar liar",
    "A-26-00042",
    "42",
    "tak",
    "Siti",
)
LIKE = """SELECT * FROM incident WHERE title LIKE ? OR description LIKE ? OR reporter LIKE ?
    ORDER BY id DESC LIMIT 200"""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="icc-bench-store-") as folder:
        data = Path(folder) / "data"
        make_dataset(data, INCIDENTS, open_share=OPEN_SHARE, clock=SystemClock())
        return [
            *_opening(data),
            *_reading(data),
            *_editing(data, bare=Path(folder) / "bare.db"),
            *_checking(data),
            *_kills(Path(folder) / "killed"),
        ]


def _open(data: Path) -> Store:
    return Store.open(data, mode="live", profile_id=PROFILE, station=STATION, clock=SystemClock())


def _opening(data: Path) -> Iterator[Figure]:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        store = _open(data)
        times.append((time.perf_counter() - started) * 1000)
        store.close()
    yield Figure("store.open.100k", sorted(times)[2], "ms", target=300)
    (data / "closed-well").unlink()
    started = time.perf_counter()
    store = _open(data)
    yield Figure("store.open.100k after a kill", (time.perf_counter() - started) * 1000, "ms", note="quick_check")
    store.close()


def _reading(data: Path) -> Iterator[Figure]:
    store = _open(data)
    path = str(data / "console.db")
    plain = engine.DRIVER.connect(f"file:{path}?mode=ro", uri=True)
    try:
        page = _times(lambda _: store.readers.open_incidents(limit=200), 50)
        yield Figure("store.open_incidents.page200 p95", _at(page, 0.95), "ms", target=50)
        everything = _times(lambda _: store.readers.open_incidents(limit=2000), 10)
        yield Figure("store.open_incidents.page2000 p95", _at(everything, 0.95), "ms")
        found = _times(lambda n: store.readers.search(QUERIES[n % len(QUERIES)]), 90)
        scans = _times(lambda n: plain.execute(LIKE, (f"%{QUERIES[n % len(QUERIES)]}%",) * 3).fetchall(), 18)
        yield Figure(
            "store.search.100k p95", _at(found, 0.95), "ms", _at(scans, 0.95), 50, "baseline LIKE, rows only"
        )
        counts = _times(lambda _: store.readers.counts_by_severity(), 20)
        yield Figure("store.counts_by_severity p95", _at(counts, 0.95), "ms")
    finally:
        plain.close()
        store.close()


def _editing(data: Path, *, bare: Path) -> Iterator[Figure]:
    connection = engine.DRIVER.connect(str(bare), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, data TEXT)")
    store = _open(data)

    def plain(_: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO event (data) VALUES (?)", ("x" * 300,))
        connection.execute("COMMIT")

    def edit(number: int) -> None:
        store.append(Batch(events=(_note(number),))).result()

    def opening(number: int) -> None:
        store.append(Batch(events=(_opened(number),))).result()

    try:
        _times(edit, 50)  # the caches of statements and pages
        base, edits, openings = _alternating((plain, edit, opening), EDITS)
    finally:
        connection.close()
        store.close()
    for name, times, share, target in (
        ("edit", edits, 0.5, None), ("edit", edits, 0.95, 5.0), ("edit", edits, 0.99, 15.0),
        ("open", openings, 0.5, None), ("open", openings, 0.95, 5.0), ("open", openings, 0.99, 15.0),
    ):  # fmt: skip
        yield Figure(f"store.{name}->saved p{share * 100:.0f}", _at(times, share), "ms", _at(base, share), target)


def _checking(data: Path) -> Iterator[Figure]:
    store = _open(data)
    try:
        started = time.perf_counter()
        warning = store.journal_warning()
        yield Figure("store.journal.verify 100k", time.perf_counter() - started, "s", note=str(warning or "whole"))
        started = time.perf_counter()
        differences = store.rebuild_differences()
        took = time.perf_counter() - started
        yield Figure("store.rebuild.differences", len(differences), "rows", target=0, note=f"{took:.1f} s")
    finally:
        store.close()


def _kills(directory: Path) -> Iterator[Figure]:
    outcome = kill_repeatedly(directory, kills=KILLS, chance=random.Random())
    note = (
        f"{outcome.kills} kills, {outcome.confirmed} edits confirmed, {outcome.restored} events from the journal"
    )
    yield Figure("store.kill9.lost", outcome.lost, "edits", target=0, note=note)
    yield Figure("store.kill9.faults", outcome.torn + len(outcome.faults), "faults", target=0)


def _note(number: int) -> Event:
    name = f"note-{time.time_ns()}-{number}"
    return Event(name, EventKind.NOTED, datetime.now(UTC), "Dewi", STATION, "d-0000042", {"text": "Tim berangkat"})


def _opened(number: int) -> Event:
    name = f"new-{time.time_ns()}-{number}"
    data = {"severity": 2, "title": "Banjir di Sindang", "description": "air naik " * 20, "point": [-6.33, 108.32]}
    return Event(name, EventKind.OPENED, datetime.now(UTC), "Dewi", STATION, name, data)  # type: ignore[arg-type]


def _times(act: Callable[[int], object], count: int) -> list[float]:
    """Return sorted milliseconds."""
    return _alternating((act,), count)[0]


def _alternating(acts: tuple[Callable[[int], object], ...], count: int) -> list[list[float]]:
    """Measure ``acts`` in turn, so that a busy moment of the machine hits all of them."""
    times: list[list[float]] = [[] for _ in acts]
    for number in range(count):
        for place, act in enumerate(acts):
            started = time.perf_counter()
            act(number)
            times[place].append((time.perf_counter() - started) * 1000)
    return [sorted(each) for each in times]


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    for figure in figures():
        print(figure.line())
