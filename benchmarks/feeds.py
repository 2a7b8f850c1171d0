"""How long a report takes from the server to the log, and what guarding the fetch costs."""

import json
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import requests
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from benchmarks.figure import Figure
from services.domain.clock import SystemClock
from services.domain.feed import Feed, FeedState
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError
from services.feeds.feed_set import FeedSet
from services.feeds.fetch import GuardedFetcher
from services.feeds.formats import PARSERS

ITEMS = 10_000
DEADLINE_S = 0.5


def figures() -> list[Figure]:
    with serving() as city:
        return [parsing(), *fetching(city), *arriving(city), deadline(city)]


def parsing() -> Figure:
    """10,000 Open311 requests against reading their JSON and nothing else."""
    body = reports(ITEMS)
    feed = feed_at("http://127.0.0.1/")
    value_s = best_of(5, lambda: PARSERS["open311"](body, feed))
    plain_s = best_of(5, lambda: json.loads(body))
    return Figure(
        "feeds: parse 10k Open311 requests", value_s * 1e3, "ms", plain_s * 1e3, 1000.0, "baseline: json.loads"
    )


def fetching(city: "City") -> list[Figure]:
    """A small and a large body, guarded and by plain requests with a timeout."""
    fetcher = GuardedFetcher(SystemClock())
    found: list[Figure] = []
    for path, name, target_ms in (("/one", "a small body", 20.0), ("/many", "a 4 MB body", 100.0)):
        feed = feed_at(city.url(path))
        guarded_s = median_of(60, lambda feed=feed: fetcher.fetch(feed, FeedState("aduan")))
        plain_s = median_of(60, lambda feed=feed: requests.get(feed.url, timeout=(3.05, 5)).content)
        name = f"feeds: guarded fetch of {name}"
        found.append(Figure(name, guarded_s * 1e3, "ms", plain_s * 1e3, target_ms, "baseline: requests.get"))
    return found


def arriving(city: "City") -> list[Figure]:
    """From the moment the server has sent its answer to the commit (a callback here) and to the GUI thread."""
    app = QCoreApplication.instance() or QCoreApplication([])
    committed_s: list[float] = []
    shown_s: list[float] = []

    def take_in(feed: Feed, parsed: Parsed, state: FeedState, now: datetime) -> None:
        if parsed.observations:
            committed_s.append(time.monotonic() - city.sent_at_s)

    feeds = FeedSet(
        [feed_at(city.url("/new"), interval_s=0.02)],
        states={},
        fetcher=GuardedFetcher(SystemClock()),
        take_in=take_in,
        clock=SystemClock(),
    )
    feeds.health_changed.connect(lambda _health: shown_s.append(time.monotonic() - city.sent_at_s))
    feeds.start()
    loop = QEventLoop(app)
    QTimer.singleShot(4000, loop.quit)
    loop.exec()
    feeds.stop()
    return [
        Figure("feeds: answer to commit, p95", p95(committed_s) * 1e3, "ms", target=300.0),
        Figure("feeds: answer to GUI thread, p95", p95(shown_s[1:]) * 1e3, "ms", target=300.0),
    ]


def deadline(city: "City") -> Figure:
    """How long after its deadline a request still hangs on a server that sends a byte now and then."""
    fetcher = GuardedFetcher(SystemClock())

    def late_s() -> float:
        began = time.monotonic()
        try:
            fetcher.fetch(feed_at(city.url("/drip"), deadline_s=DEADLINE_S), FeedState("aduan"))
        except FeedError:
            return time.monotonic() - began - DEADLINE_S
        raise AssertionError("a drip is no answer")

    worst_s = max(late_s() for _ in range(5))
    return Figure("feeds: a dripping server past its deadline", worst_s * 1e3, "ms", target=100.0)


def feed_at(url: str, *, interval_s: float = 30.0, deadline_s: float = 10.0) -> Feed:
    return Feed(
        feed_id="aduan",
        name=Label(id="Aduan", en="Complaints"),
        url=url,
        format="open311",
        interval_s=interval_s,
        stale_after_s=90.0,
        deadline_s=deadline_s,
    )


def reports(count: int, *, first: int = 0) -> bytes:
    """Return an Open311 body."""
    return json.dumps([
        {
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
        }
        for n in range(first, first + count)
    ]).encode()  # fmt: skip


def best_of(times: int, act: Callable[[], object]) -> float:
    return min(seconds(act) for _ in range(times))


def median_of(times: int, act: Callable[[], object]) -> float:
    return statistics.median(seconds(act) for _ in range(times))


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


class City:
    """A server on loopback. ``sent_at_s`` is when the newest answer had left it, monotonic seconds."""

    def __init__(self) -> None:
        self.bodies = {"/one": reports(1), "/many": reports(ITEMS)}
        self.sent_at_s = 0.0
        self.asked = 0
        self.is_closing = threading.Event()
        self.server = _Server(("127.0.0.1", 0), _Handler)
        self.server.city = self

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def body(self, path: str) -> bytes:
        self.asked += 1
        return self.bodies.get(path) or reports(5, first=self.asked * 5)


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    city: City

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a drip is right to do so."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, *args: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        city = self.server.city
        body = city.body(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path == "/drip":
            while not city.is_closing.wait(0.05):
                self.wfile.write(b" ")
        self.wfile.write(body)
        city.sent_at_s = time.monotonic()


@contextmanager
def serving() -> Iterator[City]:
    city = City()
    thread = threading.Thread(target=city.server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield city
    finally:
        city.is_closing.set()
        city.server.shutdown()
        city.server.server_close()
        thread.join()
