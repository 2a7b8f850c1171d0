"""One guarded HTTP GET. What a server can do to a client that trusts it is refused here, in a sentence."""

import contextlib
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedState
from services.feeds.address import checked_url
from services.feeds.answer import Fetched, as_feed_error, read_answer
from services.feeds.errors import BAD_CA_FILE, STOPPED, Contact, FeedError
from services.feeds.line import CONNECT_S, Line
from services.feeds.resolver import Resolver
from services.feeds.transport import GuardedAdapter, NoRedirects

READ_S = 5.0
USER_AGENT = "icc-console/0.1 (regency command centre)"


class GuardedFetcher:
    """Asks feeds. Any thread; each request has its own session, so nothing is shared and no cookie is kept.

    ``ca_file`` (PEM) is trusted besides the public authorities, for a regency's own; verification is never
    switched off.
    """

    def __init__(self, clock: Clock, *, ca_file: Path | None = None, resolver: Resolver | None = None) -> None:
        """Raises KnownError when ``ca_file`` holds no certificates."""
        if ca_file is not None:
            _check(ca_file)
        self._clock, self._ca_file = clock, ca_file
        self._resolver = resolver or Resolver()
        self._lock = threading.Lock()
        self._lines: set[Line] = set()
        self._is_stopped = False

    def fetch(self, feed: Feed, state: FeedState) -> Fetched:
        """Ask ``feed`` for what changed since ``state``. Raises FeedError; done within ``feed.deadline_s``."""
        checked_url(feed.url)
        with self._line(feed) as line, self._session(line) as session:
            try:
                return self._get(session, feed=feed, state=state)
            except (requests.RequestException, HTTPError, OSError) as error:
                raise as_feed_error(error, feed) from error
            finally:
                line.check()  # to the reader a cut looks like the end of the answer, whole or broken

    def stop(self) -> None:
        """End every request under way at once, and refuse new ones. Any thread."""
        with self._lock:
            self._is_stopped = True
            lines = tuple(self._lines)
        for line in lines:
            line.stop()

    def _get(self, session: requests.Session, *, feed: Feed, state: FeedState) -> Fetched:
        with session.get(
            feed.url,
            headers=_headers(feed, state),
            timeout=(CONNECT_S, READ_S),
            allow_redirects=False,
            stream=True,
        ) as response:
            return read_answer(response, feed=feed, state=state, now=self._clock.now())

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


def _headers(feed: Feed, state: FeedState) -> dict[str, str]:
    headers = {"User-Agent": USER_AGENT, "Accept": ", ".join(feed.content_types), "Accept-Encoding": "gzip"}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


def _check(ca_file: Path) -> None:
    try:
        ssl.create_default_context().load_verify_locations(ca_file)
    except OSError as error:  # missing, unreadable, or (SSLError) no certificate in it
        raise KnownError(BAD_CA_FILE, f"{ca_file}: {error}") from error
