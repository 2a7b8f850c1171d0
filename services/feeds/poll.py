"""One request from asking to committed: fetch, parse, take in, and what to remember. No Qt; a pool thread runs it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedCondition, FeedState
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.address import host_key
from services.feeds.answer import Fetched
from services.feeds.backoff import next_delay_s
from services.feeds.connectivity import Reachability
from services.feeds.errors import NO_NETWORK, STOPPED, Contact, FeedError
from services.feeds.formats import Parser
from services.feeds.plausible import is_unreadable, unreadable, without_future

OFFLINE_RETRY_S = 15.0  # without a network asking costs nothing
SAVE_EVERY_S = 30.0
INTERNAL = Label(
    id="Kesalahan di dalam program saat membaca umpan ini. Umpan lain berjalan terus; laporkan ke pengembang.",
    en="An error inside the program while reading this feed. Other feeds go on; report it to the developers.",
)

TakeIn = Callable[[Feed, Parsed, FeedState, datetime], None]
"""Commits the items together with the state, or raises and keeps nothing of either. Pool thread; may block."""


class Fetcher(Protocol):
    """``GuardedFetcher``, or a fake."""

    def fetch(self, feed: Feed, state: FeedState) -> Fetched: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one request ended. ``parsed`` is None when nothing new was read. ``bug`` belongs to sys.excepthook.

    ``must_wait``: the server has asked not to be asked again before ``delay_s``.
    """

    condition: FeedCondition
    state: FeedState
    delay_s: float
    parsed: Parsed | None = None
    bug: Exception | None = None
    must_wait: bool = False


class Poll:
    """Asks one feed. Any thread, one call at a time; ``chance`` gives numbers in 0..1 for the jitter."""

    def __init__(
        self,
        feed: Feed,
        *,
        fetcher: Fetcher,
        parser: Parser,
        take_in: TakeIn,
        clock: Clock,
        reachability: Reachability,
        chance: Callable[[], float],
    ) -> None:
        self._feed, self._host = feed, host_key(feed.url)
        self._fetcher, self._parser, self._take_in = fetcher, parser, take_in
        self._clock, self._reachability, self._chance = clock, reachability, chance
        self._refused_digest = ""
        self._saved_at_s = float("-inf")

    def __call__(self, state: FeedState) -> Outcome:
        """Ask once. Never raises: a bug is handed over in the outcome."""
        try:
            return self._try(state)
        except Exception as bug:  # noqa: BLE001 - thread boundary; raised again on the GUI thread
            return replace(self._counted(state, KnownError(INTERNAL, repr(bug))), bug=bug)

    def _try(self, state: FeedState) -> Outcome:
        try:
            return self._ask(state)
        except KnownError as error:
            return self._failed(state, error)

    def _ask(self, state: FeedState) -> Outcome:
        fetched = self._fetcher.fetch(self._feed, state)
        self._note(Contact.ANSWERED)
        parsed = None if fetched.body is None else self._parse(fetched.body)
        if parsed and is_unreadable(parsed):
            return self._unreadable(state, parsed, fetched.digest)
        delay_s = next_delay_s(self._feed.interval_s, 0, jitter=self._chance())
        after = self._after(state, fetched, parsed=parsed, delay_s=delay_s)
        if parsed or self._is_worth_saving(state):
            self._take_in(self._feed, parsed or Parsed(), after, self._clock.now())
            self._saved_at_s = self._clock.monotonic_s()
        self._refused_digest = ""
        return Outcome(FeedCondition.OK, after, delay_s, parsed)

    def _parse(self, body: bytes) -> Parsed:
        return without_future(self._parser(body, self._feed), self._clock.now())

    def _after(self, state: FeedState, fetched: Fetched, *, parsed: Parsed | None, delay_s: float) -> FeedState:
        now = self._clock.now()
        times = [item.observed_at for item in parsed.observations] if parsed else []
        return FeedState(
            feed_id=self._feed.feed_id,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            body_digest=fetched.digest,
            next_at=now + timedelta(seconds=delay_s),
            last_ok_at=now,
            last_item_at=max([*times, *([state.last_item_at] if state.last_item_at else [])], default=None),
        )

    def _unreadable(self, state: FeedState, parsed: Parsed, digest: str) -> Outcome:
        """Fail, and quarantine the items once: the same body is refused again at every try."""
        is_news = digest != self._refused_digest
        self._refused_digest = digest
        return self._failed(state, FeedError(unreadable(parsed)), parsed=parsed if is_news else None)

    def _failed(self, state: FeedState, error: KnownError, *, parsed: Parsed | None = None) -> Outcome:
        contact = error.contact if isinstance(error, FeedError) else Contact.NONE
        if error.reason == STOPPED:
            return Outcome(FeedCondition.WAITING, state, self._feed.interval_s)
        self._note(contact)
        if contact in (Contact.NO_ROUTE, Contact.SILENT) and self._is_cut_off():
            return self._offline(state)
        outcome = self._counted(state, error)
        self._remember(outcome.state, parsed or Parsed())
        return replace(outcome, parsed=parsed)

    def _counted(self, state: FeedState, error: KnownError) -> Outcome:
        wish_s = error.retry_after_s if isinstance(error, FeedError) else 0.0
        failures, now = state.failures + 1, self._clock.now()
        delay_s = next_delay_s(self._feed.interval_s, failures, jitter=self._chance(), retry_after_s=wish_s)
        after = replace(
            state,
            failures=failures,
            next_at=now + timedelta(seconds=delay_s),
            last_error=error.reason,
            lost_at=state.lost_at or now,
        )
        return Outcome(FeedCondition.FAILED, after, delay_s, must_wait=wish_s > 0.0)

    def _offline(self, state: FeedState) -> Outcome:
        """Count nothing and write nothing: this is no news about the feed."""
        pause_s = min(self._feed.interval_s, OFFLINE_RETRY_S)
        delay_s = next_delay_s(pause_s, 0, jitter=self._chance())
        next_at = self._clock.now() + timedelta(seconds=delay_s)
        return Outcome(FeedCondition.OFFLINE, replace(state, next_at=next_at, last_error=NO_NETWORK), delay_s)

    def _remember(self, state: FeedState, parsed: Parsed) -> None:
        """Save a failure; where that fails too (the disk), it is remembered in memory only."""
        try:
            self._take_in(self._feed, parsed, state, self._clock.now())
        except KnownError:
            return

    def _is_worth_saving(self, state: FeedState) -> bool:
        """ "Still there, nothing new" goes to the disk twice a minute, not at every poll; a recovery at once."""
        return state.failures > 0 or self._clock.monotonic_s() - self._saved_at_s >= SAVE_EVERY_S

    def _note(self, contact: Contact) -> None:
        self._reachability.note(self._host, contact, at_s=self._clock.monotonic_s())

    def _is_cut_off(self) -> bool:
        return self._reachability.concerns(self._host) and self._reachability.is_doubtful()
