"""10,000 observations in one answer: until they are in the queue's table and found by search, and what that costs."""

import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.figure import Figure
from db.store import Store
from services.domain.clock import SystemClock
from services.domain.feed import Feed, FeedState
from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.profile import Profile
from services.domain.resource import Fix
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.arrival import Arrival
from services.incidents.coverage import Coverage
from services.incidents.intake import Intake
from services.incidents.pipeline import FeedIntake
from services.incidents.place_from_text import PlaceReader
from services.profile.loader import load_profile

ITEMS = 10_000
PROFILE = Path(__file__).resolve().parents[1] / "resources" / "profiles" / "indramayu"
KINDS = ("Tiga lampu jalan padam", "Sampah menumpuk", "Jalan berlubang", "Banjir setinggi lutut", "Got mampet")
FEED = Feed("iceta", Label("Aduan", "Complaints"), "http://127.0.0.1/", "open311", 30.0, 120.0)


class NoFleet:
    def receive(self, fixes: tuple[Fix, ...]) -> None:
        raise AssertionError("no vehicles here")


def figures() -> list[Figure]:
    profile = load_profile(PROFILE)
    return [
        *rules(profile, "with points", reports(profile)),
        *rules(profile, "placed by their text", without_points(profile)),
        *whole(profile),
        placing(profile),
        covering(profile),
    ]


def reports(profile: Profile) -> tuple[Observation, ...]:
    """Return ITEMS open reports of the last hours, each with its point and its own words."""
    now, villages = datetime.now(UTC), profile.area.villages
    return tuple(
        Observation(
            "iceta", f"R-{n}", ObservationKind.REPORT, now - timedelta(seconds=n), KINDS[n % 5],
            f"{KINDS[n % 5]} sejak kemarin malam di depan balai desa {villages[n % len(villages)].name}, mohon "
            f"ditindaklanjuti. Laporan ke-{n}.",
            place=f"Jl. Raya No {n}", point=Point(-6.5 + n % 97 / 500.0, 108.0 + n % 89 / 300.0),
            severity=Severity.P3, status="open", raw=f'{{"service_request_id": "{n}"}}',
        )
        for n in range(ITEMS)
    )  # fmt: skip


def without_points(profile: Profile) -> tuple[Observation, ...]:
    return tuple(replace(item, point=None, place="") for item in reports(profile))


def rules(profile: Profile, name: str, items: tuple[Observation, ...]) -> list[Figure]:
    """The rules alone, from parsed items to events."""
    intake, now = Intake(profile), datetime.now(UTC)
    took_s, note = timed(lambda: intake.take_in(Arrival(FEED, Parsed(items), now, "A")))
    return [Figure(f"intake: rules for 10k reports {name}", took_s * 1e3, "ms", target=2000.0, note=note)]


def whole(profile: Profile) -> list[Figure]:
    """From the parsed answer to the disk, searchable; then the same answer again, and one with every item revised."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), mode="live", profile_id="indramayu", station="A", clock=SystemClock())
        intake = FeedIntake(
            Intake(profile), log=store, reports=store.readers, fleet=NoFleet(), station="A", wait_s=60.0
        )
        items = reports(profile)
        before_mb = peak_mb()
        first_s, note = timed(lambda: take_in(intake, items))
        peak = peak_mb()
        found = len(store.readers.search("laporan", limit=ITEMS + 1))
        if (found, store.readers.counts().open_incidents) != (ITEMS, ITEMS):
            raise RuntimeError(f"{found} of {ITEMS} found")
        again_s = seconds(lambda: take_in(intake, items))
        revised = tuple(replace(item, text=item.text + " Mohon segera.") for item in items)
        revised_s, revised_note = timed(lambda: take_in(intake, revised))
        store.close()
    return [
        Figure("intake: 10k reports to the disk, searchable", first_s * 1e3, "ms", target=3000.0, note=note),
        Figure("intake: 10k reports, peak memory", peak, "MB", target=600.0, note=f"{before_mb:.0f} MB before"),
        Figure("intake: the same 10k again", again_s * 1e3, "ms", target=1000.0),
        Figure("intake: all 10k revised", revised_s * 1e3, "ms", target=3000.0, note=revised_note),
    ]


def take_in(intake: FeedIntake, items: tuple[Observation, ...]) -> None:
    intake.take_in(FEED, Parsed(items), FeedState(FEED.feed_id), datetime.now(UTC))


def placing(profile: Profile) -> Figure:
    reader = PlaceReader(profile.area)
    texts = [item.text for item in reports(profile)[:2000]]
    took_s = seconds(lambda: [reader.candidates(text) for text in texts])
    return Figure("intake: a place from a text", took_s / len(texts) * 1e6, "us", target=200.0)


def covering(profile: Profile) -> Figure:
    """A nowcast of 150 rings and 3,000 points, most of them elsewhere in the province."""
    coverage = Coverage(profile.area)
    rings = tuple(
        tuple((-6.6 + n / 300.0 + k % 5 / 100.0, 107.0 + n / 90.0 + k // 5 / 100.0) for k in range(20))
        for n in range(150)
    )
    took_s = min(seconds(lambda: coverage.of(rings)) for _ in range(5))
    return Figure("intake: 150 rings against the villages", took_s * 1e3, "ms", target=50.0)


def seconds(act: Callable[[], object]) -> float:
    return timed(act)[0]


def timed(act: Callable[[], object]) -> tuple[float, str]:
    """Return wall seconds, and the processor's own as a note: on a busy machine the first tells of the others."""
    began, began_cpu = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, f"{(time.process_time() - began_cpu) * 1e3:.0f} ms of processor"


def peak_mb() -> float:
    """Return the most memory this process ever held; Linux counts in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
