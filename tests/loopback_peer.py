"""A peer on this machine that takes replies, and remembers every key it saw."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Peer:
    """``answers`` is a script of statuses, then 200. ``is_dripping``: sends its answer a byte at a time."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.words = "kata peladen"
        self.keys: list[str] = []
        self.bodies: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.location = ""
        self.is_dripping = False
        self.let_go = threading.Event()
        self.url = ""


@contextmanager
def loopback_peer() -> Iterator[Peer]:
    peer = Peer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            peer.bodies.append(self.rfile.read(length).decode())
            peer.keys.append(self.headers["Idempotency-Key"])
            peer.headers.append(dict(self.headers))
            if peer.is_dripping:
                self._drip()
                return
            status = peer.answers.pop(0) if peer.answers else 200
            self.send_response(status)
            if peer.location:
                self.send_header("Location", peer.location)
            self.send_header("Content-Length", str(len(peer.words)))
            self.end_headers()
            self.wfile.write(peer.words.encode())

        def _drip(self) -> None:
            started = time.monotonic()
            try:
                while not peer.let_go.wait(0.05) and time.monotonic() - started < 10.0:
                    self.wfile.write(b"H")
                    self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
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
