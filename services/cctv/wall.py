"""The cameras as the console sees them: newest pictures, measured health, and decoders that are kept alive."""

import itertools
import math
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from services.cctv.camera_truth import Verdict, judge
from services.cctv.decoder_keeper import DecoderKeeper
from services.cctv.slots import MAX_HEIGHT, MAX_WIDTH
from services.domain.camera import Camera, CameraHealth, CameraState, CameraTrouble, Frame
from services.domain.clock import Clock

POLL_MS: Final = 33  # as often as pictures are looked for
JUDGE_MS: Final = 100
CAMERAS_PER_DECODER: Final = 8
DEFAULT_BOX: Final = (480, 270)


class CameraWall(QObject):
    """Decodes the cameras it is given, in ``ceil(n / 8)`` processes but not more than ``cores``. GUI thread.

    Owns the decoder processes and their memory from ``show_cameras`` until ``stop``, which must be called.

    Signals:
        frames_changed: ids of the cameras with a new picture; fetch it with ``frame`` when painting
        health_changed: a camera's health, when its state, reason or (not live) displayed age changed
    """

    frames_changed = Signal(object)  # tuple[str, ...]
    health_changed = Signal(object)  # CameraHealth

    def __init__(self, clock: Clock, *, cores: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._cores = clock, max(1, cores)
        self._starter = ThreadPoolExecutor(1, "decoder-start")
        self._keepers: list[DecoderKeeper] = []
        self._places: dict[str, DecoderKeeper] = {}
        self._cameras: dict[str, Camera] = {}
        self._asked_s: dict[str, float] = {}
        self._boxes: dict[str, tuple[int, int]] = {}
        self._healths: dict[str, CameraHealth] = {}
        self._announced: dict[str, CameraHealth] = {}
        self._tickets = itertools.count(1)
        self._timers = [
            self._timer(POLL_MS, self._poll),
            self._timer(JUDGE_MS, self._look_after),
        ]
        self._order_timer = self._timer(0, self._give_orders)
        self._order_timer.setSingleShot(True)

    @Slot(object)
    def show_cameras(self, cameras: tuple[Camera, ...]) -> None:
        """Decode exactly these from now on. Cameras that were shown before keep their stream."""
        wanted = {camera.camera_id: camera for camera in cameras}
        for known in tuple(self._cameras.values()):
            if not _is_same_stream(known, wanted.get(known.camera_id)):
                self._drop(known.camera_id)
        for camera in wanted.values():
            if camera.camera_id not in self._cameras:
                self._take(camera, len(wanted))
        self._give_orders()
        for timer in self._timers:
            if self._cameras and not timer.isActive():
                timer.start()
            elif not self._cameras:
                timer.stop()
        self._judge(self._cameras)

    @Slot(str, int, int)
    def request_size(self, camera_id: str, width_px: int, height_px: int) -> None:
        """Have this camera's pictures fit into the box of device pixels, so that they are painted 1:1."""
        box = (min(max(width_px, 64), MAX_WIDTH), min(max(height_px, 36), MAX_HEIGHT))
        if self._boxes.get(camera_id) == box:
            return
        self._boxes[camera_id] = box
        keeper = self._places.get(camera_id)
        if keeper is not None:
            keeper.resize(camera_id, box)
            self._order_timer.start()  # a wall that is resized asks for all its tiles at once: one order for all

    def frame(self, camera_id: str) -> Frame | None:
        """Return the newest picture, of whatever age; None when there is none. For painting now, not for keeping."""
        keeper = self._places.get(camera_id)
        return keeper.frame(camera_id) if keeper is not None else None

    def health(self, camera_id: str) -> CameraHealth | None:
        """Return what was last measured, None for a camera that is not shown."""
        return self._healths.get(camera_id)

    def healths(self) -> dict[str, CameraHealth]:
        return dict(self._healths)

    def decoder_pids(self) -> tuple[int, ...]:
        return tuple(keeper.pid for keeper in self._keepers if keeper.pid is not None)

    @property
    def restarts(self) -> int:
        """How many decoders died and were replaced."""
        return sum(keeper.restarts for keeper in self._keepers)

    def stop(self) -> None:
        """End every decoder and give the memory back, for good; at most about a second. May be called twice."""
        for timer in (*self._timers, self._order_timer):
            timer.stop()
        for keeper in self._keepers:
            keeper.ask_to_end()
        for keeper in self._keepers:
            keeper.close()
        self._starter.shutdown()
        for known in (self._keepers, self._places, self._cameras, self._asked_s, self._healths, self._announced):
            known.clear()

    def _timer(self, interval_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    def _take(self, camera: Camera, count: int) -> None:
        self._cameras[camera.camera_id] = camera
        self._asked_s[camera.camera_id] = self._clock.monotonic_s()
        keeper = self._keeper_for_one_more(count)
        if keeper is None:
            return
        box = self._boxes.setdefault(camera.camera_id, DEFAULT_BOX)
        keeper.seat(camera, ticket=next(self._tickets), box=box)
        self._places[camera.camera_id] = keeper

    def _drop(self, camera_id: str) -> None:
        del self._cameras[camera_id]
        del self._asked_s[camera_id]
        self._healths.pop(camera_id, None)
        self._announced.pop(camera_id, None)
        keeper = self._places.pop(camera_id, None)
        if keeper is not None:
            keeper.unseat(camera_id)

    def _keeper_for_one_more(self, count: int) -> DecoderKeeper | None:
        """Return the decoder with the fewest cameras; another is opened while there may be more."""
        allowed = min(max(math.ceil(count / CAMERAS_PER_DECODER), 1), self._cores)
        if len(self._keepers) < allowed:
            self._keepers.append(DecoderKeeper(self._starter))
        with_room = [keeper for keeper in self._keepers if keeper.has_room]
        return min(with_room, key=_load) if with_room else None

    @Slot()
    def _give_orders(self) -> None:
        now_s = self._clock.monotonic_s()
        for keeper in self._keepers:
            keeper.give_order(self._fps(), now_s=now_s)

    def _fps(self) -> float:
        """Fluent for few tiles, economical for many; every picture is decoded all the same."""
        count = len(self._cameras)
        return 15.0 if count <= 4 else 10.0 if count <= 16 else 5.0

    @Slot()
    def _look_after(self) -> None:
        now_s = self._clock.monotonic_s()
        for keeper in self._keepers:
            keeper.tend(now_s)
        self._judge(self._cameras)

    @Slot()
    def _poll(self) -> None:
        changed = tuple(itertools.chain.from_iterable(keeper.changed() for keeper in self._keepers))
        if not changed:
            return
        self._judge(i for i in changed if not self._healths[i].is_usable)  # back is said at once
        self.frames_changed.emit(changed)

    def _judge(self, camera_ids: Iterable[str]) -> None:
        now_s = self._clock.monotonic_s()
        for camera_id in tuple(camera_ids):
            if camera_id not in self._cameras:  # a listener has just changed what is shown
                continue
            before = self._healths.get(camera_id)
            health = self._measured(camera_id, before, now_s)
            self._healths[camera_id] = health
            if _is_news(health, self._announced.get(camera_id)):
                self._announced[camera_id] = health
                self.health_changed.emit(health)

    def _measured(self, camera_id: str, before: CameraHealth | None, now_s: float) -> CameraHealth:
        keeper = self._places.get(camera_id)
        asked_s = self._asked_s[camera_id]
        facts = keeper.facts(camera_id) if keeper is not None else None
        if keeper is None:
            verdict = Verdict(CameraState.OFF, asked_s, 0.0, CameraTrouble.TOO_MANY)
        else:
            verdict = judge(facts, now_s=now_s, asked_s=asked_s)
        is_same = before is not None and before.state is verdict.state
        since = self._clock.now() - timedelta(seconds=now_s - verdict.since_s)
        return CameraHealth(
            camera_id=camera_id,
            state=verdict.state,
            since=before.since if before is not None and is_same else since,
            frame_age_s=max(0.0, now_s - verdict.good_s) if verdict.good_s else None,
            fps=facts.fps if facts else 0.0,
            width=facts.width if facts else 0,
            height=facts.height if facts else 0,
            reason=verdict.trouble.value,
        )


def _is_same_stream(known: Camera, wanted: Camera | None) -> bool:
    return wanted is not None and (known.url, known.privacy_masks) == (wanted.url, wanted.privacy_masks)


def _load(keeper: DecoderKeeper) -> int:
    return len(keeper.seats)


def _is_news(health: CameraHealth, announced: CameraHealth | None) -> bool:
    if announced is None or _said(health) != _said(announced):
        return True
    return abs(health.fps - announced.fps) > 0.25 * max(announced.fps, 1.0)


def _said(health: CameraHealth) -> tuple[object, ...]:
    """A live camera's age is not worth announcing; the age of an old picture is, every second."""
    age = None if health.is_usable or health.frame_age_s is None else int(health.frame_age_s)
    return health.state, health.reason, age, health.width, health.height
