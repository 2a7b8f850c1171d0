"""The rhythm of sending."""

import threading
from collections.abc import Iterator

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from small_room import NOW

from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxCounts, OutboxItem
from services.domain.text import Label
from services.outbox.delivery import Delivery
from services.outbox.ports import Outcome, Receipt
from services.outbox.sender import OutboxSender


class ChannelThatWaits:
    """Answers ``outcome`` when the test lets it."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.outcome, self.gate, self.at_once, self.most = Outcome.TAKEN, threading.Semaphore(0), 0, 0

    def __call__(self, body: str, *, key: str) -> Receipt:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        assert self.gate.acquire(timeout=10.0)
        self.keys.append(key)
        self.at_once -= 1
        return Receipt(self.outcome)

    def stop(self) -> None:
        self.gate.release(100)


class Room:
    def __init__(self, clock: FakeClock, pool: QThreadPool) -> None:
        self.log, self.post = FakeEventLog(), ChannelThatWaits()
        self.reader = FakeReader(self.log)
        delivery = Delivery({"aduan": self.post}, reader=self.reader, log=self.log, clock=clock, station="A")
        self.sender = OutboxSender(delivery, pool=pool)

    def owes(self, key: str) -> Committed:
        owed = OutboxItem(key, "aduan", f"i-{key}", "{}", NOW)
        event = Event(key, EventKind.NOTED, NOW, "Rina", "A", f"i-{key}")
        return self.log.append(Batch((event,), outbox=(owed,))).result(0)


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    yield pool
    assert pool.waitForDone(5000)


@pytest.fixture
def room(clock: FakeClock, pool: QThreadPool) -> Iterator[Room]:
    room = Room(clock, pool)
    yield room
    room.sender.stop()


def test_that_what_was_left_over_is_sent_at_the_start(qtbot: QtBot, room: Room) -> None:
    room.owes("1")
    room.post.gate.release()
    with qtbot.waitSignal(room.sender.counts_changed, timeout=5000) as counts:
        room.sender.start()
    assert counts.args == [OutboxCounts()]
    assert room.post.keys == ["1"]


def test_that_an_edit_that_owes_something_is_sent_at_once(qtbot: QtBot, room: Room) -> None:
    room.post.gate.release()
    with qtbot.waitSignal(room.sender.counts_changed, timeout=5000):
        room.sender.update(room.owes("1"))
    assert room.post.keys == ["1"]


def test_that_receipts_and_edits_that_owe_nothing_begin_no_round(qtbot: QtBot, room: Room) -> None:
    with qtbot.assertNotEmitted(room.sender.counts_changed, wait=50):
        room.sender.update(Committed(outbox_pending=3))
        room.sender.update(Committed(events=room.owes("1").events, outbox_pending=0))
    assert room.post.most == 0


def test_that_there_is_never_a_second_round_beside_the_first_and_nothing_new_is_overlooked(
    qtbot: QtBot, room: Room
) -> None:
    room.owes("1")
    room.sender.send()
    qtbot.waitUntil(lambda: room.post.at_once == 1)
    room.sender.update(room.owes("2"))
    room.sender.send()
    room.post.gate.release(2)
    qtbot.waitUntil(lambda: room.post.keys == ["1", "2"])
    assert room.post.most == 1


def test_that_the_same_counts_are_said_once(qtbot: QtBot, room: Room) -> None:
    heard: list[OutboxCounts] = []
    room.sender.counts_changed.connect(heard.append)
    for _ in range(2):
        with qtbot.waitSignal(room.sender._ended, timeout=5000):
            room.sender.send()
    assert heard == [OutboxCounts()]


def test_that_a_receipt_alone_begins_no_round(qtbot: QtBot, room: Room) -> None:
    told = Event("s", EventKind.SENT, NOW, "system", "A", "i-1")
    with qtbot.assertNotEmitted(room.sender.round_ended, wait=50):
        room.sender.update(Committed(events=(told,), outbox_pending=3))


def test_that_the_line_back_sends_what_was_waiting_for_its_next_try(qtbot: QtBot, room: Room) -> None:
    room.post.outcome = Outcome.LATER
    room.post.gate.release(2)
    room.owes("1")
    with qtbot.waitSignal(room.sender.round_ended, timeout=5000):
        room.sender.send()
    room.post.outcome = Outcome.TAKEN
    with qtbot.waitSignal(room.sender.counts_changed, timeout=5000) as counts:
        room.sender.take_network(False)
        room.sender.take_network(True)
    assert counts.args == [OutboxCounts()]
    assert room.post.keys == ["1", "1"]


def test_that_a_disk_that_fails_is_said_once_until_it_works_again(qtbot: QtBot, room: Room) -> None:
    failure = KnownError(Label("Berkas hilang.", "File gone."))
    heard: list[KnownError] = []
    room.sender.failed.connect(heard.append)
    reading = room.reader.outbox

    def broken(*, limit: int) -> tuple[OutboxItem, ...]:
        raise failure

    for read in (broken, broken, reading, broken):
        room.reader.outbox = read  # type: ignore[method-assign]
        with qtbot.waitSignal(room.sender._ended, timeout=5000):
            room.sender.send()
    assert heard == [failure, failure]


def test_that_after_stopping_nothing_is_sent_any_more(qtbot: QtBot, room: Room, pool: QThreadPool) -> None:
    room.owes("1")
    room.sender.start()
    qtbot.waitUntil(lambda: room.post.at_once == 1)
    room.sender.stop()
    assert pool.waitForDone(3000)
    room.sender.send()
    room.owes("2")
    assert room.post.keys == ["1"]
