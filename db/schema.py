"""Whose file is this, which schema has it, and how a new one is made."""

import importlib
import os
from enum import Enum
from pathlib import Path

from sqlalchemy import Engine

from db import errors
from db.engine import open_writer
from db.journal import sync_directory

HEAD = 8  # user_version of the newest migration
APPLICATION_ID = 0x49434331  # "ICC1"
MAGIC = b"SQLite format 3\0"
COMPANIONS = ("", "-wal", "-shm", "-journal")


class Condition(Enum):
    MISSING = "missing"
    OURS = "ours"
    UNREADABLE = "unreadable"  # no SQLite header: a text file, an empty file, or ours after damage


def condition_of(path: Path) -> Condition:
    """Look at the first 100 bytes; SQLite is not asked, so that a refused file stays untouched.

    Raises KnownError when the file is another program's or a newer console's, OSError when it cannot be read.
    """
    if not path.exists():
        return Condition.MISSING
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(MAGIC):
        return Condition.UNREADABLE
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise errors.foreign(path)
    refuse_newer(path, int.from_bytes(header[60:64], "big"))
    return Condition.OURS


def refuse_newer(path: Path, version: int) -> None:
    if version > HEAD:
        raise errors.newer(path, version, known=HEAD)


def create(path: Path) -> None:
    """Make a database under another name and rename it: a failure or a kill leaves nothing half made."""
    unfinished = path.with_name(path.name + ".new")
    remove(unfinished)
    engine = open_writer(unfinished)
    try:
        upgrade(engine)
        engine.dispose()  # the last connection writes the WAL back and removes it
        _sync(unfinished)
        unfinished.replace(path)
    except BaseException:
        engine.dispose()
        remove(unfinished)
        raise
    sync_directory(path.parent)


def upgrade(engine: Engine) -> None:
    """Run the migrations; only here is their second of import time paid."""
    importlib.import_module("db.upgrade").upgrade(engine)


def version_of(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def remove(path: Path) -> None:
    for companion in companions(path):
        companion.unlink(missing_ok=True)


def move_aside(path: Path, suffix: str) -> Path:
    """Keep what is left of a damaged database under another name; returns that name."""
    target = path.with_name(path.name + suffix)
    for companion, ending in zip(companions(path), COMPANIONS, strict=True):
        if companion.exists():
            companion.replace(target.with_name(target.name + ending))
    return target


def companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in COMPANIONS)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
