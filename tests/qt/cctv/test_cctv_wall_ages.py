"""What the wall announces as time passes: a decoder's notes written by hand, a clock that stands until told."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from services.cctv.slots import SlotWriter
from services.cctv.wall import CameraWall
from services.domain.camera import Camera, CameraHealth, CameraState, CameraTrouble


class NeverStarts(Executor):
    """No decoder is started: the test is the decoder."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return Future()


class Room:
    """One wall with one camera, its clock, and what was announced."""

    def __init__(self, wall: CameraWall, clock: Any) -> None:
        self.wall, self.clock = wall, clock
        self.said: list[CameraHealth] = []
        wall.health_changed.connect(self.said.append)
        wall.show_cameras((Camera("a", "a", "http://127.0.0.1/a"),))
        (keeper,) = wall._keepers
        (seat,) = keeper.seats.values()
        self.slot = SlotWriter(keeper._board, seat.index, seat.ticket)

    def picture(self, *, is_new: bool = True, is_dark: bool = False) -> None:
        now_s = self.clock.monotonic_s()
        pixels = self.slot.next_pixels(width=16, height=9)
        self.slot.note(fps=10.0, width=16, height=9, failures=0)
        if is_new:
            self.slot.note(changed_s=now_s)
        if not is_dark:
            self.slot.note(lit_s=now_s)
        self.slot.publish(pixels, captured_s=now_s, pts_ms=0.0)

    def pass_time(self, seconds: float) -> list[CameraHealth]:
        """Let time go by in tenths and return what was announced meanwhile."""
        before = len(self.said)
        for _ in range(round(seconds * 10)):
            self.clock.advance(0.1)
            self.wall._judge(("a",))
        return self.said[before:]


@pytest.fixture
def room(qtbot: QtBot, clock: Any) -> Iterator[Room]:
    wall = CameraWall(clock, cores=1)
    wall._starter.shutdown()
    wall._starter = NeverStarts()  # type: ignore[assignment]
    yield Room(wall, clock)
    for keeper in wall._keepers:
        keeper._starting = None  # nothing is under way: the future never ends
    wall.stop()


def test_that_nothing_is_announced_while_a_camera_is_well(room: Room) -> None:
    room.picture()
    room.wall._judge(("a",))
    assert room.said[-1].state is CameraState.LIVE
    for _ in range(50):
        room.picture()
        assert room.pass_time(0.1) == []


def test_that_an_old_picture_is_announced_once_a_second_with_its_age(room: Room) -> None:
    room.picture()
    room.wall._judge(("a",))
    last_seen = room.clock.now()
    said = room.pass_time(6.8)
    assert {health.state for health in said} == {CameraState.STALE}
    assert [int(health.frame_age_s) for health in said] == [2, 3, 4, 5, 6]
    assert {health.since for health in said} == {last_seen}


def test_that_a_frozen_camera_is_as_old_as_its_last_change(room: Room) -> None:
    room.picture()
    room.wall._judge(("a",))
    changed_at = room.clock.now()
    for _ in range(40):
        room.picture(is_new=False)
        room.pass_time(0.1)
    assert room.said[-1].state is CameraState.FROZEN
    assert room.said[-1].since == changed_at
    assert room.said[-1].frame_age_s == pytest.approx(4.0, abs=0.2)


def test_that_a_new_picture_is_believed_at_once(room: Room) -> None:
    room.picture()
    room.wall._poll()
    room.pass_time(5.0)
    room.picture()
    room.wall._poll()
    assert room.said[-1].state is CameraState.LIVE
    assert room.said[-1].since == room.clock.now()


def test_that_the_reason_of_a_failure_is_announced(room: Room) -> None:
    room.slot.fail(CameraTrouble.ACCESS, 1)
    (health,) = room.pass_time(0.1)
    assert (health.state, health.reason, health.frame_age_s) == (CameraState.REFUSED, "access", None)
    assert room.pass_time(5.0) == []


def test_that_a_decoder_that_never_comes_is_said_in_the_end(room: Room) -> None:
    room.slot.release()
    room.pass_time(14.0)
    assert room.said[-1].state is CameraState.CONNECTING
    room.pass_time(2.0)
    assert (room.said[-1].state, room.said[-1].reason) == (CameraState.OFF, "decoder")
