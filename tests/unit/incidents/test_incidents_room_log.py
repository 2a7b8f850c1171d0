"""What happened to the room itself is in the record too."""

from fake_clock import FakeClock
from fakes import FakeEventLog

from services.domain.camera import CameraState
from services.domain.event import EventKind
from services.domain.feed import Feed
from services.domain.text import Label
from services.incidents.room_log import RoomLog

FEED = Feed("bmkg", Label("Gempa", "Quakes"), "https://data.bmkg.go.id/x", "bmkg-earthquake", 60.0, 300.0)


def test_that_losing_and_finding_a_feed_is_written_down_with_its_reason(clock: FakeClock) -> None:
    log = FakeEventLog()
    room = RoomLog(log, clock=clock, station="A")
    room.feed_lost(FEED, Label("tidak menjawab", "no answer"))
    room.feed_recovered(FEED)
    lost, back = log.events
    assert (lost.kind, lost.data["reason_en"]) == (EventKind.FEED_LOST, "no answer")
    assert (back.kind, back.data["feed"]) == (EventKind.FEED_RECOVERED, "bmkg")
    assert {event.incident_id for event in log.events} == {None}


def test_that_a_camera_s_change_says_from_what_to_what(clock: FakeClock) -> None:
    log = FakeEventLog()
    RoomLog(log, clock=clock, station="A").camera_changed("simpang", CameraState.LIVE, CameraState.FROZEN)
    assert dict(log.events[0].data) == {"camera": "simpang", "before": "live", "after": "frozen"}
