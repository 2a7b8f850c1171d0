"""One guarded HTTP request. What a server can do to a client that trusts it is refused here, in a sentence."""

import contextlib
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import requests
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedState
from services.feeds.address import checked_url
from services.feeds.answer import Fetched, as_feed_error, read_answer
from services.feeds.errors import BAD_CA_FILE, STOPPED, Contact, FeedError
from services.feeds.line import CONNECT_S, Line
from services.feeds.request import Question, Secrets, is_the_same_each_time, no_secrets, question
from services.feeds.resolver import Resolver
from services.feeds.transport import GuardedAdapter, NoRedirects

READ_S = 5.0
USER_AGENT = "icc-console/0.1 (regency command centre)"


class GuardedFetcher:
    """Asks feeds. Any thread; each request has its own session, so nothing is shared and no cookie is kept.

    ``ca_file`` (PEM) is trusted besides the public authorities, for a regency's own; verification is never
    switched off. ``secrets`` are asked for at the last moment; what they return is neither kept nor repeated.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        ca_file: Path | None = None,
        resolver: Resolver | None = None,
        secrets: Secrets = no_secrets,
    ) -> None:
        """Raises KnownError when ``ca_file`` holds no certificates."""
        if ca_file is not None:
            _check(ca_file)
        self._clock, self._ca_file, self._secrets = clock, ca_file, secrets
        self._resolver = resolver or Resolver()
        self._lock = threading.Lock()
        self._lines: set[Line] = set()
        self._is_stopped = False

    def fetch(self, feed: Feed, state: FeedState) -> Fetched:
        """Ask ``feed`` for what changed since ``state``. Done within ``feed.deadline_s``.

        Raises FeedError, and KnownError where the secret cannot be read.
        """
        checked_url(feed.url)
        asked = question(feed, state, self._secrets)
        known = state if is_the_same_each_time(feed) else replace(state, etag="", last_modified="")
        with self._line(feed) as line, self._session(line) as session:
            fetched = self._tried(session, asked, feed=feed, known=known, line=line)
        if isinstance(fetched, FeedError):
            raise fetched  # from nothing: the libraries' own errors quote the address, and with it the secret
        return replace(fetched, body=asked.hide_secret(fetched.body)) if fetched.body else fetched

    def stop(self) -> None:
        """End every request under way at once, and refuse new ones. Any thread."""
        with self._lock:
            self._is_stopped = True
            lines = tuple(self._lines)
        for line in lines:
            line.stop()

    def _tried(
        self, session: requests.Session, asked: Question, *, feed: Feed, known: FeedState, line: Line
    ) -> Fetched | FeedError:
        try:
            return self._get(session, asked, feed=feed, known=known)
        except (requests.RequestException, HTTPError, OSError) as error:
            return as_feed_error(error, feed)
        finally:
            line.check()  # to the reader a cut looks like the end of the answer, whole or broken

    def _get(self, session: requests.Session, asked: Question, *, feed: Feed, known: FeedState) -> Fetched:
        with session.request(
            asked.method,
            asked.url,
            data=asked.body,
            headers=_headers(feed, known, asked),
            timeout=(CONNECT_S, READ_S),
            allow_redirects=False,
            stream=True,
        ) as response:
            return read_answer(response, feed=feed, state=known, now=self._clock.now())

    @contextlib.contextmanager
    def _line(self, feed: Feed) -> Iterator[Line]:
        line = Line(self._resolver, deadline_s=feed.deadline_s)
        with self._lock:
            if self._is_stopped:
                raise FeedError(STOPPED, contact=Contact.NONE)
            self._lines.add(line)
        try:
            with line.open_until_deadline():
                yield line
        finally:
            with self._lock:
                self._lines.discard(line)

    def _session(self, line: Line) -> requests.Session:
        session = NoRedirects()
        session.trust_env = False  # no proxy, .netrc or CA bundle from the environment
        for scheme in ("http://", "https://"):
            session.mount(scheme, GuardedAdapter(line, ca_file=self._ca_file))
        return session


def _headers(feed: Feed, known: FeedState, asked: Question) -> CaseInsensitiveDict[str]:
    headers = CaseInsensitiveDict({"User-Agent": USER_AGENT, "Accept": ", ".join(feed.content_types)})
    if asked.body is not None:
        headers["Content-Type"] = "application/json"
    headers.update(asked.headers)
    headers["Accept-Encoding"] = "gzip"
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _check(ca_file: Path) -> None:
    try:
        ssl.create_default_context().load_verify_locations(ca_file)
    except OSError as error:  # missing, unreadable, or (SSLError) no certificate in it
        raise KnownError(BAD_CA_FILE, f"{ca_file}: {error}") from error
