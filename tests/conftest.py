"""Rules for every test: offscreen, no thread left behind, time is ours."""

import os
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")

import pytest


class FakeClock:
    """Stands still until told to move."""

    def __init__(self, at: datetime = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)) -> None:
        self.at, self.elapsed_s = at, 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic_s(self) -> float:
        return self.elapsed_s

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.elapsed_s += seconds


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(autouse=True)
def no_thread_is_left_running() -> Iterator[None]:
    """Fail a test that leaves a Python thread behind; Qt's pool threads are not counted."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 3.0
    while (left := _ours(before)) and time.monotonic() < deadline:
        left[0].join(0.05)
    assert left == [], f"threads left running: {left}"


def _ours(before: set[threading.Thread]) -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
