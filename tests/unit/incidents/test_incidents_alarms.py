"""What asks for a response now."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from pytestqt.qtbot import QtBot
from small_room import NOW, incident

from services.domain.incident import Incident, IncidentStatus
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.incidents.alarms import Alarms, asks_for_response

P1 = incident("p1", severity=Severity.P1)
P2 = incident("p2")
P3 = replace(incident("p3", severity=Severity.P3), ack_due_at=NOW + timedelta(minutes=5))


def answered(row: Incident) -> Incident:
    return replace(row, acknowledged_at=NOW, acknowledged_by="Rina", seq=row.seq + 1)


@pytest.fixture
def alarms(qtbot: QtBot, clock: FakeClock) -> Alarms:
    return Alarms(clock)


def test_that_serious_incidents_ask_at_once_and_others_when_overdue() -> None:
    assert asks_for_response(P1, NOW)
    assert asks_for_response(P2, NOW)
    assert not asks_for_response(P3, NOW)
    assert asks_for_response(P3, NOW + timedelta(minutes=5))


def test_that_what_is_answered_or_closed_asks_for_nothing() -> None:
    assert not asks_for_response(answered(P1), NOW)
    assert not asks_for_response(replace(P1, status=IncidentStatus.CLOSED), NOW)


def test_that_alarms_stand_worst_first_then_longest_waiting(alarms: Alarms) -> None:
    older = replace(incident("older"), opened_at=NOW - timedelta(minutes=9))
    alarms.take_changed((P2, older, P1))
    assert alarms.load == AlarmLoad(3, 3, ("p1", "older", "p2"))


def test_that_an_answer_ends_the_alarm_and_stays_in_the_load_of_ten_minutes(
    alarms: Alarms, clock: FakeClock
) -> None:
    alarms.take_changed((P1, P2))
    alarms.take_changed((answered(P1),))
    assert alarms.load == AlarmLoad(1, 2, ("p2",))
    clock.advance(601)
    alarms.tick()
    assert alarms.load == AlarmLoad(1, 0, ("p2",))


def test_that_an_incident_becomes_an_alarm_the_moment_its_acknowledgement_is_overdue(
    alarms: Alarms, clock: FakeClock
) -> None:
    alarms.take_changed((P3,))
    clock.advance(299)
    alarms.tick()
    assert alarms.load.alarm_count == 0
    clock.advance(1)
    alarms.tick()
    assert alarms.load == AlarmLoad(1, 1, ("p3",))


def test_that_an_answer_in_time_raises_no_alarm(alarms: Alarms, clock: FakeClock) -> None:
    alarms.take_changed((P3,))
    alarms.take_changed((answered(P3),))
    clock.advance(1000)
    alarms.tick()
    assert alarms.load == AlarmLoad()


def test_that_what_is_closed_is_dropped(alarms: Alarms) -> None:
    alarms.take_changed((P1, P2))
    alarms.drop(("p1",))
    assert alarms.load.incident_ids == ("p2",)


def test_that_old_incidents_loaded_at_the_start_are_alarms_but_no_load(alarms: Alarms) -> None:
    alarms.take_loaded((replace(P1, opened_at=NOW - timedelta(hours=2)), P2))
    assert alarms.load == AlarmLoad(2, 1, ("p1", "p2"))


def test_that_a_severity_raised_by_the_operator_raises_the_alarm(alarms: Alarms) -> None:
    alarms.take_changed((P3,))
    alarms.take_changed((replace(P3, severity=Severity.P1, seq=2),))
    assert alarms.load == AlarmLoad(1, 1, ("p3",))


def test_that_news_about_a_standing_alarm_does_not_count_as_another(alarms: Alarms) -> None:
    alarms.take_changed((P1,))
    alarms.take_changed((replace(P1, reports=2, seq=2),))
    assert alarms.load == AlarmLoad(1, 1, ("p1",))


def test_that_a_change_is_said_once_and_a_quiet_second_says_nothing(qtbot: QtBot, alarms: Alarms) -> None:
    heard: list[AlarmLoad] = []
    alarms.changed.connect(heard.append)
    alarms.take_changed((P1,))
    alarms.tick()
    alarms.tick()
    assert heard == [AlarmLoad(1, 1, ("p1",))]


def test_that_eleven_in_ten_minutes_are_a_flood(alarms: Alarms) -> None:
    alarms.take_changed(tuple(incident(f"i-{n}") for n in range(10)))
    assert not alarms.load.is_flood
    alarms.take_changed((incident("i-10"),))
    assert alarms.load.is_flood


def test_that_it_ticks_by_itself_once_started(qtbot: QtBot, alarms: Alarms, clock: FakeClock) -> None:
    alarms.take_changed((P3,))
    clock.advance(300)
    with qtbot.waitSignal(alarms.changed, timeout=3000):
        alarms.start()
    alarms.stop()
