"""What the feed tests share: a feed to ask, a fetcher without a network, somebody who takes things in."""

import threading
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from services.domain.feed import Feed, FeedState
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.answer import Fetched


class MovableClock(Protocol):
    """The clock of tests/conftest.py."""

    def now(self) -> datetime: ...

    def monotonic_s(self) -> float: ...

    def advance(self, seconds: float) -> None: ...


def feed_at(url: str = "http://aduan.example/requests.json", **changes: object) -> Feed:
    """Return an Open311 feed of 30 s at ``url``, with ``changes``."""
    feed = Feed(
        feed_id="aduan",
        name=Label(id="Aduan", en="Complaints"),
        url=url,
        format="open311",
        interval_s=30.0,
        stale_after_s=90.0,
    )
    return replace(feed, **changes)  # type: ignore[arg-type]


def report(n: int) -> dict[str, object]:
    """Return a believable Open311 request."""
    return {
        "service_request_id": f"R-{n}",
        "status": "open",
        "service_name": "Lampu jalan padam",
        "service_code": "pju",
        "description": "Tiga lampu padam sejak kemarin malam di depan balai desa.",
        "requested_datetime": "2026-11-21T09:00:00+07:00",
        "updated_datetime": "2026-11-21T09:05:00+07:00",
        "address": "Jl. Raya Jatibarang",
        "lat": -6.47,
        "long": 108.31,
        "media_url": "",
    }


class FakeFetcher:
    """Answers what it is told to, per feed; an exception is raised. Waits while ``hold`` is cleared."""

    def __init__(self, answer: Fetched | Exception) -> None:
        self.answer = answer
        self.answers: dict[str, Fetched | Exception] = {}
        self.asked: list[tuple[str, FeedState]] = []
        self.hold = threading.Event()
        self.hold.set()

    def fetch(self, feed: Feed, state: FeedState) -> Fetched:
        self.asked.append((feed.feed_id, state))
        assert self.hold.wait(5.0)
        answer = self.answers.get(feed.feed_id, self.answer)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def stop(self) -> None:
        self.hold.set()


class FakeIntake:
    """Keeps what was taken in, or fails as a full disk does."""

    def __init__(self) -> None:
        self.taken: list[tuple[Parsed, FeedState]] = []
        self.failure: Exception | None = None

    def take_in(self, feed: Feed, parsed: Parsed, state: FeedState, now: datetime) -> None:
        if self.failure is not None:
            raise self.failure
        self.taken.append((parsed, state))

    @property
    def states(self) -> list[FeedState]:
        return [state for _, state in self.taken]
