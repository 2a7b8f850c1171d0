"""Bring a file to the newest schema. Importing this module costs about a second (Alembic): see ``db.schema``."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"
Counts = dict[str, int]


def upgrade(engine: Engine, *, scripts: Path = MIGRATIONS) -> None:
    """Run every step not yet run, in one transaction: all of them or none.

    Foreign keys are off meanwhile: rebuilding a table with them on silently deleted every child row (measured).
    Raises RuntimeError when a step lost rows or left a dangling reference.
    """
    with engine.connect() as connection:
        _foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                before = _counts(connection)
                command.upgrade(_config(connection, scripts), "head")
                _check(connection, before)
        finally:
            _foreign_keys(connection, "ON")


def _config(connection: Connection, scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _foreign_keys(connection: Connection, state: str) -> None:
    """On the driver itself: inside a transaction the pragma is ignored, and SQLAlchemy would begin one."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys = {state}")


def _counts(connection: Connection) -> Counts:
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    names = connection.exec_driver_sql(
        f"{named} AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
    )
    count = "SELECT count(*) FROM"
    return {name: connection.exec_driver_sql(f'{count} "{name}"').scalar_one() for name in names.scalars().all()}


def _check(connection: Connection, before: Counts) -> None:
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if dangling:
        raise RuntimeError(f"the upgrade left {len(dangling)} dangling references")
    after = _counts(connection)
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if lost:
        raise RuntimeError(f"the upgrade lost rows of {', '.join(lost)}")
