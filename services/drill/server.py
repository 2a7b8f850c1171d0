"""The city's front door: HTTP/1.1 on the loopback interface, a thread per connection."""

import gzip
import hashlib
import json
import re
import socket
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

from services.domain.event import Json
from services.drill.applications.writing import Document
from services.drill.endpoints import Answer, Endpoints
from services.drill.live_playlist import LivePlaylists
from services.drill.studio import Studio

HOST = "127.0.0.1"
MAX_BODY = 256 * 1024
WORTH_ZIPPING = 1_400  # bytes: below one packet it gains nothing
BOUNDARY = "latihan"
_STREAM = re.compile(r"/cctv/(\d{1,3})\.(mjpg|jpg)")
_PLAYLIST = re.compile(r"/hls/(\d{1,3})/([A-Za-z0-9_.]+)")


class DrillServer(ThreadingHTTPServer):
    """Serves until ``shutdown``. What it serves is set before the first request."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    endpoints: Endpoints
    studio: Studio
    playlists: LivePlaylists

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), _Handler)

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}"

    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: tuple[str, int]
    ) -> None:
        """A client that went away is no event; a bug must be seen."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "LATIHAN"
    sys_version = ""
    timeout = 30
    disable_nagle_algorithm = True
    server: DrillServer

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        try:
            if stream := _STREAM.fullmatch(path):
                self._camera(int(stream[1]), stream[2])
            elif playlist := _PLAYLIST.fullmatch(path):
                self._playlist_file(int(playlist[1]), playlist[2])
            else:
                self._answer(self.server.endpoints.read(self.path))
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_POST(self) -> None:
        try:
            self._answer(self._written())
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: standard output carries the READY line, standard error only what went wrong."""

    def end_headers(self) -> None:
        self.send_header("X-Latihan", "1")
        super().end_headers()

    def _written(self) -> Answer:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAX_BODY:
            self.close_connection = True
            return Answer(
                HTTPStatus.BAD_REQUEST, [{"code": 400, "description": "Content-Length is missing or too large"}]
            )
        raw = self.rfile.read(int(length))
        try:
            body: Json = json.loads(raw) if not self._is_form() else dict(parse_qsl(raw.decode()))
        except ValueError:
            return Answer(HTTPStatus.BAD_REQUEST, [{"code": 400, "description": "the body is not JSON"}])
        return self.server.endpoints.write(self.path, body, key=self.headers.get("Idempotency-Key", ""))

    def _is_form(self) -> bool:
        return self.headers.get_content_type() == "application/x-www-form-urlencoded"

    def _answer(self, answer: Answer) -> None:
        body, content_type = _as_bytes(answer.body)
        tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", **answer.headers}
        if answer.status is HTTPStatus.OK:
            headers["ETag"] = tag
            if self.command == "GET" and tag in self.headers.get("If-None-Match", ""):
                self._send(HTTPStatus.NOT_MODIFIED, b"", headers)
                return
        if len(body) > WORTH_ZIPPING and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers = gzip.compress(body, 1), {**headers, "Content-Encoding": "gzip"}
        self._send(answer.status, body, {"Content-Type": content_type, **headers})

    def _send(self, status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _camera(self, number: int, form: str) -> None:
        studio = self.server.studio
        if number not in studio.numbers:
            self._send(HTTPStatus.NOT_FOUND, b"", {})
        elif form == "mjpg":
            self._moving(number)
        else:
            picture = studio.still(number)
            if picture is None:
                self._refuse()
            else:
                self._send(HTTPStatus.OK, picture, {"Content-Type": "image/jpeg", "Cache-Control": "no-store"})

    def _moving(self, number: int) -> None:
        """Send pictures until the viewer goes, the camera drops out or the city ends."""
        self.close_connection = True
        with self.server.studio.viewing(number) as viewer:
            picture = viewer.next_picture()
            if picture is None:
                self._refuse()
                return
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={BOUNDARY}")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            while picture is not None:
                head = f"--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n"
                self.wfile.write(head.encode() + picture + b"\r\n")
                picture = viewer.next_picture()

    def _refuse(self) -> None:
        """End the connection without a word, as a camera without power does."""
        self.close_connection = True

    def _playlist_file(self, number: int, name: str) -> None:
        path = self.server.playlists.file(number, name)
        if path is None:
            self._send(HTTPStatus.NOT_FOUND, b"", {})
            return
        self._send(
            HTTPStatus.OK, path.read_bytes(), {"Content-Type": _media_type(path), "Cache-Control": "no-cache"}
        )


def _as_bytes(body: Json | Document) -> tuple[bytes, str]:
    if isinstance(body, Document):
        return body.body, body.content_type
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), "application/json; charset=utf-8"


def _media_type(path: Path) -> str:
    return "application/vnd.apple.mpegurl" if path.suffix == ".m3u8" else "video/mp2t"
