import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import DatabaseError, DBAPIError, StatementError
from store_facts import AT, fact, measured, observed, opening, owed

from db.engine import open_writer
from db.store import Store
from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.feed import FeedState, QuarantinedItem
from services.domain.geo import Point
from services.domain.log import Batch, Committed
from services.domain.observation import ObservationKind
from services.domain.outbox import OutboxState
from services.domain.resource import Fix
from services.domain.text import Label

pytest_plugins = ["store_fixtures"]

OpenStore = Callable[..., Store]


def commit(store: Store, *events: Any, **rest: Any) -> Committed:
    return store.append(Batch(events=events, **rest)).result(timeout=10)


def test_that_an_opened_incident_gets_its_place_and_number(store: Store) -> None:
    committed = commit(store, opening("i1"), fact(EventKind.NOTED, "i1", text="Tim berangkat"))
    assert [event.seq for event in committed.events] == [1, 2]
    assert committed.events[0].data["number"] == "A-26-00001"
    assert committed.incidents == (store.readers.incident("i1"),)
    assert committed.incidents[0].number == "A-26-00001"
    assert committed.incidents[0].notes == 1


def test_that_an_act_that_says_nothing_more_is_kept(store: Store) -> None:
    bare = Event("bare", EventKind.STOPPED, AT, "system", "A")
    assert commit(store, bare).events == (replace(bare, seq=1),)
    assert store.readers.recent_events() == (replace(bare, seq=1, data={}),)


def test_that_a_fact_that_arrives_twice_is_one_event(store: Store) -> None:
    first = opening("i1")
    commit(store, first)
    again = commit(store, first, first)
    assert again == Committed()
    assert store.readers.counts().events == 1
    twice_in_one = opening("i2")
    assert len(commit(store, twice_in_one, twice_in_one).events) == 1


def test_that_an_incident_opened_twice_keeps_its_number(store: Store) -> None:
    commit(store, opening("i1"))
    commit(store, opening("i1"))
    assert commit(store, opening("i2")).incidents[0].number == "A-26-00002"


def test_that_numbers_go_on_after_a_restart_and_start_anew_each_year(open_store: OpenStore, clock: Any) -> None:
    store = open_store()
    commit(store, opening("i1"))
    store.close()
    store = open_store()
    assert commit(store, opening("i2")).incidents[0].number == "A-26-00002"
    clock.at = datetime(2027, 1, 1, tzinfo=UTC)
    assert commit(store, opening("i3")).incidents[0].number == "A-27-00001"


def test_that_the_year_of_a_number_is_the_rooms_not_greenwichs(open_store: OpenStore, clock: Any) -> None:
    clock.at = datetime(2026, 12, 31, 18, tzinfo=UTC)  # 01:00 of the new year in Jakarta
    store = open_store(zone=ZoneInfo("Asia/Jakarta"))
    assert commit(store, opening("i1")).incidents[0].number == "A-27-00001"


def test_that_two_stations_never_share_a_number(open_store: OpenStore, tmp_path: Path) -> None:
    here, there = open_store(), open_store(tmp_path / "other", station="B")
    ours = {commit(here, opening(f"a{n}")).incidents[0].number for n in range(3)}
    theirs = [commit(there, replace(opening(f"b{n}"), station="B")) for n in range(3)]
    assert ours.isdisjoint(committed.incidents[0].number for committed in theirs)
    came_over = commit(here, *(event for committed in theirs for event in committed.events))
    assert [incident.number for incident in came_over.incidents] == ["B-26-00001", "B-26-00002", "B-26-00003"]
    assert commit(here, opening("a9")).incidents[0].number == "A-26-00004"


def test_that_a_drill_counts_apart_and_says_so(open_store: OpenStore) -> None:
    store = open_store(mode="drill")
    assert commit(store, opening("i1", is_drill=True)).incidents[0].number == "LAT-A-26-00001"
    assert commit(store, opening("i2")).incidents[0].number == "LAT-A-26-00002"


@pytest.mark.parametrize(
    "batch",
    [
        Batch(events=(opening("i1", is_drill=True),)),
        Batch(events=(fact(EventKind.OBSERVED, observation={"is_drill": True}),)),
        Batch(fixes=(Fix("t1", "Truk 1", "waste", Point(-6.3, 108.3), AT, is_drill=True),)),
    ],
)
def test_that_the_real_record_takes_no_drill_data(store: Store, batch: Batch) -> None:
    with pytest.raises(ValueError, match="drill"):
        store.append(batch).result(timeout=10)
    assert store.readers.counts().events == 0


def test_that_a_batch_is_kept_whole_or_not_at_all(store: Store) -> None:
    commit(store, opening("i0"))
    bad = fact(EventKind.STATUS_CHANGED, "i1", after="no such status")
    with pytest.raises(ValueError, match="no such status"):
        commit(store, opening("i1"), bad, outbox=(owed("x"),))
    assert store.readers.incident("i1") is None
    assert store.readers.outbox() == ()
    committed = commit(store, opening("i2"))
    assert (committed.events[0].seq, committed.incidents[0].number) == (2, "A-26-00002")
    assert store.journal_warning() is None


def test_that_only_the_bad_one_of_several_queued_batches_fails(store: Store) -> None:
    bad = Batch(events=(fact(EventKind.MEASURED, indicator="i", value="many", as_of=AT.isoformat()),))
    futures = [
        store.append(batch) for batch in (Batch(events=(opening("i1"),)), bad, Batch(events=(opening("i2"),)))
    ]
    assert [type(future.exception(timeout=10)) for future in futures] == [type(None), ValueError, type(None)]
    assert store.readers.counts().incidents == 2


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_that_a_number_that_is_none_is_refused(store: Store, value: float) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json or ours, whoever sees it first
        commit(store, measured("sampah", value))


def test_that_a_naive_time_is_refused(store: Store) -> None:
    with pytest.raises((ValueError, StatementError), match="without a zone"):
        commit(store, replace(opening("i1"), at=datetime(2026, 11, 21)))  # noqa: DTZ001
    assert store.readers.counts().events == 0


def test_that_text_no_encoding_can_hold_does_not_lose_the_report(store: Store) -> None:
    commit(store, opening("i1", title="banjir \ud800 \x00 🌊", reporter="O'Brien <b>"))
    incident = store.readers.incident("i1")
    assert incident is not None
    assert incident.title == "banjir ? \x00 🌊"
    assert store.rebuild_differences() == []
    assert store.journal_warning() is None


def test_that_listeners_hear_each_commit_once_on_the_writer_thread(open_store: OpenStore) -> None:
    heard: list[tuple[str, Committed]] = []
    store = open_store()
    store.subscribe(lambda committed: heard.append((threading.current_thread().name, committed)))
    first, second = commit(store, opening("i1")), commit(store, fact(EventKind.NOTED, "i1", text="x"))
    store.close()
    assert heard == [("store-writer", first), ("store-writer", second)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_that_a_listener_with_a_fault_does_not_stop_the_writing(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: reported.append(args.exc_value))
    fault = RuntimeError("listener")

    def fail(_: Committed) -> None:
        raise fault

    store = open_store()
    store.subscribe(fail)
    commit(store, opening("i1"))
    commit(store, opening("i2"))
    store.close()
    assert reported == [fault, fault]


def test_that_closing_writes_what_was_queued_and_refuses_the_rest(open_store: OpenStore) -> None:
    store = open_store()
    futures = [store.append(Batch(events=(opening(f"i{n}"),))) for n in range(20)]
    store.close()
    assert all(future.result(timeout=0).events for future in futures)
    with pytest.raises(KnownError, match="closing"):
        commit(store, opening("late"))


def test_that_a_withdrawn_batch_is_not_written(open_store: OpenStore) -> None:
    store = open_store()
    gate = threading.Event()
    store.subscribe(lambda _: gate.wait(10) and None)
    store.append(Batch(events=(opening("i1"),)))
    second = store.append(Batch(events=(opening("i2"),)))
    assert second.cancel()
    gate.set()
    store.close()
    assert open_store().readers.incident("i2") is None


def test_that_an_event_can_be_neither_changed_nor_deleted(open_store: OpenStore, tmp_path: Path) -> None:
    store = open_store()
    commit(store, opening("i1"))
    store.close()
    engine = open_writer(tmp_path / "data" / "console.db")
    for statement in ("UPDATE event SET actor = 'x'", "DELETE FROM event"):
        with pytest.raises(DBAPIError, match="never"), engine.begin() as connection:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_that_readers_cannot_write(store: Store) -> None:
    with pytest.raises(DatabaseError, match="readonly"), store._reading.connect() as connection:
        connection.exec_driver_sql("DELETE FROM incident")


def test_that_a_report_is_known_free_until_an_incident_is_opened_from_it(store: Store) -> None:
    free = observed("L-1")
    commit(store, free)
    assert store.readers.known_reports("lapor", ["L-1", "L-2"])["L-1"].incident_id is None
    commit(store, opening("i1", source="lapor", external_id="L-1"))
    revised = observed("L-1", text="masih padam")
    commit(store, revised)
    known = store.readers.known_reports("lapor", ["L-1"])["L-1"]
    assert (known.incident_id, known.digest) == ("i1", revised.data["digest"])
    assert len(store.readers.recent_observations(ObservationKind.REPORT)) == 1


def test_that_a_report_given_to_an_incident_belongs_to_it(store: Store) -> None:
    commit(store, opening("i1"), observed("L-1"), observed("L-1", incident_id="i1", text="lagi"))
    assert store.readers.known_reports("lapor", ["L-1"])["L-1"].incident_id == "i1"
    incident = store.readers.incident("i1")
    assert incident is not None
    assert incident.reports == 1


def test_that_feed_state_items_and_bad_items_are_kept_together(store: Store) -> None:
    state = FeedState("lapor", etag='"x"', failures=2, next_at=AT, last_error=Label("mati", "down"), lost_at=AT)
    bad = QuarantinedItem("lapor", AT, 3, Label("tanpa tanggal", "no date"), '{"id":3}')
    commit(store, observed("L-1"), feed_state=state, quarantine=(bad,))
    assert store.readers.feed_states() == {"lapor": state}
    assert store.readers.quarantined("lapor") == (bad,)
    commit(store, feed_state=replace(state, failures=0, last_error=None, lost_at=None))
    assert store.readers.feed_states()["lapor"].last_error is None


def test_that_a_feed_that_is_always_wrong_does_not_fill_the_disk(store: Store) -> None:
    items = [QuarantinedItem("lapor", AT, n, Label("salah", "wrong"), "{}") for n in range(700)]
    commit(store, quarantine=tuple(items[:400]))
    commit(store, quarantine=tuple(items[400:]))
    commit(store, quarantine=(replace(items[0], feed_id="bmkg"),))
    kept = store.readers.quarantined("lapor", limit=1000)
    assert [item.index for item in kept] == list(range(699, 199, -1))


def test_that_a_late_older_position_does_not_move_a_truck_back(store: Store) -> None:
    newer = Fix(
        "t1", "Truk 1", "waste", Point(-6.33, 108.32), AT, heading_deg=90.0, speed_kmh=22.5, status="jalan"
    )
    commit(store, fixes=(newer,))
    commit(store, fixes=(replace(newer, point=Point(-6.4, 108.3), fixed_at=AT - timedelta(seconds=30)),))
    assert store.readers.last_fixes() == (newer,)


def test_that_what_is_owed_is_kept_once_and_its_receipt_with_it(store: Store) -> None:
    first = opening("i1")
    item = owed(first.event_id)
    assert commit(store, first, outbox=(item,)).outbox_pending == 1
    assert commit(store, outbox=(item, replace(item, peer="dlh"))).outbox_pending == 2
    sent = replace(item, state=OutboxState.DONE, attempts=2, sent_at=AT)
    assert store.mark_outbox(sent).result(timeout=10).outbox_pending == 1
    assert store.readers.outbox_of("i1") == (sent, replace(item, peer="dlh"))
    with pytest.raises(KeyError):
        store.mark_outbox(owed("never")).result(timeout=10)


def test_that_what_was_being_sent_when_the_console_ended_is_sent_again(open_store: OpenStore) -> None:
    store = open_store()
    item = owed("e1")
    commit(store, outbox=(item,))
    store.mark_outbox(replace(item, state=OutboxState.SENDING)).result(timeout=10)
    assert store.readers.due_outbox(AT) == ()
    store.close()
    assert open_store().readers.due_outbox(AT) == (item,)


def test_that_a_receipt_and_the_event_that_tells_it_are_one_step(store: Store) -> None:
    first = opening("i1")
    item = owed(first.event_id)
    commit(store, first, outbox=(item,))
    done = replace(item, state=OutboxState.DONE, sent_at=AT)
    told = replace(opening("i1"), event_id="told", kind=EventKind.SENT, data={"peer": item.peer})
    assert commit(store, told, marked=(done,)).outbox_pending == 0
    with pytest.raises(KeyError):
        commit(store, replace(told, event_id="again"), marked=(owed("never"),))
    assert store.readers.outbox_of("i1") == (done,)
    assert [event.event_id for event in store.readers.events_of("i1")] == [first.event_id, "told"]


def test_that_what_was_taken_stays_taken(store: Store) -> None:
    first = opening("i1")
    item = owed(first.event_id)
    commit(store, first, outbox=(item,))
    done = replace(item, state=OutboxState.DONE, sent_at=AT)
    store.mark_outbox(done).result(timeout=10)
    assert commit(store, marked=(replace(item, body="{}"),)).outbox_pending == 0
    assert store.readers.outbox_of("i1") == (done,)


def test_that_what_is_owed_is_told_with_the_number_people_know(store: Store) -> None:
    first = opening("i1")
    commit(store, first, outbox=(owed(first.event_id),))
    (row,) = store.readers.owed()
    assert (row.item, row.number) == (owed(first.event_id), store.readers.incident("i1").number)  # type: ignore[union-attr]
