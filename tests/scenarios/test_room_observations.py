"""What no incident holds is on the map, over a restart too, and leaves it once an incident holds it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand

from services.domain.freshness import FreshnessState
from services.domain.profile import Profile


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/aduan"] = reports(citizen_report(1), citizen_report(2, lat=None, long=None))
        yield running


def room_of(server: HostileServer, *, opens: bool) -> Profile:
    base = profile(feed("aduan", server.url("/aduan")))
    return replace(base, intake=replace(base.intake, report_feeds=("aduan",) if opens else ()))


def on_layer(stand: Stand) -> dict[str, str]:
    """Return the freshness each observation is drawn with."""
    things = stand.desk.map._state.observations.things
    return {item.external_id: freshness.state.value for item, freshness in things.values()}


def test_that_reports_without_an_incident_are_shown_where_they_have_a_place(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer
) -> None:
    quiet = room_of(server, opens=False)
    with room_stand(tmp_path, qtbot, profile=quiet, clock=clock) as stand:
        stand.wait(lambda: on_layer(stand) == {"R-1": "live"})
        assert stand.desk.queue.model.rowCount() == 0
    server.bodies["/aduan"] = b"not json"
    with room_stand(tmp_path, qtbot, profile=quiet, clock=clock) as stand:
        stand.wait(lambda: set(on_layer(stand)) == {"R-1"})
        clock.advance(600.0)
        stand.room.feeds.tick(clock.now())
        stand.wait(lambda: on_layer(stand) == {"R-1": FreshnessState.STALE.value})


def test_that_a_report_that_opened_an_incident_is_shown_once(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer
) -> None:
    with room_stand(tmp_path, qtbot, profile=room_of(server, opens=True), clock=clock) as stand:
        stand.wait_listed(2)
        stand.wait(lambda: not stand.app._observations._gather.isActive())
        assert on_layer(stand) == {}


def test_that_yesterdays_reports_leave_the_map(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer
) -> None:
    with room_stand(tmp_path, qtbot, profile=room_of(server, opens=False), clock=clock) as stand:
        stand.wait(lambda: on_layer(stand))
        clock.advance(30 * 3600.0)
        server.bodies["/aduan"] = reports(
            citizen_report(3, requested_datetime=clock.now().isoformat(timespec="seconds"))
        )
        stand.room.feeds.refresh_all()
        stand.wait(lambda: set(on_layer(stand)) == {"R-3"})
