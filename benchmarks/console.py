"""The whole console as a process of its own: start, saving, the busy drill, and the network gone.

Other work on the machine shows in every figure. Starts are the best of several; of the stalls those are given too
that are left when the time is taken away in which the GUI thread was ready and no processor was free.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.console_process import ROOT, bare_start_s, black_hole, drill_city, measured
from benchmarks.dataset import make_dataset
from benchmarks.figure import Figure
from services.domain.clock import SystemClock

INCIDENTS = 100_000
STARTS = 3
SAMPLE = ROOT / "tests" / "profiles" / "kota-contoh"


def figures() -> list[Figure]:
    """Takes seven minutes or more, most of it for the two records of 100,000 incidents."""
    with tempfile.TemporaryDirectory(prefix="icc-bench-") as name:
        folder = Path(name)
        profile = _silent_profile(folder)
        few, many = _record(folder / "few", open_share=0.02), _record(folder / "many", open_share=1.0)
        return [
            *_starts(folder, profile, few, many),
            *_acts(folder, profile, few),
            *_offline(folder),
            *_busy(folder),
        ]


def _silent_profile(folder: Path) -> Path:
    """A profile that asks nobody: what is measured is the console."""
    shutil.copytree(SAMPLE, folder / "profile")
    feeds = folder / "profile" / "feeds.toml"
    off = 'enabled = false\nneeds = { id = "-", en = "-" }'
    feeds.write_text(feeds.read_text("utf-8").replace("enabled = true", off), "utf-8")
    return folder / "profile"


def _record(folder: Path, *, open_share: float) -> Path:
    (folder / "live").mkdir(parents=True)
    clock = SystemClock()
    make_dataset(folder / "live", INCIDENTS, open_share=open_share, clock=clock, profile_id="kota-contoh")
    return folder


def _starts(folder: Path, profile: Path, few: Path, many: Path) -> list[Figure]:
    """From starting the process; the first start, which writes the byte code, is not counted."""
    words = ["--no-drill", "--profile", str(profile), "--data"]
    measured("start", [*words, str(few)], folder=folder)
    bare_start_s(folder)
    rounds = [
        (
            bare_start_s(folder),
            *(measured("start", [*words, str(record)], folder=folder) for record in (few, many)),
        )
        for _ in range(STARTS)
    ]
    bare_s = min(bare for bare, _, _ in rounds)
    first, second = ([found[which] for found in rounds] for which in (1, 2))
    note = f"best of {STARTS}; baseline: a bare window with a web view"
    return [
        Figure("console: start to a key answered, 2k open", _best(first, "answered"), "s", bare_s, 2.0, note),
        Figure("console: start to a key answered, 100k open", _best(second, "answered"), "s", bare_s, 2.0, note),
        Figure("console: start to queue painted, 2k open", _best(first, "painted"), "s", bare_s, note=note),
        Figure("console: start to the map showing all, 2k", _best(first, "map settled"), "s", bare_s, note=note),
        Figure("console: start to all 100k open rows read", _best(second, "all read"), "s", note="window in use"),
    ]


def _acts(folder: Path, profile: Path, record: Path) -> list[Figure]:
    words = ["--no-drill", "--profile", str(profile), "--data", str(record)]
    found = measured("acts", words, folder=folder)
    took_ms = [ms for kind in found["acts"].values() for ms in kind]
    synced_ms = found["fsync"]
    note = f"{len(took_ms)} acts, GUI to GUI; baseline: two synced writes"
    return [
        Figure("console: edit to saved p95", _rank(took_ms, 0.95), "ms", _rank(synced_ms, 0.95), 5.0, note),
        Figure("console: edit to saved p99", _rank(took_ms, 0.99), "ms", _rank(synced_ms, 0.99), 15.0, note),
    ]


def _offline(folder: Path) -> list[Figure]:
    with black_hole() as nowhere:
        found = measured("acts", ["--drill", "--data", str(folder / "offline")], folder=folder, city=nowhere)
    acts = found["acts"]
    note = f"network black-holed, worst of {len(acts['create'])}"
    return [
        *(Figure(f"console: offline, {kind} saved", max(acts[kind]), "ms", target=50.0, note=note)
          for kind in ("create", "assign", "status")),
        Figure("console: connections tried on the GUI thread", found["calls on the GUI thread"], "calls", target=0.0,
               note=f"{found['calls']} on others"),
    ]  # fmt: skip


def _busy(folder: Path) -> list[Figure]:
    (folder / "city").mkdir()
    with drill_city(folder / "city") as city:
        found = measured("busy", ["--drill", "--data", str(folder / "busy")], folder=folder, city=city)
    note = f"{found['live cameras']} cameras live, {found['vehicles']} vehicles at 1 Hz, 50 reports a minute, 30 s"
    own = "without waiting for a processor"
    memory = found["memory before, MiB"], found["memory after, MiB"]
    return [
        Figure("console: GUI stall p99", _rank(found["late"], 0.99), "ms", target=16.0, note=note),
        Figure("console: GUI stall max", max(found["late"]), "ms", target=50.0, note=note),
        Figure("console: GUI stall p99, own", _rank(found["own"], 0.99), "ms", target=16.0, note=own),
        Figure("console: GUI stall max, own", max(found["own"]), "ms", target=50.0, note=own),
        Figure(
            "console: answer to queue row p95", _rank(found["rows"], 0.95), "ms", target=300.0, note="in the same"
        ),
        Figure(
            "console: memory from second 20 to 60", memory[1] - memory[0], "MiB", note=f"to {memory[1]:.0f} MiB"
        ),
        *_cores(found["cores"]),
    ]


def _cores(cores: dict[str, float]) -> list[Figure]:
    return [Figure(f"console: busy drill, {who}", share, "cores") for who, share in cores.items()]


def _best(found: list[dict[str, Any]], what: str) -> float:
    return min(float(one[what]) for one in found)


def _rank(values: list[float], share: float) -> float:
    """Return the value that ``share`` of all are not above."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
