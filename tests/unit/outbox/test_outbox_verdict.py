"""What an answer makes of an item owed."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_room import NOW

from services.domain.outbox import OutboxItem, OutboxState, Trouble, trouble_of
from services.outbox.http import Answer
from services.outbox.peers.answers import receipt_of
from services.outbox.ports import Outcome, Receipt
from services.outbox.verdict import answered, delay_s, is_peers_own, resent, waiting

ITEM = OutboxItem("e-1", "aduan", "i-1", "{}", NOW)


def after(status: int, words: str = "") -> OutboxItem:
    return answered(ITEM, receipt_of(Answer(status, words.encode())), now=NOW, share=0.5)


@pytest.mark.parametrize("status", [200, 201, 204, 409])
def test_that_taken_now_or_before_is_done_with_its_receipt(status: int) -> None:
    done = after(status)
    assert (done.state, done.sent_at, done.attempts, done.last_error) == (OutboxState.DONE, NOW, 1, "")


@pytest.mark.parametrize("status", [500, 502, 503, 408, 425, 429])
def test_that_a_peer_in_trouble_is_asked_again_later(status: int) -> None:
    later = after(status, "sibuk")
    assert (later.state, later.attempts) == (OutboxState.PENDING, 1)
    assert later.next_at == NOW + timedelta(seconds=1)
    assert later.last_error == f"busy: HTTP {status} sibuk"


@pytest.mark.parametrize("status", [301, 302, 400, 404, 413, 422])
def test_that_a_refusal_is_held_for_a_person_with_the_peers_words(status: int) -> None:
    refused = after(status, "kategori tidak dikenal")
    assert (refused.state, refused.next_at) == (OutboxState.HELD, None)
    assert trouble_of(refused.last_error) == (Trouble.REFUSED, f"HTTP {status} kategori tidak dikenal")


def test_that_only_missing_credentials_speak_for_the_whole_peer() -> None:
    assert is_peers_own(after(401))
    assert is_peers_own(after(403))
    assert is_peers_own(answered(ITEM, Receipt(Outcome.NO_ACCESS, trouble=Trouble.NO_SECRET), now=NOW, share=0))
    assert not is_peers_own(after(422))
    assert not is_peers_own(ITEM)


def test_that_a_long_page_of_words_is_cut() -> None:
    assert len(after(400, "x" * 5000).last_error) <= 300


def test_that_silence_costs_an_attempt_and_keeps_the_key() -> None:
    later = waiting(ITEM, Trouble.NO_ANSWER, "tidak menjawab", now=NOW, share=1.0)
    assert (later.event_id, later.state, later.attempts) == ("e-1", OutboxState.PENDING, 1)
    assert later.next_at == NOW + timedelta(seconds=2)


@pytest.mark.parametrize(("asked_s", "given_s"), [(0, 1), (120, 120), (86_400, 900)])
def test_that_a_peer_may_ask_for_a_pause_of_a_quarter_of_an_hour_at_most(asked_s: float, given_s: float) -> None:
    later = answered(ITEM, Receipt(Outcome.LATER, wait_s=asked_s), now=NOW, share=0.0)
    assert later.next_at == NOW + timedelta(seconds=given_s)


def test_that_a_peer_that_gave_a_token_is_asked_for_its_number_next() -> None:
    receipt = Receipt(Outcome.LATER, trouble=Trouble.UNFINISHED, next_body='{"token": "t"}')
    later = answered(ITEM, receipt, now=NOW, share=0.0)
    assert (later.body, later.event_id, later.last_error) == ('{"token": "t"}', "e-1", "unfinished: ")


@pytest.mark.parametrize(
    ("error", "trouble"),
    [("", None), ("HTTP 422 lama", None), ("refused: a: b", Trouble.REFUSED), ("bukan_kode: x", None)],
)
def test_that_why_something_waits_is_read_back(error: str, trouble: Trouble | None) -> None:
    assert trouble_of(error)[0] is trouble


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_that_the_pause_is_at_least_a_second_and_never_over_five_minutes(attempts: int, share: float) -> None:
    assert 1.0 <= delay_s(attempts, share=share) <= 300.0


def test_that_the_pause_grows_with_the_attempts() -> None:
    assert [delay_s(n, share=1.0) for n in range(1, 11)] == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_that_a_resent_item_starts_afresh_under_the_same_key() -> None:
    again = resent(after(422))
    assert again == ITEM
