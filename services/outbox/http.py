"""One delivery over HTTP behind the guard of the feeds: a deadline for the whole, no redirects, no proxies."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from services.domain.errors import KnownError
from services.domain.text import Label
from services.feeds.address import checked_url, is_loopback, site_of
from services.feeds.line import CONNECT_S, Line
from services.feeds.resolver import Resolver
from services.feeds.transport import GuardedAdapter

DEADLINE_S = 10.0
READ_S = 5.0
ANSWER_MAX = 64 * 1024  # bytes of the answer read: a receipt, or a peer's own reason for a refusal
SILENT = Label(
    id="Sistem tujuan tidak menjawab. Konsol akan mencoba lagi dengan sendirinya.",
    en="The receiving system did not answer. The console will try again by itself.",
)
NOT_SAFE = Label(
    id="Alamat tujuan harus https. Perbaiki alamatnya di profil.",
    en="The receiving address must be https. Correct it in the profile.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """``body`` is cut at 64 KiB; ``retry_after`` is the header as it came."""

    status: int
    body: bytes
    retry_after: str = ""


class HttpLink:
    """Any thread, one delivery at a time; each has its own session and no cookies.

    ``ca_file`` is trusted besides the public authorities (for a regency's own); verification is never switched off.
    """

    def __init__(
        self,
        *,
        deadline_s: float = DEADLINE_S,
        ca_file: Path | None = None,
        resolver: Resolver | None = None,
    ) -> None:
        self._deadline_s, self._ca_file = deadline_s, ca_file
        self._resolver = resolver or Resolver()
        self._lock = threading.Lock()
        self._line: Line | None = None

    def post(self, url: str, data: bytes, *, headers: Mapping[str, str]) -> Answer:
        """Raises KnownError when the address is not allowed or nobody answered within the deadline."""
        return self._send(requests.Request("POST", url, data=data, headers=dict(headers)))

    def get(self, url: str) -> Answer:
        """Raises KnownError when the address is not allowed or nobody answered within the deadline."""
        return self._send(requests.Request("GET", url))

    def stop(self) -> None:
        """End the delivery under way at once. Any thread."""
        with self._lock:
            line = self._line
        if line is not None:
            line.stop()

    def _send(self, request: requests.Request) -> Answer:
        url = str(request.url)
        if checked_url(url).scheme != "https" and not is_loopback(url):
            raise KnownError(NOT_SAFE, site_of(url))
        line = Line(self._resolver, deadline_s=self._deadline_s)
        with self._lock:
            self._line = line
        with line.open_until_deadline(), self._session(line) as session:
            try:
                return _answer(session, request)
            except (requests.RequestException, HTTPError, OSError) as error:
                # from None: the library's words hold the whole address, and a bot's key with it
                raise KnownError(SILENT, f"{site_of(url)} {type(error).__name__}") from None
            finally:
                line.check()  # a cut looks like the end of the answer

    def _session(self, line: Line) -> requests.Session:
        session = requests.Session()
        session.trust_env = False  # no proxy, .netrc or CA bundle from the environment
        for scheme in ("http://", "https://"):
            session.mount(scheme, GuardedAdapter(line, ca_file=self._ca_file))
        return session


def _answer(session: requests.Session, request: requests.Request) -> Answer:
    prepared = session.prepare_request(request)
    timeout = (CONNECT_S, READ_S)
    with session.send(prepared, timeout=timeout, allow_redirects=False, stream=True) as response:
        # read also where nobody looks: closing on unread bytes resets the connection under the peer
        body = response.raw.read(ANSWER_MAX, decode_content=True)
        return Answer(response.status_code, body, response.headers.get("Retry-After", ""))
