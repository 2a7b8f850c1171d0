"""A camera behind a restreamer, for tests: HLS over loopback, a sliding playlist of segments that come in bursts."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np
from mjpeg_server import picture

FPS = 25
SEGMENT_S = 2.0
SEGMENTS = 14
LISTED = 5
PACKET = 188


def transport_stream(path: Path) -> bytes:
    """Encode all segments as one MPEG transport stream and return it."""
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"mp4v"), FPS, (320, 180))
    stills = [np.frombuffer(picture(n, size=(320, 180)), np.uint8) for n in range(40)]
    pictures = [cv2.imdecode(still, cv2.IMREAD_COLOR) for still in stills]
    for number in range(int(SEGMENTS * SEGMENT_S * FPS)):
        writer.write(pictures[number % len(pictures)])
    writer.release()
    return path.read_bytes()


class HlsServer:
    """Serves ``url``; a new segment appears every two seconds, the oldest goes."""

    def __init__(self, folder: Path) -> None:
        stream = transport_stream(folder / "all.ts")
        step = len(stream) // SEGMENTS // PACKET * PACKET
        self.segments = [stream[n * step : (n + 1) * step] for n in range(SEGMENTS)]
        self._started_s = time.monotonic()
        handler = type("Handler", (_Handler,), {"origin": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> "HlsServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/live.m3u8"

    def playlist(self) -> bytes:
        first = min(int((time.monotonic() - self._started_s) / SEGMENT_S), SEGMENTS - LISTED)
        lines = ["#EXTM3U", "#EXT-X-VERSION:3", f"#EXT-X-TARGETDURATION:{int(SEGMENT_S)}"]
        lines.append(f"#EXT-X-MEDIA-SEQUENCE:{first}")
        for number in range(first, first + LISTED):
            lines += [f"#EXTINF:{SEGMENT_S},", f"{number}.ts"]
        return "\n".join([*lines, ""]).encode()


class _Handler(BaseHTTPRequestHandler):
    origin: HlsServer
    timeout = 2.0

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        is_list = self.path.endswith(".m3u8")
        body = self.origin.playlist() if is_list else self.origin.segments[int(self.path.strip("/").split(".")[0])]
        self.send_response(200)
        self.send_header("Content-Type", "application/vnd.apple.mpegurl" if is_list else "video/mp2t")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
