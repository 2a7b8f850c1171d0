"""One TCP connection that is cut at its deadline, or at once when the console stops, whatever the server does."""

import contextlib
import errno
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from ipaddress import ip_address

from services.feeds.address import refuse_forbidden
from services.feeds.errors import (
    CONNECTION_REFUSED,
    NAME_NOT_FOUND,
    NO_ANSWER,
    NO_WAY_THERE,
    STOPPED,
    Contact,
    FeedError,
    too_slow,
)
from services.feeds.resolver import Address, Resolver

CONNECT_S = 3.05  # a little over one TCP retransmission
RESOLVE_S = 5.0
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, 10051, 10065})  # and Windows' own


class Line:
    """Connects for one request. A read blocked on the connection wakes up when it is cut.

    A per-read timeout does not bound a drip of one byte at a time, in the headers least of all; closing the
    connection from another thread does. ``cut`` may be called from any thread.
    """

    def __init__(self, resolver: Resolver, *, deadline_s: float) -> None:
        self._resolver, self._deadline_s = resolver, deadline_s
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None
        self._cut_by: FeedError | None = None
        self._given_up: Future[None] = Future()
        self._contact = Contact.SILENT
        self._ends_at = time.monotonic() + deadline_s

    @contextlib.contextmanager
    def open_until_deadline(self) -> Iterator[None]:
        """Cut the line when the time is up, and release it at the end."""
        watchdog = threading.Timer(self._deadline_s, self._time_is_up)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield
        finally:
            watchdog.cancel()
            watchdog.join()
            self._release()

    def stop(self) -> None:
        """Cut the line because nobody wants the answer any more."""
        self.cut(FeedError(STOPPED, contact=Contact.NONE))

    def cut(self, reason: FeedError) -> None:
        with self._lock:
            if self._cut_by is None:
                self._cut_by = reason
                self._given_up.set_result(None)
            _shut(self._handle)

    def check(self) -> None:
        """Raise why the line was cut, if it was: to the reader a cut looks like the end of the answer."""
        if self._cut_by is not None:
            raise self._cut_by

    def connect(self, host: str, port: int) -> socket.socket:
        """Return a connected socket to the first address that answers. Raises FeedError."""
        failures: list[FeedError] = []
        for family, ip, _ in self._addresses(host, port):
            refuse_forbidden(ip, host=host)
            try:
                return self._connect((family, ip, port))
            except OSError as error:
                self.check()
                failures.append(_as_feed_error(error, host))
        raise max(failures, key=_reach)

    def _addresses(self, host: str, port: int) -> list[Address]:
        literal = _literal(host, port)
        if literal:
            return [literal]
        try:
            timeout_s = min(RESOLVE_S, self._left_s())
            return self._resolver.addresses(host, port, timeout_s=timeout_s, give_up=self._given_up)
        except OSError as error:  # includes TimeoutError
            self.check()
            raise FeedError(NAME_NOT_FOUND, f"DNS {host}: {error}", contact=Contact.NO_ROUTE) from error

    def _connect(self, address: Address) -> socket.socket:
        family, ip, port = address
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._hold(sock)
            sock.settimeout(min(CONNECT_S, self._left_s()))
            sock.connect((ip, port))
            self.check()
            self._contact = Contact.ANSWERED
        except BaseException:
            sock.close()
            raise
        return sock

    def _hold(self, sock: socket.socket) -> None:
        """Keep a second handle on the connection: TLS takes the first one over, a cut works on either."""
        with self._lock:
            self.check()
            previous, self._handle = self._handle, sock.dup()
        if previous is not None:
            previous.close()

    def _release(self) -> None:
        with self._lock:
            handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()

    def _left_s(self) -> float:
        return max(0.01, self._ends_at - time.monotonic())

    def _time_is_up(self) -> None:
        self.cut(FeedError(too_slow(self._deadline_s), contact=self._contact))


def _shut(handle: socket.socket | None) -> None:
    if handle is not None:
        with contextlib.suppress(OSError):  # not connected yet, or gone already
            handle.shutdown(socket.SHUT_RDWR)


def _literal(host: str, port: int) -> Address | None:
    """Return the address when ``host`` is one already: nothing to resolve."""
    try:
        ip = ip_address(host.strip("[]"))
    except ValueError:
        return None
    return (socket.AF_INET if ip.version == 4 else socket.AF_INET6), str(ip), port


def _as_feed_error(error: OSError, host: str) -> FeedError:
    detail = f"{host}: {error}"
    if isinstance(error, ConnectionRefusedError):
        return FeedError(CONNECTION_REFUSED, detail)
    if error.errno in _NO_ROUTE:
        return FeedError(NO_WAY_THERE, detail, contact=Contact.NO_ROUTE)
    return FeedError(NO_ANSWER, detail, contact=Contact.SILENT)


def _reach(error: FeedError) -> int:
    """An address that was refused or silent says more than one without a route (IPv6 where there is none)."""
    return (Contact.NO_ROUTE, Contact.SILENT, Contact.ANSWERED).index(error.contact)
