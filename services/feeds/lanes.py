"""One request per host at a time; the others of that host wait in order, other hosts are not concerned."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QThreadPool

Job = Callable[[], None]
THREADS_MAX = 8


class Lanes:
    """Hands jobs to a pool of its own, a lane for each host. GUI thread only."""

    def __init__(self, pool: QThreadPool, *, hosts: int) -> None:
        self._pool = pool
        self._pool.setMaxThreadCount(max(1, min(hosts, THREADS_MAX)))
        self._waiting: dict[str, deque[Job]] = {}  # a lane exists while its first job runs

    def make_room(self, hosts: int) -> None:
        """Let as many hosts be asked at once, up to what the pool may ever have."""
        self._pool.setMaxThreadCount(max(self._pool.maxThreadCount(), min(hosts, THREADS_MAX)))

    def submit(self, host: str, job: Job) -> None:
        """Run ``job`` on the pool when the host is free. ``done`` must follow."""
        if host in self._waiting:
            self._waiting[host].append(job)
        else:
            self._waiting[host] = deque()
            self._pool.start(job)

    def done(self, host: str) -> None:
        """Tell that the host's running job has ended; the next one starts."""
        if self._waiting.get(host):
            self._pool.start(self._waiting[host].popleft())
        else:
            self._waiting.pop(host, None)

    def drain(self, timeout_ms: int) -> bool:
        """Drop what waits and wait for what runs. Return whether it all ended in time."""
        self._waiting.clear()
        self._pool.clear()
        return self._pool.waitForDone(timeout_ms)
