"""One delivery over HTTP."""

import socket
import threading
from collections.abc import Iterator

import pytest
from loopback_peer import Peer, loopback_peer

from services.domain.errors import KnownError
from services.outbox.http import Answer, HttpLink

BODY = b'{"status": "diterima"}'
HEADERS = {"Idempotency-Key": "e-1"}


@pytest.fixture
def peer() -> Iterator[Peer]:
    with loopback_peer() as peer:
        yield peer


def test_that_the_body_arrives_whole_under_its_headers(peer: Peer) -> None:
    assert HttpLink().post(peer.url, BODY, headers=HEADERS) == Answer(200, b"kata peladen")
    assert (peer.bodies, peer.keys) == ([BODY.decode()], ["e-1"])


def test_that_a_refusal_brings_the_peers_own_words_and_its_wish_to_wait(peer: Peer) -> None:
    peer.answers, peer.answer_headers = [429], {"Retry-After": "30"}
    assert HttpLink().post(peer.url, BODY, headers=HEADERS) == Answer(429, b"kata peladen", "30")


def test_that_a_long_answer_is_cut(peer: Peer) -> None:
    peer.words = "x" * 200_000
    assert len(HttpLink().post(peer.url, BODY, headers=HEADERS).body) == 65_536


def test_that_a_redirect_is_not_followed(peer: Peer) -> None:
    peer.answers, peer.location = [302], "http://127.0.0.1:9/elsewhere"
    assert HttpLink().post(peer.url, BODY, headers=HEADERS).status == 302
    assert peer.keys == ["e-1"]


def test_that_an_address_with_a_key_in_it_is_never_repeated() -> None:
    with pytest.raises(KnownError) as silent:
        HttpLink(deadline_s=1.0).post("http://127.0.0.1:9/botRAHASIA/sendMessage", BODY, headers=HEADERS)
    assert "RAHASIA" not in str(silent.value)


@pytest.mark.parametrize(
    "url", ["http://example.org/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "https://me:pw@example.org/x", ""]
)
def test_that_reports_leave_only_over_https_or_to_this_machine(url: str) -> None:
    with pytest.raises(KnownError) as refused:
        HttpLink().post(url, BODY, headers=HEADERS)
    assert "pw" not in str(refused.value)


def test_that_a_peer_that_is_down_is_a_known_error() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/x"
        with pytest.raises(KnownError):
            HttpLink().post(url, BODY, headers=HEADERS)


def test_that_an_answer_that_drips_for_ever_is_cut_at_the_deadline(peer: Peer) -> None:
    peer.is_dripping = True
    with pytest.raises(KnownError):
        HttpLink(deadline_s=0.3).post(peer.url, BODY, headers=HEADERS)


def test_that_stopping_ends_the_delivery_under_way(peer: Peer) -> None:
    peer.is_dripping = True
    link = HttpLink(deadline_s=30.0)
    outcome: list[str] = []

    def deliver() -> None:
        try:
            link.post(peer.url, BODY, headers=HEADERS)
        except KnownError:
            outcome.append("ended")

    sender = threading.Thread(target=deliver)
    sender.start()
    while not peer.keys and sender.is_alive():
        sender.join(0.01)
    link.stop()
    sender.join(5.0)
    assert outcome == ["ended"]
