"""The few facts a database keeps about itself."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from db.journal import Charter, Mode
from db.tables import meta

HEAD = "journal_head"  # hash of the journal line of the last committed transaction


def read(connection: Connection, key: str) -> str:
    """Return the value, "" when it was never written."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar() or ""


def write(connection: Connection, key: str, value: str) -> None:
    statement = insert(meta).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def charter_in(connection: Connection) -> Charter | None:
    mode = read(connection, "mode")
    known: dict[str, Mode] = {"live": "live", "drill": "drill"}
    return Charter(known[mode], read(connection, "profile")) if mode else None


def write_charter(connection: Connection, charter: Charter) -> None:
    write(connection, "mode", charter.mode)
    write(connection, "profile", charter.profile_id)
