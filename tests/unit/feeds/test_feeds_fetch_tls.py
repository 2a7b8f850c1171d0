"""Certificates: never taken on trust, a regency's own authority can be added."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_fakes import feed_at
from hostile_server import HostileServer
from loopback_certificate import CERTIFICATE, KEY

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.feed import FeedState
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.fetch import GuardedFetcher

FRESH = FeedState("aduan")


@pytest.fixture
def ca_file(tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    path.write_text(CERTIFICATE, "utf-8")
    return path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[HostileServer]:
    both = tmp_path / "server.pem"
    both.write_text(KEY + CERTIFICATE, "utf-8")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    with HostileServer(tls=context) as server:
        yield server


def test_that_an_unknown_certificate_is_refused(server: HostileServer, clock: Clock) -> None:
    with pytest.raises(FeedError) as caught:
        GuardedFetcher(clock).fetch(feed_at(server.url("/ok")), FRESH)
    assert caught.value.reason == errors.UNTRUSTED


def test_that_an_authority_of_our_own_is_trusted(server: HostileServer, clock: Clock, ca_file: Path) -> None:
    fetcher = GuardedFetcher(clock, ca_file=ca_file)
    assert fetcher.fetch(feed_at(server.url("/ok")), FRESH).body == b"[]"


def test_that_a_certificate_for_another_host_is_refused(
    server: HostileServer, clock: Clock, ca_file: Path
) -> None:
    url = server.url("/ok").replace("127.0.0.1", "localhost")
    with pytest.raises(FeedError) as caught:
        GuardedFetcher(clock, ca_file=ca_file).fetch(feed_at(url), FRESH)
    assert caught.value.reason == errors.UNTRUSTED


@pytest.mark.parametrize("path", ["/drip", "/drip-headers", "/huge"])
def test_that_the_guards_hold_behind_tls_too(
    path: str, server: HostileServer, clock: Clock, ca_file: Path
) -> None:
    feed = feed_at(server.url(path), deadline_s=0.5, max_bytes=100_000)
    with pytest.raises(FeedError) as caught:
        GuardedFetcher(clock, ca_file=ca_file).fetch(feed, FRESH)
    assert caught.value.reason in (errors.too_slow(0.5), errors.too_big(100_000))


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_that_a_useless_authority_file_is_said_at_the_start(
    content: str | None, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(KnownError) as caught:
        GuardedFetcher(clock, ca_file=path)
    assert caught.value.reason == errors.BAD_CA_FILE
