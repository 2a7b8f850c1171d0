"""Forty sources for an hour of simulated time: thirty that tell the truth in pages, indexes and cursors, ten that fail.

Real HTTP over loopback and a real store; only the clock and the timers are ours. The servers count.
"""

import json
import multiprocessing
import random
import socket
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from db.store import Store
from services.domain.event import EventKind
from services.domain.feed import Feed, RequestBudget
from services.domain.log import Committed
from services.domain.observation import Observation, ObservationKind, Parsed, Rejection
from services.domain.profile import IntakeRules, Profile
from services.domain.resource import Fix
from services.domain.text import Label
from services.feeds.errors import FeedError, broken_data
from services.feeds.feed_set import FeedSet
from services.feeds.fetch import GuardedFetcher
from services.incidents.intake import Intake
from services.incidents.pipeline import FeedIntake

HOUR_S = 3600.0
BEGIN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ALLOWED = 8  # a minute, for all ten sources of the agency; it must hurt a little to prove anything
PER_PAGE = 10
WRONG = ("dead", "drip", "portal", "500", "429", "garbage", "bomb", "redirect", "cut", "type")
HEALED_S = 0.75 * HOUR_S  # then all but the dead one tell what they had to say all the time


class SharedSeconds(Protocol):
    """``multiprocessing.Value``: the same seconds for the servers' process."""

    value: float


class SimulatedTime:
    """A clock, and the timers it drives. ``run`` from the GUI thread; the clock may be read from any."""

    def __init__(self, shared: "SharedSeconds | None" = None) -> None:
        self._elapsed_s, self._shared = 0.0, shared
        self.timers: list[SimulatedTimer] = []

    @property
    def elapsed_s(self) -> float:
        return self._shared.value if self._shared else self._elapsed_s

    @elapsed_s.setter
    def elapsed_s(self, elapsed_s: float) -> None:
        self._elapsed_s = elapsed_s
        if self._shared:
            self._shared.value = elapsed_s

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=self.elapsed_s)

    def monotonic_s(self) -> float:
        return self.elapsed_s

    def timer(self, call: Callable[[], None], _owner: QObject) -> "SimulatedTimer":
        self.timers.append(SimulatedTimer(self, call))
        return self.timers[-1]

    def run(self, until_s: float, tick: Callable[[datetime], None], *, tick_s: float) -> None:
        """Fire what is due in order; time stands still while anything is being asked."""
        ticked_s = self.elapsed_s
        while True:
            self._settle()
            due_s = min(
                min((t.due_s for t in self.timers if t.due_s is not None), default=until_s), ticked_s + tick_s
            )
            if due_s >= until_s:
                return
            self.elapsed_s = max(self.elapsed_s, due_s)
            if self.elapsed_s >= ticked_s + tick_s:
                ticked_s = self.elapsed_s
                tick(self.now())
            for timer in [t for t in self.timers if t.due_s is not None and t.due_s <= self.elapsed_s]:
                timer.fire()

    def _settle(self) -> None:
        QCoreApplication.processEvents()  # each second of the hour is a turn of the loop of its own
        while any(timer.due_s is None for timer in self.timers):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class SimulatedTimer:
    """Not set means that its feed is being asked: a coordinator sets it again with the outcome."""

    def __init__(self, time: SimulatedTime, call: Callable[[], None]) -> None:
        self._time, self._call = time, call
        self.due_s: float | None = None

    def start(self, delay_s: float) -> None:
        self.due_s = self._time.elapsed_s + delay_s

    def stop(self) -> None:
        self.due_s = None

    def fire(self) -> None:
        self.due_s = None
        self._call()


@dataclass
class Source:
    """One endpoint. Item n exists from ``n * every_s`` on; a failing one has had items all the while."""

    feed: Feed
    every_s: float
    way: str  # "list", "pages", "index", "receipt", "positions", or how it fails
    confirmed: int = 0  # of "receipt": all below are forgotten by the source

    def born(self, elapsed_s: float) -> range:
        return range(int(elapsed_s // self.every_s) + 1)

    def ids(self, elapsed_s: float) -> set[str]:
        if self.way in ("positions", "dead"):
            return set()
        return {self.id_of(n) for n in self.born(elapsed_s)}

    def id_of(self, number: int) -> str:
        return f"{self.feed.feed_id}-{number}"

    def item(self, number: int) -> dict[str, object]:
        return {"id": self.id_of(number), "at": (BEGIN + timedelta(seconds=number * self.every_s)).isoformat()}

    def answer(self, path: str, query: Mapping[str, list[str]], elapsed_s: float) -> dict[str, object]:
        """Return the body: newest first, except where a receipt is wanted."""
        newest = list(reversed(self.born(elapsed_s)))
        if self.way == "pages":
            page = int(query.get("page", ["0"])[0])
            rest = newest[page * PER_PAGE :]
            next_url = f"?page={page + 1}" if len(rest) > PER_PAGE else ""
            return {"items": [self.item(n) for n in rest[:PER_PAGE]], "next": next_url}
        if self.way == "index" and path.count("/") == 1:
            return {"follow": [f"{path}/{n}" for n in newest]}
        if self.way == "index":
            return {"items": [self.item(int(path.rpartition("/")[2]))]}
        if self.way == "receipt":
            self.confirmed = max(self.confirmed, int(query.get("offset", ["0"])[0]))
            waiting = sorted(n for n in newest if n >= self.confirmed)[:PER_PAGE]
            return {"items": [self.item(n) for n in waiting], "cursor": str(waiting[-1] + 1) if waiting else ""}
        if self.way == "positions":
            return {
                "fixes": [
                    {"id": f"truk-{n}", "at": (BEGIN + timedelta(seconds=elapsed_s)).isoformat()}
                    for n in range(50)
                ]
            }
        return {"items": [self.item(n) for n in newest]}


def parse(body: bytes, feed: Feed) -> Parsed:
    """The forty sources' own form; one in a hundred items is bad."""
    try:
        content = json.loads(body)
        items, fixes = content.get("items", []), content.get("fixes", [])
    except (ValueError, AttributeError) as error:
        raise FeedError(broken_data("JSON")) from error
    bad = tuple(Rejection(n, Label("rusak", "bad"), "") for n, item in enumerate(items) if "id" not in item)
    kinds = [(item, ObservationKind.REPORT) for item in items if "id" in item]
    kinds += [(fix, ObservationKind.POSITION) for fix in fixes]
    observations = tuple(
        Observation(
            feed.feed_id, str(item["id"]), kind, datetime.fromisoformat(item["at"]), title=f"Laporan {item['id']}",
            raw=json.dumps(item),
        )
        for item, kind in kinds
    )  # fmt: skip
    return Parsed(
        observations, bad, next_url=content.get("next", ""), follow=tuple(content.get("follow", ())),
        cursor=content.get("cursor", ""),
    )  # fmt: skip


class City:
    """The sources on four hosts, and who asked when, in simulated seconds.

    It serves them itself, or, given ``ports``, another process does; ``asked`` is then brought from there.
    """

    def __init__(self, time: SimulatedTime, *, ports: Sequence[int] = ()) -> None:
        self.time = time
        self.sources: dict[str, Source] = {}
        self.asked: list[tuple[float, str]] = []
        self.agents: Counter[str] = Counter()
        self.is_closing = threading.Event()
        self._lock = threading.Lock()
        self.servers = [] if ports else [_Server(self) for _ in range(4)]
        self.ports = tuple(ports) or tuple(server.server_port for server in self.servers)
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            self.dead_port = unused.getsockname()[1]
        self._furnish()

    def feeds(self) -> tuple[Feed, ...]:
        return tuple(source.feed for source in self.sources.values())

    def expected(self) -> set[str]:
        """Return every item that exists by now at a source that answers in the end."""
        return {name for source in self.sources.values() for name in source.ids(self.time.elapsed_s)}

    def counts(self) -> Counter[str]:
        return Counter(feed_id for _, feed_id in self.asked)

    def worst_minute(self, prefix: str) -> int:
        """Return the most requests to sources so named within any 60 s, as the servers saw them."""
        times = sorted(at for at, feed_id in self.asked if feed_id.startswith(prefix))
        return max((sum(begin <= at < begin + 60.0 for at in times) for begin in times), default=0)

    def note(self, feed_id: str, agent: str) -> None:
        with self._lock:
            self.asked.append((self.time.elapsed_s, feed_id))
            self.agents[agent] += 1

    def _furnish(self) -> None:
        for n, (name, way, interval_s, every_s) in enumerate(_plan()):
            host = "localhost" if name.startswith("badan") else "127.0.0.1"
            port = self.ports[0 if host == "localhost" else 1 + n % 3]
            url = f"http://{host}:{self.dead_port if way == 'dead' else port}/{name}"
            options = {"cursor_param": "offset"} if way == "receipt" else {}
            feed = Feed(
                name, Label(name, name), url, "hour", interval_s, 3 * interval_s,
                deadline_s=0.3 if way == "drip" else 10.0,
                max_bytes=1024 * 1024, options=options,
            )  # fmt: skip
            self.sources[name] = Source(feed, every_s, way)


def _plan() -> Iterator[tuple[str, str, float, float]]:
    """Name, way, seconds between questions, seconds between items: the rhythm the real ones have."""
    for n, interval_s in enumerate((60.0, 120.0, 120.0)):
        yield f"badan_berita_{n}", "list", interval_s, 700.0
    yield "badan_peringatan", "index", 120.0, 240.0
    for n in range(6):
        yield f"badan_prakiraan_{n}", "list", 21_600.0, 7200.0
    for n, interval_s in enumerate((60.0, 60.0, 120.0, 300.0)):
        yield f"aduan_{n}", "pages", interval_s, 150.0
    for n in range(3):
        yield f"pesan_{n}", "receipt", 25.0, 200.0
    for n in range(3):
        yield f"armada_{n}", "positions", 30.0, 1.0
    for n, interval_s in enumerate((300.0,) * 4 + (600.0,) * 3 + (900.0,) * 3):
        yield f"dinas_{n}", "list", interval_s, 400.0
    for n, way in enumerate(WRONG):
        yield f"rusak_{way}", way, (60.0, 120.0)[n % 2], 500.0


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, city: City) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.city = city

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a drip is right to do so."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, *args: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        city, parts = self.server.city, urlsplit(self.path)
        source = city.sources[parts.path.split("/")[1]]
        city.note(source.feed.feed_id, self.headers.get("User-Agent", ""))
        if source.way in WRONG and city.time.elapsed_s < HEALED_S:
            _FAILURES[source.way](self)
        else:
            body = json.dumps(source.answer(parts.path, parse_qs(parts.query), city.time.elapsed_s)).encode()
            tag = f'"{zlib.crc32(body)}"'
            is_same = self.headers.get("If-None-Match") == tag
            self.send(304 if is_same else 200, b"" if is_same else body, ETag=tag)

    def send(self, status: int, body: bytes, *, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        self.send(200, b"{", length=1000)
        while not self.server.city.is_closing.wait(0.2):
            self.wfile.write(b" ")


def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"\0" * 1024 * 1024) for _ in range(64)) + packer.flush()


_BOMB = _bomb()
_FAILURES: Mapping[str, Callable[[_Handler], None]] = {
    "drip": _Handler.drip,
    "portal": lambda h: h.send(200, b"<html>Login</html>", Content_Type="text/html"),
    "500": lambda h: h.send(500, b"oops"),
    "429": lambda h: h.send(429, b"", Retry_After="180"),
    "garbage": lambda h: h.send(200, bytes(range(256)) * 40),
    "bomb": lambda h: h.send(200, _BOMB, Content_Encoding="gzip"),
    "redirect": lambda h: h.send(302, b"", Location="http://169.254.169.254/latest"),
    "cut": lambda h: h.send(200, b'{"items": [', length=5000),
    "type": lambda h: h.send(200, b"GIF89a", Content_Type="image/gif"),
}


@dataclass
class Heard:
    """What was committed. Written on the store's thread, read after the end."""

    opened: Counter[str] = field(default_factory=Counter)
    observed: Counter[str] = field(default_factory=Counter)

    def take(self, committed: Committed) -> None:
        for event in committed.events:
            if event.kind is EventKind.OPENED:
                self.opened[str(event.data["external_id"])] += 1
            elif event.kind is EventKind.OBSERVED:
                observation = event.data["observation"]
                assert isinstance(observation, dict)
                self.observed[str(observation["external_id"])] += 1


class NoFleet:
    def receive(self, fixes: tuple[Fix, ...]) -> None:
        """Nobody draws them here."""


class Hour:
    """The feeds of ``profile``'s room over ``folder`` for as long as the block lasts. GUI thread."""

    def __init__(self, profile: Profile, folder: Path, city: City) -> None:
        self.city, self.heard = city, Heard()
        self.bring_asked: Callable[[], list[tuple[float, str]]] = lambda: city.asked
        feeds = city.feeds()
        rules: IntakeRules = replace(profile.intake, report_feeds=tuple(feed.feed_id for feed in feeds))
        room = replace(profile, feeds=feeds, intake=rules)
        self.store = Store.open(folder, mode="live", profile_id="hour", station="A", clock=city.time)
        self.store.subscribe(self.heard.take)
        intake = FeedIntake(Intake(room), log=self.store, reports=self.store.readers, fleet=NoFleet(), station="A")
        self.feeds = FeedSet(
            feeds,
            states=self.store.readers.feed_states(),
            fetcher=GuardedFetcher(city.time),
            take_in=intake.take_in,
            clock=city.time,
            parsers={"hour": parse},
            chance=random.Random(7).random,
            budgets=[RequestBudget(("localhost",), ALLOWED)],
            make_timer=city.time.timer,
        )
        self._heartbeat = QTimer(self.feeds, interval=50)  # so that waiting for events never waits for ever
        self._heartbeat.start()

    def start(self) -> None:
        self.feeds.start()

    def run(self, until_s: float, *, tick_s: float = 10.0) -> None:
        self.city.time.run(until_s, self.feeds.tick, tick_s=tick_s)

    def end(self) -> bool:
        """Return whether everything ended in time."""
        self._heartbeat.stop()
        is_drained = self.feeds.stop()
        self.store.close()
        return is_drained


@contextmanager
def hour(profile: Profile, folder: Path) -> Iterator[Hour]:
    """Everything in this process."""
    with serving(City(SimulatedTime())) as city, living(profile, folder, city) as running:
        yield running


@contextmanager
def hour_apart(profile: Profile, folder: Path) -> Iterator[Hour]:
    """The servers in a process of their own, so that they do not take turns with the GUI thread."""
    spawn = multiprocessing.get_context("spawn")
    shared = spawn.Value("d", 0.0)
    ours, theirs = spawn.Pipe()
    servers = spawn.Process(target=serve_apart, args=(theirs, shared))
    servers.start()
    try:
        city = City(SimulatedTime(shared), ports=ours.recv())
        with living(profile, folder, city) as running:
            running.bring_asked = lambda: _asked_of(ours)
            yield running
    finally:
        ours.send("end")
        servers.join()


def _asked_of(servers: "Connection[str, list[tuple[float, str]]]") -> list[tuple[float, str]]:
    servers.send("asked")
    return servers.recv()


def serve_apart(console: "Connection[object, str]", shared: SharedSeconds) -> None:
    """Serve until told to end."""
    with serving(City(SimulatedTime(shared))) as city:
        console.send(city.ports)
        while console.recv() == "asked":
            console.send(city.asked)


@contextmanager
def living(profile: Profile, folder: Path, city: City) -> Iterator[Hour]:
    running = Hour(profile, folder, city)
    try:
        yield running
    finally:
        assert running.end()


@contextmanager
def serving(city: City) -> Iterator[City]:
    threads = [threading.Thread(target=server.serve_forever, args=(0.02,)) for server in city.servers]
    for thread in threads:
        thread.start()
    try:
        yield city
    finally:
        city.is_closing.set()
        for server, thread in zip(city.servers, threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()
