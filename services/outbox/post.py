"""One delivery over HTTP behind the guard of the feeds: a deadline for the whole, no redirects, no proxies."""

import threading
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from services.domain.errors import KnownError
from services.domain.text import Label
from services.feeds.address import checked_url, is_loopback, site_of
from services.feeds.line import CONNECT_S, Line
from services.feeds.resolver import Resolver
from services.feeds.transport import GuardedAdapter
from services.outbox.ports import Receipt

DEADLINE_S = 10.0
READ_S = 5.0
WORDS_MAX = 1000  # bytes of the answer kept: a peer's own reason for a refusal
SILENT = Label(
    id="Sistem tujuan tidak menjawab. Konsol akan mencoba lagi dengan sendirinya.",
    en="The receiving system did not answer. The console will try again by itself.",
)
NOT_SAFE = Label(
    id="Alamat balasan harus https. Perbaiki reply_url di profil.",
    en="The reply address must be https. Correct reply_url in the profile.",
)


class HttpPost:
    """Satisfies ``Post``. Any thread, one delivery at a time; each has its own session and no cookies.

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

    def __call__(self, url: str, body: str, *, key: str) -> Receipt:
        """Raises KnownError when the address is not allowed or nobody answered within the deadline."""
        if checked_url(url).scheme != "https" and not is_loopback(url):
            raise KnownError(NOT_SAFE, site_of(url))
        line = Line(self._resolver, deadline_s=self._deadline_s)
        with self._lock:
            self._line = line
        with line.open_until_deadline(), self._session(line) as session:
            try:
                return _post(session, url, body=body, key=key)
            except (requests.RequestException, HTTPError, OSError) as error:
                raise KnownError(SILENT, f"{site_of(url)} {type(error).__name__}") from error
            finally:
                line.check()  # a cut looks like the end of the answer

    def stop(self) -> None:
        """End the delivery under way at once. Any thread."""
        with self._lock:
            line = self._line
        if line is not None:
            line.stop()

    def _session(self, line: Line) -> requests.Session:
        session = requests.Session()
        session.trust_env = False  # no proxy, .netrc or CA bundle from the environment
        for scheme in ("http://", "https://"):
            session.mount(scheme, GuardedAdapter(line, ca_file=self._ca_file))
        return session


def _post(session: requests.Session, url: str, *, body: str, key: str) -> Receipt:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": key,
        "Accept-Encoding": "gzip",
    }
    with session.post(
        url,
        data=body.encode(),
        headers=headers,
        timeout=(CONNECT_S, READ_S),
        allow_redirects=False,
        stream=True,
    ) as response:
        # read also where nobody looks: closing on unread bytes resets the connection under the peer
        words = response.raw.read(WORDS_MAX).decode("utf-8", "replace")
        return Receipt(response.status_code, "" if response.ok else " ".join(words.split()))
