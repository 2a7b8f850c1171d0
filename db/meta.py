"""The few facts a database keeps about itself."""

from sqlalchemy import Connection

from db.journal import Charter, Mode
from db.statements import READ_META, WRITE_META

HEAD = "journal_head"  # hash of the journal line of the last committed transaction


def read(connection: Connection, key: str) -> str:
    """Return the value, "" when it was never written."""
    return READ_META.scalar(connection, {"wanted_key": key}) or ""


def write(connection: Connection, key: str, value: str) -> None:
    WRITE_META.run(connection, [{"key": key, "value": value}])


def charter_in(connection: Connection) -> Charter | None:
    mode = read(connection, "mode")
    known: dict[str, Mode] = {"live": "live", "drill": "drill"}
    return Charter(known[mode], read(connection, "profile")) if mode else None


def write_charter(connection: Connection, charter: Charter) -> None:
    write(connection, "mode", charter.mode)
    write(connection, "profile", charter.profile_id)
