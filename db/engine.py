"""SQLite engines: which library, which pragmas, and transactions that begin when we say so."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from services.domain.text import Label

try:
    from pysqlite3 import dbapi2 as sqlite
except ImportError:  # no wheel for this machine: the standard library's, with a visible warning
    import sqlite3 as sqlite

DRIVER: Any = sqlite
DriverError: type[Exception] = sqlite.Error

# 3.7.0 to 3.51.2 can corrupt a WAL when two connections write or checkpoint at once (release notes of 3.51.3).
SAFE_VERSION = (3, 51, 3)

COMMON = (
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",  # field reports blame it for corruption; it gains nothing here
)
WRITER = (
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL lost 480 of 4,404 acknowledged commits in simulated power cuts, FULL none
    *COMMON,
    "cache_size = -65536",
    "journal_size_limit = 67108864",
    "wal_autocheckpoint = 1000",
    "secure_delete = FAST",
)
READER = (*COMMON, "cache_size = -16384", "wal_autocheckpoint = 0", "query_only = ON")


def open_writer(path: Path, *, more_pragmas: Iterable[str] = ()) -> Engine:
    """Return the engine of the one thread that writes and checkpoints.

    Transactions start with BEGIN IMMEDIATE and cover DDL. ``more_pragmas`` are for tests ("max_page_count = 300").
    """
    return _engine(path, (*WRITER, *more_pragmas), "BEGIN IMMEDIATE")


def open_reader(path: Path) -> Engine:
    """Return an engine any thread may read through; it cannot write."""
    return _engine(path, READER, "BEGIN")


def old_library_warning(version: tuple[int, ...] = sqlite.sqlite_version_info) -> Label | None:
    """Return what to tell the operator when this SQLite has the WAL fault, else None."""
    if version >= SAFE_VERSION:
        return None
    found = ".".join(map(str, version))
    return Label(
        id=f"SQLite {found} di mesin ini punya cacat yang diketahui; pasang pysqlite3 (SQLite 3.51.3 ke atas).",
        en=f"SQLite {found} on this machine has a known fault; install pysqlite3 (SQLite 3.51.3 or later).",
    )


def _engine(path: Path, pragmas: Iterable[str], begin: str) -> Engine:
    url = URL.create("sqlite", database=str(path))
    # hide_parameters: an error in a log must not carry citizens' names and phone numbers.
    engine = create_engine(url, module=DRIVER, hide_parameters=True, connect_args={"timeout": 5.0})
    statements = tuple(f"PRAGMA {pragma}" for pragma in pragmas)

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = (
            None  # else the driver commits before DDL and a failed migration stays half done
        )
        for statement in statements:
            connection.execute(statement).fetchall()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
