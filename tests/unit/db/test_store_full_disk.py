import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from store_facts import opening, said

from db import engine as engine_module
from db import journal as journal_module
from db.store import Store
from services.domain.errors import KnownError
from services.domain.log import Batch

pytest_plugins = ["store_fixtures"]

OpenStore = Callable[..., Store]
BIG = "air naik " * 300


def save(store: Store, incident_id: str) -> BaseException | None:
    return store.append(Batch(events=(opening(incident_id, description=BIG),))).exception(timeout=10)


def agree(store: Store, saved: list[str]) -> None:
    """What was reported as saved is there, and nothing else; journal and database say the same."""
    counts = store.readers.counts()
    assert (counts.events, counts.incidents) == (len(saved), len(saved))
    assert all(store.readers.incident(incident_id) for incident_id in saved)
    assert store.journal_warning() is None
    assert store.rebuild_differences() == []


def test_that_a_full_disk_is_said_and_writing_goes_on_when_there_is_room(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store().close()
    monkeypatch.setattr(engine_module, "WRITER", (*engine_module.WRITER, "max_page_count = 120"))
    store = open_store()
    saved: list[str] = []
    while (error := save(store, f"i{len(saved)}")) is None:
        saved.append(f"i{len(saved)}")
    assert isinstance(error, KnownError)
    assert "disk is full" in str(error)
    assert "Diska penuh" in error.reason.id
    assert saved
    agree(store, saved)
    with store._engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA max_page_count = 100000")
    assert save(store, "later") is None
    agree(store, [*saved, "later"])
    store.close()
    monkeypatch.undo()
    store = open_store()
    assert said(store) == []
    agree(store, [*saved, "later"])


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_that_a_journal_that_cannot_be_written_keeps_the_database_back(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    store = open_store()
    assert save(store, "i1") is None
    real = os.write

    def half(descriptor: int, data: Any) -> int:
        """Take some of the line, then fail, as a disk does."""
        if len(data) > 500:
            return real(descriptor, data[:500])
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(journal_module.os, "write", half)
    error = save(store, "i2")
    monkeypatch.undo()
    assert isinstance(error, KnownError)
    agree(store, ["i1"])
    assert save(store, "i3") is None
    agree(store, ["i1", "i3"])


def test_that_a_commit_that_fails_takes_its_journal_line_back(open_store: OpenStore, tmp_path: Path) -> None:
    store = open_store()
    assert save(store, "i1") is None
    before = [path.read_bytes() for path in (tmp_path / "data" / "journal").iterdir()]

    def fail(_: Any) -> None:
        raise OSError(errno.EIO, "commit failed")

    engine: Engine = store._engine
    event.listen(engine, "commit", fail)
    error = save(store, "i2")
    event.remove(engine, "commit", fail)
    assert isinstance(error, KnownError)
    assert [path.read_bytes() for path in (tmp_path / "data" / "journal").iterdir()] == before
    assert save(store, "i3") is None
    agree(store, ["i1", "i3"])
    assert store.readers.incident("i3").number == "A-26-00002"  # type: ignore[union-attr]


def test_that_errors_carry_no_citizens_words(open_store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store().close()
    monkeypatch.setattr(engine_module, "WRITER", (*engine_module.WRITER, "max_page_count = 100"))
    store = open_store()
    number = 0
    while (error := save(store, f"i{number}")) is None:
        number += 1
    causes: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        causes.append(str(cause))
        cause = cause.__cause__ or cause.__context__
    assert "air naik" not in " ".join(causes)
