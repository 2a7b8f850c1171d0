"""What the program refuses to start on: one sentence, an exit code, and the files as they were."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import room_stand  # noqa: F401 - registers the map's scheme before there is an application
from PySide6.QtWidgets import QApplication

from console import run as console_run
from console.arguments import EXIT_PROFILE, EXIT_STORE, SHIPPED_PROFILE, parse_arguments
from db.journal import Mode
from db.startup import DATABASE
from db.store import Store
from services.domain.clock import SystemClock
from services.profile.loader import load_profile

ROOT = Path(__file__).parents[2]
CITY = ROOT / "tests" / "profiles" / "kota-contoh"
PATIENCE_S = 60.0
Start = Callable[..., tuple[int, str]]


@pytest.fixture
def start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> Iterator[Start]:
    """Return a start of the console in this process: its exit code and what it said on stderr."""
    monkeypatch.setattr(console_run, "QApplication", lambda _: qapp)
    monkeypatch.setattr(console_run, "register_scheme", lambda: None)
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)

    def started(*words: str | Path, language: str = "en") -> tuple[int, str]:
        arguments = parse_arguments(["--lang", language, *map(str, words)])
        if arguments.is_drill:  # without the city itself: nothing is asked before the record is open
            profile = load_profile(arguments.profile, drill_base_url="http://127.0.0.1:9")
            code = console_run._run_profile(profile, arguments)
        else:
            code = console_run.run(arguments)
        return code, capsys.readouterr().err

    yield started
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def record(folder: Path, *, mode: Mode, profile_id: str = "kota-contoh") -> Store:
    """Open the record a console would keep in ``folder``."""
    return Store.open(folder, mode=mode, profile_id=profile_id, station="K", clock=SystemClock())


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file that holds the record; the program's own log and the lock are not of it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("console.log", "console.lock", "window.ini")
    }


def assert_refused(ended: tuple[int, str], sentence: str) -> None:
    code, words = ended
    assert words.startswith(sentence)
    assert words.count("\n") == 1
    assert code == EXIT_STORE


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Another console is using this data"), ("id", "Data ini sedang dipakai konsol lain")],
)
def test_that_a_second_console_on_the_same_folder_is_refused(
    tmp_path: Path, start: Start, language: str, sentence: str
) -> None:
    first = record(tmp_path / "live", mode="live")
    try:
        assert_refused(start("--profile", CITY, "--data", tmp_path, language=language), sentence)
    finally:
        first.close()


def test_that_the_exit_code_reaches_whoever_started_the_program(tmp_path: Path) -> None:
    first = record(tmp_path / "live", mode="live")
    command = [sys.executable, "-m", "console", "--profile", str(CITY), "--data", str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        ended = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
    finally:
        first.close()
    assert_refused((ended.returncode, ended.stderr), "Data ini sedang dipakai konsol lain")
    assert ended.stdout == ""


def test_that_a_newer_record_is_refused_and_left_as_it_is(tmp_path: Path, start: Start) -> None:
    record(tmp_path / "live", mode="live").close()
    with closing(sqlite3.connect(tmp_path / "live" / DATABASE)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
    before = contents(tmp_path / "live")
    ended = start("--profile", CITY, "--data", tmp_path)
    assert_refused(ended, "The database file was written by a newer console")
    assert contents(tmp_path / "live") == before


def test_that_a_foreign_database_is_refused_and_left_as_it_is(tmp_path: Path, start: Start) -> None:
    (tmp_path / "live").mkdir()
    with closing(sqlite3.connect(tmp_path / "live" / DATABASE)) as connection:
        connection.execute("CREATE TABLE resep (nama TEXT)")
        connection.commit()
    before = contents(tmp_path / "live")
    ended = start("--profile", CITY, "--data", tmp_path)
    assert_refused(ended, "This database file is not the console's")
    assert contents(tmp_path / "live") == before


def test_that_a_drill_record_is_not_opened_live(tmp_path: Path, start: Start) -> None:
    record(tmp_path / "live", mode="drill").close()
    before = contents(tmp_path / "live")
    assert_refused(start("--profile", CITY, "--data", tmp_path), "This folder holds drill data")
    assert contents(tmp_path / "live") == before


def test_that_a_live_record_is_not_opened_for_a_drill(tmp_path: Path, start: Start) -> None:
    record(tmp_path / "drill", mode="live", profile_id="indramayu").close()
    before = contents(tmp_path / "drill")
    ended = start("--profile", SHIPPED_PROFILE, "--data", tmp_path, "--drill")
    assert_refused(ended, "This folder holds the real record")
    assert contents(tmp_path / "drill") == before


def test_that_every_mistake_of_a_profile_is_named_at_once_with_file_and_line(tmp_path: Path, start: Start) -> None:
    profile = shutil.copytree(CITY, tmp_path / "kota")
    spoil(profile / "categories.toml", 'severity = "P2"', 'severity = "parah"')
    spoil(profile / "feeds.toml", "interval_s = 60", "interval_s = -1")
    code, words = start("--profile", profile, "--data", tmp_path / "data")
    assert code == EXIT_PROFILE
    assert "categories.toml:9" in words
    assert "feeds.toml:7" in words
    assert not (tmp_path / "data").exists()


def spoil(path: Path, right: str, wrong: str) -> None:
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
