"""HLS for a camera or two, where the machine has an ffmpeg: one child process per camera, fed with its pictures."""

import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path

from services.drill.studio import FPS, Studio

SEGMENT_S = 2
END_S = 2.0


class LivePlaylists:
    """Starts an encoder when its playlist is first asked for; ``close`` ends every one."""

    def __init__(self, studio: Studio, numbers: Iterable[int], *, ffmpeg: str | None) -> None:
        self._studio = studio
        self._numbers = frozenset(numbers) if ffmpeg else frozenset()
        self._ffmpeg = ffmpeg or ""
        self._folder = Path(tempfile.mkdtemp(prefix="latihan-hls-")) if self._numbers else None
        self._encoders: dict[int, _Encoder] = {}
        self._lock = threading.Lock()

    def file(self, number: int, name: str) -> Path | None:
        """Return a file of the camera's stream; None: no such camera, no ffmpeg, or not written yet."""
        if self._folder is None or number not in self._numbers:
            return None
        folder = self._folder / str(number)
        with self._lock:
            if number not in self._encoders:
                folder.mkdir()
                self._encoders[number] = _Encoder(self._studio, number, folder, self._ffmpeg)
        path = folder / name
        return path if path.is_file() else None

    def close(self) -> None:
        with self._lock:
            for encoder in self._encoders.values():
                encoder.end()
            self._encoders.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


class _Encoder:
    def __init__(self, studio: Studio, number: int, folder: Path, ffmpeg: str) -> None:
        self._process = subprocess.Popen(
            _command(ffmpeg, folder), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._thread = threading.Thread(
            target=self._feed, args=(studio, number), name=f"hls-{number}", daemon=True
        )
        self._thread.start()

    def end(self) -> None:
        self._process.kill()  # nothing it has is worth keeping
        self._process.wait(END_S)
        self._thread.join(END_S)

    def _feed(self, studio: Studio, number: int) -> None:
        """Hand over picture after picture; a camera that is out gives none, and the playlist stands still."""
        pipe = self._process.stdin
        if pipe is None:
            return
        with studio.viewing(number) as viewer:
            while not viewer.is_over and self._process.poll() is None:
                picture = viewer.next_picture()
                if picture is None:
                    continue
                try:
                    pipe.write(picture)
                except OSError:  # the encoder ended
                    return


def _command(ffmpeg: str, folder: Path) -> list[str]:
    read = ["-f", "mjpeg", "-framerate", f"{FPS:g}", "-i", "pipe:0"]
    encode = [
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-tune",
        "zerolatency",
        "-pix_fmt",
        "yuv420p",
        "-threads",
        "1",
    ]
    cut = ["-g", f"{FPS * SEGMENT_S:g}", "-f", "hls", "-hls_time", str(SEGMENT_S), "-hls_list_size", "5"]
    keep = ["-hls_flags", "delete_segments", "-hls_segment_filename", str(folder / "s%05d.ts")]
    return [ffmpeg, "-loglevel", "error", *read, *encode, *cut, *keep, str(folder / "index.m3u8")]
