"""Nine cameras at 10 pictures a second on the CCTV place: what they cost the console, and how soon it tells the truth.

The cameras are another process (MJPEG over loopback). The baseline of lateness and load is the same window with
its event loop and no camera.
"""

import os
import signal
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from services.cctv.wall import CameraWall
from services.domain.camera import Camera, CameraState
from services.domain.clock import SystemClock
from widgets.cctv.grid import CameraGrid
from widgets.theme.theme import theme_from_tokens

ROOT = Path(__file__).resolve().parents[1]
CAMERAS = 9
FPS = 10
MEASURE_S = 10.0
PROBE_MS = 5


class LoopProbe(QObject):
    """How late a precise timer comes: what a key press would have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self.work_ms: list[float] = []  # processor time of the GUI thread in the same stretch
        self._last_ns, self._last_work_ns = time.perf_counter_ns(), time.thread_time_ns()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(PROBE_MS)

    @Slot()
    def _tick(self) -> None:
        now_ns, work_ns = time.perf_counter_ns(), time.thread_time_ns()
        self.late_ms.append(max(0.0, (now_ns - self._last_ns) / 1e6 - PROBE_MS))
        self.work_ms.append((work_ns - self._last_work_ns) / 1e6)
        self._last_ns, self._last_work_ns = now_ns, work_ns

    def stop(self) -> None:
        self._timer.stop()


class Load:
    """GUI process cores and lateness over one stretch of the event loop."""

    def __init__(self, seconds: float) -> None:
        probe, cpu_s, wall_s = LoopProbe(), time.process_time(), time.monotonic()
        _run_for(seconds)
        probe.stop()
        self.cores = (time.process_time() - cpu_s) / (time.monotonic() - wall_s)
        late = sorted(probe.late_ms)
        self.p99_ms, self.max_ms = late[int(len(late) * 0.99)], late[-1]
        self.longest_work_ms = max(probe.work_ms)


def figures() -> list[Figure]:
    """Measure everything once; takes about 40 s."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    tokens = tomllib.loads((ROOT / "resources" / "theme" / "tokens.toml").read_text("utf-8"))
    theme = theme_from_tokens(tokens, "dark", family="Sans Serif", base_pt=0.0)
    grid = CameraGrid(theme=theme, zone=ZoneInfo("Asia/Jakarta"))
    grid.resize(1920, 1000)
    grid.show()
    idle = Load(4.0)
    with _camera_process() as (server, port):
        wall = CameraWall(SystemClock(), cores=os.cpu_count() or 1)
        _connect(wall, grid)
        try:
            return [
                *_opening(wall, grid, port),
                *_load(wall, grid, idle),
                _four_more(wall, port),
                *_truth(wall, server),
                _stopping(wall),
            ]
        finally:
            wall.stop()
            grid.close()


def _connect(wall: CameraWall, grid: CameraGrid) -> None:
    grid.set_frame_source(wall.frame)
    wall.frames_changed.connect(grid.refresh)
    wall.health_changed.connect(grid.set_health)
    grid.size_wanted.connect(wall.request_size)


def _opening(wall: CameraWall, grid: CameraGrid, port: int) -> list[Figure]:
    cameras = tuple(Camera(f"c{n}", f"c{n}", f"http://127.0.0.1:{port}/c{n}") for n in range(CAMERAS))
    grid.show_cameras(cameras)
    timer = QElapsedTimer()
    timer.start()
    wall.show_cameras(cameras)
    call_ms = timer.nsecsElapsed() / 1e6
    _run_until(lambda: all(h.is_usable for h in wall.healths().values()), 15.0)
    return [
        Figure("cctv.show_cameras_call", call_ms, "ms", target=16.0, note="GUI thread, starts the decoders"),
        Figure("cctv.nine_opened_to_all_live", timer.elapsed() / 1000.0, "s", target=2.0),
    ]


def _four_more(wall: CameraWall, port: int) -> Figure:
    """An incident is selected whose nearest cameras were not decoded so far."""
    more = tuple(Camera(f"more{n}", f"more{n}", f"http://127.0.0.1:{port}/more{n}") for n in range(4))
    shown = tuple(Camera(f"c{n}", f"c{n}", f"http://127.0.0.1:{port}/c{n}") for n in range(CAMERAS))
    started_s = time.monotonic()
    wall.show_cameras((*shown, *more))
    _run_until(lambda: all(h.is_usable for h in wall.healths().values()), 15.0)
    took_s = time.monotonic() - started_s
    wall.show_cameras(shown)
    return Figure("cctv.four_more_cameras_live", took_s, "s", target=2.0)


def _load(wall: CameraWall, grid: CameraGrid, idle: Load) -> list[Figure]:
    _run_for(1.0)
    before = {n: wall.frame(f"c{n}").sequence for n in range(CAMERAS)}  # type: ignore[union-attr]
    decoders_s, started_s = _cpu_s(wall.decoder_pids()), time.monotonic()
    busy = Load(MEASURE_S)
    took_s = time.monotonic() - started_s
    shown = [wall.frame(f"c{n}").sequence - before[n] for n in before]  # type: ignore[union-attr]
    decoder_cores = (_cpu_s(wall.decoder_pids()) - decoders_s) / took_s
    return [
        Figure("cctv.pictures_per_camera", statistics.mean(shown) / took_s, "fps", note=f"sent {FPS}"),
        Figure("cctv.gui_process_cores", busy.cores, "cores", baseline=idle.cores, target=0.15),
        Figure(
            "cctv.decoder_processes_cores", decoder_cores, "cores", note="640x360 MJPEG, every picture decoded"
        ),
        Figure("cctv.gui_lateness_p99", busy.p99_ms, "ms", baseline=idle.p99_ms, target=16.0),
        Figure(
            "cctv.gui_lateness_max", busy.max_ms, "ms", baseline=idle.max_ms, target=50.0, note="shared machine"
        ),
        Figure(
            "cctv.gui_longest_own_work", busy.longest_work_ms, "ms", baseline=idle.longest_work_ms, target=16.0
        ),
    ]


def _truth(wall: CameraWall, server: "subprocess.Popen[str]") -> list[Figure]:
    frozen_s = [_until_marked(wall, server, f"c{n} freeze") for n in range(3)]
    silent_s = [_until_marked(wall, server, f"c{n} hang") for n in range(3, 6)]
    first, last = wall.decoder_pids()[0], wall.decoder_pids()[-1]
    sequences = {n: wall.frame(f"c{n}").sequence for n in range(6, CAMERAS)}  # type: ignore[union-attr]
    os.kill(first, signal.SIGSEGV)
    os.kill(last, signal.SIGSEGV)
    started_s = time.monotonic()
    _run_until(lambda: not {first, last} & set(wall.decoder_pids()) and len(wall.decoder_pids()) > 0, 10.0)
    restarted_s = time.monotonic() - started_s
    _run_until(lambda: all(wall.frame(f"c{n}").sequence > sequences[n] for n in sequences), 15.0)  # type: ignore[union-attr]
    back_s = time.monotonic() - started_s
    return [
        Figure(
            "cctv.frozen_marked_after",
            max(frozen_s),
            "s",
            target=3.0,
            note="worst of 3, since the last new picture",
        ),
        Figure(
            "cctv.silent_marked_after", max(silent_s), "s", target=3.0, note="worst of 3, since the last picture"
        ),
        Figure("cctv.decoder_replaced_after", restarted_s, "s", target=1.0, note="both decoders, SIGSEGV"),
        Figure("cctv.pictures_back_after_crash", back_s, "s", target=5.0),
    ]


def _until_marked(wall: CameraWall, server: "subprocess.Popen[str]", command: str) -> float:
    """Return seconds from the fault, which follows the last new picture by less than a period, to the mark."""
    name = command.split()[0]
    assert server.stdin is not None
    server.stdin.write(f"{command}\n")
    server.stdin.flush()
    started_s = time.monotonic()
    _run_until(lambda: wall.health(name).state is not CameraState.LIVE, 10.0)  # type: ignore[union-attr]
    return time.monotonic() - started_s


def _stopping(wall: CameraWall) -> Figure:
    started_s = time.monotonic()
    wall.stop()
    return Figure("cctv.stop", time.monotonic() - started_s, "s", target=2.0)


def _cpu_s(pids: tuple[int, ...]) -> float:
    """Return the processor time these processes have used, from /proc."""
    fields = [Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split() for pid in pids]
    return sum(int(f[11]) + int(f[12]) for f in fields) / os.sysconf("SC_CLK_TCK")


def _run_for(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def _run_until(is_done: Callable[[], bool], limit_s: float) -> None:
    """Run the event loop until ``is_done``; raises TimeoutError."""
    end_s = time.monotonic() + limit_s
    while not is_done():
        if time.monotonic() > end_s:
            raise TimeoutError("the cameras did not get there")
        _run_for(0.01)


@contextmanager
def _camera_process() -> Iterator[tuple["subprocess.Popen[str]", int]]:
    command = [sys.executable, str(ROOT / "tests" / "mjpeg_server.py"), str(FPS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server, int(server.stdout.readline())
        finally:
            server.kill()
