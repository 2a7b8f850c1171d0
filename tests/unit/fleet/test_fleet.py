"""Where everything that moves was last seen."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from small_room import KANDANGHAUR, LOHBENER, NOW

from services.domain.errors import KnownError
from services.domain.freshness import FreshnessState
from services.domain.log import Batch
from services.domain.resource import Fix, Vehicle
from services.domain.text import Label
from services.fleet.fleet import Fleet


def fix(name: str = "t-1", *, after_s: float = 0.0) -> Fix:
    return Fix(name, f"Truk {name}", "truck", LOHBENER, NOW + timedelta(seconds=after_s))


class Yard:
    def __init__(self, clock: FakeClock, pool: QThreadPool) -> None:
        self.log = FakeEventLog()
        self.fleet = Fleet(FakeReader(self.log), pool=pool, clock=clock, ages={"angkutan": 30.0})
        self.heard: list[tuple[Vehicle, ...]] = []
        self.fleet.changed.connect(self.heard.append)

    def names(self) -> list[str]:
        return [vehicle.fix.resource_id for vehicle in self.heard[-1]]

    def state(self, name: str = "t-1") -> FreshnessState:
        vehicle = self.fleet.vehicle(name)
        assert vehicle is not None
        return vehicle.freshness.state


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    yield pool
    assert pool.waitForDone(5000)


@pytest.fixture
def yard(qtbot: QtBot, clock: FakeClock, pool: QThreadPool) -> Yard:
    return Yard(clock, pool)


def test_that_a_source_decides_how_soon_its_vehicles_are_stale(yard: Yard, clock: FakeClock) -> None:
    yard.fleet.receive((fix("angkutan:1"), fix("other:1")))
    yard.fleet.tell()
    clock.advance(31)
    assert yard.state("angkutan:1") is FreshnessState.STALE
    assert yard.state("other:1") is FreshnessState.LIVE


def test_that_only_what_moved_is_told_and_only_when_it_is_time(yard: Yard) -> None:
    yard.fleet.receive((fix("a"), fix("b")))
    assert yard.heard == []
    yard.fleet.tell()
    assert yard.names() == ["a", "b"]
    yard.fleet.receive((fix("b", after_s=1),))
    yard.fleet.tell()
    assert yard.names() == ["b"]
    yard.fleet.tell()
    assert len(yard.heard) == 2


def test_that_a_vehicle_that_falls_silent_grows_stale_and_is_told_once(yard: Yard, clock: FakeClock) -> None:
    yard.fleet.receive((fix(),))
    yard.fleet.tell()
    assert yard.state() is FreshnessState.LIVE
    clock.advance(121)
    yard.fleet.tell()
    yard.fleet.tell()
    assert yard.state() is FreshnessState.STALE
    assert len(yard.heard) == 2


def test_that_a_buffered_position_that_arrives_late_does_not_move_the_vehicle_back(yard: Yard) -> None:
    yard.fleet.receive((fix(after_s=0),))
    yard.fleet.receive((replace(fix(after_s=-60), point=KANDANGHAUR),))
    assert [vehicle.fix.point for vehicle in yard.fleet.vehicles()] == [LOHBENER]


def test_that_a_receiver_with_a_wrong_clock_is_unknown_and_never_live(yard: Yard) -> None:
    yard.fleet.receive((fix(after_s=86_400),))
    assert yard.state() is FreshnessState.UNKNOWN


def test_that_a_fix_from_the_future_neither_replaces_a_sound_one_nor_stands_in_its_way(yard: Yard) -> None:
    yard.fleet.receive((fix(after_s=0), fix(after_s=86_400)))
    assert yard.state() is FreshnessState.LIVE
    yard.fleet.receive((fix("other", after_s=86_400), fix("other", after_s=1)))
    assert yard.state("other") is FreshnessState.LIVE


def test_that_the_last_positions_are_shown_at_the_start_with_their_age(
    qtbot: QtBot, yard: Yard, clock: FakeClock
) -> None:
    yard.log.append(Batch(fixes=(fix(after_s=-3600),)))
    with qtbot.waitSignal(yard.fleet.changed, timeout=5000):
        yard.fleet.start()
    yard.fleet.stop()
    (vehicle,) = yard.fleet.vehicles()
    assert (vehicle.freshness.state, vehicle.freshness.age_s) == (FreshnessState.STALE, 3600.0)


def test_that_what_is_stored_never_overwrites_what_was_just_received(qtbot: QtBot, yard: Yard) -> None:
    yard.log.append(Batch(fixes=(fix(after_s=-3600),)))
    yard.fleet.receive((fix(after_s=0),))
    with qtbot.waitSignal(yard.fleet._read_done, timeout=5000):
        yard.fleet.start()
    yard.fleet.stop()
    assert yard.state() is FreshnessState.LIVE


def test_that_positions_from_a_pool_thread_arrive_on_the_gui_thread(qtbot: QtBot, yard: Yard) -> None:
    heard_in: list[threading.Thread] = []
    yard.fleet.changed.connect(lambda _: heard_in.append(threading.current_thread()))
    sender = threading.Thread(target=yard.fleet.receive, args=((fix(),),))
    sender.start()
    qtbot.waitUntil(lambda: bool(yard.fleet.vehicles()))
    sender.join(5.0)
    yard.fleet.tell()
    assert heard_in == [threading.main_thread()]


def test_that_nobody_knows_a_vehicle_never_seen(yard: Yard) -> None:
    assert yard.fleet.vehicle("t-9") is None


def test_that_a_reader_that_fails_is_told(qtbot: QtBot, clock: FakeClock, pool: QThreadPool) -> None:
    failure = KnownError(Label("Berkas hilang.", "File gone."))

    class Broken:
        def last_fixes(self) -> tuple[Fix, ...]:
            raise failure

    fleet = Fleet(Broken(), pool=pool, clock=clock)
    with qtbot.waitSignal(fleet.load_failed, timeout=5000) as failed:
        fleet.start()
    fleet.stop()
    assert failed.args == [failure]


def test_that_a_thousand_vehicles_are_told_in_one_breath(yard: Yard) -> None:
    yard.fleet.receive(tuple(fix(f"t-{n}") for n in range(1000)))
    yard.fleet.tell()
    assert [len(news) for news in yard.heard] == [1000]


def test_that_a_large_fleet_is_told_in_portions_within_a_second(yard: Yard, qtbot: QtBot) -> None:
    yard.fleet.start()
    yard.fleet.receive(tuple(fix(f"truk:{number}") for number in range(11)))
    qtbot.waitUntil(lambda: sum(map(len, yard.heard)) == 11, timeout=3000)
    yard.fleet.stop()
    assert max(map(len, yard.heard)) == 3
    assert len({vehicle.fix.resource_id for news in yard.heard for vehicle in news}) == 11
