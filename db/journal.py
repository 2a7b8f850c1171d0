"""The second record: every batch as one hash-chained line, on disk before the database commits.

SQLite loses commits silently when its WAL is cut, damaged or deleted. This file is how we know, and how we
get them back. A line carries the whole events of a batch and what the room owes its peers. Feed states, last
positions and quarantined items are not in it: the next poll brings them again.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.journal_line import GENESIS, Entry, Line, entries, parse, seal
from services.domain.clock import Clock

Mode = Literal["live", "drill"]
BLOCK = 1 << 16
BINARY = getattr(os, "O_BINARY", 0)  # Windows
_sync = getattr(os, "fdatasync", os.fsync)  # Windows and macOS have no fdatasync


@dataclass(frozen=True, slots=True)
class Charter:
    """Whose record this is: the first line of the journal, and rows of the database's meta table."""

    mode: Mode
    profile_id: str


@dataclass(frozen=True, slots=True)
class Position:
    """The end of the journal: after ``size`` bytes of ``path``, the chain being at ``hash`` and the log at ``seq``."""

    path: Path | None
    size: int
    seq: int
    hash: str


class Journal:
    """Appends lines; owns the open file. Only the writer's thread may call it after it was opened."""

    def __init__(self, directory: Path, clock: Clock) -> None:
        """Find the end. Raises OSError. A torn last line (never acknowledged) is cut away."""
        directory.mkdir(parents=True, exist_ok=True)
        self._directory, self._clock = directory, clock
        self._descriptor: int | None = None
        self._open_path: Path | None = None
        self._position = _end_of(directory)

    @property
    def position(self) -> Position:
        return self._position

    def seal(self, seq: int, body: str) -> Line:
        """Return the line that would come next; nothing is written yet."""
        return seal(seq, self._position.hash, body)

    def begin(self, charter: Charter) -> None:
        """Write the first line of a new journal."""
        self.write(self.seal(0, json.dumps({"mode": charter.mode, "profile": charter.profile_id, "format": 1})))

    def write(self, line: Line) -> None:
        """Append and sync. Raises OSError, after which ``cut`` must be called."""
        path = self._path_for_today()
        if path != self._position.path:
            self._position = Position(path, 0, self._position.seq, self._position.hash)
        descriptor = self._settled(path, self._position.size)
        raw = memoryview(line.encode())
        written = 0
        while written < len(raw):
            written += os.write(descriptor, raw[written:])
        _sync(descriptor)
        self._position = Position(path, self._position.size + len(raw), line.seq, line.hash)

    def cut(self, position: Position) -> None:
        """Go back to ``position``: what was written after it was not committed.

        Raises OSError; the next ``write`` then cuts first.
        """
        self._position = position
        if self._open_path is not None:
            self._settled(self._open_path, position.size if self._open_path == position.path else 0)

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor = self._open_path = None

    def _path_for_today(self) -> Path:
        """One file per UTC day; never an earlier one, whatever the clock says."""
        today = self._directory / f"journal-{self._clock.now():%Y%m%d}.jsonl"
        last = self._position.path
        return today if last is None else max(today, last)

    def _settled(self, path: Path, size: int) -> int:
        """Return the descriptor of ``path``, cut to ``size`` bytes."""
        descriptor = self._descriptor_of(path)
        if os.fstat(descriptor).st_size > size:
            os.ftruncate(descriptor, size)
            _sync(descriptor)
        return descriptor

    def _descriptor_of(self, path: Path) -> int:
        if self._descriptor is not None and self._open_path == path:
            return self._descriptor
        self.close()
        self._descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | BINARY, 0o600)
        self._open_path = path
        sync_directory(self._directory)
        return self._descriptor


def files_of(directory: Path) -> tuple[Path, ...]:
    """Return the journal's files, oldest first."""
    return tuple(sorted(directory.glob("journal-????????.jsonl")))


def charter_of(directory: Path) -> Charter | None:
    """Return what the first line says; None when there is no journal or it does not say."""
    for path in files_of(directory):
        with path.open("rb") as file:
            line = parse(file.readline())
        return None if line is None else _charter(line)
    return None


def first_bad_line(directory: Path) -> Entry | None:
    """Walk the whole chain; about a million lines a minute. Any thread."""
    return next((entry for entry in entries(files_of(directory), GENESIS) if not entry.is_chained), None)


def first_bad_line_of_last_file(directory: Path) -> Entry | None:
    """Walk the newest file only, bound to the end of the one before it."""
    files = files_of(directory)
    before = _end_of_files(files[:-1]).hash if files[:-1] else GENESIS
    return next((entry for entry in entries(files[-1:], before) if not entry.is_chained), None)


def entries_after(directory: Path, head: str) -> tuple[bool, Iterator[Entry]]:
    """Return whether a line with hash ``head`` exists, and the entries after it (all of them when it does not)."""
    files = files_of(directory)
    for index in range(len(files) - 1, -1, -1):
        if any(entry.line and entry.line.hash == head for entry in entries(files[index : index + 1], None)):
            return True, _after(entries(files[index:], None), head)
    return False, entries(files, GENESIS)


def sync_directory(directory: Path) -> None:
    """Make a new or renamed file's name survive a power cut, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _after(walk: Iterator[Entry], head: str) -> Iterator[Entry]:
    for entry in walk:
        if entry.line and entry.line.hash == head:
            break
    yield from walk


def _charter(line: Line) -> Charter | None:
    first = json.loads(line.body)
    return Charter(first["mode"], first["profile"]) if "mode" in first else None


def _end_of(directory: Path) -> Position:
    files = files_of(directory)
    if files:
        _cut_torn_tail(files[-1])
    return _end_of_files(files)


def _end_of_files(files: tuple[Path, ...]) -> Position:
    """The newest file may be empty (cut back to nothing); the chain then ends in an older one."""
    if not files:
        return Position(None, 0, 0, GENESIS)
    line = next((found for path in reversed(files) if (found := _last_readable(path))), None)
    newest = files[-1]
    return Position(newest, newest.stat().st_size, line.seq if line else 0, line.hash if line else GENESIS)


def _last_readable(path: Path) -> Line | None:
    line = parse(_last_line(path))
    if line is not None:
        return line
    return next((e.line for e in reversed(tuple(entries((path,), None))) if e.line), None)


def _last_line(path: Path) -> bytes:
    """Return the last line with its newline, b"" of an empty file."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        length = min(BLOCK, size)
        while True:
            file.seek(size - length)
            tail = file.read(length)
            cut = tail.rfind(b"\n", 0, -1)
            if cut >= 0 or length == size:
                return tail[cut + 1 :]
            length = min(length * 2, size)


def _cut_torn_tail(path: Path) -> None:
    """Drop an incomplete last line: no newline, or the zeros a file system leaves after a power cut."""
    last = _last_line(path)
    if not last or (last.endswith(b"\n") and b"\0" not in last):
        return
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - len(last))
        os.fsync(file.fileno())
