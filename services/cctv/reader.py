"""The thread that owns one camera's capture, from opening to release. Decoder process only."""

import random
import threading
import time
import traceback
from typing import Any, Final

import cv2

from services.cctv.capture import fitted, is_paced, open_capture, read_timeout_s, write_tile
from services.cctv.order import CameraOrder
from services.cctv.pacing import LONGEST_WAIT_S, ArrivalRate, DueClock, PtsPacer, retry_wait_s
from services.cctv.picture_health import has_changed, light_of
from services.cctv.probe import is_supported, trouble_with
from services.cctv.slots import Phase, SlotWriter
from services.domain.camera import CameraTrouble

SETTLED_AFTER_S: Final = 5.0  # a stream that lived this long starts again with the shortest wait


class CameraReader(threading.Thread):
    """Reads a camera until told to stop, and tells its slot everything that happens.

    Only this thread touches the capture: releasing one that another thread reads crashes (4 of 18 tries)
    or spins for ever (the other 14).
    """

    def __init__(self, order: CameraOrder, slot: SlotWriter, fps: float) -> None:
        super().__init__(name=f"camera-{order.index}", daemon=True)
        self._order, self._slot, self._fps = order, slot, fps
        self._stopping = threading.Event()
        self._failures = 0
        self._due = DueClock()

    def retarget(self, order: CameraOrder, fps: float) -> None:
        """Take another size, mask or rate for the same camera from the next picture on. Main thread."""
        self._order, self._fps = order, fps

    def stop(self) -> None:
        """Ask the thread to end; it does after the read under way, and gives its place back itself."""
        self._stopping.set()

    def run(self) -> None:
        try:
            while not self._stopping.is_set():
                trouble = self._attempt()
                self._failures += 1
                self._slot.fail(trouble, self._failures)
                self._pause(self._wait_s(trouble))
        finally:
            self._slot.release()

    def _attempt(self) -> CameraTrouble:
        """Open, read until it fails, release; return why it failed."""
        if not is_supported(self._order.url):
            return CameraTrouble.BAD_ADDRESS
        self._slot.note(phase=Phase.CONNECTING, awake_s=time.monotonic())
        capture = open_capture(self._order.url)
        try:
            if not capture.isOpened():
                return trouble_with(self._order.url)
            return self._read(capture)
        except cv2.error:
            return CameraTrouble.NOT_VIDEO
        except Exception:  # noqa: BLE001  thread boundary: a bug met on one camera must not end it for good
            traceback.print_exc()
            return CameraTrouble.DECODER
        finally:
            capture.release()

    def _read(self, capture: Any) -> CameraTrouble:
        opened_s, timeout_s = time.monotonic(), read_timeout_s(self._order.url)
        pacer = PtsPacer() if is_paced(self._order.url) else None
        rate = ArrivalRate()
        while not self._stopping.is_set():
            asked_s = time.monotonic()
            arrived = capture.grab()
            now_s = time.monotonic()
            self._slot.note(awake_s=now_s)
            if now_s - asked_s > 0.9 * timeout_s:  # even if it says True: that is an old picture, and it is dead
                return CameraTrouble.SILENT
            if not arrived:
                return CameraTrouble.ENDED
            if pacer is not None:
                self._pause(pacer.wait_s(capture.get(cv2.CAP_PROP_POS_MSEC) / 1000.0, now_s=now_s))
            rate.arrived(time.monotonic())
            if self._due.is_due(time.monotonic(), self._fps):
                self._show(capture, rate.fps)
            if now_s - opened_s > SETTLED_AFTER_S:
                self._failures = 0
        return CameraTrouble.NONE

    def _show(self, capture: Any, fps: float) -> None:
        """Hand the grabbed picture over."""
        ok, picture = capture.retrieve()
        if not ok:
            return
        now_s = time.monotonic()
        height, width = picture.shape[:2]
        tile_width, tile_height = fitted(width, height, box=(self._order.width, self._order.height))
        tile = self._slot.next_pixels(width=tile_width, height=tile_height)
        write_tile(picture, tile, self._order.masks)
        light = light_of(tile)
        self._slot.note(
            phase=Phase.STREAMING, failures=0, fps=fps, width=width, height=height, mean=light.mean, std=light.std,
            changed_s=now_s if has_changed(tile, self._slot.last_pixels()) else self._slot.changed_s,
            lit_s=self._slot.lit_s if light.is_dark and self._slot.lit_s else now_s,
        )  # fmt: skip
        self._slot.publish(tile, captured_s=now_s, pts_ms=float(capture.get(cv2.CAP_PROP_POS_MSEC)))

    def _wait_s(self, trouble: CameraTrouble) -> float:
        if trouble is CameraTrouble.ACCESS:  # asking again soon only locks the account
            return LONGEST_WAIT_S
        return retry_wait_s(self._failures, chance=random.random())

    def _pause(self, seconds: float) -> None:
        """Wait, awake: the console ends a decoder whose camera threads sleep in foreign code."""
        until_s = time.monotonic() + seconds
        while (left_s := until_s - time.monotonic()) > 0.0 and not self._stopping.wait(min(left_s, 1.0)):
            self._slot.note(awake_s=time.monotonic())
