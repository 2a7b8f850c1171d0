"""A console's feed in processes of their own, killed at a chosen point: ``python tests/feed_driver.py FOLDER URL``.

Reads points from its input, one a line; a child of its own acts each out, so that all is imported only once. Says
``PID n`` when it begins and ``ENDED code`` when it has ended, negative by a signal. Points: "fetched" (answered,
nothing written), "taken" (on disk, the next request not sent), "confirming" (the next request answered, nothing made
of it), "running" (asks on and on, says READY, waits to be killed), "none" (asks twice and ends).
"""

import os
import signal
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from small_room import small_profile

from db.store import Store
from services.domain.clock import SystemClock
from services.domain.feed import Feed, FeedState
from services.domain.observation import Parsed
from services.domain.resource import Fix
from services.domain.text import Label
from services.feeds.answer import Fetched
from services.feeds.connectivity import Reachability
from services.feeds.fetch import GuardedFetcher
from services.feeds.formats import PARSERS
from services.feeds.poll import Poll
from services.incidents.intake import Intake
from services.incidents.pipeline import FeedIntake

FEED_ID = "pesan"


class NoFleet:
    def receive(self, fixes: tuple[Fix, ...]) -> None:
        """No vehicles here."""


class Driven:
    """Stands where fetcher and intake stand, and dies there."""

    def __init__(self, fetcher: GuardedFetcher, intake: FeedIntake, point: str) -> None:
        self._fetcher, self._intake, self._point = fetcher, intake, point
        self._fetches = 0

    def fetch(self, feed: Feed, state: FeedState) -> Fetched:
        fetched = self._fetcher.fetch(feed, state)
        self._fetches += 1
        if self._point == "fetched" or (self._point == "confirming" and self._fetches == 2):
            die()
        return fetched

    def take_in(self, feed: Feed, parsed: Parsed, state: FeedState, now: datetime) -> None:
        self._intake.take_in(feed, parsed, state, now)
        if self._point == "taken":
            die()

    def stop(self) -> None:
        self._fetcher.stop()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, url: str, point: str) -> None:
    clock = SystemClock()
    feed = Feed(
        FEED_ID, Label("Pesan", "Messages"), url, "telegram", 25.0, 120.0, options={"cursor_param": "offset"}
    )
    profile = small_profile(feeds=(feed,))
    profile = replace(profile, intake=replace(profile.intake, report_feeds=(FEED_ID,)))
    store = Store.open(folder, mode="live", profile_id="kecil", station="A", clock=clock)
    intake = FeedIntake(Intake(profile), log=store, reports=store.readers, fleet=NoFleet(), station="A")
    driven = Driven(GuardedFetcher(clock), intake, point)
    poll = Poll(
        feed,
        fetcher=driven,
        parser=PARSERS["telegram"],
        take_in=driven.take_in,
        clock=clock,
        reachability=Reachability([]),
        chance=lambda: 0.5,
    )
    state = store.readers.feed_states().get(FEED_ID, FeedState(FEED_ID))
    state = poll(state).state
    if point == "running":
        say("READY")
        while True:
            state = poll(state).state
    poll(state)
    store.close()


def act_out(folder: Path, url: str, point: str) -> int:
    """Return the child's exit code."""
    pid = os.fork()
    if pid == 0:
        say(f"PID {os.getpid()}")
        main(folder, url, point)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    for word in sys.stdin:
        say(f"ENDED {act_out(Path(sys.argv[1]), sys.argv[2], word.strip())}")
