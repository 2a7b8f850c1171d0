"""The memory a decoder process writes and the GUI reads, without locks and without copies.

One anonymous memory file (memfd) per decoder; its descriptor is handed to the child, so no name is left behind
whoever is killed when (named shared memory needs an owner alive to unlink it). Per camera one header of 64-bit
fields and three slots. The writer fills slot ``(seq + 1) % 3`` and raises ``seq`` last; the reader looks at slot
``seq % 3``, which the writer does not touch before two more pictures. All fields are aligned 8-byte stores.
Pages are only committed when written: unused places and the room for large tiles cost nothing.
"""

import mmap
import os
from collections.abc import Callable
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from services.cctv.camera_truth import CameraFacts
from services.domain.camera import CameraTrouble, Frame

MAX_CAMERAS: Final = 64
MAX_WIDTH: Final = 1280
MAX_HEIGHT: Final = 720

Pixels = NDArray[np.uint8]


class Phase(IntEnum):
    """What the camera's thread is doing."""

    IDLE = 0
    CONNECTING = 1
    STREAMING = 2
    WAITING = 3  # failed; will try again


_FRAME = np.dtype(
    [
        ("ticket", "u8"), ("seq", "u8"), ("captured_s", "f8"), ("pts_ms", "f8"), ("width", "u8"), ("height", "u8"),
    ]
)  # fmt: skip
_CAMERA = np.dtype(
    [
        ("ticket", "u8"), ("seq", "u8"), ("phase", "u8"), ("trouble", "u8"), ("failures", "u8"),
        ("awake_s", "f8"), ("captured_s", "f8"), ("changed_s", "f8"), ("lit_s", "f8"),
        ("fps", "f8"), ("mean", "f8"), ("std", "f8"), ("width", "u8"), ("height", "u8"),
        ("frames", _FRAME, (3,)),
    ]
)  # fmt: skip
_TROUBLES = tuple(CameraTrouble)
_PAGE = 4096
_SLOT_BYTES = MAX_WIDTH * MAX_HEIGHT * 4
_HEADERS_AT = _PAGE
_SLOTS_AT = -(-(_HEADERS_AT + MAX_CAMERAS * _CAMERA.itemsize) // _PAGE) * _PAGE
_BYTES = _SLOTS_AT + MAX_CAMERAS * 3 * _SLOT_BYTES


class SlotBoard:
    """One decoder's memory, in either process. Owns its mapping; the creator also owns ``fd``."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._memory = memoryview(mmap.mmap(fd, _BYTES))
        self._beat = np.frombuffer(self._memory, np.uint64, 1)
        self.headers: NDArray[Any] = np.frombuffer(self._memory, _CAMERA, MAX_CAMERAS, _HEADERS_AT)

    @classmethod
    def create(cls) -> "SlotBoard":
        """Raises OSError when the machine has no memory to give."""
        fd = os.memfd_create("icc-cctv", os.MFD_CLOEXEC)
        os.ftruncate(fd, _BYTES)
        return cls(fd)

    def close(self) -> None:
        """Give up the descriptor. The mapping goes when the last picture that views it does."""
        os.close(self.fd)

    def beat(self) -> None:
        self._beat[0] += np.uint64(1)

    @property
    def beats(self) -> int:
        return int(self._beat[0])

    def pixels(self, index: int, slot: int, *, width: int, height: int) -> Pixels:
        """View one slot as (height, width, 4), BGRA."""
        flat = np.frombuffer(self._memory, np.uint8, width * height * 4, _slot_at(index, slot))
        return flat.reshape(height, width, 4)

    def sequences(self) -> NDArray[np.uint64]:
        """View all sequence numbers at once."""
        view: NDArray[np.uint64] = self.headers["seq"]
        return view

    def is_free(self, index: int) -> bool:
        return not self.headers["ticket"][index]

    def free(self, index: int) -> None:
        """Only when no decoder is running: its threads free their own places."""
        self.headers["ticket"][index] = 0

    def facts(self, index: int, ticket: int) -> CameraFacts | None:
        """Return what the decoder last said, None before it took up ``ticket``."""
        row = self.headers[index].copy()
        if int(row["ticket"]) != ticket:
            return None
        return CameraFacts(
            is_streaming=int(row["phase"]) == Phase.STREAMING,
            trouble=_TROUBLES[int(row["trouble"])],
            failures=int(row["failures"]),
            awake_s=float(row["awake_s"]),
            captured_s=float(row["captured_s"]),
            changed_s=float(row["changed_s"]),
            lit_s=float(row["lit_s"]),
            fps=float(row["fps"]),
            width=int(row["width"]),
            height=int(row["height"]),
        )

    def frame(self, index: int, ticket: int, *, camera_id: str) -> Frame | None:
        """Return the newest whole picture of the camera that holds ``ticket``, None while there is none."""
        for _ in range(3):  # lapped between two reads: look again
            seq = int(self.headers["seq"][index])
            meta = self.headers["frames"][index][seq % 3]
            if int(meta["ticket"]) != ticket:
                return None
            if int(meta["seq"]) == seq:
                return self._view(index, seq, camera_id=camera_id)
        return None

    def _view(self, index: int, seq: int, *, camera_id: str) -> Frame:
        meta = self.headers["frames"][index][seq % 3]
        width, height, at = int(meta["width"]), int(meta["height"]), _slot_at(index, seq % 3)
        return Frame(
            camera_id=camera_id,
            sequence=seq,
            width=width,
            height=height,
            pixels=self._memory[at : at + width * height * 4],
            captured_s=float(meta["captured_s"]),
            is_whole=self._whole_check(index, seq),
        )

    def _whole_check(self, index: int, seq: int) -> Callable[[], bool]:
        return lambda: int(self.headers["seq"][index]) < seq + 2


class SlotWriter:
    """One camera's place on the board, for the one thread that writes it."""

    def __init__(self, board: SlotBoard, index: int, ticket: int) -> None:
        self._board, self._index, self._ticket = board, index, ticket
        self._row = board.headers[index : index + 1]
        if (
            int(self._row["ticket"][0]) != ticket
        ):  # else: a decoder before us died on this camera, go on from there
            self._start_anew()

    def _start_anew(self) -> None:
        seq = self._row["seq"][0]  # keeps rising over all owners, so a change is always seen
        self._row["ticket"] = 0
        self._row[0] = np.zeros((), _CAMERA)
        self._row["seq"] = seq
        self._row["ticket"] = self._ticket

    def note(self, **fields: float) -> None:
        """Store header fields by name."""
        for name, value in fields.items():
            self._row[name] = value

    def fail(self, trouble: CameraTrouble, failures: int) -> None:
        self.note(trouble=_TROUBLES.index(trouble), failures=failures, phase=Phase.WAITING)

    @property
    def changed_s(self) -> float:
        return float(self._row["changed_s"][0])

    @property
    def lit_s(self) -> float:
        return float(self._row["lit_s"][0])

    def last_pixels(self) -> Pixels | None:
        """View the newest published picture of this camera, None before the first."""
        seq = int(self._row["seq"][0])
        meta = self._row["frames"][0][seq % 3]
        if int(meta["ticket"]) != self._ticket or int(meta["seq"]) != seq:
            return None
        width, height = int(meta["width"]), int(meta["height"])
        return self._board.pixels(self._index, seq % 3, width=width, height=height)

    def next_pixels(self, *, width: int, height: int) -> Pixels:
        """View the slot to be filled next. Nobody looks at it before ``publish``."""
        slot = (int(self._row["seq"][0]) + 1) % 3
        self._row["frames"][0]["seq"][slot] = 0
        return self._board.pixels(self._index, slot, width=width, height=height)

    def publish(self, pixels: Pixels, *, captured_s: float, pts_ms: float) -> None:
        """Make the filled slot the newest picture."""
        seq = int(self._row["seq"][0]) + 1
        height, width = pixels.shape[:2]
        self._row["frames"][0][seq % 3] = (self._ticket, seq, captured_s, pts_ms, width, height)
        self._row["captured_s"] = captured_s
        self._row["seq"] = seq

    def release(self) -> None:
        """Say that this thread will not write here again."""
        self._row["ticket"] = 0


def _slot_at(index: int, slot: int) -> int:
    return _SLOTS_AT + (index * 3 + slot) * _SLOT_BYTES
