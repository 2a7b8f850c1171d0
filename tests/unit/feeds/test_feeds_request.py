"""What is sent, and that nothing secret comes back out of it."""

import base64
import json
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from feed_fakes import feed_at
from hostile_server import HostileServer

from services.domain.clock import Clock
from services.domain.feed import Feed, FeedState
from services.feeds import errors
from services.feeds.errors import FeedError, SecretMissingError
from services.feeds.fetch import USER_AGENT, GuardedFetcher
from services.feeds.request import Question, page_of, question, with_query

SECRET = "s3kr1t/tok:en+1"
FRESH = FeedState("aduan")
AT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)


def asked(url: str = "https://a.example/x", *, state: FeedState = FRESH, **options: object) -> Question:
    return question(feed_at(url, options=options), state, {"token": SECRET}.get)


def auth(kind: str, name: str = "") -> dict[str, str]:
    return {"kind": kind, "secret": "token"} | ({"name": name} if name else {})


def test_that_a_plain_feed_is_a_plain_get() -> None:
    assert asked() == Question("https://a.example/x")


def test_that_the_profile_may_add_to_the_question() -> None:
    found = asked(
        "https://a.example/x?limit=5&$filter=a%20b",
        method="POST",
        body="{}",
        headers={"NGSILD-Tenant": "kota"},
        query={"limit": 100, "jenis": "banjir rob"},
    )
    assert found.url == "https://a.example/x?$filter=a%20b&limit=100&jenis=banjir%20rob"
    assert (found.method, found.body, found.headers) == ("POST", b"{}", {"NGSILD-Tenant": "kota"})


@pytest.mark.parametrize(
    ("kind", "name", "header", "value"),
    [
        ("bearer", "", "Authorization", f"Bearer {SECRET}"),
        ("header", "X-Api-Key", "X-Api-Key", SECRET),
        ("basic", "icc", "Authorization", "Basic " + base64.b64encode(f"icc:{SECRET}".encode()).decode()),
    ],
)
def test_that_a_secret_goes_into_a_header(kind: str, name: str, header: str, value: str) -> None:
    assert asked(auth=auth(kind, name)).headers == {header: value}


def test_that_a_secret_goes_into_the_query_or_the_path_encoded() -> None:
    in_query = asked("https://a.example/x?k=old&a=1", auth=auth("query", "k"))
    assert in_query.url == "https://a.example/x?a=1&k=s3kr1t%2Ftok%3Aen%2B1"
    in_path = asked("https://a.example/bot{token}/getUpdates", auth=auth("path", "token"))
    assert in_path.url == "https://a.example/bots3kr1t%2Ftok:en+1/getUpdates"


def test_that_a_missing_secret_says_which_and_nothing_is_asked() -> None:
    with pytest.raises(SecretMissingError) as caught:
        question(feed_at(options={"auth": auth("bearer")}), FRESH, lambda _name: None)
    assert "'token'" in caught.value.reason.id
    assert "'token'" in caught.value.reason.en


def test_that_a_secret_that_would_break_a_header_is_not_sent_nor_shown() -> None:
    with pytest.raises(FeedError) as caught:
        question(feed_at(options={"auth": auth("bearer")}), FRESH, lambda _name: "kunci\r\nX: y")
    assert caught.value.reason == errors.unsendable_secret("token")
    assert "X: y" not in str(caught.value)


@pytest.mark.parametrize(
    "options",
    [
        {"method": "PUT"}, {"body": "x"}, {"headers": {"Host": "b"}}, {"headers": {"X": "a\nb"}}, {"headers": "x"},
        {"query": {"a": [1]}}, {"auth": "x"}, {"auth": {"kind": "magic", "secret": "token"}},
        {"auth": {"kind": "header", "secret": "token"}}, {"auth": {"kind": "path", "name": "no", "secret": "token"}},
        {"cursor_param": 1}, {"headers": {"X": "é"}},
    ],
)  # fmt: skip
def test_that_options_that_cannot_be_are_refused_by_name(options: dict[str, object]) -> None:
    with pytest.raises(FeedError) as caught:
        asked(**options)
    assert next(iter(options)) in caught.value.reason.en
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("iso", "2026-11-21T17%3A30%3A00Z"), ("date", "2026-11-22"), ("epoch", "1795282200"),
        ("epoch-ms", "1795282200000"), ("%d-%m-%Y %H.%M", "22-11-2026%2000.30"),
    ],
)  # fmt: skip
def test_that_only_what_came_since_the_newest_item_is_asked_for_with_an_overlap(form: str, text: str) -> None:
    state = replace(FRESH, last_item_at=AT, last_ok_at=AT + timedelta(hours=1))
    found = asked(state=state, since_param="start_date", since_format=form, time_zone="Asia/Jakarta")
    assert found.url == f"https://a.example/x?start_date={text}"
    assert asked(since_param="start_date").url == "https://a.example/x"


def test_that_an_item_from_the_future_does_not_hide_those_before_it() -> None:
    state = replace(FRESH, last_item_at=AT + timedelta(days=900), last_ok_at=AT)
    found = asked(state=state, since_param="s", since_format="epoch", since_overlap_s=60)
    assert found.url.endswith(f"s={int(AT.timestamp()) - 60}")


def test_that_the_cursor_is_told_once_there_is_one() -> None:
    assert asked(cursor_param="offset").url == "https://a.example/x"
    assert asked(cursor_param="offset", state=replace(FRESH, cursor="17")).url == "https://a.example/x?offset=17"


def test_that_a_further_page_is_asked_as_the_source_links_it_with_the_secret() -> None:
    feed = feed_at(options={"query": {"a": 1}, "since_param": "s", "auth": auth("query", "k")})
    page = page_of(feed, "https://a.example/x?page=2&k=***")
    state = replace(FRESH, last_item_at=AT)
    assert question(page, state, {"token": "geheim"}.get).url == "https://a.example/x?page=2&k=geheim"


def test_that_nothing_shows_what_a_question_holds() -> None:
    assert SECRET not in repr(asked(auth=auth("bearer")))
    assert "s3kr1t" not in repr(asked(auth=auth("query", "k")))


def test_that_a_query_is_added_to_an_address_without_one() -> None:
    assert with_query("https://a.example", {"a": "b&c"}) == "https://a.example?a=b%26c"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


@pytest.fixture
def fetcher(clock: Clock) -> GuardedFetcher:
    return GuardedFetcher(clock, secrets={"token": "kunci-rahasia", "empty": ""}.get)


def secret_feed(server: HostileServer, path: str, kind: str, name: str = "") -> Feed:
    return feed_at(server.url(path), options={"auth": auth(kind, name)})


def test_that_we_say_who_we_are_and_take_it_compressed(server: HostileServer, fetcher: GuardedFetcher) -> None:
    feed = feed_at(server.url("/ok"), options={"headers": {"accept": "application/ld+json"}})
    fetcher.fetch(feed, FRESH)
    headers = server.requests[0][1]
    assert headers["user-agent"] == USER_AGENT
    assert "icc-console/" in USER_AGENT
    assert (headers["accept"], headers["accept-encoding"]) == ("application/ld+json", "gzip")


def test_that_what_changes_its_address_sends_no_validators(server: HostileServer, fetcher: GuardedFetcher) -> None:
    state = replace(FRESH, etag='"v1"', last_modified="now", cursor="5")
    fetcher.fetch(feed_at(server.url("/etag"), options={"cursor_param": "offset"}), state)
    assert "if-none-match" not in server.requests[0][1]


def test_that_a_secret_is_sent_and_hidden_where_the_server_repeats_it(
    server: HostileServer, fetcher: GuardedFetcher
) -> None:
    server.bodies["/echo"] = json.dumps({"next": "http://x/?k=kunci-rahasia&page=2"}).encode()
    body = fetcher.fetch(secret_feed(server, "/echo", "header", "X-Key"), FRESH).body
    assert server.requests[0][1]["x-key"] == "kunci-rahasia"
    assert body == b'{"next": "http://x/?k=***&page=2"}'
    server.bodies["/kunci-rahasia/x"] = b'"/kunci-rahasia/y"'
    assert fetcher.fetch(secret_feed(server, "/{t}/x", "path", "t"), FRESH).body == b'"/{t}/y"'


@pytest.mark.parametrize(
    "attack", ["/cut", "/drip", "/bad-gzip", "/nonsense", "/401", "/bad-redirect", "/missing"]
)
@pytest.mark.parametrize("kind", ["query", "path", "bearer"])
def test_that_no_error_and_no_log_repeats_a_secret(
    attack: str, kind: str, server: HostileServer, fetcher: GuardedFetcher, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path = f"{attack}?x={{t}}" if kind == "path" else attack
    feed = replace(secret_feed(server, path, kind, "t"), deadline_s=0.3)
    with pytest.raises(FeedError) as caught:
        fetcher.fetch(feed, FRESH)
    chain = "".join(traceback.format_exception(caught.value))
    assert "kunci-rahasia" not in chain + caplog.text + str(caught.value.reason) + caught.value.detail
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_that_a_closed_port_tells_no_secret(fetcher: GuardedFetcher) -> None:
    feed = feed_at("http://127.0.0.1:9/{t}", options={"auth": auth("path", "t")})
    with pytest.raises(FeedError) as caught:
        fetcher.fetch(feed, FRESH)
    assert "kunci-rahasia" not in "".join(traceback.format_exception(caught.value))


def test_that_a_feed_without_its_secret_is_not_asked(server: HostileServer, fetcher: GuardedFetcher) -> None:
    feed = feed_at(server.url("/ok"), options={"auth": {"kind": "bearer", "secret": "empty"}})
    with pytest.raises(SecretMissingError):
        fetcher.fetch(feed, FRESH)
    assert server.requests == []
