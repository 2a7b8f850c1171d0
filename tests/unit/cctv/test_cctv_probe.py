"""Why a camera gives no picture, and that nothing of it is given away."""

import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from mjpeg_server import Fault, MjpegServer

from services.cctv.capture import fitted, write_tile
from services.cctv.decoder_process import ENVIRONMENT
from services.cctv.probe import is_supported, trouble_with
from services.domain.camera import CameraTrouble

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (Fault.STATUS_401, CameraTrouble.ACCESS),
        (Fault.STATUS_404, CameraTrouble.NOT_FOUND),
        (Fault.NONE, CameraTrouble.NOT_VIDEO),
        (Fault.DROP, CameraTrouble.ENDED),
    ],
)
def test_that_the_servers_answer_is_the_reason(fault: Fault, trouble: CameraTrouble) -> None:
    with MjpegServer(pictures=1) as server:
        server.misbehave("a", fault)
        assert trouble_with(server.url("a")) is trouble


def test_that_nobody_listening_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert trouble_with(f"http://127.0.0.1:{port}/a") is CameraTrouble.UNREACHABLE


@pytest.mark.parametrize(
    ("answer", "trouble"), [("401 Unauthorized", CameraTrouble.ACCESS), ("454 No", CameraTrouble.SERVER_ERROR)]
)
def test_that_rtsp_is_asked_in_its_own_words(answer: str, trouble: CameraTrouble) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                heard.append(connection.recv(1024))
                connection.sendall(f"RTSP/1.0 {answer}\r\n\r\n".encode())

        thread = threading.Thread(target=serve)
        thread.start()
        assert trouble_with(f"rtsp://user:secret@127.0.0.1:{listener.getsockname()[1]}/1") is trouble
        thread.join()
    assert b"secret" not in heard[0]


@pytest.mark.parametrize("url", ["gopher://x/", "http://", "", "http://[", "concat:a|b"])
def test_that_odd_addresses_are_not_opened(url: str) -> None:
    assert not is_supported(url)


def test_that_a_failing_address_with_a_password_leaves_no_trace() -> None:
    """FFmpeg's own messages repeat the whole address: they are switched off in the decoder."""
    program = "from services.cctv.capture import open_capture; open_capture('http://user:secret@127.0.0.1:9/a').release()"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**ENVIRONMENT, "PATH": ""}, capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")


def test_that_a_tile_keeps_the_pictures_shape_and_never_grows() -> None:
    assert fitted(1280, 720, box=(480, 270)) == (480, 270)
    assert fitted(640, 480, box=(480, 270)) == (360, 270)
    assert fitted(320, 180, box=(480, 270)) == (320, 180)
    assert fitted(4000, 2, box=(100, 100)) == (100, 2)


def test_that_a_masked_region_never_reaches_the_slot() -> None:
    slot = np.full((90, 160, 4), 77, np.uint8)
    write_tile(np.full((360, 640, 3), 200, np.uint8), slot, (((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)),))
    assert slot[:, :79, :3].max() == 0
    assert slot[:, 82:, :3].min() == 200
