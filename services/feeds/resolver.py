"""Name resolution that can be given up: getaddrinfo may block for half a minute and cannot be interrupted."""

import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from typing import Any

Address = tuple[socket.AddressFamily, str, int]  # family, ip, port
Lookup = Callable[[str, int], list[Address]]


class Resolver:
    """Looks names up on daemon threads; a lookup under way is joined, so a dead resolver costs one thread per host."""

    def __init__(self, lookup: Lookup | None = None) -> None:
        self._resolve = lookup or resolve
        self._lock = threading.Lock()
        self._running: dict[tuple[str, int], Future[list[Address]]] = {}

    def addresses(self, host: str, port: int, *, timeout_s: float, give_up: Future[None]) -> list[Address]:
        """Return what ``host`` resolves to. Raises OSError (no such name) or TimeoutError (also on ``give_up``)."""
        lookup = self._lookup(host, port)
        either: tuple[Future[Any], ...] = (lookup, give_up)
        wait_for(either, timeout=timeout_s, return_when="FIRST_COMPLETED")
        if not lookup.done():
            raise TimeoutError(f"{host} not resolved")
        return lookup.result()

    def _lookup(self, host: str, port: int) -> Future[list[Address]]:
        with self._lock:
            if (host, port) not in self._running:
                future: Future[list[Address]] = Future()
                self._running[host, port] = future
                threading.Thread(target=self._run, args=(host, port, future), name="resolve", daemon=True).start()
            return self._running[host, port]

    def _run(self, host: str, port: int, future: Future[list[Address]]) -> None:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            self._forget(host, port)
            future.set_exception(OSError(str(error)))
        else:
            self._forget(host, port)
            future.set_result(found)

    def _forget(self, host: str, port: int) -> None:
        with self._lock:
            del self._running[host, port]


def resolve(host: str, port: int) -> list[Address]:
    """Ask the system, and wait as long as it takes."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, str(where[0]), port) for family, _, _, _, where in found]
