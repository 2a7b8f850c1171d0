"""Why did a camera not open? OpenCV cannot say, so one plain request asks. Blocking; reader threads only."""

import http.client
import socket
import ssl
from typing import Final
from urllib.parse import SplitResult, urlsplit

from services.domain.camera import CameraTrouble

TIMEOUT_S: Final = 3.0
LOCAL: Final = frozenset({"", "file"})
_PORTS: Final = {"rtsp": 554, "rtsps": 322}
REMOTE: Final = frozenset({"http", "https", *_PORTS})
_BY_STATUS: Final = {
    401: CameraTrouble.ACCESS,
    403: CameraTrouble.ACCESS,
    404: CameraTrouble.NOT_FOUND,
    410: CameraTrouble.NOT_FOUND,
}


def trouble_with(url: str) -> CameraTrouble:
    """Ask ``url`` once and return the likeliest reason that it gives no picture. Never raises for the world."""
    parts = urlsplit(url)
    if parts.scheme in LOCAL:
        return CameraTrouble.NOT_VIDEO
    try:
        return _trouble_by_status(_status(parts))
    except TimeoutError:
        return CameraTrouble.NO_ANSWER
    except ConnectionResetError:
        return CameraTrouble.ENDED
    except ssl.SSLCertVerificationError:
        return CameraTrouble.UNTRUSTED
    except OSError:
        return CameraTrouble.UNREACHABLE
    except (http.client.HTTPException, ValueError):
        return CameraTrouble.NOT_VIDEO


def is_supported(url: str) -> bool:
    """Return whether the console opens addresses of this form at all."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) if parts.scheme in REMOTE else parts.scheme in LOCAL and bool(parts.path)


def _trouble_by_status(status: int) -> CameraTrouble:
    if status < 400:
        return CameraTrouble.NOT_VIDEO
    return _BY_STATUS.get(status, CameraTrouble.SERVER_ERROR)


def _status(parts: SplitResult) -> int:
    return _http_status(parts) if parts.scheme in ("http", "https") else _rtsp_status(parts)


def _http_status(parts: SplitResult) -> int:
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
    try:
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def _rtsp_status(parts: SplitResult) -> int:
    address = (parts.hostname or "", parts.port or _PORTS[parts.scheme])
    clean = parts._replace(netloc=f"{parts.hostname}:{address[1]}").geturl()
    request = f"DESCRIBE {clean} RTSP/1.0\r\nCSeq: 1\r\nAccept: application/sdp\r\n\r\n"
    with socket.create_connection(address, TIMEOUT_S) as connection:
        connection.sendall(request.encode())
        words = connection.recv(256).split(maxsplit=2)
    return int(words[1]) if len(words) > 1 else 0
