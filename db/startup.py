"""From a folder to an open store: look, refuse or repair, and only then let anybody in.

In order: whose file is it (nothing is touched while that is open), damage, schema, journal against database.
"""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from db import errors, meta, schema
from db.engine import old_library_warning, open_writer
from db.journal import Charter, Journal, charter_of, files_of
from db.reconcile import reconcile
from db.schema import Condition
from services.domain.clock import Clock
from services.domain.text import Label

DATABASE = "console.db"
JOURNAL = "journal"
CLEAN = "closed-well"  # present only while the store is closed and was closed in order


class DamagedError(Exception):
    """The file is ours, and broken."""


@dataclass(frozen=True, slots=True)
class Opened:
    writer: Engine
    journal: Journal
    warnings: tuple[Label, ...]


@dataclass(slots=True)
class Startup:
    """Opens one folder. The caller holds its lock."""

    directory: Path
    charter: Charter
    clock: Clock
    warnings: list[Label] = field(default_factory=list)

    def open(self) -> Opened:
        """Raises KnownError; OSError and SQLAlchemy's DBAPIError are the caller's to translate."""
        condition = schema.condition_of(self._database)
        self._refuse_other(charter_of(self._journal))
        engine = self._engine(condition)
        try:
            return self._opened(engine)
        except BaseException:
            engine.dispose()
            raise

    @property
    def _database(self) -> Path:
        return self.directory / DATABASE

    @property
    def _journal(self) -> Path:
        return self.directory / JOURNAL

    def _opened(self, engine: Engine) -> Opened:
        journal = Journal(self._journal, self.clock)
        try:
            found = reconcile(engine, journal, directory=self._journal, charter=self.charter)
        except BaseException:
            journal.close()
            raise
        (self.directory / CLEAN).unlink(missing_ok=True)
        old = old_library_warning()
        return Opened(engine, journal, (*([old] if old else []), *self.warnings, *found.warnings))

    def _engine(self, condition: Condition) -> Engine:
        match condition:
            case Condition.OURS:
                return self._existing()
            case Condition.UNREADABLE:
                return self._replaced("no SQLite header")
            case Condition.MISSING:
                if self._has_journal():
                    self.warnings.append(database_was_gone())
                return self._new()

    def _existing(self) -> Engine:
        engine = open_writer(self._database)
        try:
            self._check(engine)
        except DamagedError as error:
            engine.dispose()
            return self._replaced(str(error))
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _check(self, engine: Engine) -> None:
        try:
            version = schema.version_of(engine)
            schema.refuse_newer(self._database, version)
            if version < schema.HEAD:
                schema.upgrade(engine)
            with engine.connect() as connection:
                self._check_health(connection)
                self._refuse_other(meta.charter_in(connection))
        except DBAPIError as error:
            if errors.is_damage(error):
                raise DamagedError(str(error.orig)) from error
            raise

    def _check_health(self, connection: Connection) -> None:
        """After a clean end the file is trusted: the check reads it whole (1.3 s per GB)."""
        if (self.directory / CLEAN).exists():
            return
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if verdict != "ok":
            raise DamagedError(str(verdict))

    def _replaced(self, why: str) -> Engine:
        """Move the broken file aside and start an empty one, which the journal will fill."""
        if not self._has_journal():
            raise errors.damaged(self._database, why)
        kept = schema.move_aside(self._database, f".corrupt-{self.clock.now():%Y%m%dT%H%M%SZ}")
        self.warnings.append(database_was_damaged(kept))
        return self._new()

    def _new(self) -> Engine:
        schema.create(self._database)
        return open_writer(self._database)

    def _has_journal(self) -> bool:
        return any(path.stat().st_size for path in files_of(self._journal))

    def _refuse_other(self, found: Charter | None) -> None:
        if found is None or found == self.charter:
            return
        if found.mode != self.charter.mode:
            raise errors.other_mode(self.directory, found.mode)
        raise errors.other_profile(self.directory, found.profile_id)


def database_was_damaged(kept: Path) -> Label:
    return Label(
        id=f"Basis data rusak dan disusun ulang dari jurnal; berkas lama disimpan sebagai {kept.name}.",
        en=f"The database was damaged and was rebuilt from the journal; the old file is kept as {kept.name}.",
    )


def database_was_gone() -> Label:
    return Label(
        id="Basis data tidak ditemukan dan disusun ulang dari jurnal.",
        en="The database was missing and was rebuilt from the journal.",
    )
