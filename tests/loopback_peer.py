"""A peer on this machine that takes replies, and remembers every key it saw."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Peer:
    """``answers`` is a script of statuses, then 200; ``says`` of bodies, then ``words``.

    ``is_dripping``: sends its answer a byte at a time. ``ledger`` is what it took: each key once, with its first body.
    """

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.words = "kata peladen"
        self.says: list[str] = []
        self.answer_headers: dict[str, str] = {}
        self.paths: list[str] = []
        self.ledger: dict[str, str] = {}
        self.on_post = threading.Event()
        self.keys: list[str] = []
        self.bodies: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.location = ""
        self.is_dripping = False
        self.let_go = threading.Event()
        self.url = ""


class _Handler(BaseHTTPRequestHandler):
    peer: Peer

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.peer.bodies.append(self.rfile.read(length).decode())
        self.peer.keys.append(self.headers["Idempotency-Key"])
        self.peer.headers.append(dict(self.headers))
        self.peer.paths.append(self.path)
        self.peer.on_post.set()
        if self.peer.is_dripping:
            self._drip()
            return
        status = self.peer.answers.pop(0) if self.peer.answers else 200
        if status < 300:
            self.peer.ledger.setdefault(self.peer.keys[-1], self.peer.bodies[-1])
        self._answer(status)

    def do_GET(self) -> None:
        self.peer.paths.append(self.path)
        self._answer(self.peer.answers.pop(0) if self.peer.answers else 200)

    def _answer(self, status: int) -> None:
        words = (self.peer.says.pop(0) if self.peer.says else self.peer.words).encode()
        self.send_response(status)
        if self.peer.location:
            self.send_header("Location", self.peer.location)
        for name, value in self.peer.answer_headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def _drip(self) -> None:
        started = time.monotonic()
        try:
            while not self.peer.let_go.wait(0.05) and time.monotonic() - started < 10.0:
                self.wfile.write(b"H")
                self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def loopback_peer(port: int = 0) -> Iterator[Peer]:
    """``port`` 0 takes a free one."""
    peer = Peer()
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"peer": peer}))
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    peer.url = f"http://127.0.0.1:{server.server_address[1]}/balas"
    try:
        yield peer
    finally:
        peer.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join(5.0)
