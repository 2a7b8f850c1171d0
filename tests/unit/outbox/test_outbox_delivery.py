"""One round of sending, against a real peer on this machine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from loopback_peer import Peer, loopback_peer
from small_room import NOW, feed

from services.domain.errors import KnownError
from services.domain.log import Batch
from services.domain.outbox import OutboxCounts, OutboxItem, OutboxState
from services.domain.text import Label
from services.outbox.delivery import Delivery, addresses_of
from services.outbox.ports import Receipt
from services.outbox.post import HttpPost


def item(key: str, *, incident: str = "i-1", peer: str = "aduan") -> OutboxItem:
    return OutboxItem(key, peer, incident, f'{{"key": "{key}"}}', NOW)


class Room:
    def __init__(self, clock: FakeClock, peer: Peer) -> None:
        self.log, self.peer, self.clock = FakeEventLog(), peer, clock
        self.delivery = Delivery(
            {"aduan": peer.url, "mati": "http://127.0.0.1:9/x"},
            reader=FakeReader(self.log),
            log=self.log,
            post=HttpPost(),
            clock=clock,
            chance=lambda: 1.0,
        )

    def owes(self, *items: OutboxItem) -> None:
        self.log.append(Batch(outbox=items))

    def states(self) -> dict[str, OutboxState]:
        return {key: row.state for key, row in self.log.outbox.items()}


@pytest.fixture
def room(clock: FakeClock) -> Iterator[Room]:
    with loopback_peer() as peer:
        yield Room(clock, peer)


def test_that_what_is_owed_is_sent_in_order_and_kept_with_its_receipt(room: Room) -> None:
    room.owes(item("1"), item("2"), item("3", incident="i-2"))
    assert room.delivery.send_due() == OutboxCounts()
    assert [key for key in room.peer.keys if key in "12"] == ["1", "2"]
    assert sorted(room.peer.keys) == ["1", "2", "3"]
    assert all(row.sent_at == NOW for row in room.log.outbox.values())


def test_that_a_step_never_overtakes_the_one_before_it(room: Room, clock: FakeClock) -> None:
    room.peer.answers = [503]
    room.owes(item("1"), item("2"))
    assert room.delivery.send_due() == OutboxCounts(2, 0, NOW)
    assert room.peer.keys == ["1"]
    clock.advance(2)
    assert room.delivery.send_due() == OutboxCounts()
    assert room.peer.keys == ["1", "1", "2"]


def test_that_nothing_is_sent_before_its_time(room: Room, clock: FakeClock) -> None:
    room.owes(replace(item("1"), next_at=NOW + timedelta(seconds=60)))
    room.delivery.send_due()
    assert room.peer.keys == []
    clock.advance(60)
    room.delivery.send_due()
    assert room.peer.keys == ["1"]


def test_that_a_crash_between_sending_and_receipt_sends_the_same_key_again(room: Room) -> None:
    room.owes(item("1"))
    room.delivery.send_due()
    room.log.outbox["1"] = item("1")  # the receipt never reached the disk
    room.peer.answers = [409]
    room.delivery.send_due()
    assert room.peer.keys == ["1", "1"]
    assert room.states() == {"1": OutboxState.DONE}


def test_that_a_refused_item_blocks_its_own_incident_only(room: Room) -> None:
    room.peer.answers = [422]
    room.owes(item("1"), item("2"), item("3", incident="i-2"))
    assert room.delivery.send_due() == OutboxCounts(2, 1, NOW)
    assert room.peer.keys == ["1", "3"]
    assert room.log.outbox["1"].last_error == "HTTP 422 kata peladen"


def test_that_a_peer_that_wants_credentials_is_asked_once_until_a_person_resends(room: Room) -> None:
    room.peer.answers = [401]
    room.owes(item("1"), item("3", incident="i-2"))
    room.delivery.send_due()
    room.delivery.send_due()
    assert room.peer.keys == ["1"]
    room.delivery.resend(room.log.outbox["1"]).result(1.0)
    room.delivery.send_due()
    assert room.peer.keys == ["1", "1", "3"]


def test_that_a_dead_peer_is_tried_once_a_round_and_delays_no_other(room: Room) -> None:
    room.owes(item("a", peer="mati"), item("b", peer="mati", incident="i-2"), item("1"))
    assert room.delivery.send_due() == OutboxCounts(2, 0, NOW)
    assert room.peer.keys == ["1"]
    assert [room.log.outbox[key].attempts for key in "ab"] == [1, 0]


def test_that_what_is_owed_to_a_peer_the_profile_dropped_waits_for_a_person(room: Room) -> None:
    room.owes(item("1", peer="lama"))
    assert room.delivery.send_due() == OutboxCounts(1, 1, NOW)


def test_that_the_oldest_that_waits_is_known(room: Room) -> None:
    old = NOW - timedelta(minutes=12)
    room.peer.answers = [503]
    room.owes(item("1"), replace(item("2", incident="i-2"), created_at=old))
    assert room.delivery.send_due() == OutboxCounts(2, 0, old)


def test_that_stopping_is_not_counted_as_the_peers_failure(clock: FakeClock) -> None:
    log = FakeEventLog()
    log.append(Batch(outbox=(item("1"), item("2", incident="i-2"))))

    class StoppedInTheMiddle:
        def __call__(self, url: str, body: str, *, key: str) -> Receipt:
            delivery.stop()
            raise KnownError(Label("berhenti", "stopped"))

        def stop(self) -> None:
            pass

    delivery = Delivery(
        {"aduan": "http://127.0.0.1/x"}, reader=FakeReader(log), log=log, post=StoppedInTheMiddle(), clock=clock
    )
    delivery.send_due()
    assert log.outbox == {"1": item("1"), "2": item("2", incident="i-2")}


def test_that_addresses_come_from_the_feeds_that_take_replies() -> None:
    feeds = (feed("aduan", reply_url="https://example.org/balas"), feed("bmkg"))
    assert addresses_of(feeds) == {"aduan": "https://example.org/balas"}
