"""How long the form of a call waits for what is known already, beside 100,000 incidents."""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.dataset import DISTRICTS, KINDS, PROFILE, STATION, make_dataset
from benchmarks.figure import Figure
from db.store import Store
from services.domain.clock import SystemClock
from services.domain.draft import IncidentDraft
from services.domain.geo import Point
from services.incidents.adviser import Adviser
from services.profile.loader import load_profile

INCIDENTS, OPEN_SHARE, TARGET_MS = 100_000, 0.02, 200.0
ASKED = 120
PROFILES = Path(__file__).resolve().parents[1] / "resources" / "profiles"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="icc-bench-duplicates-") as folder:
        data, clock = Path(folder) / "data", SystemClock()
        make_dataset(data, INCIDENTS, open_share=OPEN_SHARE, clock=clock)
        store = Store.open(data, mode="live", profile_id=PROFILE, station=STATION, clock=clock)
        try:
            return list(_advising(store))
        finally:
            store.close()


def _advising(store: Store) -> Iterator[Figure]:
    adviser = Adviser(load_profile(PROFILES / PROFILE), store.readers)
    clock, chance = SystemClock(), random.Random(7)
    for name, has_point in (("named", False), ("placed", True)):
        times = sorted(_timed(adviser, _draft(chance, has_point=has_point), clock) for _ in range(ASKED))
        yield Figure(f"duplicates.{name}.100k p50", times[len(times) // 2], "ms")
        yield Figure(f"duplicates.{name}.100k p95", times[int(len(times) * 0.95)], "ms", target=TARGET_MS)
        yield Figure(f"duplicates.{name}.100k max", times[-1], "ms")


def _timed(adviser: Adviser, draft: IncidentDraft, clock: SystemClock) -> float:
    started = time.perf_counter()
    adviser.advise(draft, clock.now())
    return (time.perf_counter() - started) * 1000


def _draft(chance: random.Random, *, has_point: bool) -> IncidentDraft:
    words = chance.choice(list(KINDS.values())).split()
    title = " ".join(chance.sample(words, 3))
    point = Point(-6.55 + chance.random() * 0.3, 107.9 + chance.random() * 0.6) if has_point else None
    return IncidentDraft("", title, "dekat pasar, warga resah", place=chance.choice(DISTRICTS), point=point)


if __name__ == "__main__":
    for figure in figures():
        print(figure.line())
