"""What an answer makes of an item owed."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_room import NOW

from services.domain.outbox import OutboxItem, OutboxState
from services.outbox.ports import Receipt
from services.outbox.verdict import answered, delay_s, not_answered, resent, wants_credentials

ITEM = OutboxItem("e-1", "aduan", "i-1", "{}", NOW)


def after(status: int, words: str = "") -> OutboxItem:
    return answered(ITEM, Receipt(status, words), now=NOW, share=0.5)


@pytest.mark.parametrize("status", [200, 201, 204, 409])
def test_that_taken_now_or_before_is_done_with_its_receipt(status: int) -> None:
    done = after(status)
    assert (done.state, done.sent_at, done.attempts, done.last_error) == (OutboxState.DONE, NOW, 1, "")


@pytest.mark.parametrize("status", [500, 502, 503, 408, 425, 429])
def test_that_a_peer_in_trouble_is_asked_again_later(status: int) -> None:
    waiting = after(status, "sibuk")
    assert (waiting.state, waiting.attempts) == (OutboxState.PENDING, 1)
    assert waiting.next_at == NOW + timedelta(seconds=1)
    assert waiting.last_error == f"HTTP {status} sibuk"


@pytest.mark.parametrize("status", [301, 302, 400, 401, 403, 404, 413, 422])
def test_that_a_refusal_is_held_for_a_person_with_the_peers_words(status: int) -> None:
    refused = after(status, "kategori tidak dikenal")
    assert (refused.state, refused.next_at) == (OutboxState.HELD, None)
    assert refused.last_error == f"HTTP {status} kategori tidak dikenal"


def test_that_only_missing_credentials_speak_for_the_whole_peer() -> None:
    assert wants_credentials(after(401))
    assert wants_credentials(after(403))
    assert not wants_credentials(after(422))
    assert not wants_credentials(ITEM)


def test_that_a_long_page_of_words_is_cut() -> None:
    assert len(after(400, "x" * 5000).last_error) == 300


def test_that_silence_costs_an_attempt_and_keeps_the_key() -> None:
    waiting = not_answered(ITEM, "tidak menjawab", now=NOW, share=1.0)
    assert (waiting.event_id, waiting.state, waiting.attempts) == ("e-1", OutboxState.PENDING, 1)
    assert waiting.next_at == NOW + timedelta(seconds=2)


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_that_the_pause_is_at_least_a_second_and_never_over_five_minutes(attempts: int, share: float) -> None:
    assert 1.0 <= delay_s(attempts, share=share) <= 300.0


def test_that_the_pause_grows_with_the_attempts() -> None:
    assert [delay_s(n, share=1.0) for n in range(1, 11)] == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_that_a_resent_item_starts_afresh_under_the_same_key() -> None:
    again = resent(after(422))
    assert again == ITEM
