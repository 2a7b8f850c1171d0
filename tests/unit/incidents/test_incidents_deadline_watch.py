"""Near and breached are said once each, whatever happened to the clock or the console meanwhile."""

import pytest
from clock_room import ClockRoom, K, local

from services.domain.deadline import DeadlineState
from services.domain.errors import KnownError
from services.domain.event import EventKind
from services.domain.incident import Disposition, IncidentStatus
from services.domain.incident_fold import fold
from services.domain.text import Label
from services.incidents.deadline_watch import AT_ONCE

NEAR, BREACHED = ("near", "answer"), ("breached", "answer")


def test_that_75_percent_and_the_end_are_each_said_once() -> None:
    room = ClockRoom()
    room.report()
    room.wait(44.0)
    assert room.said() == []
    room.wait(2.0)
    assert room.said() == [NEAR]
    room.wait(13.0)
    assert room.said() == [NEAR]
    room.wait(100.0)
    assert room.said() == [NEAR, BREACHED]


def test_that_what_was_met_in_time_is_never_said() -> None:
    room = ClockRoom()
    row = room.report()
    room.sleep(40.0)
    room.dispatch.acknowledge(row).result(0)
    room.wait(100.0)
    assert room.said() == []


def test_that_an_outage_over_the_deadline_says_the_breach_at_once_and_not_what_came_before() -> None:
    room = ClockRoom()
    row = room.report()
    room.stop()
    room.sleep(250.0)
    room.restart()
    assert room.said() == [BREACHED, ("near", "respond")]
    event = next(event for event in room.log.events if event.kind is EventKind.DEADLINE_BREACHED)
    assert (event.actor, event.at, event.data["due_at"]) == (
        "system",
        room.clock.now(),
        row.ack_due_at.isoformat(),
    )  # type: ignore[union-attr]


def test_that_restarts_say_nothing_twice() -> None:
    room = ClockRoom()
    room.report()
    room.wait(70.0)
    for _ in range(3):
        room.stop()
        room.restart()
    assert room.said() == [NEAR, BREACHED]


def test_that_a_late_answer_is_a_breach_though_nobody_looked_before() -> None:
    room = ClockRoom()
    row = room.report()
    room.sleep(62.0)  # no tick in between
    room.dispatch.acknowledge(row).result(0)
    assert room.said() == [BREACHED]
    margin = room.clock_of(row, K.ANSWER).margin
    assert margin is not None
    assert margin.total_seconds() == -2.0


def test_that_what_was_closed_late_is_a_breach_too() -> None:
    room = ClockRoom()
    row = room.report()
    room.sleep(7201.0)
    room.dispatch.close(row, Disposition.HANDLED).result(0)
    assert ("breached", "resolve") in room.said()


def test_that_a_clock_set_back_neither_says_it_again_nor_takes_it_back() -> None:
    room = ClockRoom()
    row = room.report()
    room.wait(70.0)
    room.sleep(-3600.0)
    room.wait(3700.0)
    assert room.said().count(NEAR) == room.said().count(BREACHED) == 1
    assert room.clock_of(row, K.ANSWER).state(row.opened_at) is DeadlineState.BREACHED


def test_that_a_clock_set_forward_says_all_it_passed() -> None:
    room = ClockRoom()
    room.report()
    room.sleep(3 * 86_400.0)
    room.watch.tick()
    assert room.said() == [("breached", kind) for kind in ("answer", "respond", "on_scene", "resolve")]


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-11-30 23:59:30", "2026-12-01 00:00:30"),  # midnight and month end
        ("2026-12-31 23:59:30", "2027-01-01 00:00:30"),
        ("2028-02-29 23:59:30", "2028-03-01 00:00:30"),  # leap day
    ],
)
def test_that_midnight_month_end_and_leap_day_are_no_exception(start: str, due: str) -> None:
    room = ClockRoom(start)
    row = room.report()
    assert row.ack_due_at == local(due)
    room.wait(61.0)
    assert room.said() == [NEAR, BREACHED]


def test_that_working_days_are_told_at_their_hours() -> None:
    room = ClockRoom("2026-12-21 09:00")  # Christmas is not worked
    row = room.report("lapor")
    assert row.ack_due_at == local("2026-12-28 23:59:59")
    room.wait((local("2026-12-28 06:00") - room.clock.now()).total_seconds() - 1.0)
    assert room.said() == []
    room.wait(2.0)
    assert room.said() == [NEAR]


def test_that_near_is_not_said_again_after_a_pause() -> None:
    room = ClockRoom()
    row = room.report()
    room.wait(5500.0)
    assert ("near", "resolve") in room.said()
    room.dispatch.change_status(room.now(row), IncidentStatus.ON_HOLD, reason="x").result(0)
    room.wait(3600.0)
    room.dispatch.change_status(room.now(row), IncidentStatus.IN_PROGRESS).result(0)
    room.wait(1000.0)
    assert room.said().count(("near", "resolve")) == 1
    room.wait(1000.0)
    assert room.said().count(("breached", "resolve")) == 1


def test_that_what_the_disk_refused_is_said_later() -> None:
    room = ClockRoom()
    room.report()
    room.log.failure = KnownError(Label(id="Penuh", en="Full"), "")
    room.wait(70.0)
    assert room.said() == []
    room.log.failure = None
    room.wait(20.0)
    assert room.said() == [BREACHED]


def test_that_after_an_outage_thousands_are_told_turn_by_turn() -> None:
    room = ClockRoom()
    room.stop()
    for _ in range(AT_ONCE + 10):
        room.report()
    room.sleep(8000.0)
    room.restart()
    assert len(room.said()) == AT_ONCE
    room.wait(10.0)
    assert len(room.said()) == 4 * (AT_ONCE + 10)


def test_that_nothing_is_queued_behind_a_slow_disk() -> None:
    room = ClockRoom()
    for _ in range(AT_ONCE):
        room.report()
    room.log.hold()
    room.wait(300.0)
    batches = len(room.log.batches)
    room.log.release()
    assert len(room.log.batches) <= batches + 1
    room.wait(10.0)
    assert len(room.said()) == 3 * AT_ONCE


def test_that_a_replay_gives_the_same_clocks() -> None:
    room = ClockRoom()
    row = room.report()
    room.wait(70.0)
    room.dispatch.acknowledge(room.now(row)).result(0)
    room.dispatch.change_status(room.now(row), IncidentStatus.ON_HOLD, reason="x").result(0)
    room.wait(100.0)
    room.dispatch.change_status(room.now(row), IncidentStatus.IN_PROGRESS).result(0)
    again = None
    for event in room.log.events:
        again = fold(again, event)
    assert again == room.now(row)
