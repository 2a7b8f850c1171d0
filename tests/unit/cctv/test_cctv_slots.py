"""The memory between decoder and console: never torn, never another camera's picture, nothing left behind."""

import threading
from pathlib import Path

import numpy as np
import pytest

from services.cctv.order import CameraOrder, DecoderOrder, order_from_line, order_to_line
from services.cctv.slots import SlotBoard, SlotWriter
from services.domain.camera import CameraTrouble


@pytest.fixture
def board():
    board = SlotBoard.create()
    yield board
    board.close()


def publish(writer: SlotWriter, level: int, *, captured_s: float = 5.0, size: tuple[int, int] = (32, 18)) -> None:
    pixels = writer.next_pixels(width=size[0], height=size[1])
    pixels[:] = level
    writer.publish(pixels, captured_s=captured_s, pts_ms=0.0)


def test_that_the_newest_picture_is_viewed_in_place(board: SlotBoard) -> None:
    writer = SlotWriter(board, 3, ticket=7)
    publish(writer, 10)
    publish(writer, 20, captured_s=6.5, size=(64, 36))
    frame = board.frame(3, 7, camera_id="a")
    assert frame is not None
    assert (frame.width, frame.height, frame.captured_s, frame.camera_id) == (64, 36, 6.5, "a")
    assert set(frame.pixels) == {20}


def test_that_a_second_mapping_sees_what_the_first_wrote(board: SlotBoard) -> None:
    publish(SlotWriter(SlotBoard(board.fd), 0, ticket=1), 99)
    frame = board.frame(0, 1, camera_id="a")
    assert frame is not None
    assert frame.pixels[0] == 99


def test_that_there_is_no_picture_before_the_first(board: SlotBoard) -> None:
    SlotWriter(board, 0, ticket=1)
    assert board.frame(0, 1, camera_id="a") is None


def test_that_a_place_taken_over_never_shows_the_former_cameras_picture(board: SlotBoard) -> None:
    first = SlotWriter(board, 0, ticket=1)
    publish(first, 10)
    assert board.frame(0, 2, camera_id="b") is None
    assert board.facts(0, 2) is None
    first.release()
    second = SlotWriter(board, 0, ticket=2)
    assert board.frame(0, 2, camera_id="b") is None
    assert board.facts(0, 2).captured_s == 0.0
    publish(second, 20)
    assert board.frame(0, 2, camera_id="b").pixels[0] == 20
    assert board.frame(0, 1, camera_id="a") is None


def test_that_a_restarted_decoder_goes_on_where_the_dead_one_stopped(board: SlotBoard) -> None:
    writer = SlotWriter(board, 0, ticket=1)
    publish(writer, 10)
    writer.note(changed_s=4.0, lit_s=5.0)
    again = SlotWriter(board, 0, ticket=1)
    assert again.changed_s == 4.0
    assert again.last_pixels()[0, 0, 0] == 10
    assert board.frame(0, 1, camera_id="a").sequence == 1


def test_that_a_place_is_only_free_once_its_thread_has_left(board: SlotBoard) -> None:
    assert board.is_free(5)
    writer = SlotWriter(board, 5, ticket=1)
    assert not board.is_free(5)
    writer.release()
    assert board.is_free(5)


def test_that_a_frame_knows_when_the_writer_came_round(board: SlotBoard) -> None:
    writer = SlotWriter(board, 0, ticket=1)
    publish(writer, 10)
    frame = board.frame(0, 1, camera_id="a")
    publish(writer, 20)
    assert frame.is_whole()
    publish(writer, 30)
    assert not frame.is_whole()


def test_that_no_picture_is_ever_torn(board: SlotBoard) -> None:
    """A writer at full speed, every picture of one value: a whole frame has exactly one value in it."""
    writer, stop = SlotWriter(board, 0, ticket=1), threading.Event()

    def write() -> None:
        level = 0
        while not stop.is_set():
            level = (level + 1) % 256
            publish(writer, level, size=(320, 180))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        whole = 0
        while whole < 300:
            frame = board.frame(0, 1, camera_id="a")
            if frame is None:
                continue
            copy = np.frombuffer(frame.pixels, np.uint8).copy()
            if frame.is_whole():
                whole += 1
                assert copy.min() == copy.max()
    finally:
        stop.set()
        thread.join()


def test_that_reasons_and_measures_reach_the_console(board: SlotBoard) -> None:
    writer = SlotWriter(board, 0, ticket=4)
    writer.note(fps=14.5, width=640, height=360, awake_s=3.0)
    writer.fail(CameraTrouble.ACCESS, 3)
    facts = board.facts(0, 4)
    assert (facts.trouble, facts.failures, facts.fps, facts.width, facts.awake_s) == (
        CameraTrouble.ACCESS, 3, 14.5, 640, 3.0,
    )  # fmt: skip
    assert not facts.is_streaming


def test_that_the_memory_has_no_name_to_be_left_behind(board: SlotBoard) -> None:
    assert "memfd" in str(Path(f"/proc/self/fd/{board.fd}").readlink())


def test_that_an_order_survives_the_pipe() -> None:
    mask = ((0.0, 0.0), (0.5, 0.0), (0.5, 0.25))
    order = DecoderOrder(
        10.0, (CameraOrder(0, 1, "http://127.0.0.1/a", 480, 270, (mask,)), CameraOrder(1, 2, "b", 8, 8))
    )
    assert order_from_line(order_to_line(order)) == order
    assert order_to_line(order).count(b"\n") == 1
