"""What a start finds, mends and says."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from store_facts import AT, fact, observed, opening, owed, said

from db.journal import files_of
from db.store import Store
from services.domain.event import EventKind
from services.domain.log import Batch
from services.domain.outbox import OutboxState

pytest_plugins = ["store_fixtures"]

OpenStore = Callable[..., Store]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def fill(store: Store, start: int, count: int) -> None:
    for number in range(start, start + count):
        batch = Batch(
            events=(opening(f"i{number}", point=[-6.3, 108.3]), observed(f"L-{number}", incident_id=f"i{number}"))
        )
        store.append(batch).result(timeout=10)


def journal_text(data: Path) -> bytes:
    return b"".join(path.read_bytes() for path in files_of(data / "journal"))


def whole(store: Store, incidents: int) -> None:
    """Everything is there, explained by the events, searchable, and the chain holds."""
    assert store.readers.counts().incidents == incidents
    assert len(store.readers.search("banjir", limit=1000)) == incidents
    assert store.rebuild_differences() == []
    assert store.journal_warning() is None


def aged(open_store: OpenStore, data: Path, *, before: int = 5, after: int = 3) -> Store:
    """Return a closed store with 8 incidents; ``old`` beside it holds the database as it was after 5."""
    store = open_store()
    fill(store, 0, before)
    store.close()
    shutil.copytree(data, data.with_name("old"))
    store = open_store()
    fill(store, before, after)
    store.close()
    return store


def test_that_events_missing_from_the_database_come_back_from_the_journal(
    open_store: OpenStore, data: Path
) -> None:
    aged(open_store, data)
    shutil.copy(data.with_name("old") / "console.db", data / "console.db")
    store = open_store()
    assert said(store) == ["6 event(s) missing from the database were restored from the journal."]
    whole(store, 8)
    store.close()
    assert said(open_store()) == []


def test_that_a_lost_wal_loses_nothing(open_store: OpenStore, data: Path, tmp_path: Path) -> None:
    """SQLite itself opens such a file without a word, and the commits are gone."""
    store = open_store()
    fill(store, 0, 8)
    copy = tmp_path / "copy"
    shutil.copytree(data, copy)
    (copy / "console.db-wal").unlink()
    store = open_store(copy)
    assert any("restored from the journal" in warning for warning in said(store))
    whole(store, 8)


def test_that_events_missing_from_the_journal_are_written_again(open_store: OpenStore, data: Path) -> None:
    aged(open_store, data)
    shutil.rmtree(data / "journal")
    shutil.copytree(data.with_name("old") / "journal", data / "journal")
    store = open_store()
    assert said(store) == ["6 event(s) were missing from the journal and were written again from the database."]
    whole(store, 8)
    fill(store, 8, 1)
    store.close()
    assert said(open_store()) == []


def test_that_a_deleted_journal_is_written_again_with_what_is_owed(open_store: OpenStore, data: Path) -> None:
    store = open_store()
    first = opening("i1")
    store.append(Batch(events=(first,), outbox=(owed(first.event_id),))).result(timeout=10)
    store.close()
    shutil.rmtree(data / "journal")
    store = open_store()
    assert len(said(store)) == 1
    store.close()
    (data / "console.db").unlink()
    assert open_store().readers.outbox() == (owed(first.event_id),)


def test_that_a_torn_line_is_dropped_without_a_word(open_store: OpenStore, data: Path) -> None:
    aged(open_store, data)
    last = files_of(data / "journal")[-1]
    last.write_bytes(last.read_bytes() + b'{"s":17,"h":"ab')
    store = open_store()
    assert said(store) == []
    whole(store, 8)


def test_that_a_half_lost_last_line_is_written_again(open_store: OpenStore, data: Path) -> None:
    aged(open_store, data)
    last = files_of(data / "journal")[-1]
    last.write_bytes(last.read_bytes()[:-20])
    store = open_store()
    assert [words[:10] for words in said(store)] == ["2 event(s)"]
    whole(store, 8)


def test_that_an_altered_line_is_named_at_the_next_start(open_store: OpenStore, data: Path) -> None:
    aged(open_store, data)
    last = files_of(data / "journal")[-1]
    last.write_bytes(last.read_bytes().replace(b'"incident":"i6"', b'"incident":"i7"', 1))
    store = open_store()
    assert len(said(store)) == 1
    assert "journal-20261121.jsonl:8" in said(store)[0]
    assert "journal-20261121.jsonl:8" in store.warnings[-1].id
    assert store.readers.counts().incidents == 8
    fill(store, 8, 1)
    store.close()
    assert "journal-20261121.jsonl:8" in said(open_store())[0]


def test_that_an_altered_line_is_not_replayed_and_the_others_are(open_store: OpenStore, data: Path) -> None:
    aged(open_store, data)
    last = files_of(data / "journal")[-1]
    last.write_bytes(last.read_bytes().replace(b'"incident":"i6"', b'"incident":"i9"', 1))
    shutil.copy(data.with_name("old") / "console.db", data / "console.db")
    store = open_store()
    assert len(said(store)) == 2
    assert [n for n in range(10) if store.readers.incident(f"i{n}") is None] == [6, 8, 9]
    assert store.rebuild_differences() == []


def test_that_a_journal_made_to_fit_again_is_noticed(open_store: OpenStore, data: Path, clock: Any) -> None:
    """Whoever owns the file can compute the chain anew; the database remembers the last hash."""
    aged(open_store, data)
    other = open_store(data.with_name("forged"))
    fill(other, 0, 8)
    other.close()
    shutil.rmtree(data / "journal")
    shutil.copytree(data.with_name("forged") / "journal", data / "journal")
    assert ["does not end as" in warning for warning in said(open_store())] == [True]


def test_that_a_missing_database_is_made_from_the_journal(open_store: OpenStore, data: Path) -> None:
    aged(open_store, data)
    (data / "console.db").unlink()
    store = open_store()
    assert "database was missing" in said(store)[0]
    whole(store, 8)
    fill(store, 8, 1)
    assert store.readers.incident("i8").number == "A-26-00009"  # type: ignore[union-attr]


def spoil_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(bytes(4096) + content[4096:])


def spoil_pages(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def cut_in_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [spoil_header, spoil_pages, cut_in_half, empty])
def test_that_a_damaged_database_is_kept_aside_and_rebuilt(
    open_store: OpenStore, data: Path, spoil: Callable[[Path], None]
) -> None:
    aged(open_store, data)
    (data / "closed-well").unlink()
    spoil(data / "console.db")
    spoilt = (data / "console.db").read_bytes()
    store = open_store()
    assert "was damaged and was rebuilt" in said(store)[0]
    assert (data / "console.db.corrupt-20261121T094205Z").read_bytes()[:100] == spoilt[:100]
    whole(store, 8)
    store.close()
    assert said(open_store()) == []


def test_that_damage_found_while_running_is_mended_by_the_next_start(open_store: OpenStore, data: Path) -> None:
    aged(open_store, data)
    spoil_pages(data / "console.db")  # after a clean end the file is trusted until it proves bad
    try:
        store = open_store()
    except Exception as error:  # noqa: BLE001 - either way the next line decides
        pytest.fail(f"the console did not start: {error}")
    outcome = store.append(Batch(events=(opening("late"),))).exception(timeout=10)
    store.close()
    if outcome is None:
        assert "was damaged" in said(store)[0]
    else:
        assert "damaged" in said(open_store())[0]


def test_that_a_rebuilt_room_still_owes_what_it_owed_and_no_more(open_store: OpenStore, data: Path) -> None:
    store = open_store()
    first, second = opening("i1"), opening("i2")
    items = (owed(first.event_id), owed(second.event_id, incident_id="i2"))
    store.append(Batch(events=(first, second), outbox=items)).result(timeout=10)
    sent = replace(items[0], state=OutboxState.DONE, attempts=1, sent_at=AT)
    store.mark_outbox(sent).result(timeout=10)
    before = len(journal_text(data))
    store.mark_outbox(replace(items[1], attempts=3, next_at=AT, last_error="timeout")).result(timeout=10)
    assert len(journal_text(data)) == before  # a mere retry is not written down
    store.close()
    (data / "console.db").unlink()
    store = open_store()
    assert store.readers.outbox() == (items[1],)
    assert store.readers.outbox_of("i1") == (sent,)


def test_that_projections_can_be_replaced_by_what_the_events_say(open_store: OpenStore) -> None:
    store = open_store()
    fill(store, 0, 4)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE incident SET title = 'Salah', lat = 1.0 WHERE incident_id = 'i2'")
        connection.exec_driver_sql("DELETE FROM incident WHERE incident_id = 'i1'")
        connection.exec_driver_sql("DELETE FROM counter")
        connection.exec_driver_sql("INSERT INTO measurement VALUES (99, 'x', 'i', 1, '', '', '', '', 0)")
    found = [(difference.table, difference.key) for difference in store.rebuild_differences()]
    assert found == [
        ("incident", ("i1",)),
        ("incident", ("i2",)),
        ("measurement", (99,)),
        ("counter", ("A", 26)),
    ]
    store.rebuild().result(timeout=10)
    whole(store, 4)
    store.append(Batch(events=(fact(EventKind.NOTED, "i1", text="lagi"),))).result(timeout=10)
    assert store.rebuild_differences() == []
