"""A source that forgets what it was told has arrived (Telegram), and a console killed at every point between."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fake_clock import FakeClock

from db.store import Store

ROOT = Path(__file__).parents[2]
FEED_ID = "pesan"
KILLS = 8


class Messenger:
    """Keeps each message until ``offset`` passes it, then forgets it for good. One more arrives at every question."""

    def __init__(self) -> None:
        self.sent = 0
        self.confirmed = 0  # all up to this number are forgotten
        self.delivered: list[int] = []
        self._lock = threading.Lock()

    def answer(self, offset: int) -> bytes:
        with self._lock:
            self.sent += 1
            self.confirmed = max(self.confirmed, offset - 1)
            waiting = range(self.confirmed + 1, self.sent + 1)[:100]
            self.delivered += waiting
            return json.dumps({"ok": True, "result": [self._update(n) for n in waiting]}).encode()

    def ids(self, up_to: int) -> set[str]:
        return {f"77:{n}" for n in range(1, up_to + 1)}

    def _update(self, number: int) -> dict[str, object]:
        chat = {"id": 77, "type": "private", "first_name": "Warga"}
        message = {
            "message_id": number,
            "date": 1795253000 + number,
            "chat": chat,
            "text": f"Banjir di blok {number}",
        }
        return {"update_id": number, "message": message}


@contextmanager
def serving(messenger: Messenger) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Quiet."""

        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            body = messenger.answer(int(query.get("offset", ["0"])[0]))
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # it was killed while we answered
                self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/bot/getUpdates"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def messenger() -> Messenger:
    return Messenger()


@pytest.fixture
def url(messenger: Messenger) -> Iterator[str]:
    with serving(messenger) as url:
        yield url


class Console:
    """Acts points out, one process each."""

    def __init__(self, driver: subprocess.Popen[str]) -> None:
        self._driver = driver

    def act_out(self, point: str) -> int:
        """Return how it ended: -9 when it was killed."""
        self._begin(point)
        return self._ended()

    def act_until_killed(self, after_s: float) -> int:
        """Ask on and on, and be killed some time after the first answer is on disk."""
        pid = self._begin("running")
        assert self._line() == "READY"
        with suppress(subprocess.TimeoutExpired):
            self._driver.wait(after_s)
        os.kill(pid, signal.SIGKILL)
        return self._ended()

    def _begin(self, point: str) -> int:
        assert self._driver.stdin is not None
        self._driver.stdin.write(f"{point}\n")
        self._driver.stdin.flush()
        word, _, number = self._line().partition(" ")
        assert word == "PID"
        return int(number)

    def _ended(self) -> int:
        word, _, number = self._line().partition(" ")
        assert word == "ENDED"
        return int(number)

    def _line(self) -> str:
        assert self._driver.stdout is not None
        return self._driver.stdout.readline().strip()


@pytest.fixture
def console(tmp_path: Path, url: str) -> Iterator[Console]:
    command = [sys.executable, str(ROOT / "tests" / "feed_driver.py"), str(tmp_path), url]
    driver = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with driver:
        try:
            yield Console(driver)
        finally:
            driver.kill()


def on_disk(folder: Path) -> tuple[set[str], list[str], str]:
    """Return the items the log has, what the incidents say they are from, and the cursor."""
    store = Store.open(folder, mode="live", profile_id="kecil", station="A", clock=FakeClock())
    try:
        wanted = [f"77:{n}" for n in range(1, 2000)]
        known = set(store.readers.known_reports(FEED_ID, wanted))
        incidents = [incident.description for incident in store.readers.open_incidents()]
        state = store.readers.feed_states().get(FEED_ID)
        return known, incidents, state.cursor if state else ""
    finally:
        store.close()


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork, no SIGKILL: not found on Windows")


def test_that_a_kill_between_disk_and_receipt_loses_and_doubles_nothing(
    tmp_path: Path, messenger: Messenger, console: Console
) -> None:
    for point, kept, cursor in (("fetched", 0, ""), ("taken", 2, "3"), ("confirming", 3, "4")):
        assert console.act_out(point) == -9
        known, _, told = on_disk(tmp_path)
        assert (known, told) == (messenger.ids(kept), cursor)
        assert known >= messenger.ids(messenger.confirmed)
    assert len(messenger.delivered) > len(set(messenger.delivered))  # some had to be told again
    assert console.act_out("none") == 0
    assert_nothing_is_lost_or_doubled(tmp_path, messenger)


def test_that_kills_at_any_moment_lose_and_double_nothing(
    tmp_path: Path, messenger: Messenger, console: Console
) -> None:
    chance = random.Random(11)
    for _ in range(KILLS):
        assert console.act_until_killed(chance.uniform(0.0, 0.15)) == -9
        known, _, _ = on_disk(tmp_path)
        assert known >= messenger.ids(messenger.confirmed)
    assert console.act_out("none") == 0
    assert_nothing_is_lost_or_doubled(tmp_path, messenger)


def assert_nothing_is_lost_or_doubled(folder: Path, messenger: Messenger) -> None:
    known, incidents, _ = on_disk(folder)
    assert known == messenger.ids(messenger.sent)
    assert sorted(incidents) == sorted(f"Banjir di blok {n}" for n in range(1, messenger.sent + 1))
