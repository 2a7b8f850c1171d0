import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, inspect

from db import schema, tables
from db.engine import open_writer
from db.upgrade import MIGRATIONS, upgrade

STEP = """
from alembic import op

revision = "{after:03}"
down_revision = "{before:03}"


def upgrade() -> None:
{body}
"""
ADD_AND_REBUILD = """
    op.execute("ALTER TABLE incident ADD COLUMN landmark TEXT NOT NULL DEFAULT ''")
    op.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, parent TEXT REFERENCES meta (key) ON DELETE CASCADE)")
    op.execute("INSERT INTO meta VALUES ('a', 'b')")
    op.execute("INSERT INTO child (parent) VALUES ('a')")
    op.execute("DELETE FROM meta WHERE key = 'a'")
    op.execute("INSERT INTO meta VALUES ('a', 'b')")
    op.execute("PRAGMA user_version = 99")
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "console.db"
    schema.create(path)
    return path


def with_step(folder: Path, body: str) -> Path:
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v999_next.py").write_text(
        STEP.format(body=body, before=schema.HEAD, after=schema.HEAD + 1)
    )
    return scripts


def everything(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").all()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        return [*map(tuple, rows), ("version", version)]


def test_that_the_tables_in_code_are_the_tables_in_the_file(database: Path) -> None:
    engine = open_writer(database)
    found = inspect(engine)
    for table in tables.metadata.sorted_tables:
        in_file = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        # SQLite calls an INTEGER PRIMARY KEY nullable; nothing ever is null there.
        in_code = {c.name: bool(c.nullable) or (c.primary_key and str(c.type) == "INTEGER") for c in table.columns}
        if table.name == "counter":
            in_code["year"] = False
        assert in_file == in_code, table.name
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [c.name for c in table.primary_key]
    engine.dispose()


def test_that_a_new_file_is_marked_as_ours(database: Path) -> None:
    assert schema.condition_of(database) is schema.Condition.OURS
    assert {path.name for path in database.parent.iterdir()} == {"console.db"}


def test_that_an_upgrade_keeps_every_row_trigger_and_child(database: Path, tmp_path: Path) -> None:
    engine = open_writer(database)
    upgrade(engine, scripts=with_step(tmp_path, ADD_AND_REBUILD))
    names = {row[1] for row in everything(engine)}
    assert {"incident_fts_update", "incident_rtree_update", "event_is_never_deleted"} <= names
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM child").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (ADD_AND_REBUILD + "    raise RuntimeError('boom')", "boom"),
        ('    op.execute("DELETE FROM meta")', "lost rows of meta"),
        (ADD_AND_REBUILD + "    op.execute(\"DELETE FROM meta WHERE key = 'a'\")", "dangling"),
    ],
    ids=["fails", "loses rows", "leaves orphans"],
)
def test_that_a_failed_upgrade_leaves_nothing(database: Path, tmp_path: Path, body: str, fault: str) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('mode', 'live')")
    before = everything(engine)
    with pytest.raises(RuntimeError, match=fault):
        upgrade(engine, scripts=with_step(tmp_path, body))
    assert everything(engine) == before
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_that_a_failed_first_start_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Engine) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(schema, "upgrade", fail)
    with pytest.raises(RuntimeError, match="boom"):
        schema.create(tmp_path / "console.db")
    assert list(tmp_path.iterdir()) == []


def test_that_an_unfinished_file_of_a_killed_start_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "console.db.new").write_bytes(b"half")
    (tmp_path / "console.db.new-wal").write_bytes(b"half")
    schema.create(tmp_path / "console.db")
    assert [path.name for path in tmp_path.iterdir()] == ["console.db"]


def test_that_migrations_import_nothing_of_ours() -> None:
    for path in MIGRATIONS.rglob("*.py"):
        text = path.read_text("utf-8")
        assert "from db" not in text, path.name
        assert "import db" not in text, path.name
        assert "services" not in text, path.name


def test_that_incidents_and_reports_of_a_file_before_places_were_read_keep_their_values(tmp_path: Path) -> None:
    path = tmp_path / "console.db"
    engine = open_writer(path)
    upgrade(engine, scripts=without_steps_after(2, tmp_path))
    with engine.begin() as connection:
        fill_every_needed_column(connection, "incident")
        fill_every_needed_column(connection, "report")
    upgrade(engine)
    with engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT place_source, place_confidence, title FROM incident").one()
        thread = connection.exec_driver_sql("SELECT thread FROM report").scalar_one()
    assert (tuple(row), thread) == (("", None, "x"), "")
    engine.dispose()


def without_steps_after(last: int, folder: Path) -> Path:
    scripts = folder / "older"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    for step in (scripts / "versions").glob("v*.py"):
        if int(step.name[1:4]) > last:
            step.unlink()
    return scripts


def fill_every_needed_column(connection: Connection, table: str) -> None:
    columns = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
    needed = {row.name: 1 if row.type == "INTEGER" else "x" for row in columns if row.notnull or row.pk}
    marks = ", ".join("?" * len(needed))
    insert = f"INSERT INTO {table} ({', '.join(needed)}) VALUES ({marks})"
    connection.exec_driver_sql(insert, tuple(needed.values()))
