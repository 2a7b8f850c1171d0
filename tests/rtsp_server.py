"""A camera that speaks RTSP, for tests: MPEG-4 video over interleaved TCP (RFC 6416), encoded on the spot."""

import contextlib
import socketserver
import struct
import threading
import time
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np
from mjpeg_server import picture

FPS = 15
MTU = 1200
VOP, GOP = b"\x00\x00\x01\xb6", b"\x00\x00\x01\xb3"


def video_packets(path: Path) -> list[bytes]:
    """Encode 60 pictures and return them one by one as the encoder wrote them, the first with its headers."""
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"XVID"), FPS, (640, 360))
    for number in range(60):
        writer.write(cv2.imdecode(np.frombuffer(picture(number), np.uint8), cv2.IMREAD_COLOR))
    writer.release()
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG, [cv2.CAP_PROP_FORMAT, -1])
    packets = []
    while (read := capture.read())[0]:
        packets.append(read[1].tobytes())
    capture.release()
    return packets


class RtspServer:
    """Any path is the same camera; ``password`` set, nobody gets in. ``transports`` lists what clients asked for."""

    def __init__(self, folder: Path, *, password: str = "") -> None:
        self.packets = video_packets(folder / "clip.avi")
        self.password = password
        self.transports: list[str] = []
        self.stopping = threading.Event()
        self.is_hanging = threading.Event()
        self._server = socketserver.ThreadingTCPServer(
            ("127.0.0.1", 0), type("Handler", (_Handler,), {"camera": self})
        )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> "RtspServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"rtsp://127.0.0.1:{self._server.server_address[1]}/1"

    def description(self) -> str:
        first = self.packets[0]
        config = first[: min(at for at in (first.find(GOP), first.find(VOP)) if at > 0)].hex()
        return "\r\n".join((
            "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=test", "t=0 0", "a=control:*", "m=video 0 RTP/AVP 96",
            "c=IN IP4 0.0.0.0", "a=rtpmap:96 MP4V-ES/90000", f"a=fmtp:96 profile-level-id=1;config={config}",
            "a=control:trackID=0", "",
        ))  # fmt: skip


class _Handler(socketserver.StreamRequestHandler):
    camera: RtspServer
    timeout = 0.2

    def handle(self) -> None:
        sender: threading.Thread | None = None
        with contextlib.suppress(OSError):
            while (request := self._request()) is not None:
                if request[0].startswith("PLAY"):
                    self._answer(request, "Session: 1", "Range: npt=0-")
                    sender = threading.Thread(target=self._send_video)
                    sender.start()
                elif not self._reply(request):
                    break
        self.connection.close()
        if sender is not None:
            sender.join()

    def _request(self) -> list[str] | None:
        """Return the lines of the next request, None when the client has gone or the test ends."""
        data = b""
        while not data.endswith(b"\r\n\r\n"):
            if self.camera.stopping.is_set():
                return None
            with contextlib.suppress(TimeoutError):
                byte = self.connection.recv(1)
                if not byte:
                    return None
                data += byte
        return data.decode(errors="replace").lstrip("$\x00\x01").splitlines()

    def _reply(self, request: list[str]) -> bool:
        """Answer anything but PLAY; return whether the talk goes on."""
        method = request[0].split()[0]
        if self.camera.password and method == "DESCRIBE":
            self._answer(request, 'WWW-Authenticate: Basic realm="x"', status="401 Unauthorized")
        elif method == "DESCRIBE":
            body = self.camera.description()
            self._answer(request, "Content-Type: application/sdp", f"Content-Length: {len(body)}", body=body)
        elif method == "SETUP":
            transport = next(line for line in request if line.startswith("Transport:"))
            self.camera.transports.append(transport)
            self._answer(request, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1", "Session: 1")
        else:
            self._answer(request, "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER")
        return method != "TEARDOWN"

    def _answer(self, request: list[str], *headers: str, status: str = "200 OK", body: str = "") -> None:
        sequence = next(line for line in request if line.lower().startswith("cseq:"))
        lines = [f"RTSP/1.0 {status}", sequence, *headers, "", body]
        self.connection.sendall("\r\n".join(lines).encode())

    def _send_video(self) -> None:
        started_s, number, sequence = time.monotonic(), 0, 0
        with contextlib.suppress(OSError):
            while not self.camera.stopping.wait(max(0.0, started_s + number / FPS - time.monotonic())):
                packet = self.camera.packets[number % len(self.camera.packets)]
                if not self.camera.is_hanging.is_set():
                    for at in range(0, len(packet), MTU):
                        sequence += 1
                        is_last = at + MTU >= len(packet)
                        self._send(packet[at : at + MTU], sequence, number * 90000 // FPS, is_last=is_last)
                number += 1

    def _send(self, payload: bytes, sequence: int, stamp: int, *, is_last: bool) -> None:
        rtp = struct.pack(">BBHII", 0x80, (0x80 if is_last else 0) | 96, sequence & 0xFFFF, stamp & 0xFFFFFFFF, 7)
        self.connection.sendall(struct.pack(">BBH", 0x24, 0, len(rtp) + len(payload)) + rtp + payload)
