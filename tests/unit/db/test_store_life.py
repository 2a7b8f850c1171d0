"""Merged, undone and withdrawn on the real store: what is asked of it, what a rebuild makes of it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from sqlalchemy import text
from store_facts import fact, observed, opening, owed

from db.engine import open_writer
from db.store import Store
from db.upgrade import MIGRATIONS, upgrade
from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxState
from services.domain.undo_fold import taken_back

pytest_plugins = ["store_fixtures"]

K = EventKind


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Any:
    store = Store.open(tmp_path, mode="live", profile_id="p", station="A", clock=clock)
    yield store
    store.close()


def write(store: Store, *events: Event, **more: Any) -> Committed:
    return store.append(Batch(events=events, **more)).result(timeout=10)


def two(store: Store) -> tuple[Incident, Incident]:
    """Two incidents of one source; the first is merged into the second."""
    write(store, opening("i1", source="lapor", external_id="L-1", reporter="Ibu Siti"))
    write(
        store, observed("L-1", incident_id="i1"), opening("i2", reporter="Pak Tono"), fact(K.NOTED, "i1", text="x")
    )
    known = store.readers.incidents_of(["i1", "i2"])
    return known["i1"], known["i2"]


def merge(store: Store, one: Incident, into: Incident) -> None:
    brought = {"opened_at": one.opened_at.isoformat(), "reporters": [one.reporter], "reports": one.reports}
    write(
        store,
        fact(K.MERGED, one.incident_id, incident=into.incident_id, number=into.number),
        fact(
            K.ABSORBED, into.incident_id, incident=one.incident_id, number=one.number, notes=one.notes, **brought
        ),  # type: ignore[arg-type]
    )


def test_that_a_merged_incident_s_reports_and_story_belong_to_the_one_that_stays(store: Store) -> None:
    one, into = two(store)
    merge(store, one, into)
    kept = store.readers.incident("i2")
    assert kept is not None
    assert (kept.reports, kept.notes, kept.opened_at) == (1, 1, one.opened_at)
    assert kept.reporters == ("Pak Tono", "Ibu Siti")
    assert store.readers.known_reports("lapor", ["L-1"])["L-1"].incident_id == "i2"
    assert {event.incident_id for event in store.readers.story_of("i2")} == {"i1", "i2"}
    assert store.rebuild_differences() == []


def test_that_a_chain_of_merges_ends_at_its_end_and_unravels(store: Store) -> None:
    one, into = two(store)
    write(store, opening("i3"))
    merge(store, one, into)
    last = store.readers.incident("i3")
    kept = store.readers.incident("i2")
    assert last is not None
    assert kept is not None
    merge(store, kept, last)
    assert store.readers.known_reports("lapor", ["L-1"])["L-1"].incident_id == "i3"
    assert len(store.readers.story_of("i3")) == len(store.readers.story_of("i2")) + 2
    write(store, fact(K.UNMERGED, "i2", incident="i3", number=last.number), fact(K.DETACHED, "i3", incident="i2"))
    assert store.readers.known_reports("lapor", ["L-1"])["L-1"].incident_id == "i2"
    assert store.rebuild_differences() == []


def test_that_an_undone_act_is_the_same_after_a_rebuild(store: Store) -> None:
    one, _ = two(store)
    assigned = write(store, fact(K.ASSIGNED, "i1", agency="bpbd")).incidents[0]
    undoing = replace(fact(K.UNDONE, "i1"), data={"kind": "assigned", **taken_back(one, assigned)})
    undone = write(store, undoing)
    (after,) = undone.incidents
    assert replace(after, updated_at=one.updated_at, last_event_id=one.last_event_id, seq=one.seq) == one
    assert store.rebuild_differences() == []


def test_that_a_withdrawn_message_is_neither_due_nor_counted_even_after_a_restart(
    store: Store, tmp_path: Path, clock: FakeClock
) -> None:
    write(store, opening("i1"))
    act = fact(K.ASSIGNED, "i1", agency="bpbd")
    item = owed(act.event_id)
    assert write(store, act, outbox=(item,)).outbox_pending == 1
    assert write(store, fact(K.UNDONE, "i1", given={}, before={}), withdrawn=(item,)).outbox_pending == 0
    store.close()
    again = Store.open(tmp_path, mode="live", profile_id="p", station="A", clock=clock)
    try:
        assert again.readers.due_outbox(clock.now(), limit=9) == ()
        assert [row.state for row in again.readers.outbox_of("i1")] == [OutboxState.WITHDRAWN]
    finally:
        again.close()


def test_that_nothing_is_undone_when_its_message_was_sent(store: Store) -> None:
    write(store, opening("i1"))
    act = fact(K.ASSIGNED, "i1", agency="bpbd")
    item = owed(act.event_id)
    write(store, act, outbox=(item,))
    store.mark_outbox(replace(item, state=OutboxState.DONE)).result(timeout=10)
    before = store.readers.recent_events(limit=99)
    with pytest.raises(KnownError, match="sent already"):
        write(store, fact(K.UNDONE, "i1", given={}, before={}), withdrawn=(item,))
    assert store.readers.recent_events(limit=99) == before


def test_that_whoever_acknowledged_holds_the_incidents_of_an_older_file(
    tmp_path: Path, steps_up_to: Callable[[int], Path]
) -> None:
    engine = open_writer(tmp_path / "older.db")
    upgrade(engine, scripts=steps_up_to(3))
    with engine.begin() as connection:
        columns = connection.exec_driver_sql("PRAGMA table_info(incident)").all()
        row = {c.name: 1 if c.type == "INTEGER" else "x" for c in columns if c.notnull or c.pk}
        row |= {"acknowledged_at": "2026-11-21T09:42:05.000000Z", "acknowledged_by": "Rina"}
        names = ", ".join(row)
        connection.execute(text(f"INSERT INTO incident ({names}) VALUES (:{', :'.join(row)})"), row)
    upgrade(engine)
    with engine.connect() as connection:
        held = connection.exec_driver_sql("SELECT owner, owned_at FROM incident").one()
    assert tuple(held) == ("Rina", "2026-11-21T09:42:05.000000Z")
    engine.dispose()


@pytest.fixture
def steps_up_to(tmp_path: Path) -> Callable[[int], Path]:
    """Return the migrations of an older console."""

    def steps(last: int) -> Path:
        scripts = tmp_path / "older"
        shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        for step in (scripts / "versions").glob("v*.py"):
            if int(step.name[1:4]) > last:
                step.unlink()
        return scripts

    return steps
