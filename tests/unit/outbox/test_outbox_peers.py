"""What each kind of peer is sent, and what its answers mean, over real HTTP on this machine."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from fake_clock import FakeClock
from loopback_peer import Peer as Server
from loopback_peer import loopback_peer
from peer_fakes import FakeReports, Keys, answering, noticed
from small_room import NOW

from services.domain.outbox import Trouble
from services.domain.peer import Peer, PeerKind
from services.outbox.http import HttpLink
from services.outbox.peers.open311 import Open311Channel
from services.outbox.peers.telegram import TelegramChannel
from services.outbox.peers.webhook import WebhookChannel
from services.outbox.ports import Outcome, Receipt

UPDATE = json.dumps(
    {"service_request_id": "R-1", "status": "CLOSED", "description": "Selesai & bersih", "updated_datetime": "t"}
)
REQUEST = json.dumps(
    {"service_code": "001", "lat": -6.4, "long": None, "address_string": "", "description": "Got"}
)
MESSAGE = json.dumps({"external_id": "-100:42", "text": "A-26-00001 <b>selesai</b>"})
NOTICE = '{"number": "A-26-00001", "message": "Banjir"}'


@pytest.fixture
def server() -> Iterator[Server]:
    with loopback_peer() as server:
        server.words = "[]"
        yield server


def form(server: Server) -> dict[str, str]:
    return dict(parse_qsl(server.bodies[-1]))


def open311(server: Server, peer: Peer, **secrets: str) -> Open311Channel:
    return Open311Channel(replace(peer, url=server.url), HttpLink(), secrets=Keys(**secrets))


def telegram(server: Server, attributes: dict[str, str] | None = None, **secrets: str) -> TelegramChannel:
    peer = replace(answering(PeerKind.TELEGRAM, url=server.url), secret="bot")
    reports = FakeReports({"reply_to": "-100"} if attributes is None else attributes)
    return TelegramChannel(peer, HttpLink(), secrets=Keys(**({"bot": "1:AAA"} | secrets)), reports=reports)


def test_that_an_update_is_a_form_with_its_key_as_the_update_id(server: Server) -> None:
    server.says = ['[{"update_id": 77, "service_request_id": "R-1"}]']
    peer = replace(answering(), secret="kunci_api", jurisdiction="indramayu.go.id")
    receipt = open311(server, peer, kunci_api="rahasia")(UPDATE, key="e-1")
    assert receipt == Receipt(Outcome.TAKEN, reference="77")
    assert server.paths == ["/balas/servicerequestupdates.json"]
    assert form(server) == json.loads(UPDATE) | {
        "update_id": "e-1", "api_key": "rahasia", "jurisdiction_id": "indramayu.go.id",
    }  # fmt: skip
    assert server.keys == ["e-1"]


def test_that_a_request_leaves_out_what_is_not_known(server: Server) -> None:
    server.says = ['[{"service_request_id": "DLH-9", "service_notice": null, "account_id": null}]']
    assert open311(server, noticed(PeerKind.OPEN311))(REQUEST, key="e-1") == Receipt(
        Outcome.TAKEN, reference="DLH-9"
    )
    assert server.paths == ["/balas/requests.json"]
    assert form(server) == {"service_code": "001", "lat": "-6.4", "description": "Got"}


def test_that_an_answer_in_xml_is_understood(server: Server) -> None:
    server.says = [
        "<service_requests><request><service_request_id>9</service_request_id></request></service_requests>"
    ]
    assert open311(server, noticed(PeerKind.OPEN311))(REQUEST, key="e-1").reference == "9"


def test_that_an_answer_with_an_entity_is_taken_without_a_number(server: Server) -> None:
    server.says = [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><service_request_id>&x;</service_request_id></a>'
    ]
    assert open311(server, noticed(PeerKind.OPEN311))(REQUEST, key="e-1") == Receipt(Outcome.TAKEN)


def test_that_a_token_is_exchanged_for_a_number_and_nothing_is_posted_again(server: Server) -> None:
    server.says = ['[{"token": "t/1"}]', '[{"token": "t/1"}]', '[{"service_request_id": "DLH-9"}]']
    channel = open311(server, replace(noticed(PeerKind.OPEN311), jurisdiction="a b"))
    first = channel(REQUEST, key="e-1")
    assert (first.outcome, first.trouble) == (Outcome.LATER, Trouble.UNFINISHED)
    assert channel(first.next_body, key="e-1") == Receipt(Outcome.LATER, trouble=Trouble.UNFINISHED)
    assert channel(first.next_body, key="e-1") == Receipt(Outcome.TAKEN, reference="DLH-9")
    assert server.paths[1:] == ["/balas/tokens/t%2F1.json?jurisdiction_id=a%20b"] * 2
    assert server.keys == ["e-1"]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(201, Outcome.TAKEN), (409, Outcome.TAKEN), (400, Outcome.REFUSED), (404, Outcome.REFUSED),
     (403, Outcome.NO_ACCESS), (503, Outcome.LATER), (429, Outcome.LATER), (302, Outcome.REFUSED)],
)  # fmt: skip
def test_that_http_says_what_became_of_an_update(server: Server, status: int, outcome: Outcome) -> None:
    server.answers = [status]
    assert open311(server, answering())(UPDATE, key="e-1").outcome is outcome


def test_that_a_key_that_is_not_in_the_store_is_named_and_nothing_is_sent(server: Server) -> None:
    missing = Receipt(Outcome.NO_ACCESS, "kunci_api", trouble=Trouble.NO_SECRET)
    assert open311(server, replace(answering(), secret="kunci_api"))(UPDATE, key="e-1") == missing
    assert telegram(server, bot="")(MESSAGE, key="e-1").trouble is Trouble.NO_SECRET
    webhook = WebhookChannel(noticed(url=server.url), HttpLink(), secrets=Keys(), clock=FakeClock())
    assert webhook(NOTICE, key="e-1").trouble is Trouble.NO_SECRET
    assert server.paths == []


def test_that_a_chat_gets_plain_text_as_a_reply_to_its_message(server: Server) -> None:
    server.says = ['{"ok": true, "result": {"message_id": 5}}']
    assert telegram(server)(MESSAGE, key="e-1") == Receipt(Outcome.TAKEN, reference="5")
    assert server.paths == ["/balas/bot1:AAA/sendMessage"]
    assert json.loads(server.bodies[0]) == {
        "chat_id": "-100",
        "text": "A-26-00001 <b>selesai</b>",
        "reply_parameters": {"message_id": 42, "allow_sending_without_reply": True},
    }


def test_that_a_report_without_a_chat_waits_for_a_person(server: Server) -> None:
    receipt = telegram(server, {})(MESSAGE, key="e-1")
    assert (receipt.outcome, receipt.trouble) == (Outcome.REFUSED, Trouble.NO_RECIPIENT)
    assert server.paths == []


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(403, Outcome.REFUSED), (400, Outcome.REFUSED), (401, Outcome.NO_ACCESS), (404, Outcome.NO_ACCESS),
     (409, Outcome.REFUSED), (500, Outcome.LATER)],
)  # fmt: skip
def test_that_one_blocked_chat_says_nothing_about_the_others(
    server: Server, status: int, outcome: Outcome
) -> None:
    server.answers, server.words = [status], '{"ok": false, "description": "kata Telegram"}'
    receipt = telegram(server)(MESSAGE, key="e-1")
    assert receipt.outcome is outcome
    assert "kata Telegram" in receipt.words
    assert "AAA" not in receipt.words


def test_that_telegrams_wish_to_wait_is_kept(server: Server) -> None:
    server.answers, server.words = [429], '{"ok": false, "description": "x", "parameters": {"retry_after": 37}}'
    receipt = telegram(server)(MESSAGE, key="e-1")
    assert (receipt.outcome, receipt.wait_s) == (Outcome.LATER, 37.0)


def test_that_a_log_in_page_on_the_way_is_not_telegrams_yes(server: Server) -> None:
    server.words = "<html>Masuk</html>"
    assert telegram(server)(MESSAGE, key="e-1").outcome is Outcome.LATER


def test_that_a_notice_is_signed_over_its_time_and_body(server: Server, clock: FakeClock) -> None:
    server.says = ['{"id": "LTH-1"}']
    webhook = WebhookChannel(noticed(url=server.url), HttpLink(), secrets=Keys(kunci="rahasia"), clock=clock)
    assert webhook(NOTICE, key="e-1") == Receipt(Outcome.TAKEN, reference="LTH-1")
    headers, at = server.headers[0], str(int(NOW.timestamp()))
    told = hmac.new(b"rahasia", f"{at}.{server.bodies[0]}".encode(), hashlib.sha256).hexdigest()
    assert (headers["X-ICC-Timestamp"], headers["X-ICC-Signature"]) == (at, f"sha256={told}")
    assert (server.bodies, server.keys) == ([NOTICE], ["e-1"])


def test_that_a_drill_goes_unsigned(server: Server, clock: FakeClock) -> None:
    peer = replace(noticed(url=server.url), secret="", is_drill=True)
    assert (
        WebhookChannel(peer, HttpLink(), secrets=Keys(), clock=clock)(NOTICE, key="e-1").outcome is Outcome.TAKEN
    )
    assert "X-ICC-Signature" not in server.headers[0]
