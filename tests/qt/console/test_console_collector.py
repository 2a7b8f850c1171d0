"""The cycle collector runs on the GUI thread only, and not over what was loaded."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from console import collector as module
from console.collector import Collector


class Knot:
    """Holds itself: only the cycle collector can let it go."""

    def __init__(self) -> None:
        self.me = self
        self.died_on: list[str] = []

    def tell(self, where: list[str]) -> None:
        weakref.finalize(self, lambda: where.append(threading.current_thread().name))


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(module, "YOUNG_MS", 10)
    collector = Collector()
    yield collector
    collector.stop()


def test_that_nothing_is_collected_behind_our_back(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_that_young_cycles_are_collected_on_the_gui_thread(collector: Collector, qtbot: QtBot) -> None:
    where: list[str] = []
    collector.begin()
    thread = threading.Thread(target=lambda: Knot().tell(where))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.current_thread().name]


def test_that_what_was_loaded_is_not_looked_at_again(collector: Collector) -> None:
    kept = [Knot()]
    before = gc.get_freeze_count()
    collector.begin()
    assert gc.get_freeze_count() > before
    assert not any(thing is kept for thing in gc.get_objects())


def test_that_old_cycles_go_in_the_full_round(
    collector: Collector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROUNDS", 3)
    where: list[str] = []
    collector.begin()
    knot = Knot()
    knot.tell(where)
    gc.collect(1)
    gc.collect(1)
    del knot
    qtbot.waitUntil(lambda: bool(where))
    assert gc.get_freeze_count() > 0
