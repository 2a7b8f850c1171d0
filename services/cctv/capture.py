"""OpenCV's capture with the settings that were measured to matter, and the one way a picture leaves it."""

from typing import Any, Final
from urllib.parse import urlsplit

import cv2
import numpy as np
from numpy.typing import NDArray

from services.cctv.order import Polygon

OPEN_TIMEOUT_S: Final = 4.0
READ_TIMEOUT_S: Final = 4.0
HLS_READ_TIMEOUT_S: Final = 10.0  # at the live edge the next segment may take its own length to come

Pixels = NDArray[np.uint8]


def open_capture(url: str) -> Any:
    """Return a ``cv2.VideoCapture``, perhaps not opened. Blocks up to the open time-out.

    One decoding thread: more only delay the picture by a frame each (16 of them: 0.64 s). Time-outs work
    only as parameters of the opening, and a capture that ran into one is dead.
    """
    parameters = [
        cv2.CAP_PROP_N_THREADS, 1,
        cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, int(OPEN_TIMEOUT_S * 1000),
        cv2.CAP_PROP_READ_TIMEOUT_MSEC, int(read_timeout_s(url) * 1000),
    ]  # fmt: skip
    return cv2.VideoCapture(url, cv2.CAP_FFMPEG, parameters)


def is_hls(url: str) -> bool:
    return urlsplit(url).path.endswith(".m3u8")


def is_paced(url: str) -> bool:
    """Return whether the stream comes as fast as it can be read, so that we must keep its time."""
    return is_hls(url) or urlsplit(url).scheme in ("", "file")


def read_timeout_s(url: str) -> float:
    return HLS_READ_TIMEOUT_S if is_hls(url) else READ_TIMEOUT_S


def fitted(width: int, height: int, *, box: tuple[int, int]) -> tuple[int, int]:
    """Return the largest even size of the same shape inside ``box``, never larger than the source."""
    scale = min(box[0] / width, box[1] / height, 1.0)
    return max(2, int(width * scale) // 2 * 2), max(2, int(height * scale) // 2 * 2)


def write_tile(picture: Pixels, slot: Pixels, masks: tuple[Polygon, ...]) -> None:
    """Shrink, cover what must not be seen, and only then write ``picture`` (BGR) into ``slot`` (BGRA)."""
    height, width = slot.shape[:2]
    tile = cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR)
    for mask in masks:
        corners = np.array([(x * width, y * height) for x, y in mask], np.int32)
        cv2.fillPoly(tile, [corners], (0, 0, 0))
    cv2.cvtColor(tile, cv2.COLOR_BGR2BGRA, dst=slot)
