"""Every attack is refused with a sentence, within the deadline, in bounded memory."""

import contextlib
import logging
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace

import pytest
from feed_fakes import feed_at
from hostile_server import HostileServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.domain.clock import Clock
from services.domain.feed import Feed, FeedState
from services.feeds import errors
from services.feeds.errors import Contact, FeedError
from services.feeds.fetch import GuardedFetcher
from services.feeds.line import Line
from services.feeds.resolver import Resolver

FRESH = FeedState("aduan")
DEADLINE_S = 0.4


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


@pytest.fixture
def fetcher(clock: Clock) -> GuardedFetcher:
    return GuardedFetcher(clock)


def refusal(fetcher: GuardedFetcher, feed: Feed, state: FeedState = FRESH) -> FeedError:
    with pytest.raises(FeedError) as caught:
        fetcher.fetch(feed, state)
    assert caught.value.reason.id
    assert caught.value.reason.en
    return caught.value


def test_that_a_good_answer_is_returned_with_its_validators(
    server: HostileServer, fetcher: GuardedFetcher
) -> None:
    fetched = fetcher.fetch(feed_at(server.url("/etag")), FRESH)
    assert fetched.body == b"[]"
    assert fetched.etag == '"v1"'
    assert fetched.last_modified == "Sat, 21 Nov 2026 02:00:00 GMT"
    asked = server.requests[0][1]
    assert asked["accept-encoding"] == "gzip"
    assert asked["accept"] == "application/json"
    assert "if-none-match" not in asked


def test_that_validators_are_sent_back_and_304_is_nothing_new(
    server: HostileServer, fetcher: GuardedFetcher
) -> None:
    feed = feed_at(server.url("/etag"))
    first = fetcher.fetch(feed, FRESH)
    state = replace(FRESH, etag=first.etag, last_modified=first.last_modified, body_digest=first.digest)
    second = fetcher.fetch(feed, state)
    assert second.body is None
    assert (second.etag, second.last_modified, second.digest) == (first.etag, first.last_modified, first.digest)
    assert server.requests[1][1]["if-modified-since"] == "Sat, 21 Nov 2026 02:00:00 GMT"


def test_that_the_same_bytes_again_are_nothing_new(server: HostileServer, fetcher: GuardedFetcher) -> None:
    feed = feed_at(server.url("/ok"))
    digest = fetcher.fetch(feed, FRESH).digest
    assert fetcher.fetch(feed, replace(FRESH, body_digest=digest)).body is None


def test_that_a_validator_that_cannot_be_sent_back_is_forgotten(
    server: HostileServer, fetcher: GuardedFetcher
) -> None:
    fetched = fetcher.fetch(feed_at(server.url("/odd-etag")), FRESH)
    assert (fetched.body, fetched.etag, fetched.last_modified) == (b"[]", "", "")


ANSWER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: "1"\r\nContent-Length: 2\r\n\r\n[]'
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n"
)
REDIRECT = (
    b"HTTP/1.1 302 Found\r\nLocation: http://example.org/x?y=z\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n"
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_that_damaged_http_never_raises_anything_but_feed_error(
    data: st.DataObject, server: HostileServer, fetcher: GuardedFetcher
) -> None:
    answer = bytearray(data.draw(st.sampled_from([ANSWER, CHUNKED, REDIRECT])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(answer)))
        answer[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=4))
    server.raw = bytes(answer)
    with contextlib.suppress(FeedError):
        state = replace(FRESH, etag=fetcher.fetch(feed_at(server.url("/raw"), deadline_s=1.0), FRESH).etag)
        fetcher.fetch(feed_at(server.url("/ok")), state)


@pytest.mark.parametrize("path", ["/drip", "/drip-headers", "/drip-endless", "/silent"])
def test_that_the_deadline_holds_against(path: str, server: HostileServer, fetcher: GuardedFetcher) -> None:
    began = time.monotonic()
    error = refusal(fetcher, feed_at(server.url(path), deadline_s=DEADLINE_S))
    assert time.monotonic() - began < DEADLINE_S + 1.0
    assert error.reason == errors.too_slow(DEADLINE_S)
    assert error.contact is Contact.ANSWERED


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/huge", errors.too_big(1024 * 1024)), ("/bomb", errors.too_big(1024 * 1024)), ("/redirect-bomb", None)],
)
def test_that_a_body_without_end_is_stopped_in_bounded_memory(
    path: str, reason: object, server: HostileServer, fetcher: GuardedFetcher
) -> None:
    feed = feed_at(server.url(path), max_bytes=1024 * 1024)
    tracemalloc.start()
    try:
        error = refusal(fetcher, feed)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert error.reason == reason or error.reason == errors.redirected(server.url(""))
    assert peak < 16 * 1024 * 1024


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/portal", errors.CAPTIVE_PORTAL),
        ("/file", errors.redirected("file://")),
        ("/meta", errors.redirected("http://169.254.169.254")),
        ("/bad-redirect", errors.redirected("?")),
        ("/429", errors.TOO_MANY_REQUESTS),
        ("/503", errors.TOO_MANY_REQUESTS),
        ("/500", errors.server_trouble(500)),
        ("/304", errors.server_trouble(304)),
        ("/401", errors.NO_PERMISSION),
        ("/gone", errors.NOT_FOUND),
        ("/cut", errors.CUT_OFF),
        ("/nonsense", errors.CUT_OFF),
        ("/bad-gzip", errors.BAD_COMPRESSION),
        ("/brotli", errors.unknown_encoding("br")),
        ("/twice-gzip", errors.unknown_encoding("gzip, gzip")),
        ("/empty", errors.EMPTY_BODY),
    ],
)
def test_that_a_bad_answer_is_refused_in_the_operators_words(
    path: str, reason: object, server: HostileServer, fetcher: GuardedFetcher
) -> None:
    error = refusal(fetcher, feed_at(server.url(path)))
    assert error.reason == reason
    assert error.contact is Contact.ANSWERED
    assert not error.is_offline


def test_that_a_redirect_to_the_log_in_page_is_not_followed(
    server: HostileServer, fetcher: GuardedFetcher
) -> None:
    error = refusal(fetcher, feed_at(server.url("/portal302")))
    assert error.reason == errors.redirected(server.url(""))
    assert server.count("/portal") == 0


@pytest.mark.parametrize(
    ("path", "seconds"), [("/429", 900.0), ("/503", 30.0), ("/429-date", 120.0), ("/500", 0.0), ("/ok503", 0.0)]
)
def test_that_the_servers_wish_to_be_left_alone_is_heard_but_capped(
    path: str, seconds: float, server: HostileServer, fetcher: GuardedFetcher
) -> None:
    assert refusal(fetcher, feed_at(server.url(path))).retry_after_s == seconds


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://127.0.0.1/x", "http:///nohost", "http://127.0.0.1:99999/", "http://[::1/",
        "http://127.0.0.1/a\r\nX: y", "http://127.0.0.1:0/", "javascript:alert(1)", "", "http://ho st/",
    ],
)  # fmt: skip
def test_that_only_plain_http_addresses_are_asked(url: str, fetcher: GuardedFetcher) -> None:
    assert refusal(fetcher, feed_at(url)).reason == errors.BAD_URL


def test_that_credentials_in_the_address_are_refused_and_not_repeated(fetcher: GuardedFetcher) -> None:
    error = refusal(fetcher, feed_at("http://budi:rahasia@127.0.0.1/x?key=kunci"))
    assert error.reason == errors.CREDENTIALS_IN_URL
    assert "rahasia" not in str(error)
    assert "kunci" not in str(error)


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "0.0.0.0", "224.0.0.1"]
)
def test_that_forbidden_addresses_are_not_reached(host: str, fetcher: GuardedFetcher) -> None:
    error = refusal(fetcher, feed_at(f"http://{host}/latest"))
    assert error.reason == errors.ADDRESS_REFUSED
    assert error.contact is Contact.NONE


def test_that_a_public_name_leading_to_this_machine_is_refused(clock: Clock, server: HostileServer) -> None:
    fetcher = GuardedFetcher(clock, resolver=FakeResolver("127.0.0.1"))
    error = refusal(fetcher, feed_at(f"http://rebind.example:{server.port}/ok"))
    assert error.reason == errors.ADDRESS_REFUSED
    assert server.requests == []


def test_that_a_name_that_cannot_be_resolved_means_perhaps_offline(clock: Clock) -> None:
    error = refusal(
        GuardedFetcher(clock, resolver=FakeResolver(OSError("no such name"))), feed_at("http://x.example/")
    )
    assert error.reason == errors.NAME_NOT_FOUND
    assert error.is_offline


def test_that_a_closed_port_is_the_servers_fault_and_not_the_networks(fetcher: GuardedFetcher) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        error = refusal(fetcher, feed_at(f"http://127.0.0.1:{unused.getsockname()[1]}/"))
    assert error.reason == errors.CONNECTION_REFUSED
    assert not error.is_offline


def test_that_a_server_that_drops_connections_is_silent_not_offline(fetcher: GuardedFetcher) -> None:
    with full_backlog() as port:
        error = refusal(fetcher, feed_at(f"http://127.0.0.1:{port}/", deadline_s=0.3))
    assert error.contact is Contact.SILENT


def test_that_an_unencrypted_answer_to_https_is_not_trusted(
    server: HostileServer, fetcher: GuardedFetcher
) -> None:
    error = refusal(fetcher, feed_at(server.url("/ok").replace("http:", "https:")))
    assert error.reason == errors.UNTRUSTED


@pytest.mark.parametrize("path", ["/drip", "/drip-headers", "/silent"])
def test_that_stopping_ends_a_request_at_once(path: str, server: HostileServer, fetcher: GuardedFetcher) -> None:
    caught: Future[FeedError] = Future()
    asking = threading.Thread(target=lambda: caught.set_result(refusal(fetcher, feed_at(server.url(path)))))
    asking.start()
    assert server.wait_for(path)
    began = time.monotonic()
    fetcher.stop()
    assert caught.result(timeout=2.0).reason == errors.STOPPED
    asking.join()
    assert time.monotonic() - began < 1.0
    assert refusal(fetcher, feed_at(server.url("/ok"))).reason == errors.STOPPED


def test_that_stopping_ends_a_connection_attempt_at_once(fetcher: GuardedFetcher) -> None:
    caught: Future[FeedError] = Future()
    with full_backlog() as port:
        feed = feed_at(f"http://127.0.0.1:{port}/")
        asking = threading.Thread(target=lambda: caught.set_result(refusal(fetcher, feed)))
        asking.start()
        with pytest.raises(TimeoutError):
            caught.result(timeout=0.2)
        fetcher.stop()
        assert caught.result(timeout=1.0).reason == errors.STOPPED
        asking.join()


def test_that_a_dead_resolver_does_not_hold_up_the_deadline() -> None:
    resolver = StuckResolver()
    line = Line(resolver, deadline_s=0.2)
    began = time.monotonic()
    with pytest.raises(FeedError) as caught, line.open_until_deadline():
        line.connect("slow.example", 80)
    resolver.release.set()
    assert time.monotonic() - began < 1.0
    assert caught.value.contact in (Contact.NO_ROUTE, Contact.SILENT)


def test_that_a_feed_of_a_server_in_the_environments_proxy_is_asked_directly(
    server: HostileServer, fetcher: GuardedFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetcher.fetch(feed_at(server.url("/ok")), FRESH).body == b"[]"


def test_that_nothing_secret_is_logged(
    server: HostileServer, fetcher: GuardedFetcher, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    fetcher.fetch(feed_at(server.url("/ok?key=kunci")), FRESH)
    refusal(fetcher, feed_at(server.url("/cut?key=kunci")))
    assert "kunci" not in caplog.text


class FakeResolver(Resolver):
    def __init__(self, answer: str | OSError) -> None:
        super().__init__()
        self._answer = answer

    def addresses(
        self, host: str, port: int, *, timeout_s: float, give_up: Future[None]
    ) -> list[tuple[socket.AddressFamily, str, int]]:
        if isinstance(self._answer, OSError):
            raise self._answer
        return [(socket.AF_INET, self._answer, port)]


class StuckResolver(Resolver):
    def __init__(self) -> None:
        self.release = threading.Event()
        super().__init__(self._wait)

    def _wait(self, host: str, port: int) -> list[tuple[socket.AddressFamily, str, int]]:
        self.release.wait(5.0)
        return []


class full_backlog:  # noqa: N801 - reads as a sentence where it is used
    """A port that drops connection attempts, as a firewall does."""

    def __enter__(self) -> int:
        self._listener = socket.socket()
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(0)
        self._clients = [socket.socket() for _ in range(4)]
        for client in self._clients:
            client.setblocking(False)
            client.connect_ex(self._listener.getsockname())
        return int(self._listener.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        for sock in (*self._clients, self._listener):
            sock.close()
