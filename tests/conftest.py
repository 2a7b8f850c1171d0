"""Rules for every test: offscreen, no thread left behind, time is ours."""

import os
import threading
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")

import pytest
from fake_clock import FakeClock

from widgets.theme.theme import Theme, theme_from_tokens

TOKENS = tomllib.loads((Path(__file__).parents[1] / "resources" / "theme" / "tokens.toml").read_text("utf-8"))


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


@pytest.fixture(params=["dark", "light"])
def any_theme(request: pytest.FixtureRequest) -> Theme:
    return theme_from_tokens(TOKENS, request.param, family="Sans Serif", base_pt=0.0)


@pytest.fixture
def dark() -> Theme:
    return theme_from_tokens(TOKENS, "dark", family="Sans Serif", base_pt=0.0)


_unexcused: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped for a part that set-up could have installed.

    Payloads that lie beside the project and not in it may honestly be "not found"; nothing else may.
    """
    if report.skipped and not hasattr(report, "wasxfail") and "not found" not in str(report.longrepr):
        _unexcused.append(f"{report.nodeid}: {report.longrepr}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """On the project's own machine a missing part is a failure: it would have been installed."""
    if _unexcused and os.environ.get("CI") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _unexcused and os.environ.get("CI"):
        terminalreporter.section("skipped for a part that could have been installed")
        for line in _unexcused:
            terminalreporter.line(line)
