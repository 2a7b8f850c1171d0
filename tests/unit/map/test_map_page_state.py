"""What the page is told, and what it is told again."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from services.domain.camera import Camera, CameraHealth, CameraState
from services.domain.freshness import Freshness, FreshnessState
from services.domain.geo import Point
from services.domain.incident import Incident, IncidentStatus
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.resource import Fix
from services.domain.severity import Severity
from widgets.map.counts import counts_of
from widgets.map.page_state import ROWS_PER_BATCH, PageState
from widgets.map.point_rows import camera_look, earthquake_row, incident_row, page_key, vehicle_row

AT = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
HERE = Point(-6.4, 108.2)


def incident(id_: str, **changed: Any) -> Incident:
    base = Incident(id_, "A-1", "banjir", Severity.P2, IncidentStatus.NEW, "Banjir", AT, AT, point=HERE)
    return replace(base, **changed)


def taken(state: PageState) -> list[list[Any]]:
    ops: list[list[Any]] = json.loads(state.take())
    return ops


def test_that_only_the_newest_of_many_changes_is_sent() -> None:
    state = PageState()
    for severity in (Severity.P4, Severity.P3, Severity.P1):
        state.put_incidents((incident("a", severity=severity, acknowledged_at=AT),))
    assert taken(state) == [["upsert", {"kind": "incident", "rows": [["a", -6.4, 108.2, "1", None, 6]]}]]
    assert not state.is_pending


def test_that_a_closed_or_placeless_incident_leaves_the_page() -> None:
    state = PageState()
    state.put_incidents((incident("a"), incident("b")))
    state.take()
    state.put_incidents((incident("a", status=IncidentStatus.CLOSED), incident("b", point=None)))
    assert taken(state) == [["remove", {"kind": "incident", "ids": ["a", "b"]}]]
    counts = counts_of(state)
    assert (counts.incidents, counts.unplaced) == (1, 1)
    state.put_incidents((incident("b"),))
    assert counts_of(state).unplaced == 0


def test_that_a_thing_removed_and_added_again_before_the_batch_is_there_afterwards() -> None:
    state = PageState()
    state.put_incidents((incident("a"),))
    state.take()
    state.drop_incidents(("a",))
    state.put_incidents((incident("a"),))
    assert [op[0] for op in taken(state)] == ["upsert"]


def test_that_a_new_page_gets_everything_and_the_selection_without_moving() -> None:
    state = PageState()
    state.set("theme", {"colors": {}})
    state.put_incidents((incident("a"),))
    state.select({"kind": "incident", "id": "a", "bring": True})
    state.ask("whole_area")
    first = taken(state)
    assert first[-1] == ["select", {"kind": "incident", "id": "a", "bring": True}]
    state.remember_view({"lat": -6.4, "lon": 108.2, "zoom": 12})
    state.resend()
    again = taken(state)
    assert [op[0] for op in again] == ["theme", "view", "upsert", "select"]
    assert again[-1][1]["bring"] is False
    state.remember_view(None)
    state.deselect()
    state.resend()
    assert [op[0] for op in taken(state)] == ["theme", "upsert"]


def test_that_a_large_snapshot_is_cut_and_the_selection_waits_for_its_point() -> None:
    state = PageState()
    state.put_incidents(incident(f"i{n}") for n in range(ROWS_PER_BATCH + 10))
    state.select({"kind": "incident", "id": "i0", "bring": True})
    assert [op[0] for op in taken(state)] == ["upsert"]
    assert state.has_rest
    assert [op[0] for op in taken(state)] == ["upsert", "select"]
    assert not state.has_rest


def test_that_an_unacknowledged_incident_looks_different_and_the_worst_is_on_top() -> None:
    rows = [
        incident_row("x", incident("x", severity=severity, acknowledged_at=at))
        for severity in sorted(Severity, reverse=True)
        for at in (AT, None)
    ]
    looks, ranks = [row[3] for row in rows if row], [row[5] for row in rows if row]
    assert looks == ["4", "4+", "3", "3+", "2", "2+", "1", "1+"]
    assert ranks == sorted(set(ranks), key=lambda rank: float(str(rank)))


def test_that_a_camera_looks_as_measured_not_as_claimed() -> None:
    assert camera_look(None) == "unknown"
    looks = {state: camera_look(CameraHealth("c", state, AT)) for state in CameraState}
    assert [state for state, look in looks.items() if look == "live"] == [CameraState.LIVE]
    state = PageState()
    state.put_cameras(((Camera("c", "C", "x", HERE, claimed_status="online"), None),))
    assert taken(state)[0][1]["rows"][0][3] == "unknown"


def test_that_a_vehicle_says_how_old_it_is() -> None:
    fix = Fix("v", "Truk", "truk sampah", HERE, AT, heading_deg=90.0)
    looks = [vehicle_row("v", (fix, Freshness(state)))[3] for state in FreshnessState]
    assert looks == ["live:T", "stale:T", "unknown:T", "replay:T"]


def test_that_only_a_grave_earthquake_is_coloured() -> None:
    quake = Observation(
        "bmkg", "1", ObservationKind.EARTHQUAKE, AT, point=HERE, measures={"magnitude": Measure(5.25)}
    )
    for severity, look in ((None, "5.2:text_3"), (Severity.P3, "5.2:text_3"), (Severity.P1, "5.2:p1")):
        row = earthquake_row("q", replace(quake, severity=severity))
        assert row is not None
        assert row[3] == look


def test_that_earthquakes_are_replaced_as_a_whole() -> None:
    state = PageState()
    quakes = [Observation("bmkg", str(n), ObservationKind.EARTHQUAKE, AT, point=HERE) for n in range(3)]
    state.replace_earthquakes(quakes)
    state.take()
    state.replace_earthquakes(quakes[1:])
    assert ["remove", {"kind": "earthquake", "ids": ["bmkg:0"]}] in taken(state)


def test_that_any_id_has_a_key_the_page_may_answer_with() -> None:
    assert page_key("inc-1:a.B_2") == "inc-1:a.B_2"
    strange = ["", "E 1234 XY", "a/b", "x" * 65, "</script>"]
    keys = [page_key(text) for text in strange]
    assert len(set(keys)) == len(strange)
    assert all(key.startswith("key-") and len(key) <= 64 for key in keys)
