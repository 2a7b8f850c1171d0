"""One poll from asking to committed: gather, take in, and what to remember. No Qt; a pool thread runs it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedCondition, FeedState
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.address import host_key
from services.feeds.answer import Fetched
from services.feeds.backoff import next_delay_s
from services.feeds.budget import Budgets
from services.feeds.connectivity import Reachability
from services.feeds.errors import NO_NETWORK, STOPPED, Contact, FeedError, PostponedError, SecretMissingError
from services.feeds.formats import Parser
from services.feeds.gather import Fetcher, Gathered, Gatherer
from services.feeds.news import News
from services.feeds.plausible import is_unreadable, unreadable

OFFLINE_RETRY_S = 15.0  # without a network asking costs nothing
SAVE_EVERY_S = 30.0
INTERNAL = Label(
    id="Kesalahan di dalam program saat membaca umpan ini. Umpan lain berjalan terus; laporkan ke pengembang.",
    en="An error inside the program while reading this feed. Other feeds go on; report it to the developers.",
)

__all__ = ["Fetcher", "Outcome", "Poll", "TakeIn"]

TakeIn = Callable[[Feed, Parsed, FeedState, datetime], None]
"""Commits the items together with the state, or raises and keeps nothing of either. Pool thread; may block."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one poll ended. ``parsed`` is None when nothing new was read. ``bug`` belongs to sys.excepthook.

    ``must_wait``: the server has asked not to be asked again before ``delay_s``. ``news`` counts items not in the
    body before, by hour since the epoch. ``reason`` is what stood in the way, also of a poll that did not fail.
    """

    condition: FeedCondition
    state: FeedState
    delay_s: float
    parsed: Parsed | None = None
    bug: Exception | None = None
    must_wait: bool = False
    reason: Label | None = None
    requests: int = 1
    byte_count: int = 0
    status: int = 0
    took_ms: int = 0
    news: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))


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
        budgets: Budgets | None = None,
    ) -> None:
        self._feed, self._host = feed, host_key(feed.url)
        self._gatherer = Gatherer(
            feed, fetcher=fetcher, parser=parser, clock=clock, budgets=budgets or Budgets((), clock)
        )
        self._take_in, self._news = take_in, News()
        self._clock, self._reachability, self._chance = clock, reachability, chance
        self._refused_digest = ""
        self._saved_at_s = float("-inf")

    def __call__(self, state: FeedState) -> Outcome:
        """Ask once. Never raises: a bug is handed over in the outcome."""
        began_s = self._clock.monotonic_s()
        try:
            outcome = self._try(state)
        except Exception as bug:  # noqa: BLE001 - thread boundary; raised again on the GUI thread
            outcome = replace(self._counted(state, KnownError(INTERNAL, repr(bug))), bug=bug)
        return replace(outcome, took_ms=round((self._clock.monotonic_s() - began_s) * 1000))

    def _try(self, state: FeedState) -> Outcome:
        try:
            gathered = self._gatherer.gather(state)
            outcome = self._outcome(state, gathered)
        except KnownError as error:
            return self._failed(state, error)
        return replace(
            outcome,
            requests=gathered.requests,
            byte_count=gathered.byte_count,
            status=outcome.status or gathered.fetched.status,
            news=self._news.of(outcome.parsed, self._clock.now()),
        )

    def _outcome(self, state: FeedState, gathered: Gathered) -> Outcome:
        self._note(Contact.ANSWERED)
        if gathered.broken_by is not None:
            return self._broken(state, gathered, gathered.broken_by)
        parsed = gathered.parsed
        if parsed and is_unreadable(parsed) and not gathered.has_readable:
            return self._unreadable(state, parsed, gathered.fetched.digest)
        delay_s = next_delay_s(self._feed.interval_s, 0, jitter=self._chance())
        after = self._after(state, gathered.fetched, parsed=parsed, delay_s=delay_s)
        if parsed or self._is_worth_saving(state):
            self._take_in(self._feed, parsed or Parsed(), after, self._clock.now())
            self._saved_at_s = self._clock.monotonic_s()
        self._gatherer.remember(gathered)
        self._refused_digest = ""
        return Outcome(FeedCondition.OK, after, delay_s, parsed)

    def _broken(self, state: FeedState, gathered: Gathered, error: KnownError) -> Outcome:
        """Take in what was read before ``error``; the state moves on by nothing that would hide the rest."""
        outcome = self._judged(state, error)
        if error.reason == STOPPED or gathered.parsed is None:
            return outcome
        digest = gathered.fetched.digest
        part = gathered.parsed if digest != self._refused_digest else replace(gathered.parsed, rejected=())
        saved = state if outcome.condition is FeedCondition.OFFLINE else outcome.state
        self._take_in(self._feed, part, saved, self._clock.now())
        self._gatherer.remember(gathered)
        self._refused_digest = digest
        return replace(outcome, parsed=part)

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
            cursor=(parsed.cursor if parsed else "") or state.cursor,
        )

    def _unreadable(self, state: FeedState, parsed: Parsed, digest: str) -> Outcome:
        """Fail, and quarantine the items once: the same body is refused again at every try.

        Where the source is told how far we are it is told so: it would repeat these for ever, and none after them.
        """
        outcome = self._judged(state, FeedError(unreadable(parsed)))
        refused = parsed if digest != self._refused_digest else Parsed()
        if parsed.cursor:
            outcome = replace(outcome, state=replace(outcome.state, cursor=parsed.cursor))
            self._take_in(self._feed, refused, outcome.state, self._clock.now())
        else:
            self._remember(outcome.state, refused)
        self._refused_digest = digest
        return replace(outcome, parsed=refused if refused.rejected else None)

    def _failed(self, state: FeedState, error: KnownError) -> Outcome:
        outcome = self._judged(state, error)
        if outcome.state.failures > state.failures:
            self._remember(outcome.state, Parsed())
        return outcome

    def _judged(self, state: FeedState, error: KnownError) -> Outcome:
        """Return what ``error`` means for the feed; writes nothing."""
        contact = error.contact if isinstance(error, FeedError) else Contact.NONE
        if error.reason == STOPPED:
            return Outcome(FeedCondition.WAITING, state, self._feed.interval_s)
        if isinstance(error, PostponedError | SecretMissingError):
            return self._unasked(state, error)
        self._note(contact)
        if contact in (Contact.NO_ROUTE, Contact.SILENT) and self._is_cut_off():
            return self._offline(state)
        return self._counted(state, error)

    def _unasked(self, state: FeedState, error: PostponedError | SecretMissingError) -> Outcome:
        """Count nothing: the feed has done nothing wrong. Without its secret it cannot be called well, either."""
        wait_s = error.wait_s if isinstance(error, PostponedError) else self._feed.interval_s
        delay_s = next_delay_s(wait_s, 0, jitter=0.5 + self._chance() / 2)  # a wait is never cut short
        after = replace(state, next_at=self._clock.now() + timedelta(seconds=delay_s))
        if isinstance(error, SecretMissingError):
            after = replace(after, last_error=error.reason)
            return Outcome(FeedCondition.FAILED, after, delay_s, reason=error.reason, requests=0)
        return Outcome(_condition_of(state), after, delay_s, reason=error.reason, requests=0)

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
        status = error.status if isinstance(error, FeedError) else 0
        return Outcome(
            FeedCondition.FAILED, after, delay_s, must_wait=wish_s > 0.0, reason=error.reason, status=status
        )

    def _offline(self, state: FeedState) -> Outcome:
        """Count nothing and write nothing: this is no news about the feed."""
        pause_s = min(self._feed.interval_s, OFFLINE_RETRY_S)
        delay_s = next_delay_s(pause_s, 0, jitter=self._chance())
        next_at = self._clock.now() + timedelta(seconds=delay_s)
        after = replace(state, next_at=next_at, last_error=NO_NETWORK)
        return Outcome(FeedCondition.OFFLINE, after, delay_s, reason=NO_NETWORK)

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


def _condition_of(state: FeedState) -> FeedCondition:
    """Return how a feed stands that has just not been asked."""
    if state.lost_at is not None:
        return FeedCondition.FAILED
    return FeedCondition.OK if state.last_ok_at else FeedCondition.WAITING
