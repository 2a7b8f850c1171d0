"""Pages and documents: everything once, nothing elsewhere, and a failure hides nothing."""

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from feed_fakes import FakeIntake, MovableClock, feed_at

from services.domain.feed import Feed, FeedCondition, FeedState, RequestBudget
from services.domain.observation import Observation, ObservationKind, Parsed, Rejection
from services.domain.text import Label
from services.feeds import errors
from services.feeds.answer import Fetched
from services.feeds.budget import Budgets
from services.feeds.connectivity import Reachability
from services.feeds.errors import Contact, FeedError
from services.feeds.gather import DOCUMENTS
from services.feeds.plausible import DOCUMENT_GONE
from services.feeds.poll import Outcome, Poll

BASE = "https://a.example/list"
FRESH = FeedState("aduan")
BAD = Label(id="rusak", en="bad")


class Site:
    """Answers by address, with an entity tag each, and remembers what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, dict[str, object] | Exception] = {}
        self.asked: list[str] = []

    def fetch(self, feed: Feed, state: FeedState) -> Fetched:
        self.asked.append(feed.url)
        page = self.pages.get(feed.url, FeedError(errors.NOT_FOUND, status=404))
        if isinstance(page, Exception):
            raise page
        body = json.dumps(page).encode()
        digest = sha256(body).hexdigest()
        is_old = digest in (state.body_digest, state.etag)
        return Fetched(None if is_old else body, digest, "", digest, byte_count=len(body))

    def stop(self) -> None:
        """Nothing to stop."""


class World:
    def __init__(self, clock: MovableClock, *, per_minute: int = 0, **changes: object) -> None:
        self.clock, self.site, self.intake = clock, Site(), FakeIntake()
        self.feed, self.at = feed_at(BASE, **changes), clock.now() - timedelta(minutes=1)
        budgets = [RequestBudget(("*.example",), per_minute)] if per_minute else []
        self.budgets = Budgets(budgets, clock)
        self.poll = Poll(
            self.feed,
            fetcher=self.site,
            parser=self.parse,
            take_in=self.intake.take_in,
            clock=clock,
            reachability=Reachability([]),
            chance=lambda: 0.5,
            budgets=self.budgets,
        )

    def parse(self, body: bytes, feed: Feed) -> Parsed:
        page = json.loads(body)
        if page.get("is_broken"):
            raise FeedError(errors.broken_data("XML"))
        return Parsed(
            tuple(Observation("aduan", name, ObservationKind.REPORT, self.at) for name in page.get("items", ())),
            tuple(Rejection(n, BAD, "") for n in range(page.get("bad", 0))),
            next_url=self.after(feed.url) if page.get("is_full") else page.get("next", ""),
            follow=tuple(page.get("follow", ())),
            cursor=page.get("cursor", ""),
        )

    def after(self, url: str) -> str:
        """As formats do whose servers give no link: one more than the page that was asked for."""
        number = int(url.rpartition("=")[2]) if "=" in url else 1
        return f"{BASE}?page={number + 1}"

    def taken(self) -> list[list[str]]:
        return [[item.external_id for item in parsed.observations] for parsed, _ in self.intake.taken]


@pytest.fixture
def world(clock: MovableClock) -> World:
    return World(clock)


def test_that_all_pages_are_one_batch_in_order_and_a_repeated_item_counts_once(world: World) -> None:
    world.site.pages = {
        BASE: {"items": ["1", "2"], "bad": 1, "next": "?page=2"},
        f"{BASE}?page=2": {"items": ["2", "3"], "bad": 1, "next": f"{BASE}?page=3"},
        f"{BASE}?page=3": {"items": ["4"]},
    }
    outcome = world.poll(FRESH)
    assert world.taken() == [["1", "2", "3", "4"]]
    assert (outcome.condition, outcome.requests) == (FeedCondition.OK, 3)
    assert outcome.parsed is not None
    assert [rejection.index for rejection in outcome.parsed.rejected] == [0, 3]
    assert outcome.byte_count > 100


def test_that_a_format_that_counts_pages_by_the_address_goes_on_to_the_last(world: World) -> None:
    world.site.pages = {
        BASE: {"items": ["1"], "is_full": True},
        f"{BASE}?page=2": {"items": ["2"], "is_full": True},
        f"{BASE}?page=3": {"items": ["3"]},
    }
    world.poll(FRESH)
    assert world.taken() == [["1", "2", "3"]]


def test_that_a_change_on_a_later_page_is_seen_though_the_first_is_the_same(world: World) -> None:
    world.site.pages = {BASE: {"items": ["1"], "next": "/list?2"}, f"{BASE}?2": {"items": ["2"]}}
    first = world.poll(FRESH)
    assert first.state.etag == ""
    second = world.poll(first.state)
    assert (second.condition, second.parsed) == (FeedCondition.OK, None)
    world.site.pages[f"{BASE}?2"] = {"items": ["2", "3"]}
    assert world.poll(second.state).parsed is not None
    assert world.taken()[-1] == ["1", "2", "3"]


def test_that_a_page_that_fails_hides_nothing_and_doubles_nothing(world: World) -> None:
    world.site.pages = {
        BASE: {"items": ["1"], "bad": 1, "next": "?2"},
        f"{BASE}?2": FeedError(errors.server_trouble(500), status=500),
    }
    old = replace(FRESH, etag="e", body_digest="d", cursor="7", last_item_at=None)
    outcome = world.poll(old)
    assert outcome.condition is FeedCondition.FAILED
    assert outcome.state.last_error == errors.server_trouble(500)
    assert (outcome.state.etag, outcome.state.body_digest) == ("e", "d")
    assert (outcome.state.cursor, outcome.state.last_item_at, outcome.state.failures) == ("7", None, 1)
    assert world.taken() == [["1"]]
    assert world.intake.states == [outcome.state]
    again = world.poll(outcome.state)
    assert [len(parsed.rejected) for parsed, _ in world.intake.taken] == [1, 0]
    world.site.pages[f"{BASE}?2"] = {"items": ["2"]}
    assert world.poll(again.state).condition is FeedCondition.OK
    assert world.taken()[-1] == ["1", "2"]


def test_that_a_list_that_goes_in_a_circle_ends(world: World) -> None:
    world.site.pages = {BASE: {"items": ["1"], "next": "?2"}, f"{BASE}?2": {"items": ["2"], "next": BASE}}
    assert world.poll(FRESH).condition is FeedCondition.OK
    assert len(world.site.asked) == 2


def test_that_a_server_that_ignores_the_page_number_is_not_asked_for_ever(world: World) -> None:
    same = {"items": ["1"], "next": "?2"}
    world.site.pages = {BASE: same, f"{BASE}?2": same}
    assert world.poll(FRESH).condition is FeedCondition.OK
    assert world.taken() == [["1"]]


@pytest.mark.parametrize(("options", "count"), [({}, 20), ({"max_pages": 3}, 3)])
def test_that_more_pages_than_allowed_are_said_and_what_was_read_is_taken(
    clock: MovableClock, options: dict[str, object], count: int
) -> None:
    world = World(clock, options=options)
    world.site.pages = {BASE: {"items": ["0"], "next": "?1"}}
    world.site.pages |= {f"{BASE}?{n}": {"items": [str(n)], "next": f"?{n + 1}"} for n in range(1, 40)}
    outcome = world.poll(FRESH)
    assert outcome.state.last_error == errors.too_many_pages(count)
    assert len(world.site.asked) == len(world.taken()[0]) == count
    assert outcome.state.last_item_at is None


def test_that_pages_that_take_too_long_together_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.site.pages = {BASE: {"items": ["0"], "next": "?1"}}
    world.site.pages |= {f"{BASE}?{n}": {"items": [str(n)], "next": f"?{n + 1}"} for n in range(1, 40)}
    fetch = world.site.fetch

    def slow(feed: Feed, state: FeedState) -> Fetched:
        world.clock.advance(50.0)
        return fetch(feed, state)

    monkeypatch.setattr(world.site, "fetch", slow)
    assert world.poll(FRESH).state.last_error == errors.TOO_LONG
    assert len(world.site.asked) == 4


@pytest.mark.parametrize(
    "link", ["https://b.example/list?2", "https://a.example:8443/", "file:///etc/passwd", "//x"]
)
def test_that_a_link_to_another_server_is_not_followed(link: str, world: World) -> None:
    world.site.pages = {BASE: {"items": ["1"], "next": link}}
    outcome = world.poll(FRESH)
    assert outcome.state.last_error == errors.LEADS_AWAY
    assert world.site.asked == [BASE]
    assert world.taken() == [["1"]]


@pytest.mark.parametrize(
    "link", ["http://a.example/list?2", "https://a.example:443/list?2#x", "//a.example/list?2"]
)
def test_that_a_server_that_misnames_itself_behind_a_proxy_is_asked_where_it_is(link: str, world: World) -> None:
    world.site.pages = {BASE: {"items": ["1"], "next": link}, f"{BASE}?2": {"items": ["2"]}}
    assert world.poll(FRESH).condition is FeedCondition.OK
    assert world.site.asked == [BASE, f"{BASE}?2"]


def test_that_a_document_is_asked_for_once_while_the_index_names_it(world: World) -> None:
    world.site.pages = {BASE: {"follow": ["/1.xml", "/2.xml"]}}
    for n in (1, 2, 3):
        world.site.pages[f"https://a.example/{n}.xml"] = {"items": [str(n)]}
    first = world.poll(FRESH)
    world.site.pages[BASE] = {"follow": ["/2.xml", "/3.xml"]}
    world.poll(first.state)
    assert [url[-5:] for url in world.site.asked] == ["/list", "1.xml", "2.xml", "/list", "3.xml"]
    assert world.taken() == [["1", "2"], ["3"]]


def test_that_a_document_whose_link_changed_is_asked_for_with_its_validators(world: World) -> None:
    document = "https://a.example/1.xml"
    world.site.pages = {BASE: {"follow": ["/1.xml#1"]}, document: {"items": ["1"]}}
    state = world.poll(FRESH).state
    world.site.pages[BASE] = {"follow": ["/1.xml#2"]}
    state = world.poll(state).state
    assert world.taken() == [["1"], []]
    world.site.pages |= {BASE: {"follow": ["/1.xml#3"]}, document: {"items": ["1b"]}}
    world.poll(state)
    assert world.taken()[-1] == ["1b"]
    assert world.site.asked.count(document) == 3


def test_that_a_document_that_was_not_saved_is_asked_for_again(world: World) -> None:
    world.site.pages = {BASE: {"follow": ["/1.xml"]}, "https://a.example/1.xml": {"items": ["1"]}}
    world.intake.failure = FeedError(errors.CUT_OFF)
    outcome = world.poll(FRESH)
    world.intake.failure = None
    world.poll(outcome.state)
    assert world.taken() == [["1"]]


def test_that_one_bad_document_does_not_keep_the_others_out(world: World) -> None:
    world.site.pages = {
        BASE: {"follow": ["/gone", "/broken", "/down", "/good"]},
        "https://a.example/broken": {"is_broken": True},
        "https://a.example/down": FeedError(errors.server_trouble(500), status=500),
        "https://a.example/good": {"items": ["1"]},
    }
    outcome = world.poll(FRESH)
    assert outcome.state.last_error == errors.server_trouble(500)
    assert outcome.parsed is not None
    assert [r.reason for r in outcome.parsed.rejected] == [DOCUMENT_GONE, errors.broken_data("XML")]
    world.site.pages["https://a.example/down"] = {"items": ["2"]}
    world.site.asked.clear()
    assert world.poll(outcome.state).condition is FeedCondition.OK
    assert world.site.asked == [BASE, "https://a.example/down"]
    assert world.taken() == [["1"], ["2"]]


def test_that_an_index_of_known_documents_and_a_bad_line_is_readable(world: World) -> None:
    world.site.pages = {BASE: {"follow": ["/1"]}, "https://a.example/1": {"items": ["1"]}}
    state = world.poll(FRESH).state
    world.site.pages[BASE] = {"follow": ["/1"], "bad": 1}
    assert world.poll(state).condition is FeedCondition.OK


def test_that_nothing_but_broken_documents_is_a_failure(world: World) -> None:
    world.site.pages = {BASE: {"follow": ["/1"]}, "https://a.example/1": {"is_broken": True}}
    assert world.poll(FRESH).condition is FeedCondition.FAILED


def test_that_a_server_that_falls_silent_is_left_alone(world: World) -> None:
    world.site.pages = {BASE: {"follow": ["/1", "/2", "/3"]}, "https://a.example/1": {"items": ["1"]}}
    world.site.pages["https://a.example/2"] = FeedError(errors.NO_ANSWER, contact=Contact.SILENT)
    outcome = world.poll(FRESH)
    assert outcome.condition is FeedCondition.FAILED
    assert len(world.site.asked) == 3
    assert world.taken() == [["1"]]


def test_that_a_long_index_is_read_in_rounds(world: World) -> None:
    links = [f"/{n}" for n in range(DOCUMENTS + 10)]
    world.site.pages = {BASE: {"follow": links}} | {
        f"https://a.example{link}": {"items": [link]} for link in links
    }
    first = world.poll(FRESH)
    assert (first.condition, first.state.last_ok_at) == (FeedCondition.WAITING, None)
    assert first.delay_s <= 6.0
    second = world.poll(first.state)
    assert second.condition is FeedCondition.OK
    assert [len(items) for items in world.taken()] == [DOCUMENTS, 10]
    assert len(world.site.asked) == DOCUMENTS + 12


def test_that_a_budget_puts_off_and_counts_nothing(clock: MovableClock) -> None:
    world = World(clock, per_minute=5)
    links = [f"/{n}" for n in range(8)]
    world.site.pages = {BASE: {"follow": links}} | {
        f"https://a.example{link}": {"items": [link]} for link in links
    }
    outcome = world.poll(FRESH)
    assert (outcome.condition, outcome.reason) == (FeedCondition.WAITING, errors.POSTPONED)
    assert (outcome.state.failures, outcome.state.lost_at) == (0, None)
    assert len(world.site.asked) == 4  # one of five is kept free for the first request of another feed
    assert world.poll(outcome.state).requests == 1
    spent = world.poll(outcome.state)
    assert (spent.requests, len(world.site.asked)) == (0, 5)
    outcomes = until_ok(world, spent)
    assert sorted(item for items in world.taken() for item in items) == links
    assert all(outcome.state.failures == 0 for outcome in outcomes)


def until_ok(world: World, outcome: Outcome) -> list[Outcome]:
    outcomes = []
    while outcome.condition is not FeedCondition.OK:
        world.clock.advance(outcome.delay_s)
        outcome = world.poll(outcome.state)
        outcomes.append(outcome)
        assert len(outcomes) < 10
    return outcomes


def test_that_a_cursor_moves_only_with_the_items_on_disk(world: World) -> None:
    world.site.pages = {BASE: {"items": ["1"], "cursor": "2"}}
    world.intake.failure = FeedError(errors.CUT_OFF)
    lost = world.poll(replace(FRESH, cursor="1"))
    assert lost.state.cursor == "1"
    world.intake.failure = None
    kept = world.poll(lost.state)
    assert (kept.state.cursor, world.intake.states[-1].cursor) == ("2", "2")
    world.site.pages = {BASE: {"items": []}}
    assert world.poll(kept.state).state.cursor == "2"


def test_that_items_nobody_can_read_do_not_stop_a_source_that_waits_for_a_receipt(world: World) -> None:
    world.site.pages = {BASE: {"bad": 1, "cursor": "2"}}
    outcome = world.poll(replace(FRESH, cursor="1"))
    assert (outcome.condition, outcome.state.cursor) == (FeedCondition.FAILED, "2")
    ((parsed, state),) = world.intake.taken
    assert (len(parsed.rejected), state.cursor) == (1, "2")


def test_that_stopping_in_the_middle_keeps_everything_as_it_was(world: World) -> None:
    world.site.pages = {BASE: {"items": ["1"], "next": "?2"}}
    world.site.pages[f"{BASE}?2"] = FeedError(errors.STOPPED, contact=Contact.NONE)
    assert world.poll(FRESH).state == FRESH
    assert world.intake.taken == []


def test_that_new_items_are_counted_by_hour(world: World) -> None:
    hour = int(world.clock.now().timestamp()) // 3600
    world.site.pages = {BASE: {"items": ["1", "2"]}}
    first = world.poll(FRESH)
    assert dict(first.news) == {hour: 2}
    world.clock.advance(3600.0)
    world.site.pages = {BASE: {"items": ["1", "2", "3"]}}
    assert dict(world.poll(first.state).news) == {hour + 1: 1}
