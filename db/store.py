"""The store: everything the console keeps, behind one door."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db import errors
from db.engine import DriverError, open_reader
from db.journal import Charter, Mode, first_bad_line
from db.ledger import Ledger
from db.readers import Readers
from db.rebuild import Difference, rebuild, rebuild_differences
from db.reconcile import broken
from db.startup import CLEAN, DATABASE, JOURNAL, Opened, Startup
from db.writer import Writer
from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxItem
from services.domain.text import Label

LOCK = "console.lock"


class Store:
    """Owns the lock, the database, the journal and the writer thread of one data folder.

    ``readers`` are for pool threads. ``warnings`` tell what was found and mended when it was opened.
    """

    def __init__(self, directory: Path, *, lock: FileLock, opened: Opened, writer: Writer) -> None:
        """Use ``Store.open``."""
        self._directory, self._lock, self._writer = directory, lock, writer
        self._engine, self._journal = opened.writer, opened.journal
        self._reading: Engine = open_reader(directory / DATABASE)
        self._is_closed = False
        self.readers = Readers(self._reading)
        self.warnings: tuple[Label, ...] = opened.warnings

    @classmethod
    def open(
        cls, directory: Path, *, mode: Mode, profile_id: str, station: str, clock: Clock, zone: tzinfo = UTC
    ) -> Self:
        """Open or create the data of ``directory``; under 0.3 s with 100,000 incidents after a clean end.

        Raises KnownError: in use, foreign, newer, damaged without a journal, another mode or profile,
        unwritable. ``zone`` decides which year an incident number carries.
        """
        charter = Charter(mode, profile_id)
        lock = _locked(directory)
        try:
            opened = _open_files(Startup(directory, charter, clock))
        except BaseException:
            lock.release()
            raise
        ledger = Ledger(opened.writer, opened.journal, charter, station, clock, zone)
        return cls(directory, lock=lock, opened=opened, writer=Writer(ledger))

    def subscribe(self, callback: Callable[[Committed], None]) -> None:
        """Call before the first ``append``; ``callback`` runs on the writer thread after each commit."""
        self._writer.subscribe(callback)

    def append(self, batch: Batch) -> Future[Committed]:
        """Any thread; never blocks. Done means on disk, twice. A KnownError means nothing of it was kept."""
        return self._writer.append(batch)

    def mark_outbox(self, item: OutboxItem) -> Future[Committed]:
        """Write the new state of something owed. Any thread; KeyError in the future when it was never owed."""
        return self._writer.mark(item)

    def rebuild(self) -> Future[None]:
        """Replace the projections by what the events say, in one transaction."""
        return self._writer.run(rebuild)

    def rebuild_differences(self) -> list[Difference]:
        """Return where projections and events disagree; empty is right. Slow: pool threads only."""
        return rebuild_differences(self._reading)

    def journal_warning(self) -> Label | None:
        """Walk the whole chain and name the first bad line. Slow: pool threads only.

        ``open`` walks only the newest file.
        """
        bad = first_bad_line(self._directory / JOURNAL)
        return broken(bad) if bad else None

    def close(self) -> None:
        """Write what is queued, end the thread, check the WAL in, let go of the folder. Twice is once."""
        if self._is_closed:
            return
        self._is_closed = True
        self._writer.close()
        self._reading.dispose()
        try:
            self._tidy()
        finally:
            self._engine.dispose()
            self._journal.close()
            self._lock.release()

    def _tidy(self) -> None:
        """The writer has ended, so this thread is the only one left; a full disk may spoil it and no more."""
        try:
            with self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute("PRAGMA optimize")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if not self._writer.saw_damage:
                (self._directory / CLEAN).touch()
        except (DriverError, OSError) as error:
            if errors.storage_error(error) is None:
                raise


def _locked(directory: Path) -> FileLock:
    lock = FileLock(directory / LOCK, timeout=0, thread_local=False)
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)  # citizens' names: nobody else's to read
        lock.acquire()
    except Timeout:
        raise errors.in_use(directory) from None
    except OSError as error:
        raise errors.unwritable(directory, error) from error
    return lock


def _open_files(startup: Startup) -> Opened:
    try:
        return startup.open()
    except (DBAPIError, DriverError, OSError) as error:
        raise _refusal(startup.directory, error) from error


def _refusal(directory: Path, error: Exception) -> Exception:
    known: KnownError | None = errors.storage_error(error)
    if known is None:
        return error
    is_busy = errors.sqlite_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    return errors.in_use(directory) if is_busy else errors.unwritable(directory, error)
