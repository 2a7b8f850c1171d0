"""One round of sending, against a real peer on this machine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from loopback_peer import Peer, loopback_peer
from small_room import NOW

from services.domain.errors import KnownError
from services.domain.event import EventKind
from services.domain.log import Batch
from services.domain.outbox import OutboxCounts, OutboxItem, OutboxState
from services.domain.text import Label
from services.outbox.decisions import Decisions
from services.outbox.delivery import Delivery
from services.outbox.http import HttpLink
from services.outbox.peers.plain import PlainChannel
from services.outbox.ports import Outcome, Receipt


def item(key: str, *, incident: str = "i-1", peer: str = "aduan") -> OutboxItem:
    return OutboxItem(key, peer, incident, f'{{"note": "{key}"}}', NOW)


class Room:
    def __init__(self, clock: FakeClock, peer: Peer) -> None:
        self.log, self.peer, self.clock = FakeEventLog(), peer, clock
        urls = {"aduan": peer.url, "mati": "http://127.0.0.1:9/x"}
        self.delivery = Delivery(
            {name: PlainChannel(url, HttpLink()) for name, url in urls.items()},
            reader=FakeReader(self.log),
            log=self.log,
            clock=clock,
            station="A",
            chance=lambda: 1.0,
        )
        self.decisions = Decisions(self.log, clock=clock, station="A", operator="Rina")
        self.log.subscribe(self.decisions.update)

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
    assert room.log.outbox["1"].last_error == "refused: HTTP 422 kata peladen"


def test_that_a_peer_that_wants_credentials_is_asked_once_until_a_person_resends(room: Room) -> None:
    room.peer.answers = [401]
    room.owes(item("1"), item("3", incident="i-2"))
    room.delivery.send_due()
    room.delivery.send_due()
    assert room.peer.keys == ["1"]
    room.decisions.resend(room.log.outbox["1"]).result(1.0)
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
        def __call__(self, body: str, *, key: str) -> Receipt:
            delivery.stop()
            raise KnownError(Label("berhenti", "stopped"))

        def stop(self) -> None:
            pass

    delivery = Delivery({"aduan": StoppedInTheMiddle()}, reader=FakeReader(log), log=log, clock=clock, station="A")
    delivery.send_due()
    assert log.outbox == {"1": item("1"), "2": item("2", incident="i-2")}


def test_that_history_shows_when_it_was_taken_and_what_was_said(room: Room) -> None:
    room.peer.words = '{"id": "U-9"}'
    room.owes(item("1"))
    room.delivery.send_due()
    (sent,) = room.log.events
    assert (sent.kind, sent.at, sent.incident_id) == (EventKind.SENT, NOW, "i-1")
    assert sent.data == {"peer": "aduan", "key": "1", "reference": "U-9", "text": "1"}


def test_that_history_shows_one_sending_also_after_a_crash_between_sending_and_receipt(room: Room) -> None:
    room.owes(item("1"))
    for _ in range(2):
        room.log.outbox["1"] = item("1")  # the receipt never reached the disk
        room.delivery.send_due()
    assert room.log.kinds() == [EventKind.SENT]
    assert room.peer.keys == ["1", "1"]


def test_that_history_shows_each_refusal_and_no_mere_retry(room: Room, clock: FakeClock) -> None:
    room.peer.answers = [503, 422]
    room.owes(item("1"))
    room.delivery.send_due()
    clock.advance(2)
    room.delivery.send_due()
    (held,) = room.log.events
    assert (held.kind, held.data["trouble"], held.data["words"]) == (
        EventKind.HELD,
        "refused",
        "HTTP 422 kata peladen",
    )


def test_that_the_line_back_does_not_wait_for_the_pauses_of_the_dead_one(room: Room, clock: FakeClock) -> None:
    late = NOW + timedelta(seconds=300)
    room.owes(replace(item("1"), next_at=late), item("2"), replace(item("3", incident="i-2"), next_at=late))
    assert room.delivery.send_due() == OutboxCounts(3, 0, NOW)
    assert room.delivery.send_waiting() == OutboxCounts()
    assert [key for key in room.peer.keys if key in "12"] == ["1", "2"]


def test_that_a_line_that_is_not_really_back_costs_one_try_for_each_peer(room: Room) -> None:
    room.owes(item("a", peer="mati"), item("b", peer="mati", incident="i-2"))
    room.delivery.send_waiting()
    assert [room.log.outbox[key].attempts for key in "ab"] == [1, 0]


def test_that_what_was_refused_goes_out_in_other_words_under_the_same_key(room: Room) -> None:
    room.peer.answers = [422]
    room.owes(item("1"), item("2"))
    room.delivery.send_due()
    room.decisions.edit(room.log.outbox["1"], " Kata lain ").result(1.0)
    room.delivery.send_due()
    assert room.peer.keys == ["1", "1", "2"]
    assert room.peer.ledger["1"] == '{"note": "Kata lain"}'
    edited = next(event for event in room.log.events if event.kind is EventKind.REPLY_EDITED)
    assert (edited.actor, edited.data["before"], edited.data["after"]) == ("Rina", "1", "Kata lain")


def test_that_a_token_is_kept_before_it_is_asked_for_its_number(clock: FakeClock) -> None:
    """A crash after the token asks again, it does not post again."""
    log, bodies = FakeEventLog(), list[str]()

    class Slow:
        def __call__(self, body: str, *, key: str) -> Receipt:
            bodies.append(body)
            return (
                Receipt(Outcome.LATER, next_body='{"token": "t"}') if len(bodies) == 1 else Receipt(Outcome.TAKEN)
            )

        def stop(self) -> None: ...

    log.append(Batch(outbox=(item("1"),)))
    delivery = Delivery({"aduan": Slow()}, reader=FakeReader(log), log=log, clock=clock, station="A")
    delivery.send_due()
    assert log.outbox["1"].body == '{"token": "t"}'
    delivery.send_waiting()
    assert bodies == ['{"note": "1"}', '{"token": "t"}']
