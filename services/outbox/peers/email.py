"""A notice by e-mail: SMTP with TLS from the first byte or STARTTLS, the server's certificate verified.

``Message-ID`` is made of the key, so that a letter sent again because the server's answer was lost is the same letter
to every mailbox that looks.
"""

import contextlib
import json
import smtplib
import socket
import ssl
import threading
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.peer import Mailbox, MailSecurity, Peer
from services.feeds.address import is_loopback_name
from services.feeds.line import Line
from services.feeds.resolver import Resolver
from services.outbox.http import NOT_SAFE, SILENT
from services.outbox.peers.answers import no_secret
from services.outbox.ports import Outcome, Receipt, Secrets

DEADLINE_S = 20.0
READ_S = 10.0
_NO_LOGIN = frozenset({530, 534, 535, 538})


class EmailChannel:
    """Satisfies ``Channel``. ``ca_file`` is trusted besides the public authorities."""

    def __init__(
        self,
        peer: Peer,
        *,
        secrets: Secrets,
        clock: Clock,
        ca_file: Path | None = None,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        if peer.mailbox is None:
            raise ValueError(f"peer {peer.peer_id} has no mailbox")
        self._peer, self._mailbox = peer, peer.mailbox
        self._secrets, self._clock, self._ca_file, self._deadline_s = secrets, clock, ca_file, deadline_s
        self._resolver, self._lock = Resolver(), threading.Lock()
        self._line: Line | None = None

    def __call__(self, body: str, *, key: str) -> Receipt:
        box = self._mailbox
        if box.security is MailSecurity.NONE and not is_loopback_name(box.host):
            raise KnownError(NOT_SAFE, box.host)
        password = self._secrets.get(self._peer.secret) if self._peer.secret else ""
        if password is None:
            return no_secret(self._peer.secret)
        letter = _letter(json.loads(body), box, key=key)
        letter["Date"] = format_datetime(self._clock.now())
        line = Line(self._resolver, deadline_s=self._deadline_s)
        with self._lock:
            self._line = line
        with line.open_until_deadline():
            try:
                return self._post(line, letter, password)
            except smtplib.SMTPResponseException as error:
                return _refusal(error.smtp_code, error.smtp_error)
            except smtplib.SMTPRecipientsRefused as error:
                return _refusal(*next(iter(error.recipients.values())))
            except (smtplib.SMTPException, OSError) as error:
                raise KnownError(SILENT, f"{box.host} {type(error).__name__}") from error
            finally:
                line.check()

    def stop(self) -> None:
        with self._lock:
            line = self._line
        if line is not None:
            line.stop()

    def _post(self, line: Line, letter: EmailMessage, password: str) -> Receipt:
        box, trust = self._mailbox, _trust(self._ca_file)
        server = _GuardedSmtp(line, trust if box.security is MailSecurity.TLS else None)
        try:
            server.connect(box.host, box.port)
            if box.security is MailSecurity.STARTTLS:
                server.starttls(context=trust)  # raises where the server does not offer it: never in the clear
            if box.user:
                server.login(box.user, password)
            server.send_message(letter, box.sender, [box.recipient])
        except BaseException:
            server.close()
            raise
        with contextlib.suppress(
            smtplib.SMTPException, OSError
        ):  # taken; that the farewell is lost changes nothing
            server.quit()
        server.close()
        return Receipt(Outcome.TAKEN, reference=str(letter["Message-ID"]))


class _GuardedSmtp(smtplib.SMTP):
    """Connects through ``line``, so that the address is checked and a cut ends every read."""

    def __init__(self, line: Line, trust: ssl.SSLContext | None) -> None:
        self._line, self._trust = line, trust
        super().__init__(timeout=READ_S, local_hostname="icc-console")

    def connect(self, host: str = "localhost", port: int = 0, source_address: object = None) -> tuple[int, bytes]:
        self._host = host  # starttls checks the certificate against this name
        return super().connect(host, port)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = self._line.connect(host, port)
        plain.settimeout(timeout)
        return self._trust.wrap_socket(plain, server_hostname=host) if self._trust else plain


def _letter(owed: dict[str, str], box: Mailbox, *, key: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"] = box.sender, box.recipient
    letter["Subject"] = " ".join(owed["subject"].split())
    letter["Message-ID"] = f"<{key}@{box.sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday answers to a machine
    letter.set_content(owed["text"])
    return letter


def _trust(ca_file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    return context


def _refusal(code: int, words: bytes | str) -> Receipt:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    said = f"SMTP {code} {' '.join(text.split())}"[:240]
    if code in _NO_LOGIN:
        return Receipt(Outcome.NO_ACCESS, said)
    return Receipt(Outcome.REFUSED if 500 <= code < 600 else Outcome.LATER, said)
