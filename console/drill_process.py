"""The drill city as a child process on loopback. It cannot outlive the console: it ends when its stdin closes."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Timer

from services.domain.errors import KnownError
from services.domain.text import Label

START_S = 20.0
STOP_S = 3.0


class DrillCity:
    """Owns the process. ``base_url`` is where it listens."""

    def __init__(self, *, profile: Path, scenario: str, speed: float, seed: int | None) -> None:
        """Start and wait until it serves. Raises KnownError with its own words when it does not.

        Without a ``seed`` each start is another day. Its reports are new ones either way: with the ids of an
        earlier drill, a record that holds those as closed would keep the room empty.
        """
        started = int(time.time())
        command = [sys.executable, "-m", "services.drill", "--port", "0", "--watch-stdin"]
        command += ["--profile", str(profile), "--scenario", scenario, "--speed", f"{speed:g}"]
        command += ["--run", str(started), "--seed", str(started % 1_000_000 if seed is None else seed)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.base_url = self._wait_ready()

    def stop(self) -> None:
        """End it, by its process id, and collect it."""
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()
        self._insist(self._process.terminate)
        self._insist(self._process.kill)

    @property
    def pid(self) -> int:
        return self._process.pid

    def _wait_ready(self) -> str:
        assert self._process.stdout is not None
        guard = Timer(START_S, self._process.kill)
        guard.start()
        first = self._process.stdout.readline().strip()
        guard.cancel()
        guard.join()
        if not first.startswith("READY "):
            raise self._failure()
        return first.removeprefix("READY ")

    def _failure(self) -> KnownError:
        assert self._process.stderr is not None
        self._process.kill()
        said = self._process.stderr.read().strip().splitlines()
        self.stop()
        return KnownError(
            Label(
                id="Kota latihan tidak dapat dijalankan. Periksa nama skenario dan profil.",
                en="The drill city did not start. Check the scenario's name and the profile.",
            ),
            said[-1] if said else "",
        )

    def _insist(self, end: Callable[[], None]) -> None:
        if self._process.poll() is None:
            end()
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                return
