"""Forty feeds for an hour of simulated time, ten of them failing: what the GUI thread, the hosts and the memory notice.

The hour passes as fast as the machine can ask, some hundred times faster than real: stalls are those of a machine
that does nothing but ask feeds. The interpreter hands over as in the console; the servers are another process.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from benchmarks.console_loop import LoopProbe
from benchmarks.feeds_hour_city import ALLOWED, HOUR_S, Hour, hour_apart
from benchmarks.figure import Figure
from console.collector import Collector
from services.profile.loader import load_profile

PROFILE = Path(__file__).parents[1] / "tests" / "profiles" / "kota-contoh"
WARM_S = 900.0
HAND_OVER_S = 0.001  # as console/run.py


def figures() -> list[Figure]:
    sys.setswitchinterval(HAND_OVER_S)
    _app = QCoreApplication.instance() or QCoreApplication([])
    with (
        tempfile.TemporaryDirectory() as folder,
        hour_apart(load_profile(PROFILE), Path(folder) / "data") as running,
    ):
        collector = Collector(running.feeds)
        collector.begin()
        probe = LoopProbe(running.feeds)
        probe.start()
        running.start()
        running.run(WARM_S, tick_s=1.0)
        warm_mib = resident_mib()
        running.run(HOUR_S, tick_s=1.0)
        probe.stop()
        collector.stop()
        grown_mib = resident_mib() - warm_mib
        late_ms = sorted(stall.late_ms for stall in probe.stalls)
        own_ms = max(stall.late_ms - stall.queued_ms for stall in probe.stalls)
        return [
            Figure(
                "feeds hour: GUI stall max, own doing",
                own_ms,
                "ms",
                target=50.0,
                note=f"{late_ms[-1]:.0f} with waiting for a processor of a shared machine",
            ),
            Figure("feeds hour: GUI stall p99", late_ms[int(len(late_ms) * 0.99)], "ms", target=16.0),
            *counted(running),
            Figure(
                "feeds hour: memory grown in 45 min", grown_mib, "MiB", target=8.0, note=f"from {warm_mib:.0f}"
            ),
        ]


def counted(running: Hour) -> list[Figure]:
    city, heard = running.city, running.heard
    city.asked = running.bring_asked()
    known = set(heard.observed)
    doubled = sum(count - 1 for count in (*heard.opened.values(), *heard.observed.values()))
    due = {name for name in city.expected() if name not in known and not is_unripe(running, name)}
    return [
        Figure("feeds hour: requests", len(city.asked), "requests", note=f"{len(known)} items"),
        Figure("feeds hour: requests in the worst minute", city.worst_minute("badan"), "requests", target=ALLOWED),
        Figure("feeds hour: items lost", len(due), "items", target=0.0),
        Figure("feeds hour: items or incidents doubled", doubled, "items", target=0.0),
    ]


def is_unripe(running: Hour, name: str) -> bool:
    """Return whether an item was born after its source was last asked."""
    feed_id, _, number = name.rpartition("-")
    source = running.city.sources[feed_id]
    last_s = max(at for at, asked in running.city.asked if asked == feed_id)
    return int(number) * source.every_s > last_s


def resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1024 / 1024
