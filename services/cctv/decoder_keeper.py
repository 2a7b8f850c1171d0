"""Keeps one decoder process alive and knows which camera sits where on its board."""

import logging
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from typing import Final

from services.cctv.camera_truth import CameraFacts
from services.cctv.decoder_process import DecoderProcess
from services.cctv.order import CameraOrder, DecoderOrder
from services.cctv.pacing import retry_wait_s
from services.cctv.slots import MAX_CAMERAS, SlotBoard
from services.domain.camera import Camera, Frame

HEARTBEAT_WITHIN_S: Final = 6.0
FIRST_BEAT_WITHIN_S: Final = 20.0  # importing OpenCV on a busy machine with a cold disk
CAMERA_AWAKE_WITHIN_S: Final = 25.0  # open and read time-outs and the probe together take at most 17 s
WELL_AFTER_S: Final = 10.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seat:
    """A camera's place on the board. ``ticket`` is never given twice, so an old picture is never taken for new."""

    camera: Camera
    index: int
    ticket: int
    width: int
    height: int


class DecoderKeeper:
    """Owns a board and the process that fills it; GUI thread. A process that dies or hangs is replaced.

    The board outlives the process: the last pictures stay visible, with their age, until new ones come.
    Processes are started on ``starter``: a fork takes 4 to 50 ms on a busy machine.
    """

    def __init__(self, starter: Executor) -> None:
        self._starter = starter
        self._board = SlotBoard.create()
        self._starting: Future[DecoderProcess] | None = None
        self._process: DecoderProcess | None = None
        self._seats: dict[str, Seat] = {}
        self._fps = 10.0
        self._seen: dict[str, int] = {}
        self._beats, self._beat_s = 0, 0.0
        self._tended_s = self._started_s = self._start_again_s = 0.0
        self._deaths = 0
        self.restarts = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def seats(self) -> dict[str, Seat]:
        return self._seats

    @property
    def has_room(self) -> bool:
        return self._free_index() is not None

    def seat(self, camera: Camera, *, ticket: int, box: tuple[int, int]) -> None:
        """Give ``camera`` a free place; there must be one. Told to the decoder by ``give_order``."""
        index = self._free_index()
        assert index is not None, "ask has_room first"
        self._seats[camera.camera_id] = Seat(camera, index, ticket, *box)
        self._seen[camera.camera_id] = int(self._board.sequences()[index])

    def unseat(self, camera_id: str) -> None:
        """Forget a camera. Its place is free once its thread has left it."""
        del self._seats[camera_id]
        del self._seen[camera_id]

    def resize(self, camera_id: str, box: tuple[int, int]) -> None:
        self._seats[camera_id] = replace(self._seats[camera_id], width=box[0], height=box[1])

    def give_order(self, fps: float, *, now_s: float) -> None:
        """Bring the decoder up to date; one that is still to start gets it then."""
        self._fps = fps
        if self._process is None:
            self.tend(now_s)
        elif not self._process.tell(self._order()):
            self._process.kill()  # ``tend`` sees it and starts another, which gets the order

    def tend(self, now_s: float) -> None:
        """Start what is to run; replace a dead or hanging process. Call every 0.1 s or so."""
        paused = now_s - self._tended_s > 2.0  # the whole machine slept: judge nobody by that
        self._tended_s = now_s
        if self._starting is not None:
            if self._starting.done():
                self._adopt(self._starting, now_s)
        elif self._process is None:
            if self._seats and now_s >= self._start_again_s:
                self._starting = self._starter.submit(DecoderProcess, self._board)
        elif not self._process.is_running:
            self._bury(now_s)
        elif self._hangs(now_s) and not paused:
            _log.info("decoder %d hangs, ending it", self._process.pid)
            self._process.kill()

    def changed(self) -> list[str]:
        """Return the cameras with a picture newer than at the last call."""
        sequences = self._board.sequences()
        changed = []
        for camera_id, seat in self._seats.items():
            sequence = int(sequences[seat.index])
            if self._seen[camera_id] != sequence:
                self._seen[camera_id] = sequence
                changed.append(camera_id)
        return changed

    def frame(self, camera_id: str) -> Frame | None:
        seat = self._seats[camera_id]
        return self._board.frame(seat.index, seat.ticket, camera_id=camera_id)

    def facts(self, camera_id: str) -> CameraFacts | None:
        seat = self._seats[camera_id]
        return self._board.facts(seat.index, seat.ticket)

    def ask_to_end(self) -> None:
        if self._process is not None:
            self._process.ask_to_end()

    def close(self, timeout_s: float = 1.0) -> None:
        """End the process and give the memory back. Blocks until it is gone."""
        if self._starting is not None:
            self._adopt(self._starting, 0.0)
        if self._process is not None:
            self._process.join(timeout_s)
            self._process = None
        self._seats.clear()
        self._board.close()

    def _adopt(self, starting: Future[DecoderProcess], now_s: float) -> None:
        """Take over the started process and tell it what to do; one that could not start counts as a death."""
        self._starting = None
        self._started_s = now_s
        try:
            self._process = starting.result()
        except OSError as error:
            _log.info("no decoder could be started: %s", error)
            self._count_death(now_s)
            return
        self._process.tell(self._order())
        self._beats, self._beat_s = self._board.beats, now_s

    def _bury(self, now_s: float) -> None:
        """Collect the dead and free what it held for cameras that are no longer shown."""
        assert self._process is not None
        self._process.join(0.0)
        self._process = None
        self._count_death(now_s)
        self.restarts += 1
        taken = {seat.index for seat in self._seats.values()}
        for index in set(range(MAX_CAMERAS)) - taken:  # nobody is left who could free them
            self._board.free(index)
        self.tend(now_s)

    def _count_death(self, now_s: float) -> None:
        """The first replacement comes at once, those for a row of deaths ever later."""
        was_well = now_s - self._started_s > WELL_AFTER_S
        self._deaths = 1 if was_well else self._deaths + 1
        self._start_again_s = now_s if self._deaths == 1 else now_s + retry_wait_s(self._deaths - 1, chance=0.5)
        _log.info("decoder lost, %d in a row", self._deaths)

    def _hangs(self, now_s: float) -> bool:
        if self._board.beats != self._beats:
            self._beats, self._beat_s = self._board.beats, now_s
        is_up = self._beat_s > self._started_s
        if now_s - self._beat_s > (HEARTBEAT_WITHIN_S if is_up else FIRST_BEAT_WITHIN_S):
            return True
        if now_s - self._started_s < CAMERA_AWAKE_WITHIN_S:
            return False
        return any(self._is_asleep(camera_id, now_s) for camera_id in self._seats)

    def _is_asleep(self, camera_id: str, now_s: float) -> bool:
        facts = self.facts(camera_id)
        return facts is not None and facts.awake_s > 0.0 and now_s - facts.awake_s > CAMERA_AWAKE_WITHIN_S

    def _order(self) -> DecoderOrder:
        cameras = (
            CameraOrder(s.index, s.ticket, s.camera.url, s.width, s.height, s.camera.privacy_masks)
            for s in self._seats.values()
        )
        return DecoderOrder(self._fps, tuple(cameras))

    def _free_index(self) -> int | None:
        taken = {seat.index for seat in self._seats.values()}
        return next((i for i in range(MAX_CAMERAS) if i not in taken and self._board.is_free(i)), None)
