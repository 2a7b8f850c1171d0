"""The wall against real cameras on loopback and real decoder processes."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from hls_server import HlsServer
from mjpeg_server import Fault, MjpegServer, picture
from pytestqt.qtbot import QtBot
from rtsp_server import RtspServer

from services.cctv.wall import CameraWall
from services.domain.camera import Camera, CameraHealth, CameraState, CameraTrouble
from services.domain.clock import SystemClock

ROOT = Path(__file__).parents[2]
LIVE_WITHIN_MS = 8000


@pytest.fixture
def server() -> Iterator[MjpegServer]:
    with MjpegServer() as running:
        yield running


@pytest.fixture
def wall(qtbot: QtBot) -> Iterator[CameraWall]:
    wall = CameraWall(SystemClock(), cores=2)
    yield wall
    wall.stop()


def cameras(server: MjpegServer, *names: str) -> tuple[Camera, ...]:
    return tuple(Camera(name, name, server.url(name)) for name in names)


def wait_for(
    qtbot: QtBot, wall: CameraWall, name: str, *states: CameraState, timeout: int = LIVE_WITHIN_MS
) -> CameraHealth:
    qtbot.waitUntil(lambda: wall.health(name).state in states, timeout=timeout)
    health = wall.health(name)
    assert health is not None
    return health


def children() -> set[int]:
    """Return the ids of the processes this one started and that still run."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # the thread ended while we looked
            found |= {int(pid) for pid in (task / "children").read_text("utf-8").split()}
    return found


def memory_files() -> int:
    links = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            links.append(str(entry.readlink()))
        except FileNotFoundError:  # the descriptor of the listing itself
            continue
    return sum("icc-cctv" in link for link in links)


def test_that_a_camera_shows_its_picture_and_each_failure_says_what_it_is(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall
) -> None:
    server.misbehave("refused", Fault.STATUS_401)
    server.misbehave("missing", Fault.STATUS_404)
    nobody = Camera("nobody", "nobody", "http://127.0.0.1:9/")
    odd = Camera("odd", "odd", "gopher://127.0.0.1/")
    wall.show_cameras((*cameras(server, "good", "refused", "missing"), nobody, odd))
    assert wall.health("good").state is CameraState.CONNECTING
    live = wait_for(qtbot, wall, "good", CameraState.LIVE)
    assert (live.width, live.height) == (640, 360)
    frame = wall.frame("good")
    assert (frame.width, frame.height) == (480, 270)
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(270, 480, 4)
    assert pixels[20, 20].astype(int) == pytest.approx([146, 96, 46, 255], abs=12)
    assert wait_for(qtbot, wall, "refused", CameraState.REFUSED).reason == CameraTrouble.ACCESS.value
    assert wait_for(qtbot, wall, "missing", CameraState.OFF).reason == CameraTrouble.NOT_FOUND.value
    assert wait_for(qtbot, wall, "nobody", CameraState.OFF).reason == CameraTrouble.UNREACHABLE.value
    assert wait_for(qtbot, wall, "odd", CameraState.OFF).reason == CameraTrouble.BAD_ADDRESS.value


def test_that_frozen_silent_and_dark_cameras_are_marked_within_three_seconds_and_the_others_do_not_notice(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall
) -> None:
    names = ("frozen", "silent", "dark", "good")
    wall.show_cameras(cameras(server, *names))
    for name in names:
        wait_for(qtbot, wall, name, CameraState.LIVE)
    pictures: list[float] = []
    wall.frames_changed.connect(lambda ids: pictures.append(time.monotonic()) if "good" in ids else None)
    qtbot.waitUntil(lambda: len(pictures) > 5)
    server.misbehave("frozen", Fault.FREEZE)
    server.misbehave("silent", Fault.HANG)
    server.misbehave("dark", Fault.DARK)

    marked_s: dict[str, float] = {}

    def all_marked() -> bool:
        for name in names[:3]:
            if not wall.health(name).is_usable:
                marked_s.setdefault(name, time.monotonic())
        return len(marked_s) == 3

    qtbot.waitUntil(all_marked, timeout=6000)
    assert wall.health("frozen").state is CameraState.FROZEN
    assert wall.health("silent").state is CameraState.STALE
    assert wall.health("dark").state is CameraState.DARK
    for name, at_s in marked_s.items():
        assert at_s - server.sent_s[f"/{name}"] <= 4.0, (
            name
        )  # 3 s (benchmarks/cctv.py), and what a busy test machine adds
    assert wait_for(qtbot, wall, "silent", CameraState.OFF).reason == CameraTrouble.SILENT.value
    gaps = np.diff(pictures)
    assert np.median(gaps) < 0.15
    assert gaps.max() < 2.0  # one that waits for another would stand for its 4 s time-out

    for name in names[:3]:
        server.misbehave(name, Fault.NONE)
    for name in names[:3]:
        wait_for(qtbot, wall, name, CameraState.LIVE)


def test_that_a_camera_that_drops_out_comes_back_by_itself(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall
) -> None:
    wall.show_cameras(cameras(server, "a"))
    wait_for(qtbot, wall, "a", CameraState.LIVE)
    server.misbehave("a", Fault.DROP)
    off = wait_for(qtbot, wall, "a", CameraState.OFF)
    assert off.frame_age_s is not None
    assert off.frame_age_s < 4.0
    server.misbehave("a", Fault.NONE)
    wait_for(qtbot, wall, "a", CameraState.LIVE)


def test_that_live_is_never_said_without_a_new_picture(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall
) -> None:
    """Frozen, then the decoder is killed: reconnecting to the same old picture proves nothing."""
    wall.show_cameras(cameras(server, "a"))
    wait_for(qtbot, wall, "a", CameraState.LIVE)
    server.misbehave("a", Fault.FREEZE)
    wait_for(qtbot, wall, "a", CameraState.FROZEN)
    said: list[CameraState] = []
    wall.health_changed.connect(lambda health: said.append(health.state))
    before = len(server.requests)
    os.kill(wall.decoder_pids()[0], signal.SIGKILL)
    sequence = wall.frame("a").sequence
    qtbot.waitUntil(lambda: len(server.requests) > before, timeout=LIVE_WITHIN_MS)
    qtbot.waitUntil(lambda: wall.frame("a").sequence > sequence + 5, timeout=LIVE_WITHIN_MS)
    assert CameraState.LIVE not in said
    assert wall.health("a").state is CameraState.FROZEN


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_that_a_dead_decoder_is_replaced_and_its_pictures_return(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall, how: signal.Signals
) -> None:
    wall.show_cameras(cameras(server, "a", "b"))
    for name in "ab":
        wait_for(qtbot, wall, name, CameraState.LIVE)
    (dead,) = wall.decoder_pids()
    os.kill(dead, how)
    qtbot.waitUntil(lambda: wall.decoder_pids() not in ((dead,), ()), timeout=1000)
    sequences = {name: wall.frame(name).sequence for name in "ab"}
    qtbot.waitUntil(lambda: all(wall.frame(n).sequence > sequences[n] for n in "ab"), timeout=5000)
    assert wall.restarts == 1
    assert dead not in children()


def test_that_a_decoder_that_hangs_is_ended_by_its_id_and_replaced(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.cctv.decoder_keeper.HEARTBEAT_WITHIN_S", 1.0)
    wall.show_cameras(cameras(server, "a"))
    wait_for(qtbot, wall, "a", CameraState.LIVE)
    (hung,) = wall.decoder_pids()
    os.kill(hung, signal.SIGSTOP)
    qtbot.waitUntil(lambda: wall.decoder_pids() not in ((hung,), ()), timeout=4000)
    sequence = wall.frame("a").sequence
    qtbot.waitUntil(lambda: wall.frame("a").sequence > sequence, timeout=4000)
    assert hung not in children()


def test_that_nothing_is_left_after_the_end(
    qtbot: QtBot, server: MjpegServer, capfd: pytest.CaptureFixture[str]
) -> None:
    before, memory = children(), memory_files()
    wall = CameraWall(SystemClock(), cores=2)
    wall.show_cameras(cameras(server, *(f"c{n}" for n in range(9))))
    for n in range(9):
        wait_for(qtbot, wall, f"c{n}", CameraState.LIVE)
    assert len(wall.decoder_pids()) == 2
    assert memory_files() > memory
    started_s = time.monotonic()
    wall.stop()
    wall.stop()
    assert time.monotonic() - started_s < 4.0
    assert children() == before
    assert memory_files() == memory
    assert capfd.readouterr() == ("", "")


CONSOLE = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from services.cctv.wall import CameraWall
from services.domain.camera import Camera
from services.domain.clock import SystemClock

app = QCoreApplication([])
wall = CameraWall(SystemClock(), cores=1)
wall.frames_changed.connect(lambda ids: print(*wall.decoder_pids(), flush=True))
wall.show_cameras((Camera("a", "a", sys.argv[1]),))
app.exec()
"""


def test_that_a_decoder_goes_when_its_console_is_killed(qtbot: QtBot, server: MjpegServer) -> None:
    command = [sys.executable, "-c", CONSOLE, server.url("a")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as console:
        assert console.stdout is not None
        first_picture = console.stdout.readline()
        console.kill()
    decoder = int(first_picture)
    qtbot.waitUntil(lambda: not _is_running(decoder), timeout=3000)


def _is_running(pid: int) -> bool:
    """Return False for a process that is gone, or a zombie nobody collects."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_that_what_is_shown_may_be_changed_by_whoever_hears_of_a_health(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall
) -> None:
    wall.show_cameras(cameras(server, "a", "b", "c"))
    wait_for(qtbot, wall, "a", CameraState.LIVE)
    wall.health_changed.connect(lambda health: wall.show_cameras(cameras(server, "c")))
    server.misbehave("a", Fault.FREEZE)
    qtbot.waitUntil(lambda: tuple(wall.healths()) == ("c",), timeout=5000)
    wait_for(qtbot, wall, "c", CameraState.LIVE)


def test_that_another_set_of_cameras_keeps_the_streams_that_stay(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall
) -> None:
    wall.show_cameras(cameras(server, "a", "b"))
    wait_for(qtbot, wall, "a", CameraState.LIVE)
    wait_for(qtbot, wall, "b", CameraState.LIVE)
    wall.show_cameras(cameras(server, "b", "c"))
    assert wall.frame("a") is None
    assert wall.health("a") is None
    assert wall.frame("c") is None
    assert wall.health("b").state is CameraState.LIVE
    wait_for(qtbot, wall, "c", CameraState.LIVE)
    assert server.requests.count("/b") == 1


def test_that_a_tile_gets_pictures_of_its_size(qtbot: QtBot, server: MjpegServer, wall: CameraWall) -> None:
    wall.request_size("a", 320, 400)
    wall.show_cameras(cameras(server, "a"))
    qtbot.waitUntil(lambda: wall.frame("a") is not None, timeout=LIVE_WITHIN_MS)
    assert (wall.frame("a").width, wall.frame("a").height) == (320, 180)
    wall.request_size("a", 5000, 5000)
    qtbot.waitUntil(lambda: wall.frame("a").width == 640, timeout=2000)
    assert wall.health("a").state is CameraState.LIVE


def test_that_resizing_a_whole_wall_again_and_again_hurts_no_decoder(
    qtbot: QtBot, server: MjpegServer, wall: CameraWall
) -> None:
    wall.show_cameras(
        (
            *cameras(server, "a"),
            *(Camera(f"off{n}", "x" * 200, "http://127.0.0.1:9/" + "x" * 900) for n in range(31)),
        )
    )
    wait_for(qtbot, wall, "a", CameraState.LIVE)
    before = wall.decoder_pids()
    for step in range(40):
        for camera_id in wall.healths():
            wall.request_size(camera_id, 300 + step * 4, 200)
    sequence = wall.frame("a").sequence
    qtbot.waitUntil(
        lambda: wall.frame("a").sequence > sequence + 3 and wall.frame("a").height == 200, timeout=4000
    )
    assert wall.decoder_pids() == before
    assert wall.restarts == 0


def test_that_a_masked_place_never_leaves_the_decoder(qtbot: QtBot, server: MjpegServer, wall: CameraWall) -> None:
    window = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
    wall.show_cameras((Camera("a", "a", server.url("a"), privacy_masks=(window,)),))
    qtbot.waitUntil(lambda: wall.frame("a") is not None, timeout=LIVE_WITHIN_MS)
    frame = wall.frame("a")
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, 4)
    assert pixels[:, : frame.width // 2, :3].max() == 0
    assert pixels[:, frame.width // 2 + 4 :, :3].max() > 100


def test_that_a_recording_plays_at_its_own_speed(qtbot: QtBot, wall: CameraWall, tmp_path: Path) -> None:
    path = tmp_path / "clip.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (640, 360))
    for number in range(25):
        writer.write(cv2.imdecode(np.frombuffer(picture(number), np.uint8), cv2.IMREAD_COLOR))
    writer.release()
    wall.show_cameras((Camera("a", "a", str(path)),))
    wait_for(qtbot, wall, "a", CameraState.LIVE)
    qtbot.waitUntil(lambda: wall.frame("a").sequence >= 15, timeout=5000)
    assert wall.health("a").fps == pytest.approx(10.0, rel=0.2)


def test_that_a_stream_that_comes_in_bursts_is_shown_evenly(
    qtbot: QtBot, wall: CameraWall, tmp_path: Path
) -> None:
    """HLS delivers two seconds at once, then nothing: unpaced, the picture would jump and pass for frozen."""
    with HlsServer(tmp_path) as server:
        wall.show_cameras((Camera("a", "a", server.url),))
        wait_for(qtbot, wall, "a", CameraState.LIVE)
        states: list[CameraState] = []
        shown_s: list[float] = []
        wall.health_changed.connect(lambda health: states.append(health.state))
        wall.frames_changed.connect(lambda ids: shown_s.append(time.monotonic()))
        started_s = time.monotonic()
        qtbot.waitUntil(lambda: time.monotonic() - started_s > 4.5, timeout=8000)
        wall.stop()
    assert set(states) <= {CameraState.LIVE}
    assert len(shown_s) > 4.5 * 15 * 0.7
    assert np.diff(shown_s).max() < 1.5


def test_that_an_rtsp_camera_is_read_over_tcp_and_its_silence_noticed(
    qtbot: QtBot, wall: CameraWall, tmp_path: Path
) -> None:
    with RtspServer(tmp_path) as server:
        wall.show_cameras((Camera("a", "a", server.url),))
        live = wait_for(qtbot, wall, "a", CameraState.LIVE)
        assert (live.width, live.height) == (640, 360)
        assert all("TCP" in transport for transport in server.transports)
        server.is_hanging.set()
        wait_for(qtbot, wall, "a", CameraState.STALE)
        assert wait_for(qtbot, wall, "a", CameraState.OFF).reason == CameraTrouble.SILENT.value
        server.is_hanging.clear()
        wait_for(qtbot, wall, "a", CameraState.LIVE)
        wall.stop()


def test_that_an_rtsp_camera_that_wants_a_password_says_so(qtbot: QtBot, wall: CameraWall, tmp_path: Path) -> None:
    with RtspServer(tmp_path, password="x") as server:
        wall.show_cameras((Camera("a", "a", server.url),))
        assert wait_for(qtbot, wall, "a", CameraState.REFUSED).reason == CameraTrouble.ACCESS.value
        wall.stop()
