"""The map: ready, filled, fed at 1 Hz, and brought back after its renderer was killed.

Baseline of the filling: the same points as Leaflet circle markers on Leaflet's own canvas, added in the same
page of the same run. CPU is read from /proc: the figure is left out elsewhere.
"""

import json
import os
import random
import signal
import statistics
import time
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from console.map_assets import load_map_assets
from services.domain.clock import SystemClock
from services.domain.freshness import Freshness, FreshnessState
from services.domain.geo import Point
from services.domain.incident import Incident, IncidentStatus
from services.domain.profile import Area
from services.domain.resource import Fix
from services.domain.severity import Severity
from services.profile.loader import load_profile
from widgets.map.base_page import build_base_page
from widgets.map.map_view import MapView
from widgets.map.scheme import register_scheme
from widgets.theme.theme import theme_from_tokens

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
POINTS, VEHICLES, TURNS, FEED_S = 10_000, 1_000, 5, 15
AT = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
LIVE = Freshness(FreshnessState.LIVE, AT, 1.0)
# Two frames later everything asked for before is on the screen.
PAINTED = "requestAnimationFrame(() => requestAnimationFrame(() => document.title = 'painted-{0}'))"
NAIVE = """{{
  window.naive?.remove();
  window.naive = L.layerGroup();
  const renderer = L.canvas();
  for (const place of {0}) L.circleMarker(place, {{renderer, radius: 6}}).addTo(window.naive);
  window.naive.addTo(map_ops);
}}
"""


class Bench:
    """One map on the shipped profile, and what is measured on it."""

    def __init__(self) -> None:
        profile = load_profile(RESOURCES / "profiles" / "indramayu")
        theme = theme_from_tokens(_tokens(), "dark", family="Inter", base_pt=0.0)
        assets = load_map_assets(RESOURCES / "map")
        self.area, self.random, self.turn = profile.area, random.Random(1), 0
        started_s = time.perf_counter()
        self.view = MapView(self.area, theme, assets=assets, clock=SystemClock())
        self.view.resize(1920, 1080)
        self.view.show()
        self.view.load(build_base_page(self.area))
        _wait_for(self.view.settled, 30.0)
        self.ready_s = time.perf_counter() - started_s

    def fill_ms(self) -> float:
        incidents = tuple(_incident(n, self.area, self.random) for n in range(POINTS))
        self.view.remove_incidents(tuple(incident.incident_id for incident in incidents))
        self.painted()
        _wait_s(0.2)  # past the pace of the batch before
        started_s = time.perf_counter()
        self.view.show_incidents(incidents)
        _wait_for(self.view.settled, 30.0)
        self.painted()
        return (time.perf_counter() - started_s) * 1000.0

    def naive_ms(self) -> float:
        places = [[p.lat, p.lon] for p in (_place(self.area, self.random) for _ in range(POINTS))]
        started_s = time.perf_counter()
        self.view._host.page.runJavaScript(NAIVE.format(json.dumps(places)))
        self.painted()
        return (time.perf_counter() - started_s) * 1000.0

    def painted(self) -> None:
        self.turn += 1
        self.view._host.page.runJavaScript(PAINTED.format(self.turn))
        _wait_for(self.view._host.page.titleChanged, 30.0)

    def feed_percent(self) -> float:
        """Move every vehicle once a second; return the CPU of this process and the renderer, % of a core."""
        fixes = [_fix(n, self.area, self.random) for n in range(VEHICLES)]
        self.view.show_vehicles(tuple((fix, LIVE) for fix in fixes))
        _wait_s(2.0)
        pids = (os.getpid(), self.view._host.page.renderProcessPid())
        before_s, started_s = _cpu_s(pids), time.perf_counter()
        for second in range(FEED_S):
            fixes = [replace(fix, point=_moved(fix.point, self.random)) for fix in fixes]
            self.view.show_vehicles(tuple((fix, LIVE) for fix in fixes))
            _wait_s(started_s + second + 1.0 - time.perf_counter())
        return 100.0 * (_cpu_s(pids) - before_s) / (time.perf_counter() - started_s)

    def killed_s(self) -> float:
        started_s = time.perf_counter()
        os.kill(self.view._host.page.renderProcessPid(), signal.SIGKILL)
        _wait_for(self.view.settled, 30.0)
        self.painted()
        return time.perf_counter() - started_s

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def figures() -> list[Figure]:
    register_scheme()
    app = QApplication.instance() or QApplication([])
    bench = Bench()
    figures_ = [Figure("map: page ready", bench.ready_s, "s", target=1.0, note="built, loaded and shown")]
    fill_ms = statistics.median(bench.fill_ms() for _ in range(TURNS))
    killed_s = bench.killed_s()
    bench.view.remove_incidents(tuple(f"i-{n}" for n in range(POINTS)))
    bench.painted()
    naive_ms = statistics.median(bench.naive_ms() for _ in range(TURNS))
    bench.killed_s()  # the baseline's markers go with the page
    figures_ += [
        Figure("map: 10k points shown", fill_ms, "ms", naive_ms, 100.0, "baseline: Leaflet circle markers"),
        Figure("map: renderer killed, picture back", killed_s, "s", target=1.0, note="with 10k points"),
    ]
    if Path("/proc/self/stat").exists():
        note = f"{FEED_S} s, main and renderer together"
        figures_.append(Figure("map: 1k vehicles at 1 Hz", bench.feed_percent(), "% core", target=10.0, note=note))
    bench.close()
    app.processEvents()
    return figures_


def _tokens() -> dict[str, object]:
    return tomllib.loads((RESOURCES / "theme" / "tokens.toml").read_text("utf-8"))


def _place(area: Area, rng: random.Random) -> Point:
    near = rng.choice(area.villages).point
    return Point(near.lat + rng.gauss(0.0, 0.01), near.lon + rng.gauss(0.0, 0.01))


def _moved(point: Point, rng: random.Random) -> Point:
    return Point(point.lat + rng.gauss(0.0, 1e-4), point.lon + rng.gauss(0.0, 1e-4))


def _incident(number: int, area: Area, rng: random.Random) -> Incident:
    severity = rng.choice(list(Severity))
    return Incident(
        f"i-{number}", f"A-26-{number:05}", "banjir", severity, IncidentStatus.NEW, "Banjir", AT, AT,
        point=_place(area, rng),
    )  # fmt: skip


def _fix(number: int, area: Area, rng: random.Random) -> Fix:
    return Fix(f"v-{number}", f"Truk {number}", "truk", _place(area, rng), AT, float(rng.randrange(360)))


def _cpu_s(pids: tuple[int, ...]) -> float:
    """User and system time, from fields 14 and 15 of stat (after the name, which may hold blanks)."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _wait_for(arrived: SignalInstance, timeout_s: float) -> None:
    """Run the event loop as the program does until the signal comes; polling would cost CPU of its own."""
    loop = QEventLoop()
    arrived.connect(loop.quit)
    QTimer.singleShot(int(timeout_s * 1000), loop.quit)
    loop.exec()
    arrived.disconnect(loop.quit)


def _wait_s(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(max(0, int(seconds * 1000)), loop.quit)
    loop.exec()
