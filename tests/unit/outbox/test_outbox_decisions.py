"""What a person decides about something held."""

from dataclasses import replace

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog
from small_room import NOW

from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxItem, OutboxState
from services.outbox.decisions import NO_WORDS, NOT_HELD, Decisions

HELD = OutboxItem("e-1", "aduan", "i-1", '{"note": "lama"}', NOW, OutboxState.HELD, 3, None, "refused: HTTP 422")


@pytest.fixture
def log() -> FakeEventLog:
    log = FakeEventLog()
    log.append(Batch(outbox=(HELD,)))
    return log


@pytest.fixture
def decisions(log: FakeEventLog, clock: FakeClock) -> Decisions:
    return Decisions(log, clock=clock, station="A", operator="Rina")


def test_that_sent_again_keeps_words_and_key(log: FakeEventLog, decisions: Decisions) -> None:
    decisions.resend(HELD)
    assert log.outbox["e-1"] == OutboxItem("e-1", "aduan", "i-1", '{"note": "lama"}', NOW)


def test_that_other_words_and_the_event_that_keeps_both_are_one_step(
    log: FakeEventLog, decisions: Decisions
) -> None:
    decisions.sign_on("Dewi")
    decisions.edit(HELD, "baru")
    batch = log.batches[-1]
    (event,), (item,) = batch.events, batch.marked
    assert (event.kind, event.actor, event.at, event.incident_id) == (EventKind.REPLY_EDITED, "Dewi", NOW, "i-1")
    assert event.data == {"peer": "aduan", "key": "e-1", "before": "lama", "after": "baru"}
    assert (item.event_id, item.state, item.body) == ("e-1", OutboxState.PENDING, '{"note": "baru"}')


def test_that_what_is_still_being_tried_keeps_its_words(decisions: Decisions) -> None:
    """Nobody knows whether the first words have arrived."""
    with pytest.raises(KnownError) as refused:
        decisions.edit(replace(HELD, state=OutboxState.PENDING), "baru")
    assert refused.value.reason == NOT_HELD


@pytest.mark.parametrize("words", ["", "  \n", "x" * 4001])
def test_that_an_empty_or_endless_message_is_refused(log: FakeEventLog, decisions: Decisions, words: str) -> None:
    with pytest.raises(KnownError) as refused:
        decisions.edit(HELD, words)
    assert (refused.value.reason == NO_WORDS) is not bool(words.strip())
    assert log.outbox["e-1"] == HELD
    decisions.edit(HELD, "baru")


def test_that_a_row_that_only_looks_held_is_not_decided_twice(decisions: Decisions) -> None:
    decisions.edit(HELD, "baru")
    for again in (decisions.resend, lambda item: decisions.edit(item, "lain")):
        with pytest.raises(KnownError):
            again(HELD)


def test_that_what_is_held_again_can_be_decided_again(decisions: Decisions) -> None:
    decisions.edit(HELD, "baru")
    told = Event("h", EventKind.HELD, NOW, "system", "A", "i-1", {"key": "e-1", "peer": "aduan"})
    decisions.update(Committed(events=(told,)))
    decisions.edit(HELD, "lebih baru")


def test_that_what_waits_for_its_next_try_can_be_tried_now_as_often_as_wished(
    log: FakeEventLog, decisions: Decisions
) -> None:
    waiting = replace(HELD, state=OutboxState.PENDING)
    decisions.resend(waiting)
    decisions.resend(waiting)
    assert log.outbox["e-1"].next_at is None
