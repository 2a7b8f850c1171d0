"""The network falls into a black hole and comes back: the room works on, and every age is told."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, color_of, feed, profile, reports, room_stand, words_of
from small_room import indicator, small_profile
from wire import FAR_AWAY, Wire

from services.domain.freshness import FreshnessState
from services.domain.incident import Incident, IncidentStatus
from services.domain.profile import Profile
from widgets.feeds.feed_cells import FeedColumn

FIX = {"deviceId": 7, "deviceName": "Truk 7", "category": "truk", "latitude": -6.4, "longitude": 108.3}
POSITIONS = [FIX | {"fixTime": "2026-11-21T09:42:00Z"}]
FIGURES = [{"indicator": "sampah-terangkut", "value": 61.5, "as_of": "2026-11-21T09:42:00Z"}]
OFFLINE = "▲ network off, working offline"
ACT_S = 1.0  # an act takes milliseconds (make bench prints them); this machine may be busy


class CreepingClock(FakeClock):
    """Stands still but for a microsecond at each look: of two events one is always the later."""

    def monotonic_s(self) -> float:
        self.elapsed_s += 1e-6
        return self.elapsed_s


@pytest.fixture
def clock() -> FakeClock:
    return CreepingClock()


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    wire = Wire()
    wire.plug_in(monkeypatch)
    yield wire
    wire.mend()


@pytest.fixture
def sources() -> Iterator[tuple[HostileServer, HostileServer]]:
    """Serve reports and positions on one host, figures on another."""
    with HostileServer() as first, HostileServer() as second:
        first.bodies["/aduan"] = reports(citizen_report())
        first.bodies["/truk"] = json.dumps(POSITIONS).encode()
        second.bodies["/angka"] = json.dumps(FIGURES).encode()
        yield first, second


@pytest.fixture
def stand(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, wire: Wire, sources: tuple[HostileServer, HostileServer]
) -> Iterator[Stand]:
    with room_stand(tmp_path, qtbot, profile=room_over_the_wire(*sources), clock=clock) as running:
        running.wait_listed(1)
        running.wait(lambda: "feeds 3/3" in words_of(running.desk.strip))
        yield running
        wire.mend()


def room_over_the_wire(first: HostileServer, second: HostileServer) -> Profile:
    """Return a room whose feeds are far away, with a headline figure that is old after 100 s."""
    fields = {"indicator": "indicator", "value": "value", "as_of": "as_of"}
    base = profile(
        feed("aduan", f"http://warga.contoh:{first.port}/aduan", deadline_s=2.0),
        feed(
            "truk", f"http://warga.contoh:{first.port}/truk", format="traccar", stale_after_s=120.0, deadline_s=2.0
        ),
        feed(
            "angka",
            f"http://angka.contoh:{second.port}/angka",
            format="mapped",
            deadline_s=2.0,
            options={"fields": fields},
        ),
    )
    headline = replace(indicator(), stale_after_s=100.0, is_headline=True)
    programme = replace(small_profile().programmes[0], indicators=(headline,))
    return replace(base, programmes=(programme,))


def test_that_create_assign_and_status_complete_without_a_network_and_without_calling_out(
    stand: Stand, wire: Wire
) -> None:
    fall_offline(stand, wire)
    gui = threading.current_thread().name
    stand.press("n")
    stand.press(Qt.Key.Key_F4)  # a real call
    stand.desk.new_form.fields.title.setFocus()
    stand.press("Tanggul retak")
    assert timed(stand, stand.submit, lambda: stand.room.book.counts.total == 2) < ACT_S
    stand.wait(lambda: "Tanggul retak" in words_of(stand.desk.detail))
    incident_id = stand.desk.detail.incident_id()
    stand.press("t")
    stand.press("1")
    assert timed(stand, stand.submit, lambda: incident(stand, incident_id).agencies) < ACT_S
    stand.wait_saved()
    stand.press("s")
    stand.press("1")
    working = IncidentStatus.IN_PROGRESS
    assert timed(stand, stand.submit, lambda: incident(stand, incident_id).status is working) < ACT_S
    stand.wait_saved()
    assert [attempt for attempt in wire.attempts if attempt.thread == gui] == []
    assert {attempt.host for attempt in wire.attempts} <= {"warga.contoh", "angka.contoh", FAR_AWAY}
    assert OFFLINE in words_of(stand.desk.strip)


def test_that_panes_grow_old_at_the_profiles_ages_and_come_back_said_once_each_way(
    stand: Stand, wire: Wire, clock: FakeClock
) -> None:
    network: list[bool] = []
    lost: list[object] = []
    stand.room.feeds.network_changed.connect(network.append)
    stand.room.feeds.lost.connect(lost.append)
    stand.wait(lambda: ages(stand) == {"feed": "live", "vehicle": "live", "figure": "live"})
    fall_offline(stand, wire)
    for seconds, stale in ((80.0, set()), (11.0, {"feed"}), (10.0, {"feed", "figure"})):
        clock.advance(seconds)
        assert_ages(stand, stale=stale)
    clock.advance(30.0)
    assert_ages(stand, stale={"feed", "figure", "vehicle"})
    assert conditions(stand) == ["◇ No network"] * 3
    wire.mend()
    stand.wait(lambda: "network on" in words_of(stand.desk.strip))
    stand.wait(lambda: ages(stand)["feed"] == "live")
    assert network == [False, True]
    assert lost == []  # no network is no feed's failure


def test_that_one_source_out_of_reach_is_lost_once_and_recovered_once(
    stand: Stand, wire: Wire, sources: tuple[HostileServer, HostileServer]
) -> None:
    said: list[str] = []
    stand.app.notices.said.connect(lambda news, is_trouble: said.append(news.en))
    wire.refusing.add(sources[1].port)
    stand.wait(lambda: "▲ feeds 2/3" in words_of(stand.desk.strip))
    for _ in range(3):
        tried = len(wire.attempts)
        stand.room.feeds.refresh("angka")
        stand.wait(lambda tried=tried: len(wire.attempts) > tried)
    wire.refusing.clear()
    stand.room.feeds.refresh("angka")
    stand.wait(lambda: "feeds 3/3" in words_of(stand.desk.strip))
    assert [text.partition(":")[0] for text in said] == ["Feed lost", "Feed is back"]
    assert "network on" in words_of(stand.desk.strip)


def fall_offline(stand: Stand, wire: Wire) -> None:
    """Cut the wire and wait until the console noticed; what was on its way has ended then."""
    wire.cut()
    stand.wait(lambda: OFFLINE in words_of(stand.desk.strip))
    stand.wait(lambda: conditions(stand) == ["◇ No network"] * 3)
    wire.attempts.clear()


def timed(stand: Stand, act, is_done) -> float:
    """Return the seconds from the key to what it should bring about."""
    started = time.monotonic()
    act()
    stand.wait(is_done)
    return time.monotonic() - started


def incident(stand: Stand, incident_id: str) -> Incident:
    found = stand.room.book.get(incident_id)
    assert found is not None
    return found


def ages(stand: Stand) -> dict[str, str]:
    """Return how old each pane calls what it shows: the eldest feed, the vehicle, the headline figure."""
    vehicles = stand.desk.map._state.vehicles.things
    tile = stand.desk.quick_wins._tiles["sampah-terangkut"]
    table = stand.desk.feeds.model
    is_feed_stale = any(
        table.data(table.index(row, FeedColumn.AGE), Qt.ItemDataRole.ForegroundRole) == color_of("stale")
        for row in range(table.rowCount())
    )
    vehicle = next(iter(vehicles.values()))[1].state if vehicles else FreshnessState.UNKNOWN
    return {
        "feed": "stale" if is_feed_stale else "live",
        "vehicle": vehicle.value,
        "figure": tile._standing.freshness.state.value if tile._standing else "unknown",
    }


def assert_ages(stand: Stand, *, stale: set[str]) -> None:
    stand.room.board.judge()  # by itself it looks every ten seconds
    wanted = {pane: "stale" if pane in stale else "live" for pane in ("feed", "vehicle", "figure")}
    stand.wait(lambda: ages(stand) == wanted)


def conditions(stand: Stand) -> list[str]:
    table = stand.desk.feeds.model
    return [str(table.data(table.index(row, FeedColumn.STANDING))) for row in range(table.rowCount())]
