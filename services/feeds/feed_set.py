"""All feeds of the profile, and the network between them and us."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from services.domain.clock import Clock
from services.domain.feed import Feed, FeedAttempt, FeedCondition, FeedHealth, FeedState, RequestBudget
from services.domain.freshness import UNKNOWN
from services.domain.text import Label
from services.feeds.address import host_key, is_loopback
from services.feeds.backoff import first_delay_s
from services.feeds.budget import Budgets
from services.feeds.connectivity import Connectivity, Reachability
from services.feeds.coordinator import FeedCoordinator
from services.feeds.formats import KEPT_IN_MEMORY, PARSERS, Parser
from services.feeds.lanes import Lanes
from services.feeds.poll import Fetcher, Poll, TakeIn
from services.feeds.resting import may_rest
from services.feeds.timer import MakeTimer, QtTimer

STAGGER_S = 0.1
FIRST_SPREAD, FIRST_SPREAD_S = 0.1, 1.0  # of the interval: consoles whose power comes back together drift apart
DRAIN_MS = 3000
NO_READER = Label(
    id="Format umpan ini belum ada di program ini. Perbarui program atau matikan umpan di profil.",
    en="This program has no reader for the feed's format. Update the program or switch the feed off.",
)


class FeedSet(QObject):
    """Owns the coordinators, their pool and the network's state. Lives in the GUI thread.

    ``states`` is what was remembered of each feed, ``take_in`` commits what a feed delivered (pool threads).
    ``budgets`` limit what all feeds of a host ask together. Feeds named in ``always`` are asked whoever looks.
    """

    lost = Signal(object)  # tuple[Feed, Label]
    recovered = Signal(object)  # Feed
    health_changed = Signal(object)  # FeedHealth
    observations_received = Signal(object)  # tuple[Observation, ...]: positions and cameras
    network_changed = Signal(object)  # bool: is there a network?

    def __init__(
        self,
        feeds: Iterable[Feed],
        *,
        states: Mapping[str, FeedState],
        fetcher: Fetcher,
        take_in: TakeIn,
        clock: Clock,
        parsers: Mapping[str, Parser] = PARSERS,
        chance: Callable[[], float] = random.random,
        budgets: Iterable[RequestBudget] = (),
        always: Iterable[str] = (),
        make_timer: MakeTimer = QtTimer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetcher, self._take_in, self._clock = fetcher, take_in, clock
        self._parsers, self._chance, self._make_timer = parsers, chance, make_timer
        self._always = frozenset(always)
        self._budgets = Budgets(budgets, clock)
        profile_feeds = tuple(feeds)
        asked = [feed for feed in profile_feeds if self._is_asked(feed)]
        self._reachability = Reachability({host_key(feed.url) for feed in asked if not is_loopback(feed.url)})
        self._lanes = Lanes(QThreadPool(self), hosts=len({host_key(feed.url) for feed in asked}))
        self._coordinators = {feed.feed_id: self._coordinator(feed, states.get(feed.feed_id)) for feed in asked}
        self.connectivity = Connectivity(self._reachability, clock, self)
        self.connectivity.network_changed.connect(self._on_network_changed)
        self.connectivity.doubted.connect(self.refresh_all)
        self._healths = {feed.feed_id: self._health(feed) for feed in profile_feeds}

    def start(self) -> None:
        """Ask each feed when it is due, one after another so that a start is no burst."""
        for health in self.healths():
            self.health_changed.emit(health)
        for n, coordinator in enumerate(self._coordinators.values()):
            coordinator.start(self._first_delay_s(coordinator) + n * STAGGER_S)

    def add(self, feed: Feed) -> None:
        """Ask a new feed from now on, at once for the first time; one that runs under its id is replaced."""
        self._put(feed, FeedState(feed.feed_id))

    def replace(self, feed: Feed) -> None:
        """Go on with ``feed`` in place of the one that runs under its id: what is on disk of it stays known.

        What was read is asked for again, for the new mapping may make something else of the same bytes.
        """
        running = self._coordinators.get(feed.feed_id)
        state = running.state if running is not None else FeedState(feed.feed_id)
        self._put(feed, replace(state, etag="", last_modified="", body_digest="", next_at=None))

    def wait_s(self, url: str) -> float:
        """Count one more request to ``url`` and return 0.0, or the seconds until its host's budget allows one."""
        return self._budgets.spend(url)

    def healths(self) -> tuple[FeedHealth, ...]:
        """Return one row for each feed of the profile, in its order, as last said."""
        return tuple(self._healths.values())

    def log_of(self, feed_id: str) -> tuple[FeedAttempt, ...]:
        """Return the feed's last 200 polls, the newest first; nothing for one that is off."""
        coordinator = self._coordinators.get(feed_id)
        return coordinator.attempts() if coordinator is not None else ()

    @Slot(str)
    def refresh(self, feed_id: str) -> None:
        """Ask one feed now, once also when it is paused or rests; nothing happens for one that is off."""
        coordinator = self._coordinators.get(feed_id)
        if coordinator is not None:
            coordinator.ask_now()

    @Slot(str)
    def pause(self, feed_id: str) -> None:
        """Ask a feed no more, until ``resume`` or the next start of the console."""
        coordinator = self._coordinators.get(feed_id)
        if coordinator is not None:
            coordinator.pause()

    @Slot(str)
    def resume(self, feed_id: str) -> None:
        coordinator = self._coordinators.get(feed_id)
        if coordinator is not None:
            coordinator.resume()

    def need(self, feed_id: str, is_needed: bool) -> None:
        """Say whether anything on screen needs the feed. One with ``only_when_shown`` rests while nothing does."""
        coordinator = self._coordinators.get(feed_id)
        if coordinator is None or not may_rest(coordinator.feed, self._always):
            return
        if is_needed:
            coordinator.wake()
        else:
            coordinator.rest()

    @Slot()
    def refresh_all(self) -> None:
        """Ask all now that are neither paused nor at rest."""
        for coordinator in self._coordinators.values():
            coordinator.refresh()

    @Slot(object)
    def tick(self, now: datetime) -> None:
        """Age everything: call about once a second."""
        for coordinator in self._coordinators.values():
            coordinator.tick(now)

    def stop(self) -> bool:
        """Ask no more, end what is under way; return whether it all ended within 3 s."""
        for coordinator in self._coordinators.values():
            coordinator.stop()
        self._fetcher.stop()
        return self._lanes.drain(DRAIN_MS)

    def _put(self, feed: Feed, state: FeedState) -> None:
        before = self._coordinators.pop(feed.feed_id, None)
        if before is not None:
            before.retire()
        if self._is_asked(feed):
            if not is_loopback(feed.url):
                self._reachability.add(host_key(feed.url))
            self._coordinators[feed.feed_id] = coordinator = self._coordinator(feed, state)
            self._lanes.make_room(len({host_key(one.feed.url) for one in self._coordinators.values()}))
            coordinator.start(0.0)
        self._on_health(self._health(feed))

    def _is_asked(self, feed: Feed) -> bool:
        return feed.is_enabled and feed.format in self._parsers

    def _poll(self, feed: Feed) -> Poll:
        return Poll(
            feed,
            fetcher=self._fetcher,
            parser=self._parsers[feed.format],
            take_in=self._take_in,
            clock=self._clock,
            reachability=self._reachability,
            chance=self._chance,
            budgets=self._budgets,
        )

    def _coordinator(self, feed: Feed, state: FeedState | None) -> FeedCoordinator:
        coordinator = FeedCoordinator(
            feed,
            poll=self._poll(feed),
            lanes=self._lanes,
            state=_at_start(feed, state),
            clock=self._clock,
            budgets=self._budgets,
            make_timer=self._make_timer,
            parent=self,
        )
        if may_rest(feed, self._always):
            coordinator.rest()
        coordinator.lost.connect(self.lost)
        coordinator.recovered.connect(self.recovered)
        coordinator.health_changed.connect(self._on_health)
        coordinator.observations_received.connect(self.observations_received)
        coordinator.answered.connect(self._on_answered)
        return coordinator

    def _health(self, feed: Feed) -> FeedHealth:
        coordinator = self._coordinators.get(feed.feed_id)
        if coordinator is not None:
            return coordinator.health()
        if feed.is_enabled:
            return FeedHealth(feed, FeedCondition.FAILED, UNKNOWN, FeedState(feed.feed_id, last_error=NO_READER))
        return FeedHealth(feed, FeedCondition.OFF, UNKNOWN, FeedState(feed.feed_id))

    def _first_delay_s(self, coordinator: FeedCoordinator) -> float:
        feed, state = coordinator.feed, coordinator.state
        is_due = feed.format in KEPT_IN_MEMORY and not state.failures  # nothing of it survived the restart
        planned_s = first_delay_s(state.next_at, self._clock.now(), interval_s=feed.interval_s)
        if planned_s > 0.0 and not is_due:
            return planned_s
        return self._chance() * min(FIRST_SPREAD_S, FIRST_SPREAD * feed.interval_s)

    @Slot(object)
    def _on_health(self, health: FeedHealth) -> None:
        self._healths[health.feed.feed_id] = health
        self.health_changed.emit(health)

    @Slot(object)
    def _on_answered(self, _outcome: object) -> None:
        self.connectivity.review()

    @Slot(object)
    def _on_network_changed(self, is_online: bool) -> None:
        self.network_changed.emit(is_online)
        if is_online:
            self.refresh_all()


def _at_start(feed: Feed, state: FeedState | None) -> FeedState:
    """Forget the validators of what lives in memory only: "nothing new" would leave it empty."""
    remembered = state or FeedState(feed.feed_id)
    if feed.format in KEPT_IN_MEMORY:
        return replace(remembered, etag="", last_modified="", body_digest="")
    return remembered
