from datetime import timedelta

from fake_clock import FakeClock

from services.drill.simulated_time import SimulatedTime


def test_that_simulated_seconds_run_at_the_speed(clock: FakeClock) -> None:
    time = SimulatedTime(clock, speed=10.0)
    clock.advance(3.0)
    assert time.now_s() == 30.0


def test_that_a_moment_ahead_happens_when_the_speed_brings_it(clock: FakeClock) -> None:
    start = clock.now()
    assert SimulatedTime(clock, speed=10.0).wall_at(60.0) == start + timedelta(seconds=6)


def test_that_the_past_is_as_old_as_the_scenario_says_at_any_speed(clock: FakeClock) -> None:
    start = clock.now()
    assert SimulatedTime(clock, speed=60.0).wall_at(-600.0) == start - timedelta(minutes=10)


def test_that_a_change_of_speed_moves_nothing_that_already_happened(clock: FakeClock) -> None:
    time = SimulatedTime(clock, speed=1.0)
    start = clock.now()
    clock.advance(20.0)
    time.run_at(5.0)
    clock.advance(4.0)
    assert time.now_s() == 40.0
    assert time.wall_at(10.0) == start + timedelta(seconds=10)
    assert time.wall_at(30.0) == start + timedelta(seconds=22)


def test_that_a_pause_stands_still_and_goes_on_at_the_old_speed(clock: FakeClock) -> None:
    time = SimulatedTime(clock, speed=4.0)
    clock.advance(5.0)
    time.pause()
    clock.advance(100.0)
    assert time.now_s() == 20.0
    time.resume()
    clock.advance(1.0)
    assert (time.now_s(), time.speed) == (24.0, 4.0)
