"""One delivery over HTTP."""

import socket
import threading
from collections.abc import Iterator

import pytest
from loopback_peer import Peer, loopback_peer

from services.domain.errors import KnownError
from services.outbox.ports import Receipt
from services.outbox.post import HttpPost

BODY = '{"status": "diterima"}'


@pytest.fixture
def peer() -> Iterator[Peer]:
    with loopback_peer() as peer:
        yield peer


def test_that_the_body_arrives_as_json_under_its_key(peer: Peer) -> None:
    assert HttpPost()(peer.url, BODY, key="e-1") == Receipt(200)
    assert (peer.bodies, peer.keys) == ([BODY], ["e-1"])
    assert peer.headers[0]["Content-Type"].startswith("application/json")


def test_that_a_refusal_brings_the_peers_own_words(peer: Peer) -> None:
    peer.answers = [422]
    assert HttpPost()(peer.url, BODY, key="e-1") == Receipt(422, "kata peladen")


def test_that_a_redirect_is_not_followed(peer: Peer) -> None:
    peer.answers, peer.location = [302], "http://127.0.0.1:9/elsewhere"
    assert HttpPost()(peer.url, BODY, key="e-1").status == 302
    assert peer.keys == ["e-1"]


@pytest.mark.parametrize(
    "url", ["http://example.org/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "https://me:pw@example.org/x", ""]
)
def test_that_reports_leave_only_over_https_or_to_this_machine(url: str) -> None:
    with pytest.raises(KnownError) as refused:
        HttpPost()(url, BODY, key="e-1")
    assert "pw" not in str(refused.value)


def test_that_a_peer_that_is_down_is_a_known_error() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/x"
        with pytest.raises(KnownError):
            HttpPost()(url, BODY, key="e-1")


def test_that_an_answer_that_drips_for_ever_is_cut_at_the_deadline(peer: Peer) -> None:
    peer.is_dripping = True
    with pytest.raises(KnownError):
        HttpPost(deadline_s=0.3)(peer.url, BODY, key="e-1")


def test_that_stopping_ends_the_delivery_under_way(peer: Peer) -> None:
    peer.is_dripping = True
    post = HttpPost(deadline_s=30.0)
    outcome: list[str] = []

    def deliver() -> None:
        try:
            post(peer.url, BODY, key="e-1")
        except KnownError:
            outcome.append("ended")

    sender = threading.Thread(target=deliver)
    sender.start()
    while not peer.keys and sender.is_alive():
        sender.join(0.01)
    post.stop()
    sender.join(5.0)
    assert outcome == ["ended"]
