"""The states of an alarm: what its events make of it, in any order they may come."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from small_room import NOW

from services.domain.alarm import Alarm, AlarmSource, AlarmState
from services.domain.alarm_fold import fold_alarm
from services.domain.event import Event, EventKind, Json
from services.domain.severity import Severity

KINDS = (
    EventKind.ALARM_RAISED,
    EventKind.ALARM_CLEARED,
    EventKind.ALARM_ACKNOWLEDGED,
    EventKind.ALARM_SHELVED,
    EventKind.ALARM_UNSHELVED,
)


def event(kind: EventKind, *, at: datetime = NOW, actor: str = "Siti", **data: Json) -> Event:
    facts: dict[str, Json] = {"alarm": "feed:bmkg"}
    if kind is EventKind.ALARM_RAISED:
        facts |= {"source": "feed", "subject": "bmkg", "priority": 2, "title_id": "BMKG", "since": at.isoformat()}
    if kind is EventKind.ALARM_SHELVED:
        facts |= {"reason": "pemeliharaan", "until": (at + timedelta(minutes=30)).isoformat()}
    return Event(f"{kind.value}-{at.isoformat()}", kind, at, actor, "A", data=facts | data)


def after(*kinds: EventKind) -> Alarm | None:
    alarm: Alarm | None = None
    for n, kind in enumerate(kinds):
        alarm = fold_alarm(alarm, event(kind, at=NOW + timedelta(seconds=n)))
    return alarm


def state(*kinds: EventKind) -> AlarmState:
    alarm = after(*kinds)
    return AlarmState.NORMAL if alarm is None else alarm.state


def test_that_the_four_states_follow_from_cause_and_answer() -> None:
    raised, cleared, acknowledged, *_ = KINDS
    assert state(raised) is AlarmState.ACTIVE_UNACKNOWLEDGED
    assert state(raised, acknowledged) is AlarmState.ACTIVE_ACKNOWLEDGED
    assert state(raised, cleared) is AlarmState.CLEARED_UNACKNOWLEDGED
    assert state(raised, cleared, acknowledged) is AlarmState.NORMAL
    assert state(raised, acknowledged, cleared) is AlarmState.NORMAL


def test_that_what_comes_again_calls_again_and_is_counted() -> None:
    raised, cleared, acknowledged, *_ = KINDS
    again = after(raised, cleared, raised)
    assert again is not None
    assert (again.count, again.is_calling, again.is_active) == (2, True, True)
    known = after(raised, acknowledged, raised)
    assert known is not None
    assert known.is_calling


def test_that_an_acknowledgement_does_not_cover_what_had_not_happened_yet() -> None:
    alarm = fold_alarm(None, event(EventKind.ALARM_RAISED))
    again = fold_alarm(alarm, event(EventKind.ALARM_RAISED, at=NOW + timedelta(seconds=5)))
    crossed = fold_alarm(again, event(EventKind.ALARM_ACKNOWLEDGED, at=NOW + timedelta(seconds=4)))
    assert crossed == again


def test_that_a_cause_ended_by_a_person_needs_no_further_answer() -> None:
    alarm = fold_alarm(None, event(EventKind.ALARM_RAISED))
    assert fold_alarm(alarm, event(EventKind.ALARM_CLEARED, answered_by="Rina")) is None


def test_that_who_acknowledged_and_why_is_kept() -> None:
    alarm = fold_alarm(None, event(EventKind.ALARM_RAISED))
    known = fold_alarm(alarm, event(EventKind.ALARM_ACKNOWLEDGED, comment="BMKG dihubungi"))
    assert known is not None
    assert (known.acknowledged_by, known.comment) == ("Siti", "BMKG dihubungi")


def test_that_a_shelf_hides_until_it_ends_but_not_what_became_worse() -> None:
    raised, _, _, shelved, unshelved = KINDS
    hidden = after(raised, shelved)
    assert hidden is not None
    assert not hidden.is_calling
    again = fold_alarm(hidden, event(raised, at=NOW + timedelta(seconds=9)))
    assert again is not None
    assert again.is_shelved
    worse = fold_alarm(hidden, event(raised, at=NOW + timedelta(seconds=9), priority=1))
    assert worse is not None
    assert worse.is_calling
    back = after(raised, shelved, unshelved)
    assert back is not None
    assert back.is_audible


def test_that_a_shelved_alarm_that_is_over_stays_listed_until_its_shelf_ends() -> None:
    raised, cleared, acknowledged, shelved, unshelved = KINDS
    assert after(raised, shelved, cleared, acknowledged) is not None
    assert after(raised, shelved, cleared, acknowledged, unshelved) is None


def test_that_it_is_stale_after_a_day_of_standing() -> None:
    alarm = fold_alarm(None, event(EventKind.ALARM_RAISED))
    assert alarm is not None
    assert not alarm.is_stale(NOW + timedelta(hours=24))
    assert alarm.is_stale(NOW + timedelta(hours=24, seconds=1))
    assert not replace(alarm, cleared_at=NOW).is_stale(NOW + timedelta(hours=30))


@given(st.lists(st.sampled_from(KINDS), max_size=30))
def test_that_no_walk_leads_to_a_state_that_is_none(kinds: list[EventKind]) -> None:
    alarm: Alarm | None = None
    for n, kind in enumerate(kinds):
        before, alarm = alarm, fold_alarm(alarm, event(kind, at=NOW + timedelta(seconds=n)))
        assert (alarm is None) == (alarm is None or (alarm.state is AlarmState.NORMAL and not alarm.is_shelved))
        if alarm is not None:
            assert alarm.is_shelved == bool(alarm.shelve_reason)
            assert alarm.is_acknowledged == bool(alarm.acknowledged_by)
            assert alarm.is_calling == (not alarm.is_acknowledged and not alarm.is_shelved)
            assert alarm.count >= (before.count if before else 1)
            assert alarm.source is AlarmSource.FEED
        if kind is EventKind.ALARM_RAISED:
            assert alarm is not None
            assert alarm.state is AlarmState.ACTIVE_UNACKNOWLEDGED
        elif before is None:
            assert alarm is None


@given(st.lists(st.sampled_from(KINDS), max_size=20))
def test_that_hearing_an_answer_twice_changes_nothing(kinds: list[EventKind]) -> None:
    alarm: Alarm | None = None
    for n, kind in enumerate(kinds):
        told = event(kind, at=NOW + timedelta(seconds=n), priority=int(Severity.P2))
        alarm = fold_alarm(alarm, told)
        if kind is not EventKind.ALARM_RAISED:
            assert fold_alarm(alarm, told) == alarm
