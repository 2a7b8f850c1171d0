"""Too many alarms become a list one can read, and none is lost on the way."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from small_room import NOW

from services.domain.alarm import Alarm, AlarmGroup, AlarmSource
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.alarm_groups import Row, arranged, must_group


def alarm(
    n: int, priority: Severity = Severity.P2, category: str = "banjir", *, is_answered: bool = False
) -> Alarm:
    at, title = NOW + timedelta(seconds=n), Label(id=str(n), en="")
    answer = NOW if is_answered else None
    return Alarm(
        f"incident:{n}", AlarmSource.INCIDENT, str(n), priority, title, at, at, category, acknowledged_at=answer
    )


def members(rows: tuple[Row, ...]) -> list[str]:
    return [a.alarm_id for row in rows for a in (row.members if isinstance(row, AlarmGroup) else (row,))]


def test_that_without_a_flood_every_alarm_stands_for_itself() -> None:
    alarms = (alarm(1), alarm(2), alarm(3))
    assert arranged(alarms, is_grouping=False) == alarms


def test_that_a_p1_is_never_in_a_group_and_stays_where_it_is() -> None:
    alarms = (alarm(1, Severity.P1), alarm(2, Severity.P1), alarm(3), alarm(4), alarm(5, category="sampah"))
    rows = arranged(alarms, is_grouping=True)
    assert rows[:2] == alarms[:2]
    assert isinstance(rows[2], AlarmGroup)
    assert rows[3] == alarms[4]  # one alone of its kind


def test_that_an_opened_group_shows_each() -> None:
    alarms = (alarm(1), alarm(2))
    (group,) = arranged(alarms, is_grouping=True)
    assert isinstance(group, AlarmGroup)
    assert arranged(alarms, is_grouping=True, opened={group.key}) == (group, *alarms)


def test_that_a_long_list_is_grouped_without_a_flood_too() -> None:
    assert must_group(11, is_flood=True)
    assert not must_group(200, is_flood=False)
    assert must_group(201, is_flood=False)


@given(st.lists(st.tuples(st.sampled_from(Severity), st.sampled_from("abc"), st.booleans()), max_size=40))
def test_that_nothing_is_dropped_and_nothing_told_twice(kinds: list[tuple[Severity, str, bool]]) -> None:
    alarms = tuple(alarm(n, p, category, is_answered=done) for n, (p, category, done) in enumerate(kinds))
    assert sorted(members(arranged(alarms, is_grouping=True))) == sorted(a.alarm_id for a in alarms)
