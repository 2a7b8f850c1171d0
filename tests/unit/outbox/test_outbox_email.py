"""Notices by e-mail, against a real mail server on this machine."""

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from loopback_certificate import CERTIFICATE, KEY
from smtp_sink import Sink, smtp_sink

from services.domain.errors import KnownError
from services.domain.outbox import Trouble
from services.domain.peer import Mailbox, MailSecurity, Peer, PeerKind
from services.domain.text import Label
from services.outbox.peers.email import EmailChannel
from services.outbox.ports import Outcome, Receipt

BODY = json.dumps({"subject": "P1 A-26-00001: Banjir\r\nBcc: orang@lain", "text": "Air naik.\n.\nDi Langut."})


class Keys:
    def __init__(self, **values: str) -> None:
        self._values = values

    def get(self, name: str) -> str | None:
        return self._values.get(name)


def mail(sink: Sink, **changes: object) -> Peer:
    box = Mailbox("127.0.0.1", sink.port, MailSecurity.STARTTLS, "icc@contoh.go.id", "piket@contoh.go.id", "icc")
    box = replace(box, **changes)  # type: ignore[arg-type]
    return Peer("surel", Label("Surel", "Mail"), PeerKind.EMAIL, agency="bpbd", secret="smtp", mailbox=box)


@pytest.fixture
def ca_file(tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    path.write_text(CERTIFICATE, "utf-8")
    return path


@pytest.fixture
def tls(tmp_path: Path) -> ssl.SSLContext:
    both = tmp_path / "server.pem"
    both.write_text(KEY + CERTIFICATE, "utf-8")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context


@pytest.fixture
def sink(tls: ssl.SSLContext) -> Iterator[Sink]:
    with smtp_sink(tls=tls) as sink:
        yield sink


def send(peer: Peer, *, ca_file: Path | None, clock: FakeClock, keys: Keys | None = None) -> Receipt:
    channel = EmailChannel(peer, secrets=keys or Keys(smtp="sandi"), clock=clock, ca_file=ca_file, deadline_s=5.0)
    return channel(BODY, key="e-1")


def test_that_a_letter_goes_over_starttls_under_its_key(sink: Sink, ca_file: Path, clock: FakeClock) -> None:
    receipt = send(mail(sink), ca_file=ca_file, clock=clock)
    assert receipt == Receipt(Outcome.TAKEN, reference="<e-1@contoh.go.id>")
    (letter,) = sink.letters
    assert (letter["Message-ID"], letter["To"]) == ("<e-1@contoh.go.id>", "piket@contoh.go.id")
    assert sink.was_secure == [True]
    assert letter["Subject"] == "P1 A-26-00001: Banjir Bcc: orang@lain"
    assert letter["Bcc"] is None
    assert (
        str(letter.get_payload(decode=True), "utf-8").replace("\r\n", "\n").strip() == "Air naik.\n.\nDi Langut."
    )


def test_that_a_letter_goes_over_tls_from_the_first_byte(
    tls: ssl.SSLContext, ca_file: Path, clock: FakeClock
) -> None:
    with smtp_sink(tls=tls, is_wrapped=True) as sink:
        assert send(mail(sink, security=MailSecurity.TLS), ca_file=ca_file, clock=clock).outcome is Outcome.TAKEN
        assert sink.was_secure == [True]


def test_that_an_unknown_certificate_is_refused(sink: Sink, clock: FakeClock) -> None:
    with pytest.raises(KnownError) as silent:
        send(mail(sink), ca_file=None, clock=clock)
    assert "SSLCertVerificationError" in silent.value.detail
    assert sink.letters == []


def test_that_a_server_without_starttls_gets_neither_password_nor_letter(
    sink: Sink, ca_file: Path, clock: FakeClock
) -> None:
    sink.offers_starttls = False
    with pytest.raises(KnownError):
        send(mail(sink), ca_file=ca_file, clock=clock)
    assert "AUTH" not in sink.commands
    assert sink.letters == []


@pytest.mark.parametrize(
    ("command", "answer", "outcome"),
    [
        ("RCPT", "550 no such user", Outcome.REFUSED),
        ("RCPT", "451 try later", Outcome.LATER),
        ("DATA", "552 too large", Outcome.REFUSED),
        ("AUTH", "535 bad password", Outcome.NO_ACCESS),
        ("MAIL", "421 closing", Outcome.LATER),
    ],
)
def test_that_what_the_server_says_decides(
    sink: Sink, ca_file: Path, clock: FakeClock, command: str, answer: str, outcome: Outcome
) -> None:
    sink.refusals[command] = answer
    receipt = send(mail(sink), ca_file=ca_file, clock=clock)
    assert (receipt.outcome, receipt.words) == (outcome, f"SMTP {answer}")
    assert "sandi" not in receipt.words


def test_that_a_letter_whose_receipt_was_lost_is_the_same_letter_again(
    sink: Sink, ca_file: Path, clock: FakeClock
) -> None:
    sink.hangs_up = True
    with pytest.raises(KnownError):
        send(mail(sink), ca_file=ca_file, clock=clock)
    sink.hangs_up = False
    send(mail(sink), ca_file=ca_file, clock=clock)
    assert [letter["Message-ID"] for letter in sink.letters] == ["<e-1@contoh.go.id>"] * 2


def test_that_a_password_that_is_not_in_the_store_is_named(sink: Sink, ca_file: Path, clock: FakeClock) -> None:
    receipt = send(mail(sink), ca_file=ca_file, clock=clock, keys=Keys())
    assert receipt == Receipt(Outcome.NO_ACCESS, "smtp", trouble=Trouble.NO_SECRET)
    assert sink.commands == []


def test_that_nothing_leaves_this_machine_in_the_clear(sink: Sink, clock: FakeClock) -> None:
    peer = mail(sink, host="mail.contoh.go.id", security=MailSecurity.NONE)
    with pytest.raises(KnownError):
        send(peer, ca_file=None, clock=clock)
    assert (
        send(mail(sink, security=MailSecurity.NONE, user=""), ca_file=None, clock=clock).outcome is Outcome.TAKEN
    )


def test_that_stopping_ends_the_letter_under_way(clock: FakeClock) -> None:
    """A server that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        box = Mailbox("127.0.0.1", silent.getsockname()[1], MailSecurity.NONE, "a@b.id", "c@d.id")
        peer = Peer("surel", Label("Surel", "Mail"), PeerKind.EMAIL, agency="bpbd", mailbox=box)
        channel = EmailChannel(peer, secrets=Keys(), clock=clock, deadline_s=30.0)
        outcome: list[str] = []

        def deliver() -> None:
            try:
                channel(BODY, key="e-1")
            except KnownError:
                outcome.append("ended")

        sender = threading.Thread(target=deliver)
        sender.start()
        taken, _ = silent.accept()
        with taken:
            channel.stop()
            sender.join(5.0)
        assert outcome == ["ended"]
