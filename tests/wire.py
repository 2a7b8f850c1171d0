"""The network between a console and its sources, on this machine, with a switch in it."""

import errno
import socket
import threading
from dataclasses import dataclass, field

import pytest

from services.feeds import resolver
from services.feeds.resolver import Address

FAR_AWAY = "192.0.2.1"  # RFC 5737: an address nobody has
HANGS_S = 30.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One connection or look-up that was tried: by which thread, to which host."""

    thread: str
    host: str


@dataclass
class Wire:
    """Every name leads to ``FAR_AWAY``, which is a server on loopback while the wire is up.

    Cut, it is a black hole: names are looked up for ever and connections have no route. Counts
    whatever this process tries, whoever tries it. ``mend`` before the test ends, or lookups stay behind.
    """

    attempts: list[Attempt] = field(default_factory=list)
    refusing: set[int] = field(default_factory=set)  # ports
    _is_up: threading.Event = field(default_factory=threading.Event)

    def cut(self) -> None:
        self._is_up.clear()

    def mend(self) -> None:
        self._is_up.set()

    def plug_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand between this process and its sockets for the length of a test."""
        self.mend()
        connect = socket.socket.connect

        def connect_over_wire(sock: socket.socket, address: tuple[str, int]) -> None:
            if sock.family == socket.AF_UNIX:
                connect(sock, address)
                return
            self.attempts.append(Attempt(threading.current_thread().name, address[0]))
            if not self._is_up.is_set():
                raise OSError(errno.ENETUNREACH, "no route")
            if address[1] in self.refusing:
                raise ConnectionRefusedError(errno.ECONNREFUSED, "refused")
            if address[0] not in (FAR_AWAY, "127.0.0.1"):
                raise AssertionError(f"somebody called {address[0]}")
            connect(sock, ("127.0.0.1", address[1]))

        monkeypatch.setattr(socket.socket, "connect", connect_over_wire)
        monkeypatch.setattr(resolver, "resolve", self._resolve)

    def _resolve(self, host: str, port: int) -> list[Address]:
        self.attempts.append(Attempt(threading.current_thread().name, host))
        if not self._is_up.wait(HANGS_S):
            raise OSError(f"{host}: no answer")
        return [(socket.AF_INET, FAR_AWAY, port)]
