"""The queue pane under 1,000 updates a second: how long the GUI stands still, and whether anything moved.

100,000 rows, one selected and some marked, scrolled to the middle; updates come in batches as the writer announces
them. ``ICC_STORM_S`` is how many seconds (60 by default).
"""

import os
import random
import time
import tomllib
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from benchmarks.queue import NOW, WORDS, _incidents
from services.domain.incident import Incident
from services.domain.severity import Severity
from widgets.incidents.queue import IncidentQueue
from widgets.theme.theme import theme_from_tokens

BATCH, PERIOD_MS = 50, 50  # 1,000 a second
TARGET_MS = 50.0
TOKENS = Path(__file__).parents[1] / "resources" / "theme" / "tokens.toml"


class Storm(QObject):
    """Applies a batch every 50 ms, and measures how late a 5 ms timer comes: that is how long the GUI stood still."""

    def __init__(self, queue: IncidentQueue, incidents: list[Incident]) -> None:
        super().__init__()
        self._queue, self._incidents = queue, incidents
        self._chance = random.Random(3)
        self._beat, self._batches = QTimer(self, interval=5), QTimer(self, interval=PERIOD_MS)
        self._beat.timeout.connect(self._measure)
        self._batches.timeout.connect(self._apply)
        self._last = time.perf_counter()
        self.stalls_ms: list[float] = []
        self.applied = 0

    def start(self) -> None:
        self._last = time.perf_counter()
        self._beat.start()
        self._batches.start()

    def stop(self) -> None:
        self._beat.stop()
        self._batches.stop()

    @Slot()
    def _measure(self) -> None:
        now = time.perf_counter()
        self.stalls_ms.append((now - self._last) * 1000.0 - 5.0)
        self._last = now

    @Slot()
    def _apply(self) -> None:
        places = self._chance.sample(range(len(self._incidents)), BATCH)
        for place in places:
            before = self._incidents[place]
            severity = Severity(1 + (before.severity + self._chance.randrange(3)) % 4)
            self._incidents[place] = replace(before, severity=severity, seq=before.seq + 1)
        self._queue.apply(tuple(self._incidents[place] for place in places))
        self.applied += BATCH


def figures() -> list[Figure]:
    """Return the longest stall and its 99th percentile in ms, and what moved (0 is right)."""
    seconds = float(os.environ.get("ICC_STORM_S", "60"))
    app = QApplication.instance() or QApplication([])
    theme = theme_from_tokens(tomllib.loads(TOKENS.read_text("utf-8")), "dark", family="Sans Serif", base_pt=0)
    incidents = _incidents()
    queue = IncidentQueue(theme, WORDS, now=NOW)
    queue.resize(700, 900)
    queue.add_page(tuple(incidents))
    queue.show()
    queue.keep_focus()
    queue.select(queue.model.incident_at(50_000).incident_id)
    queue.model.mark_rows(50_002, 50_006)
    app.processEvents()
    before = _looks(queue)
    storm = Storm(queue, incidents)
    loop, cpu_s = QEventLoop(), time.process_time()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    storm.start()
    loop.exec()
    storm.stop()
    cpu_ms = (time.process_time() - cpu_s) * 1000.0 / max(1, storm.applied // BATCH)
    moved = sum(1 for was, now in zip(before, _looks(queue), strict=True) if was != now)
    rate = storm.applied / seconds
    stalls = sorted(storm.stalls_ms)
    queue.deleteLater()
    app.processEvents()
    note = f"{rate:.0f} updates/s for {seconds:.0f} s, 100k rows"
    return [
        Figure("queue stall, longest, under updates", stalls[-1], "ms", None, TARGET_MS, note=note),
        Figure(
            "queue stall, 99th percentile, under updates", stalls[len(stalls) * 99 // 100], "ms", None, TARGET_MS
        ),
        Figure("queue processor time for 50 updates", cpu_ms, "ms", None, TARGET_MS, note="painting included"),
        Figure("queue: selection, marks, focus moved", float(moved), "things", None, 0.0, note="0 is right"),
    ]


def _looks(queue: IncidentQueue) -> tuple[object, ...]:
    return queue.selected_id(), frozenset(queue.model.marked()), queue.has_focus_inside()
