import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from store_facts import fact, opening, said

from db import engine, schema
from db.engine import old_library_warning, open_writer
from db.store import Store
from services.domain.errors import KnownError
from services.domain.event import EventKind
from services.domain.log import Batch

pytest_plugins = ["store_fixtures"]

OpenStore = Callable[..., Store]


def refused(open_store: OpenStore, words: str, **given: object) -> KnownError:
    with pytest.raises(KnownError, match=words) as raised:
        open_store(**given)
    assert raised.value.reason.id
    assert raised.value.reason.en
    return raised.value


def contents(directory: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in directory.iterdir() if path.is_file() and path.suffix != ".lock"
    }


def test_that_a_second_console_on_the_same_data_is_refused(open_store: OpenStore) -> None:
    first = open_store()
    refused(open_store, "Another console")
    first.close()
    open_store()


@pytest.mark.parametrize("content", [b"", b"Daftar belanja\n", b"x" * 5000], ids=["empty", "short text", "long"])
def test_that_a_file_that_is_no_database_is_refused_untouched(
    open_store: OpenStore, tmp_path: Path, content: bytes
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "console.db").write_bytes(content)
    refused(open_store, "no journal")
    assert contents(data) == {"console.db": content}


def test_that_another_programs_database_is_refused_untouched(open_store: OpenStore, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    connection = sqlite3.connect(data / "console.db")
    connection.execute("CREATE TABLE bookmark (url)")
    connection.commit()
    connection.close()
    before = contents(data)
    refused(open_store, "not the console's")
    assert contents(data) == before


def test_that_a_newer_consoles_database_is_refused_untouched(open_store: OpenStore, tmp_path: Path) -> None:
    open_store().close()
    data = tmp_path / "data"
    newer = open_writer(data / "console.db")
    with newer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.HEAD + 1}")
    newer.dispose()
    before = contents(data)
    assert f"schema {schema.HEAD + 1}" in refused(open_store, "newer console").detail
    assert contents(data) == before


def test_that_drill_data_is_never_opened_as_the_real_record_nor_the_reverse(
    open_store: OpenStore, tmp_path: Path
) -> None:
    open_store(mode="drill").close()
    refused(open_store, "drill data")
    real = tmp_path / "real"
    open_store(real).close()
    refused(open_store, "real record", directory=real, mode="drill")
    refused(open_store, "another profile", directory=real, profile_id="cirebon")
    (real / "console.db").unlink()
    refused(open_store, "real record", directory=real, mode="drill")


def test_that_a_folder_that_cannot_be_made_is_refused(open_store: OpenStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    refused(open_store, "cannot be written", directory=tmp_path / "file")
    refused(open_store, "cannot be written", directory=Path("/proc/icc-data"))


def test_that_a_folder_on_a_read_only_disk_is_refused(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Permissions do not stop root, so the system's answer is put in the mouth of the first write."""

    def read_only(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    (tmp_path / "data").mkdir()
    monkeypatch.setattr(schema, "create", read_only)
    refused(open_store, "cannot be written")
    monkeypatch.undo()
    open_store()  # the refusal let go of the folder


def test_that_a_database_held_by_another_program_is_refused(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_store().close()
    monkeypatch.setattr(engine, "WRITER", (*engine.WRITER, "busy_timeout = 50"))
    other = engine.DRIVER.connect(tmp_path / "data" / "console.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused(open_store, "Another console")
    other.execute("ROLLBACK")
    other.close()


def test_that_a_first_start_makes_everything_it_needs(open_store: OpenStore, tmp_path: Path) -> None:
    store = open_store(tmp_path / "deep" / "er")
    assert said(store) == []
    assert store.append(Batch(events=(opening("i1"),))).result(timeout=10).events[0].seq == 1
    assert store.journal_warning() is None


def test_that_what_was_saved_is_there_after_a_restart(open_store: OpenStore) -> None:
    store = open_store()
    saved = store.append(Batch(events=(opening("i1", point=[-6.33, 108.32]),))).result(timeout=10)
    store.close()
    again = open_store()
    assert said(again) == []
    assert again.readers.incident("i1") == saved.incidents[0]
    assert again.readers.events_of("i1") == saved.events
    appended = again.append(Batch(events=(fact(EventKind.NOTED, "i1", text="x"),))).result(timeout=10)
    assert appended.events[0].seq == 2


def test_that_a_closed_store_leaves_no_wal_behind(open_store: OpenStore, tmp_path: Path) -> None:
    store = open_store()
    store.append(Batch(events=(opening("i1"),))).result(timeout=10)
    store.close()
    names = {path.name for path in (tmp_path / "data").iterdir()} - {"console.lock"}
    assert names == {"console.db", "journal", "closed-well"}


def test_that_an_sqlite_with_the_wal_fault_is_named() -> None:
    warning = old_library_warning((3, 40, 1))
    assert warning is not None
    assert "3.40.1" in warning.id
    assert "3.40.1" in warning.en
    assert old_library_warning((3, 51, 3)) is None


def test_that_the_pragmas_that_keep_data_safe_are_set(store: Store) -> None:
    expected = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "temp_store": 2,
        "mmap_size": 0, "cache_size": -65536, "application_id": schema.APPLICATION_ID, "user_version": schema.HEAD,
    }  # fmt: skip
    with store._engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected
