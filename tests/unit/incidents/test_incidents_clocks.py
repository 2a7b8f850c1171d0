"""What people and the world do to an incident's clocks."""

from datetime import timedelta

import pytest
from clock_room import ClockRoom, K, clock_profile, local

from services.domain.clocks import breached_clocks, first_due, paused_clock, running_clocks, worst_state
from services.domain.deadline import DeadlineState, Stop
from services.domain.event import Event, EventKind
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.incident_fold import fold
from services.domain.undo_fold import still_holds, taken_back
from services.incidents.identity import new_event_id

S = IncidentStatus


def hold(room: ClockRoom, row: Incident, *, waits_for: str = "") -> None:
    room.dispatch.change_status(room.now(row), S.ON_HOLD, reason="ditunda", waits_for=waits_for).result(0)


def go_on(room: ClockRoom, row: Incident, status: IncidentStatus = S.IN_PROGRESS) -> None:
    room.dispatch.change_status(room.now(row), status).result(0)


def _status(room: ClockRoom, row: Incident, after: IncidentStatus) -> Event:
    data = {"before": row.status.value, "after": after.value, "reason": ""}
    return Event(
        new_event_id(), EventKind.STATUS_CHANGED, room.clock.now(), "Rina", "A", row.incident_id, data=data
    )


def act(room: ClockRoom, row: Incident, kind: EventKind, **data: str) -> Incident:
    event = Event(new_event_id(), kind, room.clock.now(), "feed:aduan", "A", row.incident_id, data=dict(data))
    return room.append(event)


def test_that_an_incident_has_all_the_clocks_of_its_class() -> None:
    row = ClockRoom().report()
    assert [clock.kind for clock in row.clocks] == [K.ANSWER, K.RESPOND, K.ON_SCENE, K.RESOLVE]
    assert [(clock.due_at - row.opened_at).total_seconds() for clock in row.clocks] == [60, 300, 1200, 7200]
    assert (row.ack_due_at, row.due_at) == (row.clocks[0].due_at, row.clocks[3].due_at)


def test_that_only_the_resolution_counts_from_when_the_citizen_spoke() -> None:
    row = ClockRoom().report(heard_s=3600.0)
    assert [(clock.due_at - row.opened_at).total_seconds() for clock in row.clocks] == [3660, 3900, 4800, 7200]


def test_that_each_act_meets_its_clock_with_its_margin() -> None:
    room = ClockRoom()
    row = room.report()
    for act, margin_s in (
        (lambda: room.dispatch.acknowledge(room.now(row)), 20.0),
        (lambda: room.dispatch.assign(room.now(row), "bpbd"), 220.0),
        (lambda: room.dispatch.change_status(room.now(row), S.IN_PROGRESS), 1080.0),
        (lambda: room.dispatch.change_status(room.now(row), S.RESOLVED), 7040.0),
    ):
        room.sleep(40.0)
        due_first = first_due(room.now(row))
        assert due_first is not None
        act().result(0)
        met = room.clock_of(row, due_first.kind)
        assert (met.stop, met.margin) == (Stop.MET, timedelta(seconds=margin_s))
    assert running_clocks(room.now(row)) == ()


def test_that_an_agency_s_task_on_scene_meets_that_clock() -> None:
    room = ClockRoom()
    row = room.report()
    act(room, row, EventKind.TASK_CHANGED, task="t1", after="on_the_way")
    assert room.clock_of(row, K.ON_SCENE).is_running


def test_that_a_clock_on_hold_stands_and_goes_on_with_what_was_left() -> None:
    room = ClockRoom()
    row = room.report()
    room.sleep(600.0)
    hold(room, row)
    stood = room.clock_of(row, K.RESOLVE)
    assert (stood.stop, stood.stopped_at) == (Stop.ON_HOLD, local("2026-11-23 10:52"))
    room.wait(5 * 3600.0)
    assert ("breached", "resolve") not in room.said()
    go_on(room, row)
    assert room.clock_of(row, K.RESOLVE).due_at == local("2026-11-23 17:42")
    assert room.now(row).due_at == local("2026-11-23 17:42")


def test_that_clocks_which_the_class_does_not_stop_run_on_hold_too() -> None:
    room = ClockRoom()
    row = room.report()
    hold(room, row)
    assert [clock.kind for clock in running_clocks(room.now(row))] == [K.ANSWER, K.RESPOND, K.ON_SCENE]


def test_that_a_paused_incident_says_which_clock_stands() -> None:
    room = ClockRoom()
    row = room.report("lapor")
    room.dispatch.acknowledge(row).result(0)
    hold(room, row)
    standing = paused_clock(room.now(row))
    assert standing is not None
    assert (standing.kind, first_due(room.now(row))) == (K.RESOLVE, None)
    assert worst_state(room.now(row), local("2027-11-23 10:00")) is DeadlineState.NONE


def test_that_waiting_for_the_reporter_ends_when_the_report_is_told_anew() -> None:
    room = ClockRoom()
    row = room.report("lapor")
    hold(room, row, waits_for="reporter")
    assert room.clock_of(row, K.RESOLVE).stop is Stop.WAITING
    room.sleep(86_400.0)
    act(room, row, EventKind.OBSERVED, is_revision="yes")
    resumed = room.clock_of(row, K.RESOLVE)
    assert resumed.is_running
    assert room.now(row).status is S.ON_HOLD
    act(room, row, EventKind.NOTED, text="dijawab")
    assert room.clock_of(row, K.RESOLVE).is_running


def test_that_a_pause_over_a_weekend_adds_the_working_day_that_began_in_it() -> None:
    room = ClockRoom("2026-11-26 09:00")  # Thursday: due Thursday a week later
    row = room.report("lapor")
    assert row.due_at == local("2026-12-03 23:59:59")
    room.sleep(30 * 3600.0)  # Friday 15:00
    hold(room, row)
    room.sleep(65 * 3600.0)  # Monday 08:00
    go_on(room, row)
    assert room.now(row).due_at == local("2026-12-04 23:59:59")
    assert room.log.kinds(row.incident_id)[-1] is EventKind.DEADLINES_SET


def test_that_a_pause_within_one_day_adds_no_working_day() -> None:
    room = ClockRoom("2026-11-23 09:00")
    row = room.report("lapor")
    hold(room, row)
    room.sleep(3600.0)
    go_on(room, row)
    assert room.now(row).due_at == row.due_at


def test_that_a_pause_after_the_deadline_takes_nothing_back() -> None:
    room = ClockRoom()
    row = room.report()
    room.wait(7300.0)
    hold(room, row)
    room.wait(3600.0)
    go_on(room, row)
    late = room.clock_of(row, K.RESOLVE)
    assert (late.due_at, late.is_breach_told) == (row.due_at, True)
    assert room.said().count(("breached", "resolve")) == 1


def test_that_a_reopened_incident_goes_on_with_what_was_left() -> None:
    room = ClockRoom()
    row = room.report()
    room.sleep(3600.0)
    room.dispatch.close(room.now(row), Disposition.HANDLED).result(0)
    room.sleep(86_400.0)
    room.dispatch.reopen(room.now(row), "kambuh").result(0)
    assert room.now(row).due_at == room.clock.now() + timedelta(hours=1)


def test_that_a_reopened_incident_starts_again_where_the_class_says_so() -> None:
    room = ClockRoom("2026-11-23 09:00")
    row = room.report("lapor")
    room.dispatch.close(room.now(row), Disposition.HANDLED).result(0)
    room.sleep(7 * 86_400.0)
    room.dispatch.reopen(room.now(row), "kambuh").result(0)
    again = room.clock_of(row, K.RESOLVE)
    assert (again.started_at, again.due_at) == (room.clock.now(), local("2026-12-07 23:59:59"))
    assert again.pauses == ()


def test_that_resolved_and_taken_up_again_is_reopened() -> None:
    room = ClockRoom()
    row = room.report()
    room.sleep(3600.0)
    go_on(room, row)
    go_on(room, row, S.RESOLVED)
    room.sleep(600.0)
    go_on(room, row)
    assert room.now(row).due_at == row.due_at + timedelta(seconds=600.0) if row.due_at else False


def test_that_an_undone_hold_never_was() -> None:
    room = ClockRoom()
    row = room.report()
    hold(room, row)
    held = room.now(row)
    room.sleep(10.0)
    data = {"acts": [], "given": {"status": "on_hold"}, "before": {"status": "new"}, "notes": 0}
    event = Event(new_event_id(), EventKind.UNDONE, room.clock.now(), "Rina", "A", held.incident_id, data=data)
    after = room.append(event)
    assert after.clocks == row.clocks


@pytest.mark.parametrize("category", ["darurat", "lapor"])
def test_that_going_on_after_a_hold_can_be_undone_though_the_clock_was_reckoned_anew(category: str) -> None:
    room = ClockRoom("2026-11-27 15:00")  # a Friday
    row = room.report(category)
    hold(room, row)
    held = room.now(row)
    room.sleep(65 * 3600.0)
    going = fold(held, _status(room, held, S.IN_PROGRESS))
    assert going is not None
    go_on(room, row)
    data = {"acts": [], **taken_back(held, going)}
    assert still_holds(room.now(row), data)
    undone = Event(new_event_id(), EventKind.UNDONE, room.clock.now(), "Rina", "A", row.incident_id, data=data)
    after = room.append(undone)
    assert (after.status, room.clock_of(row, K.RESOLVE).stop) == (S.ON_HOLD, Stop.ON_HOLD)
    room.sleep(3600.0)
    go_on(room, row)
    assert room.now(row).due_at == local({"darurat": "2026-11-30 11:00", "lapor": "2026-12-07 23:59:59"}[category])


def test_that_a_deadline_moved_by_hand_stays_where_it_was_put() -> None:
    room = ClockRoom("2026-11-26 09:00")
    row = room.report("lapor")
    wanted = local("2026-11-27 12:00")
    changed = {"field": "due_at", "before": None, "after": wanted.isoformat()}
    act(room, row, EventKind.FIELD_CHANGED, **changed)  # type: ignore[arg-type]
    moved = room.clock_of(row, K.RESOLVE)
    assert (moved.due_at, moved.is_set_by_hand) == (wanted, True)
    room.wait(3600.0)
    assert room.now(row).due_at == wanted


def test_that_another_category_brings_its_own_promises_from_the_same_start() -> None:
    room = ClockRoom()
    row = room.report("lapor")
    room.sleep(30.0)
    room.dispatch.change_field(room.now(row), "category", after="darurat").result(0)
    clocks = room.now(row).clocks
    assert [clock.kind for clock in clocks] == [K.ANSWER, K.RESPOND, K.ON_SCENE, K.RESOLVE]
    assert room.now(row).ack_due_at == row.opened_at + timedelta(seconds=60)
    assert room.now(row).due_at == row.opened_at + timedelta(hours=2)


def test_that_a_year_filled_in_later_moves_the_open_deadlines_at_the_next_start() -> None:
    room = ClockRoom("2026-12-28 09:00", clock_profile(years={}))
    row = room.report("lapor")
    assert {clock.missing_year for clock in row.clocks} == {2026}
    room.stop()
    room.profile = clock_profile(years={2026: "SKB", 2027: "SKB"})
    room.restart()
    assert {clock.missing_year for clock in room.now(row).clocks} == {0}
    assert room.log.events[-1].data["reason"] == "calendar"


def test_that_a_missing_year_is_warned_of_once(qtbot: object) -> None:
    room = ClockRoom("2026-12-28 09:00")
    years: list[int] = []
    room.watch.year_missing.connect(years.append)
    room.report("lapor")
    room.report("lapor")
    assert years == [2027]


@pytest.mark.parametrize(("today", "years"), [("2026-12-18 09:00", []), ("2026-12-28 09:00", [2027])])
def test_that_the_room_warns_before_the_first_incident_needs_the_year(
    qtbot: object, today: str, years: list[int]
) -> None:
    warned: list[int] = []
    room = ClockRoom(today)
    room.watch.year_missing.connect(warned.append)
    room.watch.start()
    room.watch.stop()
    assert warned == years


@pytest.mark.parametrize("seconds", [59.0, 60.0, 61.0])
def test_that_a_breach_is_asked_of_the_incident(seconds: float) -> None:
    row = ClockRoom().report()
    now = row.opened_at + timedelta(seconds=seconds)
    assert breached_clocks(row, now) == ((K.ANSWER,) if seconds >= 60.0 else ())
    assert worst_state(row, now) is (DeadlineState.BREACHED if seconds >= 60.0 else DeadlineState.NEAR)
