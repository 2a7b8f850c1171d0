"""What asks for a response now."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog
from pytestqt.qtbot import QtBot
from small_room import NOW, incident

from services.domain.alarm import AlarmRules, AlarmSource, AlarmState
from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.incident import Incident, IncidentStatus
from services.domain.log import Committed
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.alarm_acts import AlarmActs
from services.incidents.alarm_journal import AlarmJournal
from services.incidents.alarms import Alarms
from services.incidents.incident_alarms import asks_for_response
from services.incidents.incident_watch import IncidentWatch
from services.incidents.refusals import RefusedError

P1 = incident("p1", severity=Severity.P1)
P2 = incident("p2")
P3 = replace(incident("p3", severity=Severity.P3), ack_due_at=NOW + timedelta(minutes=5))
NAME = Label(id="BMKG", en="BMKG")


def answered(row: Incident) -> Incident:
    return replace(row, acknowledged_at=NOW, acknowledged_by="Rina", seq=row.seq + 1)


class Bench:
    """Alarms, what watches incidents for them, what people do, and the log it all goes to."""

    def __init__(self, clock: FakeClock, log: FakeEventLog, rules: AlarmRules | None = None) -> None:
        self.clock, self.log = clock, log
        journal = AlarmJournal(log, clock=clock, station="A")
        self.alarms = Alarms(clock, rules=rules or AlarmRules(), journal=journal)
        self.watch = IncidentWatch(self.alarms, clock)
        self.acts = AlarmActs(self.alarms, clock, operator="Siti")
        log.subscribe(self.alarms.take_committed)

    def calling(self) -> list[str]:
        return [alarm.subject for alarm in self.alarms.alarms() if alarm.is_calling]

    def counted(self) -> tuple[int, int]:
        return self.alarms.load.alarm_count, self.alarms.load.raised_in_10_min


@pytest.fixture
def log() -> FakeEventLog:
    return FakeEventLog()


@pytest.fixture
def bench(qtbot: QtBot, clock: FakeClock, log: FakeEventLog) -> Bench:
    made = Bench(clock, log)
    made.alarms.begin(())
    return made


def test_that_serious_incidents_ask_at_once_and_others_when_overdue() -> None:
    assert asks_for_response(P1, NOW)
    assert asks_for_response(P2, NOW)
    assert not asks_for_response(P3, NOW)
    assert asks_for_response(P3, NOW + timedelta(minutes=5))


def test_that_what_is_answered_or_closed_asks_for_nothing() -> None:
    assert not asks_for_response(answered(P1), NOW)
    assert not asks_for_response(replace(P1, status=IncidentStatus.CLOSED), NOW)


def test_that_alarms_stand_worst_first_then_longest_waiting(bench: Bench) -> None:
    older = replace(incident("older"), opened_at=NOW - timedelta(minutes=9))
    bench.watch.take_changed((P2, older, P1))
    assert bench.calling() == ["p1", "older", "p2"]
    assert bench.counted() == (3, 3)
    assert bench.alarms.load.worst is Severity.P1


def test_that_an_answer_ends_the_alarm_and_stays_in_the_load_of_ten_minutes(
    bench: Bench, clock: FakeClock
) -> None:
    bench.watch.take_changed((P1, P2))
    bench.watch.take_changed((answered(P1),))
    assert (bench.calling(), bench.counted()) == (["p2"], (1, 2))
    clock.advance(601)
    bench.alarms.tick()
    assert (bench.calling(), bench.counted()) == (["p2"], (1, 0))


def test_that_an_incident_becomes_an_alarm_the_moment_its_acknowledgement_is_overdue(
    bench: Bench, clock: FakeClock
) -> None:
    bench.watch.take_changed((P3,))
    clock.advance(299)
    bench.alarms.tick()
    assert bench.counted() == (0, 0)
    clock.advance(1)
    bench.alarms.tick()
    assert (bench.calling(), bench.counted()) == (["p3"], (1, 1))
    assert bench.alarms.alarms()[0].source is AlarmSource.OVERDUE


def test_that_an_answer_in_time_raises_no_alarm(bench: Bench, clock: FakeClock) -> None:
    bench.watch.take_changed((P3,))
    bench.watch.take_changed((answered(P3),))
    clock.advance(1000)
    bench.alarms.tick()
    assert bench.alarms.load == AlarmLoad()


def test_that_what_a_person_closed_is_dropped_and_what_a_rule_closed_stays_to_be_seen(bench: Bench) -> None:
    bench.watch.take_changed((P1, P2))
    bench.watch.drop(("p1",))
    assert bench.calling() == ["p2"]
    closed = Event("e", EventKind.CLOSED, NOW, "system", "A", "p2")
    bench.watch.take_committed(Committed((closed,)))
    bench.watch.drop(("p2",))
    assert [alarm.state for alarm in bench.alarms.alarms()] == [AlarmState.CLEARED_UNACKNOWLEDGED]
    assert bench.alarms.load.sounding is None  # for the eyes only: there is nothing left to do
    bench.acts.acknowledge("incident:p2")
    assert bench.alarms.alarms() == ()


def test_that_old_incidents_loaded_at_the_start_are_alarms_but_no_load(bench: Bench) -> None:
    bench.watch.take_loaded((replace(P1, opened_at=NOW - timedelta(hours=2)), P2))
    assert bench.counted() == (2, 1)


def test_that_a_severity_raised_by_the_operator_raises_the_alarm(bench: Bench) -> None:
    bench.watch.take_changed((P3,))
    bench.watch.take_changed((replace(P3, severity=Severity.P1, seq=2),))
    assert (bench.calling(), bench.counted()) == (["p3"], (1, 1))


def test_that_an_alarm_follows_the_severity_of_its_incident(bench: Bench) -> None:
    bench.watch.take_changed((P2,))
    bench.watch.take_changed((replace(P2, severity=Severity.P1, seq=2),))
    assert [(a.priority, a.count) for a in bench.alarms.alarms()] == [(Severity.P1, 2)]
    bench.watch.take_changed((replace(P2, severity=Severity.P4, seq=3),))
    assert bench.alarms.alarms() == ()


def test_that_news_about_a_standing_alarm_does_not_count_as_another(bench: Bench) -> None:
    bench.watch.take_changed((P1,))
    bench.watch.take_changed((replace(P1, reports=2, seq=2),))
    assert bench.counted() == (1, 1)


def test_that_a_change_is_said_once_and_a_quiet_second_says_nothing(bench: Bench) -> None:
    heard: list[AlarmLoad] = []
    bench.alarms.changed.connect(heard.append)
    bench.watch.take_changed((P1,))
    bench.alarms.tick()
    bench.alarms.tick()
    assert [load.alarm_count for load in heard] == [1]


def test_that_eleven_in_ten_minutes_begin_a_flood_and_fewer_than_five_end_it(
    bench: Bench, clock: FakeClock
) -> None:
    bench.watch.take_changed(tuple(incident(f"i-{n}") for n in range(10)))
    assert not bench.alarms.load.is_flood
    clock.advance(60)
    bench.watch.take_changed(tuple(incident(f"j-{n}") for n in range(5)))
    assert bench.alarms.load.is_flood
    clock.advance(541)  # the first ten are older than ten minutes
    bench.alarms.tick()
    assert (bench.alarms.load.raised_in_10_min, bench.alarms.load.is_flood) == (5, True)
    clock.advance(60)
    bench.alarms.tick()
    assert (bench.alarms.load.raised_in_10_min, bench.alarms.load.is_flood) == (0, False)


def test_that_it_ticks_by_itself_once_started(qtbot: QtBot, bench: Bench, clock: FakeClock) -> None:
    bench.watch.take_changed((P3,))
    clock.advance(300)
    with qtbot.waitSignal(bench.alarms.changed, timeout=3000):
        bench.alarms.start()
    bench.alarms.stop()


def test_that_three_raisings_in_a_minute_chatter_and_three_in_two_do_not(bench: Bench, clock: FakeClock) -> None:
    for source, pause_s in (("rob", 29), ("bmkg", 31)):
        for _ in range(3):
            bench.alarms.raise_for(AlarmSource.TASK, source, NAME)
            bench.alarms.clear(AlarmSource.TASK, source)
            clock.advance(pause_s)
    bench.alarms.tick()
    assert bench.alarms.chattering == {"task:rob"}
    assert bench.alarms.get("task:rob").count == 3  # type: ignore[union-attr]
    clock.advance(601)
    bench.alarms.tick()
    assert bench.alarms.chattering == frozenset()


def test_that_a_shelved_alarm_comes_back_by_itself_and_sounds_again(bench: Bench, clock: FakeClock) -> None:
    bench.watch.take_changed((P2,))
    bench.acts.shelve("incident:p2", "pompa sedang diperbaiki", for_s=1800)
    assert (bench.calling(), bench.alarms.load.shelved_count, bench.alarms.load.sounding) == ([], 1, None)
    clock.advance(1799)
    bench.alarms.tick()
    assert bench.calling() == []
    clock.advance(1)
    bench.alarms.tick()
    assert (bench.calling(), bench.alarms.load.shelved_count) == (["p2"], 0)
    assert bench.alarms.load.sounding is Severity.P2
    bench.alarms.tick()
    unshelved = [event for event in bench.log.events if event.kind is EventKind.ALARM_UNSHELVED]
    assert [(event.actor, event.data["is_expired"]) for event in unshelved] == [("system", True)]


@pytest.mark.parametrize(("seconds", "reason"), [(1801, "lama"), (60, "   "), (0, "nol")])
def test_that_the_shelf_has_its_limits(bench: Bench, seconds: float, reason: str) -> None:
    bench.watch.take_changed((P1, P2))
    with pytest.raises(RefusedError):
        bench.acts.shelve("incident:p2", reason, for_s=seconds)
    with pytest.raises(RefusedError):
        bench.acts.shelve("incident:p1", "tidak pernah", for_s=60)
    assert bench.calling() == ["p1", "p2"]


def test_that_a_mute_ends_by_itself_and_never_covers_a_new_p1(bench: Bench, clock: FakeClock) -> None:
    bench.watch.take_changed((P1,))
    assert bench.alarms.load.sounding is Severity.P1
    bench.acts.mute()
    assert (bench.alarms.load.sounding, bench.alarms.load.muted_until) == (None, NOW + timedelta(seconds=60))
    clock.advance(10)
    bench.watch.take_changed((P2,))
    assert bench.alarms.load.sounding is None
    bench.watch.take_changed((replace(P1, incident_id="other"),))
    assert bench.alarms.load.sounding is Severity.P1
    bench.watch.take_changed((answered(replace(P1, incident_id="other")),))
    assert bench.alarms.load.sounding is None
    clock.advance(50)
    bench.alarms.tick()
    assert (bench.alarms.load.sounding, bench.alarms.load.muted_until) == (Severity.P1, None)


def test_that_an_acknowledgement_counts_when_it_is_on_disk_and_not_before(bench: Bench) -> None:
    bench.alarms.raise_for(AlarmSource.TASK, "t", NAME)
    bench.log.hold()
    bench.acts.acknowledge("task:t", "sudah ditelepon")
    assert bench.calling() == ["t"]
    bench.log.release()
    assert bench.calling() == []
    assert [(a.acknowledged_by, a.comment) for a in bench.alarms.alarms()] == [("Siti", "sudah ditelepon")]
    assert bench.log.kinds() == [EventKind.ALARM_RAISED, EventKind.ALARM_ACKNOWLEDGED]
    with pytest.raises(RefusedError):
        bench.acts.acknowledge("task:t")


def test_that_what_the_disk_refused_is_written_later(bench: Bench) -> None:
    bench.log.failure = KnownError(Label(id="penuh", en="full"), "")
    bench.watch.take_changed((P1,))
    bench.alarms.tick()
    assert (bench.log.events, bench.alarms.journal.pending_count) == ([], 1)
    bench.log.failure = None
    bench.alarms.tick()
    assert bench.log.kinds() == [EventKind.ALARM_RAISED]


def test_that_a_second_start_remembers_and_raises_nothing_twice(
    bench: Bench, clock: FakeClock, log: FakeEventLog
) -> None:
    bench.watch.take_changed((P1, P2))
    bench.acts.shelve("incident:p2", "pompa", for_s=600)
    bench.alarms.tick()
    written, remembered = len(log.events), bench.alarms.alarms()
    again = Bench(clock, log)
    again.watch.take_loaded((P1, P2))  # the incidents may be faster than the alarms
    again.alarms.begin(remembered)
    again.alarms.tick()
    assert again.alarms.alarms() == remembered
    assert len(log.events) == written
    assert again.counted() == (1, 1)


def test_that_an_alarm_whose_incident_was_closed_meanwhile_is_cleared(bench: Bench) -> None:
    bench.watch.take_changed((P1, P2))
    bench.watch.settle({"p1": P1}.get)
    assert bench.calling() == ["p1"]


def test_that_a_kind_the_profile_does_not_name_raises_nothing(bench: Bench) -> None:
    bench.alarms.raise_for(AlarmSource.CAMERA, "c", NAME)
    assert bench.alarms.alarms() == ()
