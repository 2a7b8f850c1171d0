"""The console is killed in the middle of its day: the act is there, and nothing it started lives on."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest
from pytestqt.qtbot import QtBot
from room_stand import room_stand

from console.arguments import SHIPPED_PROFILE
from services.domain.clock import SystemClock
from services.profile.loader import load_profile

ROOT = Path(__file__).parents[2]
PATIENCE_S = 45.0
DRIVER = ROOT / "tests" / "room_driver.py"
FAMILY = ("services.drill", "QtWebEngineProcess", "services.cctv.decoder")  # city, map, decoders

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are found in /proc")


@pytest.fixture
def console(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start the whole program with its drill city, cameras and map."""
    command = [sys.executable, str(DRIVER), "--drill", "--lang", "en", "--data", str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with (tmp_path / "stderr.txt").open("w") as errors:
        child = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        with child:
            yield child
            child.kill()


def test_that_a_killed_console_lost_nothing_and_left_nobody_behind(
    tmp_path: Path, qtbot: QtBot, console: "subprocess.Popen[str]"
) -> None:
    incident_id = saved(console, tmp_path)
    qtbot.waitUntil(lambda: all(any(name in c for c in commands(console.pid)) for name in FAMILY), timeout=15_000)
    family = descendants(console.pid)
    os.kill(console.pid, signal.SIGKILL)
    assert console.wait(5.0) == -signal.SIGKILL
    qtbot.waitUntil(lambda: not any(is_alive(pid) for pid in family), timeout=8000)

    drill = load_profile(SHIPPED_PROFILE, drill_base_url="http://127.0.0.1:9")
    again = replace(drill, feeds=(), cameras=())
    with room_stand(tmp_path / "drill", qtbot, profile=again, clock=SystemClock()) as stand:
        stand.wait(lambda: stand.room.book.get(incident_id) and not stand.room.book.is_loading)
        incident = stand.room.book.get(incident_id)
        assert incident is not None
        assert (incident.title, incident.notes) == ("Tanggul retak di Losarang", 1)
        assert stand.room.store.journal_warning() is None
        assert stand.room.store.rebuild_differences() == []


def saved(console: "subprocess.Popen[str]", folder: Path) -> str:
    """Return the incident whose note the console called saved."""
    assert console.stdout is not None
    guard = Timer(PATIENCE_S, console.kill)
    guard.start()
    line = console.stdout.readline()
    guard.cancel()
    guard.join()
    assert line.startswith("SAVED "), (folder / "stderr.txt").read_text()
    return line.split()[1]


def descendants(pid: int) -> list[int]:
    """Return the processes started by ``pid``, and by those."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *descendants(child)]
    return found


def commands(pid: int) -> list[str]:
    """Return the command lines of the descendants of ``pid``."""
    return [Path(f"/proc/{child}/cmdline").read_text().replace("\0", " ") for child in descendants(pid)]


def is_alive(pid: int) -> bool:
    """Return whether the process runs; one that only waits to be collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
