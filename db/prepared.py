"""Statements of the edit path, compiled once and handed to the driver itself.

SQLAlchemy writes the SQL and converts the values, as everywhere in ``db``; what is left out is what its engine
does at each execution. Of a statement that takes SQLite 5 us that was 60 to 160 us (measured), and an edit makes
eight to ten of them while the GUI thread wants the interpreter too.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.sql.crud import REQUIRED
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.types import TypeEngine

from db.types import AnyText, UtcDateTime, optional_utc_text, storable

Convert = Callable[[Any], Any]
DIALECT: Dialect = sqlite_dialect(paramstyle="named")
NOTHING: Mapping[str, Any] = {}


class Found:
    """A row, as far as ``db.rows`` looks at one: a value by its column's name."""

    __slots__ = ("_mapping",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._mapping = values

    def __getattr__(self, name: str) -> Any:
        return self._mapping[name]


class Prepared:
    """``keys`` are the columns an INSERT writes; all values of it are bound. Raises the driver's own errors."""

    def __init__(self, statement: Select[Any] | UpdateBase, keys: Sequence[str] | None = None) -> None:
        compiled = statement.compile(dialect=DIALECT, column_keys=keys)
        self._sql = str(compiled)
        self._constants = {name: value for name, value in compiled.params.items() if value is not REQUIRED}
        self._bound = {
            name: convert
            for name, parameter in compiled.binds.items()
            if (convert := _to_file(parameter.type)) is not None
        }
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        self._names = [str(column.key) for column in columns]
        self._read = [
            (str(column.key), convert)
            for column in columns
            if (convert := column.type.result_processor(DIALECT, None)) is not None
        ]

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write each of ``rows``."""
        _driver(connection).executemany(self._sql, [self._written(row) for row in rows])

    def scalar(self, connection: Connection, values: Mapping[str, Any] = NOTHING) -> Any:
        """Return the first value of the first row, None where there is none."""
        row = _driver(connection).execute(self._sql, self._written(values)).fetchone()
        return None if row is None else row[0]

    def rows(self, connection: Connection, values: Mapping[str, Any] = NOTHING) -> list[Found]:
        return [
            self._found(row) for row in _driver(connection).execute(self._sql, self._written(values)).fetchall()
        ]

    def _written(self, values: Mapping[str, Any]) -> dict[str, Any]:
        written = {**self._constants, **values}
        for name, convert in self._bound.items():
            if name in written:
                written[name] = convert(written[name])
        return written

    def _found(self, row: Sequence[Any]) -> Found:
        values = dict(zip(self._names, row, strict=True))
        for name, convert in self._read:
            values[name] = convert(values[name])
        return Found(values)


def _to_file(kind: TypeEngine[Any]) -> Convert | None:
    """Return what turns a value into the file's; our own types without SQLAlchemy's wrapping of them."""
    if isinstance(kind, AnyText):
        return storable
    return optional_utc_text if isinstance(kind, UtcDateTime) else kind.bind_processor(DIALECT)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
