"""Every state is rebuildable: random histories, cut into random batches, folded live and folded again."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_facts import AT, measured, observed

from db.store import Store
from services.domain.event import Event, EventKind
from services.domain.log import Batch

pytest_plugins = ["store_fixtures"]

K = EventKind
INCIDENTS = st.sampled_from(["i1", "i2", "i3", "i4"])
ITEMS = st.sampled_from(["L-1", "L-2", "L-3"])
WORDS = st.text(max_size=12)
POINTS = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)).map(list)


@st.composite
def openings(draw: st.DrawFn) -> tuple[K, str | None, dict[str, Any]]:
    data = {"severity": draw(st.integers(1, 4)), "title": draw(WORDS), "point": draw(POINTS)}
    if draw(st.booleans()):
        data |= {"source": "lapor", "external_id": draw(ITEMS)}
    return K.OPENED, draw(INCIDENTS), data


@st.composite
def acts(draw: st.DrawFn) -> tuple[K, str | None, dict[str, Any]]:
    kind, data = draw(
        st.sampled_from(
            [
                (K.ACKNOWLEDGED, {}),
                (K.ASSIGNED, {"agency": "BPBD"}),
                (K.ASSIGNED, {"agency": "DLH"}),
                (K.STATUS_CHANGED, {"after": "in_progress"}),
                (K.FIELD_CHANGED, {"field": "title", "after": "Rob"}),
                (K.FIELD_CHANGED, {"field": "point", "after": [-6.3, 108.3]}),
                (K.FIELD_CHANGED, {"field": "severity", "after": 1}),
                (K.NOTED, {"text": "x"}),
                (K.REPORTED, {"text": "lagi", "number": "0812"}),
                (K.CALLED, {"kind": "real", "number": "0812"}),
                (K.NUISANCE_MARKED, {"number": "0812", "is_nuisance": True, "reason": "x"}),
                (K.CLOSED, {"disposition": "handled"}),
                (K.REOPENED, {"reason": "lagi"}),
                (
                    K.TASK_OPENED,
                    {"task": "t1", "agency": "BPBD", "title": "Evakuasi", "step": "s1", "playbook": "p"},
                ),
                (K.TASK_OPENED, {"task": "t2", "agency": "DLH", "due_at": "2026-11-21T10:00:00+00:00"}),
                (K.TASK_CHANGED, {"task": "t1", "before": "asked", "after": "on_scene"}),
                (K.TASK_CHANGED, {"task": "t2", "before": "asked", "after": "refused", "reason": "rusak"}),
                (K.TASK_CHECKED, {"task": "t1", "way": "call", "result": "answered"}),
                (K.PLAYBOOK_STARTED, {"playbook": "p", "version": 2}),
                (K.STEP_ANSWERED, {"playbook": "p", "step": "s2", "fact": "water_cm", "value": 90}),
                (K.STEP_DONE, {"playbook": "p", "step": "s3"}),
                (K.STEP_SKIPPED, {"playbook": "p", "step": "s1", "reason": "tidak perlu"}),
                (K.CLAIMED, {}),
                (K.TAKEN_OVER, {"before": "Dewi"}),
                (K.OFFERED, {"to": "Dewi"}),
                (K.OFFER_ACCEPTED, {}),
                (K.RELEASED, {}),
                (K.ON_SITE_CHECKED, {"text": "kering"}),
                (K.LINKED, {"incident": "i9", "number": "A-26-00009"}),
                (K.UNLINKED, {"incident": "i9", "number": "A-26-00009"}),
                (K.CHILD_ADDED, {"incident": "i8", "number": "A-26-00008"}),
                (K.MERGED, {"incident": "i9", "number": "A-26-00009"}),
                (K.UNMERGED, {"incident": "i9", "number": "A-26-00009"}),
                (
                    K.ABSORBED,
                    {"incident": "i7", "number": "7", "opened_at": AT.isoformat(), "reporters": ["Siti"]},
                ),
                (K.DETACHED, {"incident": "i7", "number": "7"}),
                (K.UNDONE, {"given": {"owner": "Dewi"}, "before": {"owner": "", "owned_at": None}, "notes": 0}),
            ]
        )
    )
    return kind, draw(INCIDENTS), data


@st.composite
def observations(draw: st.DrawFn) -> tuple[K, str | None, dict[str, Any]]:
    event = observed(draw(ITEMS), text=draw(WORDS))
    return K.OBSERVED, draw(st.none() | INCIDENTS), dict(event.data)


@st.composite
def measurements(draw: st.DrawFn) -> tuple[K, str | None, dict[str, Any]]:
    return K.MEASURED, None, dict(measured("sampah", draw(st.floats(-1e6, 1e6))).data)


HISTORIES = st.lists(st.lists(openings() | acts() | observations() | measurements(), max_size=6), max_size=8)


@given(history=HISTORIES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_events_alone_give_the_same_room(history: list[list[Any]], store_template: Path, clock: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "console.db").write_bytes(store_template.read_bytes())
        store = Store.open(data, mode="live", profile_id="p", station="A", clock=clock)
        try:
            place = 0
            for batch in history:
                events = []
                for kind, incident_id, fields in batch:
                    place += 1
                    at = AT + timedelta(seconds=place)
                    events.append(Event(f"e{place}", kind, at, "Dewi", "A", incident_id, fields))
                store.append(Batch(events=tuple(events))).result(timeout=10)
            assert store.rebuild_differences() == []
            search_index_holds(store)
        finally:
            store.close()


def search_index_holds(store: Store) -> None:
    """Raises when the full-text or map index does not match the incidents."""
    with store._engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO incident_fts (incident_fts, rank) VALUES ('integrity-check', 1)")
        assert connection.exec_driver_sql("SELECT rtreecheck('incident_rtree')").scalar_one() == "ok"
        placed = connection.exec_driver_sql("SELECT count(*) FROM incident WHERE lat IS NOT NULL").scalar_one()
        assert connection.exec_driver_sql("SELECT count(*) FROM incident_rtree").scalar_one() == placed
