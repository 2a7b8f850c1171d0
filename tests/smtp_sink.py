"""A mail server on this machine that keeps what it takes."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class Sink:
    """``refusals`` are answers by command ("RCPT": "550 no such user").

    ``hangs_up``: takes a letter and says nothing. ``is_wrapped``: TLS from the first byte, as on port 465.
    """

    def __init__(self, tls: ssl.SSLContext | None, *, is_wrapped: bool) -> None:
        self.tls, self.is_wrapped = tls, is_wrapped
        self.refusals: dict[str, str] = {}
        self.letters: list[Message] = []
        self.commands: list[str] = []
        self.was_secure: list[bool] = []
        self.offers_starttls = tls is not None
        self.hangs_up = False
        self.port = 0


class _Talk(socketserver.StreamRequestHandler):
    sink: Sink

    def handle(self) -> None:
        self.is_secure = False
        try:
            if self.sink.is_wrapped:
                self._secure()
            self._say("220 sink")
            while self._obey(self.rfile.readline(2000).decode("ascii", "replace").strip()):
                pass
        except OSError:
            return

    def finish(self) -> None:
        if self.is_secure:
            self.connection.close()
        super().finish()

    def _obey(self, line: str) -> bool:
        verb = line.split(" ")[0].upper()
        if not verb:
            return False
        self.sink.commands.append(verb)
        if verb in self.sink.refusals:
            self._say(self.sink.refusals[verb])
            return verb != "EHLO"
        if verb == "DATA":
            return self._take()
        self._say(self._answer(verb))
        if verb == "STARTTLS":
            self._secure()
        return verb != "QUIT"

    def _answer(self, verb: str) -> str:
        if verb != "EHLO":
            return {"STARTTLS": "220 go ahead", "AUTH": "235 welcome", "QUIT": "221 bye"}.get(verb, "250 ok")
        offers = ["250-sink", "250-AUTH PLAIN"]
        offers += ["250-STARTTLS"] if self.sink.offers_starttls and not self.is_secure else []
        return "\r\n".join([*offers, "250 8BITMIME"])

    def _take(self) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))  # RFC 5321: a dot at the start of a line is doubled
        self.sink.letters.append(message_from_bytes(b"".join(lines)))
        self.sink.was_secure.append(self.is_secure)
        if self.sink.hangs_up:
            return False
        self._say("250 queued as 42")
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")
        self.wfile.flush()

    def _secure(self) -> None:
        assert self.sink.tls is not None
        self.connection = self.sink.tls.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")
        self.is_secure = True


@contextmanager
def smtp_sink(*, tls: ssl.SSLContext | None = None, is_wrapped: bool = False) -> Iterator[Sink]:
    """``is_wrapped``: TLS from the first byte."""
    sink = Sink(tls, is_wrapped=is_wrapped)
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), type("Talk", (_Talk,), {"sink": sink}))
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    sink.port = server.server_address[1]
    try:
        yield sink
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5.0)
