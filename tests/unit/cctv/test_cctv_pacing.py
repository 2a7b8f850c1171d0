"""When to try again and when to hand a picture over."""

import pytest

from services.cctv.pacing import ArrivalRate, DueClock, PtsPacer, retry_wait_s


@pytest.mark.parametrize(
    ("failures", "wait_s"), [(1, 1.0), (2, 2.0), (3, 4.0), (5, 16.0), (6, 30.0), (5000, 30.0)]
)
def test_that_the_wait_doubles_up_to_half_a_minute(failures: int, wait_s: float) -> None:
    assert retry_wait_s(failures, chance=0.5) == pytest.approx(wait_s)


def test_that_cameras_lost_together_do_not_come_back_together() -> None:
    assert retry_wait_s(3, chance=0.0) == pytest.approx(3.2)
    assert retry_wait_s(3, chance=1.0) == pytest.approx(4.8)


@pytest.mark.parametrize(
    ("source_fps", "wanted_fps", "least", "most"), [(25, 10, 95, 105), (15, 10, 95, 105), (5, 10, 49, 51)]
)
def test_that_pictures_are_handed_over_at_the_wanted_rate(
    source_fps: int, wanted_fps: int, least: int, most: int
) -> None:
    due = DueClock()
    shown = sum(due.is_due(100.0 + n / source_fps, wanted_fps) for n in range(10 * source_fps))
    assert least <= shown <= most


def test_that_a_pause_is_not_followed_by_a_burst() -> None:
    due = DueClock()
    assert due.is_due(100.0, 10.0)
    shown = [due.is_due(160.0 + n / 1000.0, 10.0) for n in range(100)]
    assert sum(shown) <= 2


def test_that_the_rate_is_measured_over_what_arrived() -> None:
    rate = ArrivalRate()
    assert rate.fps == 0.0
    for n in range(50):
        rate.arrived(7.0 + n / 15.0)
    assert rate.fps == pytest.approx(15.0)


def test_that_a_burst_is_played_at_its_own_speed() -> None:
    pacer = PtsPacer()
    waits = [pacer.wait_s(pts, now_s=50.0) for pts in (0.0, 0.04, 0.08)]
    assert waits == pytest.approx([0.0, 0.04, 0.08])


@pytest.mark.parametrize("pts_s", [3600.0, 0.0])
def test_that_a_jump_in_time_stamps_starts_anew(pts_s: float) -> None:
    pacer = PtsPacer()
    pacer.wait_s(100.0, now_s=50.0)
    assert pacer.wait_s(pts_s, now_s=53.0) == 0.0
    assert pacer.wait_s(pts_s + 0.5, now_s=53.0) == pytest.approx(0.5)
