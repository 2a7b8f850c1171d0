from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_facts import AT, fact, measured, opening, owed

from db.search import match_expression, number_expression
from db.store import Store
from services.domain.event import EventKind
from services.domain.geo import BoundingBox
from services.domain.incident import Incident
from services.domain.log import Batch
from services.domain.outbox import OutboxState
from services.domain.severity import Severity

pytest_plugins = ["store_fixtures"]

OpenStore = Callable[..., Store]


def keep(store: Store, *events: object, **rest: object) -> None:
    store.append(Batch(events=events, **rest)).result(timeout=10)  # type: ignore[arg-type]


def ids(incidents: tuple[Incident, ...]) -> list[str]:
    return [incident.incident_id for incident in incidents]


def close(incident_id: str) -> object:
    return fact(EventKind.CLOSED, incident_id, disposition="handled", reason="")


def test_that_open_incidents_come_worst_and_newest_first_page_by_page(store: Store) -> None:
    for number, severity in enumerate([3, 1, 2, 1, 4, 2, 2]):
        keep(store, opening(f"i{number}", severity=severity))
    keep(store, close("i5"))
    expected = ["i3", "i1", "i6", "i2", "i0", "i4"]
    assert ids(store.readers.open_incidents()) == expected
    for size in (1, 2, 4):
        seen: list[str] = []
        while page := store.readers.open_incidents(after=seen[-1] if seen else None, limit=size):
            seen += ids(page)
        assert seen == expected


def test_that_a_page_goes_on_although_its_last_incident_was_closed_meanwhile(store: Store) -> None:
    keep(store, *(opening(f"i{n}") for n in range(4)))
    first = ids(store.readers.open_incidents(limit=2))
    keep(store, close(first[-1]))
    assert ids(store.readers.open_incidents(after=first[-1])) == ["i1", "i0"]
    with pytest.raises(KeyError):
        store.readers.open_incidents(after="never opened")


def test_that_incidents_opened_in_the_same_instant_are_each_listed_once(store: Store) -> None:
    keep(store, *(replace(opening(f"i{n}"), at=AT) for n in range(6)))
    seen: list[str] = []
    while page := store.readers.open_incidents(after=seen[-1] if seen else None, limit=2):
        seen += ids(page)
    assert seen == ["i5", "i4", "i3", "i2", "i1", "i0"]


def test_that_the_queue_and_the_counts_use_the_partial_index(store: Store) -> None:
    with store._reading.connect() as connection:
        for query in (
            "SELECT * FROM incident WHERE status != 'closed' ORDER BY severity, opened_at DESC, id DESC",
        ):
            plan = str(connection.exec_driver_sql("EXPLAIN QUERY PLAN " + query).all())
            assert "incident_open" in plan
            assert "TEMP B-TREE" not in plan


def test_that_the_events_of_an_incident_come_oldest_first_and_the_rooms_newest_first(store: Store) -> None:
    keep(store, opening("i1"), opening("i2"), *(fact(EventKind.NOTED, "i1", text=str(n)) for n in range(5)))
    keep(store, fact(EventKind.STARTED, version="1"))
    assert [e.kind.value for e in store.readers.events_of("i1")] == ["opened", *["noted"] * 5]
    assert [e.data["text"] for e in store.readers.events_of("i1", limit=2)] == ["3", "4"]
    assert [e.kind.value for e in store.readers.recent_events(limit=2)] == ["started", "noted"]


def test_that_words_are_found_in_every_field_the_last_one_by_its_beginning(store: Store) -> None:
    keep(
        store,
        opening("title", title="Pohon tumbang"),
        opening("text", description="pohon besar menutup jalan"),
        opening("place", place="Jl. Pohon No 3"),
        opening("reporter", reporter="Siti Pohon"),
        opening("other", title="Lampu padam"),
    )
    assert ids(store.readers.search("pohon")) == ["reporter", "place", "text", "title"]
    assert ids(store.readers.search("POHON tum")) == ["title"]
    assert ids(store.readers.search("poh", limit=2)) == ["reporter", "place"]
    assert store.readers.search("p") == ()


def test_that_a_changed_title_is_found_by_its_new_words_only(store: Store) -> None:
    keep(store, opening("i1", title="Banjir"))
    keep(store, fact(EventKind.FIELD_CHANGED, "i1", field="title", before="Banjir", after="Rob pesisir"))
    assert store.readers.search("banjir") == ()
    assert ids(store.readers.search("pesisir")) == ["i1"]


def test_that_an_incident_is_found_by_its_number_before_what_mentions_it(store: Store) -> None:
    keep(store, *(opening(f"i{n}", title="Banjir") for n in range(1, 45)))
    keep(store, opening("house", title="Kebakaran di rumah nomor 42"))
    assert ids(store.readers.search("42")) == ["i42", "house"]
    assert ids(store.readers.search("#7")) == ["i7"]
    assert ids(store.readers.search("A-26-00042")) == ["i42"]
    assert ids(store.readers.search("a-26-00042 ")) == ["i42"]


@given(text=st.text(max_size=200) | st.text(alphabet='"*():^-+{}~ANDORNEAR 01\x00', max_size=60))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_any_text_may_be_searched_for(store: Store, text: str) -> None:
    assert store.readers.search(text) == ()


@pytest.mark.parametrize("nothing", ["", "   "])
def test_that_no_words_ask_for_the_newest(store: Store, nothing: str) -> None:
    keep(store, *(opening(f"i{n}") for n in range(3)))
    keep(store, close("i1"))
    assert ids(store.readers.search(nothing, limit=2)) == ["i2", "i1"]


def test_that_the_query_is_quoted_and_bounded() -> None:
    assert match_expression('title:x OR "y') == '"title" "x" "OR" "y"'
    assert match_expression("jalan rus") == '"jalan" "rus"*'
    assert match_expression(" ".join(["kata"] * 40)).count('"kata"') == 12
    assert len(match_expression("x" * 1000)) == 64 + 3
    assert number_expression("LAT-A-26-00042") == 'number : "LAT A 26 00042"'
    assert number_expression("jalan 42") == ""


def test_that_incidents_are_found_by_where_they_are(store: Store) -> None:
    keep(
        store,
        opening("in", point=[-6.33, 108.32]),
        opening("edge", point=[-6.4, 108.3]),
        opening("out", point=[-6.5, 108.32]),
        opening("nowhere"),
    )
    keep(store, opening("moved", point=[-6.9, 107.6]))
    keep(store, fact(EventKind.FIELD_CHANGED, "moved", field="point", before=None, after=[-6.34, 108.33]))
    keep(store, fact(EventKind.FIELD_CHANGED, "out", field="point", before=None, after=None))
    box = BoundingBox(south=-6.4, west=108.3, north=-6.3, east=108.4)
    assert ids(store.readers.incidents_within(box)) == ["moved", "edge", "in"]
    assert ids(store.readers.incidents_within(box, limit=1)) == ["moved"]


def test_that_open_incidents_are_counted_for_every_severity(store: Store) -> None:
    keep(store, opening("i1", severity=1), opening("i2", severity=1), opening("i3", severity=3), close("i2"))
    expected = {Severity.P1: 1, Severity.P2: 0, Severity.P3: 1, Severity.P4: 0}
    assert store.readers.counts_by_severity() == expected
    assert store.readers.counts().open_incidents == 2


def test_that_a_trend_runs_from_left_to_right_and_a_correction_wins(store: Store) -> None:
    day = timedelta(days=1)
    keep(store, measured("a", 2.0, as_of=AT), measured("a", 1.0, as_of=AT - day), measured("b", 9.0))
    keep(store, measured("a", 3.0, as_of=AT))
    assert [m.value for m in store.readers.measurements("a")] == [1.0, 2.0, 3.0]
    assert [m.value for m in store.readers.measurements("a", limit=2)] == [2.0, 3.0]
    assert [(m.indicator_id, m.value) for m in store.readers.latest_measurements()] == [("a", 3.0), ("b", 9.0)]


def test_that_only_the_first_unsent_item_of_each_peer_and_incident_is_due(store: Store) -> None:
    later = replace(owed("e3", incident_id="i2"), next_at=AT + timedelta(seconds=30))
    items = (owed("e1"), owed("e2"), owed("e2", peer="dlh"), later, owed("e4", incident_id="i2"))
    keep(store, outbox=items)
    assert store.readers.due_outbox(AT) == (items[0], items[2])
    assert store.readers.due_outbox(AT + timedelta(minutes=1)) == (items[0], items[2], later)
    store.mark_outbox(replace(items[0], state=OutboxState.HELD)).result(timeout=10)
    assert store.readers.due_outbox(AT) == (items[2],)
    assert len(store.readers.outbox()) == 5
    store.mark_outbox(replace(items[0], state=OutboxState.DONE)).result(timeout=10)
    assert store.readers.due_outbox(AT) == (items[1], items[2])
    assert len(store.readers.outbox()) == 4
