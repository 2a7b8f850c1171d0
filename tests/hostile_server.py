"""A server on loopback that does to its clients what the world does, and worse. Ends its threads."""

import functools
import json
import ssl
import threading
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from feed_fakes import report

JSON = "application/json"
MEBI = 1024 * 1024


@functools.cache
def ten_thousand_reports(*, bad: int) -> bytes:
    """Return an Open311 body whose first ``bad`` items have no id."""
    return json.dumps([report(n) if n >= bad else {"status": "open"} for n in range(10_000)]).encode()


class HostileServer:
    """``url("/drip")`` is an attack, ``url("/ok")`` a good answer. Records what it was asked.

    A test may add its own answer: ``server.bodies["/mine"] = b"..."``. As a context manager it serves until
    the block ends, then wakes every sleeping handler and joins its threads.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._scheme = "https" if tls else "http"
        self.raw = b""  # what "/raw" sends, status line and all
        self.bodies: dict[str, bytes] = {"/ok": b"[]", "/many": ten_thousand_reports(bad=3)}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.is_closing = threading.Event()
        self._arrived = threading.Condition()
        self._server = _Server(self)
        if tls:
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="hostile server")

    def __enter__(self) -> "HostileServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_port)

    def url(self, path: str) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}{path}"

    def note(self, path: str, headers: dict[str, str]) -> None:
        with self._arrived:
            self.requests.append((path, headers))
            self._arrived.notify_all()

    def count(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.requests)

    def wait_for(self, path: str, *, count: int = 1, timeout_s: float = 5.0) -> bool:
        """Return whether ``path`` was asked ``count`` times within ``timeout_s``."""
        with self._arrived:
            return self._arrived.wait_for(lambda: self.count(path) >= count, timeout_s)


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, owner: HostileServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.owner = owner

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up in the middle is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    timeout = 5.0

    def log_message(self, *args: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        owner = self.server.owner
        path = self.path.partition("?")[0]
        self.close_connection = True
        owner.note(path, {name.lower(): value for name, value in self.headers.items()})
        if path in owner.bodies:
            self.answer(owner.bodies[path])
        else:
            ATTACKS.get(path, _Handler.missing)(self)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.start(status, **{"Content_Length": str(len(body)), **headers})
        self.wfile.write(body)

    def start(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": JSON, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def drip(self, text: bytes) -> None:
        """One byte at a time, slowly, until the test ends or the client leaves."""
        for n in range(10_000):
            self.wfile.write(text[n % len(text) : n % len(text) + 1])
            self.wfile.flush()
            if self.server.owner.is_closing.wait(0.05):
                return

    def missing(self) -> None:
        self.answer(b'{"error":"Not Found"}', 404)

    def tagged(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", 304, ETag='"v1"')
        else:
            self.answer(b"[]", ETag='"v1"', Last_Modified="Sat, 21 Nov 2026 02:00:00 GMT")

    def slow_body(self) -> None:
        self.start(Content_Length="10000")
        self.drip(b" ")

    def slow_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip(b"x")

    def slow_without_length(self) -> None:
        self.start()
        self.wfile.write(b"[]")
        self.drip(b" ")

    def silent(self) -> None:
        self.server.owner.is_closing.wait(10.0)

    def huge(self) -> None:
        self.start(Transfer_Encoding="chunked")
        for _ in range(4000):
            self.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    def bomb(self) -> None:
        self.answer(_bomb(), Content_Encoding="gzip")

    def redirect_bomb(self) -> None:
        self.answer(_bomb(), 302, Content_Encoding="gzip", Location="/portal")

    def raw(self) -> None:
        self.wfile.write(self.server.owner.raw)

    def bad_gzip(self) -> None:
        self.answer(b"\x1f\x8b\x08\x00 this is no gzip", Content_Encoding="gzip")

    def cut_gzip(self) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        body = packer.compress(b'[{"id":1}]' * 5000) + packer.flush()
        self.answer(body[: len(body) // 2], Content_Encoding="gzip")

    def cut(self) -> None:
        self.start(Content_Length="500")
        self.wfile.write(b'[{"id":1}')


@functools.cache
def _bomb() -> bytes:
    """Return 200 MiB of zeros in 200 KiB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"\0" * MEBI) for _ in range(200)) + packer.flush()


def _answering(body: bytes, status: int = 200, **headers: str) -> Callable[[_Handler], None]:
    return lambda handler: handler.answer(body, status, **headers)


ATTACKS: dict[str, Callable[[_Handler], None]] = {
    "/etag": _Handler.tagged,
    "/drip": _Handler.slow_body,
    "/drip-headers": _Handler.slow_headers,
    "/drip-endless": _Handler.slow_without_length,
    "/silent": _Handler.silent,
    "/huge": _Handler.huge,
    "/bomb": _Handler.bomb,
    "/redirect-bomb": _Handler.redirect_bomb,
    "/raw": _Handler.raw,
    "/bad-redirect": _answering(b"", 302, Location="http://[bad"),
    "/odd-etag": _answering(b"[]", ETag="\x01" + "x" * 400, Last_Modified="kemar\xefn"),
    "/bad-gzip": _Handler.bad_gzip,
    "/cut-gzip": _Handler.cut_gzip,
    "/cut": _Handler.cut,
    "/nonsense": lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n") and None,
    "/portal": _answering(b"<html><title>Login Wifi.id</title></html>", Content_Type="text/html; charset=utf-8"),
    "/portal-as-json": _answering(b"<!DOCTYPE html><html>Login</html>"),
    "/portal302": _answering(b"", 302, Location="/portal"),
    "/file": _answering(b"", 302, Location="file:///etc/passwd"),
    "/meta": _answering(b"", 302, Location="http://169.254.169.254/latest"),
    "/429": _answering(b"", 429, Retry_After="86400"),
    "/503": _answering(b"", 503, Retry_After="30"),
    "/429-date": _answering(b"", 429, Retry_After="Sat, 21 Nov 2026 09:44:05 GMT"),
    "/500": _answering(b"oops", 500),
    "/401": _answering(b"", 401),
    "/304": _answering(b"", 304),
    "/empty": _answering(b" \r\n"),
    "/brotli": _answering(b"[]", Content_Encoding="br"),
    "/twice-gzip": _answering(b"[]", Content_Encoding="gzip, gzip"),
    "/nan": _answering(b'[{"service_request_id":"1","requested_datetime":"2026-11-21T09:00:00Z","lat":NaN}]'),
    "/deep": _answering(b"[" * 200_000),
    "/garbage": _answering(bytes(range(256)) * 8),
}
