"""Inside the console: the busy drill. Is the GUI thread in time, and what does it all cost?"""

import os
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from benchmarks.console_loop import LoopProbe
from services.domain.feed import Feed, FeedState
from services.feeds.fetch import GuardedFetcher

WARM_S, MEASURE_S, END_S = 20, 30, 60
REPORTS = "drill_laporan"


class Probe(QObject):
    """Stalls from second 20 to 50 after the window is up; memory at 20 and 60; then quits."""

    def __init__(self, app: Any) -> None:
        super().__init__()
        self._app, self._room = app, app._room
        self._loop = LoopProbe(self)
        self._answer: dict[str, object] = {}
        self._arrived_s = 0.0
        self._rows_ms: list[float] = []
        self._watch_reports()
        app.desk.queue.model.rowsInserted.connect(self._row)
        for seconds, act in ((WARM_S, self._begin), (WARM_S + MEASURE_S, self._finish), (END_S, self._end)):
            QTimer.singleShot(seconds * 1000, act)

    def answer(self) -> dict[str, object]:
        return self._answer

    def _watch_reports(self) -> None:
        """Note when the answer to a question for reports has arrived whole. Pool threads."""
        fetch = GuardedFetcher.fetch

        def timed(fetcher: GuardedFetcher, feed: Feed, state: FeedState) -> Any:
            answer = fetch(fetcher, feed, state)
            if feed.feed_id == REPORTS:
                self._arrived_s = time.perf_counter()
            return answer

        GuardedFetcher.fetch = timed  # type: ignore[assignment, method-assign]

    @Slot()
    def _row(self) -> None:
        if self._arrived_s:
            self._rows_ms.append((time.perf_counter() - self._arrived_s) * 1e3)

    @Slot()
    def _begin(self) -> None:
        self._answer["memory before, MiB"] = _resident_mib()
        self._cpu_s, self._at_s = self._processor_s(), time.monotonic()
        self._rows_ms = []
        self._loop.start()

    @Slot()
    def _finish(self) -> None:
        self._loop.stop()
        took_s = time.monotonic() - self._at_s
        after_s = self._processor_s()
        self._answer["cores"] = {who: (after_s[who] - self._cpu_s.get(who, 0.0)) / took_s for who in after_s}
        self._answer["late"] = [stall.late_ms for stall in self._loop.stalls]
        self._answer["own"] = [stall.late_ms - stall.queued_ms for stall in self._loop.stalls]
        self._answer["rows"] = self._rows_ms
        self._answer["vehicles"] = len(self._room.fleet.vehicles())
        self._answer["live cameras"] = sum(health.is_usable for health in self._room.wall.healths().values())

    @Slot()
    def _end(self) -> None:
        self._answer["memory after, MiB"] = _resident_mib()
        QCoreApplication.quit()

    def _processor_s(self) -> dict[str, float]:
        return {
            "console": _processor_s(os.getpid()),
            "decoders": sum(_processor_s(pid) for pid in self._room.wall.decoder_pids()),
            "map renderer": _processor_s(self._app.desk.map._host.page.renderProcessPid()),
            "drill city": _processor_s(int(os.environ["BENCH_CITY_PID"])),
        }


def _processor_s(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_mib() -> float:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024.0
    return 0.0
