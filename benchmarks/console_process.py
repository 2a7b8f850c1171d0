"""Starting what is measured: the console, the bare baseline, the drill city, and a network that swallows everything."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIMIT_S = 240.0


@dataclass(frozen=True, slots=True)
class City:
    """Where the drill city listens, and its process; 0: nobody is there."""

    base_url: str
    pid: int = 0


def measured(plan: str, words: list[str], *, folder: Path, city: City | None = None) -> dict[str, Any]:
    """Run the console with a plan of ``console_child`` and return what it found. Raises CalledProcessError."""
    answer = folder / "answer.json"
    environment = _environment()
    if city is not None:
        environment |= {"BENCH_CITY": city.base_url, "BENCH_CITY_PID": str(city.pid)}
    command = [sys.executable, "-m", "benchmarks.console_child", plan, str(answer), *words, "--lang", language()]
    _run(command, environment, folder)
    found: dict[str, Any] = json.loads(answer.read_text("utf-8"))
    return found


def bare_start_s(folder: Path) -> float:
    return float(_run([sys.executable, "-m", "benchmarks.console_bare"], _environment(), folder))


def language() -> str:
    """Indonesian as in the room, or what needs no translation to be built."""
    return "id" if (ROOT / "resources" / "translations" / "icc_id.qm").exists() else "en"


@contextmanager
def drill_city(folder: Path) -> Iterator[City]:
    """The city of ``console_city``; ends with its standard input."""
    command = [sys.executable, "-m", "benchmarks.console_city", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield City(process.stdout.readline().strip().removeprefix("READY "), process.pid)
        finally:
            process.stdin.close()
            process.wait(20.0)


@contextmanager
def black_hole() -> Iterator[City]:
    """An address where every connection hangs: a listener that accepts nobody, its queue already full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        try:
            yield City(f"http://127.0.0.1:{listener.getsockname()[1]}")
        finally:
            for one in waiting:
                one.close()


def _environment() -> dict[str, str]:
    """As a user's: with byte code written once and read from then on, without a screen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_STARTED_S": repr(time.monotonic())}
    environment["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "bench" / "bytecode")
    environment.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _run(command: list[str], environment: dict[str, str], folder: Path) -> str:
    """Return standard output; what Qt says on standard error is kept beside the answer."""
    with (folder / "stderr.txt").open("w") as errors:
        environment["BENCH_STARTED_S"] = repr(time.monotonic())
        return subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True, check=True,
            timeout=LIMIT_S,
        ).stdout  # fmt: skip
