"""A bad week: ten thousand open incidents when the console starts. The operator does not wait for them."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from fake_clock import FakeClock
from pytestqt.qtbot import QtBot
from room_stand import Stand, feed, profile, room_stand

from db.store import Store
from services.domain.draft import IncidentDraft
from services.domain.event import Event
from services.domain.log import Batch, Committed
from services.domain.profile import Profile
from services.incidents.dispatch import Dispatch

COUNT = 10_000
ROOM = profile(feed("aduan", "http://127.0.0.1:9/aduan", is_enabled=False))


class Collector:
    """An event log that only gathers."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def append(self, batch: Batch) -> Future[Committed]:
        self.events.extend(batch.events)
        return Future()


def fill(folder: Path, room: Profile, clock: FakeClock) -> None:
    """Write ``COUNT`` open incidents, as if taken one second after the other."""
    log, started = Collector(), clock.at
    dispatch = Dispatch(room, log=log, clock=clock, station=room.station, operator="Budi")
    for number in range(COUNT):
        clock.advance(1.0)
        dispatch.open_incident(IncidentDraft(category="banjir", title=f"Banjir nomor {number}"))
    clock.at = started
    store = Store.open(folder, mode="live", profile_id=room.profile_id, station=room.station, clock=clock)
    try:
        store.append(Batch(tuple(log.events))).result(60.0)
    finally:
        store.close()


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock) -> Iterator[Stand]:
    fill(tmp_path, ROOM, clock)
    clock.advance(COUNT + 60.0)
    with room_stand(tmp_path, qtbot, profile=ROOM, clock=clock) as running:
        yield running


def test_that_the_first_page_can_be_worked_on_before_the_last_is_read_and_nothing_is_lost(stand: Stand) -> None:
    book, queue = stand.room.book, stand.desk.queue
    stand.wait(queue.selected_id)
    first = queue.selected_id()
    stand.press("j")
    second = queue.selected_id()
    assert book.is_loading
    assert 0 < queue.model.rowCount() < COUNT
    assert second not in (first, "")
    stand.press("c")
    stand.press("Sudah dihubungi")
    stand.submit()
    stand.wait_saved()
    stand.wait(lambda: not book.is_loading, timeout_ms=20_000)
    assert queue.model.rowCount() == book.counts.total == COUNT
    assert queue.selected_id() == stand.desk.detail.incident_id() == second
    noted = book.get(second)
    assert noted is not None
    assert noted.notes == 1
    assert len({incident.number for incident in book.incidents()}) == COUNT
