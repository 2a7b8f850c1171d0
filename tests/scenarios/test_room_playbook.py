"""A flood at night: four agencies with three keys, one of them silent, the console restarted in between."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand

from services.domain.event import EventKind
from services.domain.incident import Incident
from services.domain.profile import Profile
from services.profile.loader import load_profile

INDRAMAYU = load_profile(Path(__file__).parents[2] / "resources" / "profiles" / "indramayu")
K = Qt.Key


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/aduan"] = reports(citizen_report())
        yield running


@pytest.fixture
def flood_room(server: HostileServer) -> Profile:
    small = profile(feed("aduan", server.url("/aduan")))
    return replace(small, agencies=INDRAMAYU.agencies, playbooks=INDRAMAYU.playbooks)


def shown(stand: Stand) -> Incident:
    incident = stand.room.store.readers.incident(stand.desk.detail.incident_id())
    assert incident is not None
    return incident


def in_book(stand: Stand) -> Incident:
    """Return the incident as the room's watches know it."""
    incident = stand.room.book.get(stand.desk.detail.incident_id())
    assert incident is not None
    return incident


def told(stand: Stand) -> list[tuple[str, object, object]]:
    kinds = (EventKind.CHECK_MISSED, EventKind.TASK_ESCALATED)
    events = stand.room.store.readers.events_of(stand.desk.detail.incident_id())
    return sorted(
        (str(e.data["agency"]), e.data["misses"], e.data.get("level", 0)) for e in events if e.kind in kinds
    )


def test_that_four_agencies_are_asked_and_silence_escalates_over_a_restart(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, flood_room: Profile
) -> None:
    with ExitStack() as first:
        stand = first.enter_context(room_stand(tmp_path, qtbot, profile=flood_room, clock=clock))
        stand.wait_listed(1)
        stand.desk.queue.keep_focus()
        stand.press("p")  # from the queue
        stand.press(K.Key_Return)
        stand.wait(lambda: shown(stand).playbook is not None)
        stand.wait(lambda: stand.desk.detail.record.playbook._list.hasFocus())
        stand.press(K.Key_Return)
        stand.wait(lambda: len(shown(stand).tasks) == 4)
        assert set(shown(stand).agencies) == {"dlh", "bpbd", "dinkes", "dinsos"}
        stand.wait(lambda: stand.room.tasks.load().get("dlh") == 1)
        stand.press(K.Key_Home)
        clock.advance(19 * 60)
        stand.press("i")
        stand.wait(lambda: in_book(stand).tasks[0].last_contact_at == clock.now())
        clock.advance(2 * 60 + 5)
        stand.room.tasks.tick()
        stand.wait(lambda: len(told(stand)) == 3)
        assert told(stand) == [("bpbd", 1, 0), ("dinkes", 1, 0), ("dinsos", 1, 0)]
    clock.advance(3600)
    with ExitStack() as second:
        stand = second.enter_context(room_stand(tmp_path, qtbot, profile=flood_room, clock=clock))
        stand.wait_listed(1)
        stand.wait(lambda: sum(stand.room.tasks.load().values()) == 4)
        stand.room.tasks.tick()
        stand.wait(lambda: all(task.level == 2 for task in shown(stand).tasks))
        before = told(stand)
        stand.room.tasks.tick()
        stand.wait(lambda: told(stand) == before)
        assert len(before) == len(set(before)) == 3 + 4 * 3
        assert stand.room.store.rebuild_differences() == []
