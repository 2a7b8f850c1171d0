"""How many alarms become a list one can read: the P1 each for itself and on top, the rest by cause. Nothing dropped."""

from collections.abc import Collection, Sequence

from services.domain.alarm import Alarm, AlarmGroup, AlarmSource
from services.domain.severity import Severity

LISTED = 200  # more than this many are told in groups, flood or not
Row = Alarm | AlarmGroup


def arranged(alarms: Sequence[Alarm], *, is_grouping: bool, opened: Collection[str] = ()) -> tuple[Row, ...]:
    """Return the rows of the list. ``alarms`` stand in their order; ``opened`` are keys of groups shown in full.

    While ``is_grouping`` what calls and is no P1 is told by source and category, a group where its first member
    would stand; one alone of its kind stands for itself.
    """
    if not is_grouping:
        return tuple(alarms)
    rows: list[Alarm | list[Alarm]] = []
    members: dict[tuple[AlarmSource, str], list[Alarm]] = {}
    for alarm in alarms:
        if alarm.priority is Severity.P1 or not alarm.is_calling:
            rows.append(alarm)
            continue
        together = members.setdefault((alarm.source, alarm.category), [])
        if not together:
            rows.append(together)
        together.append(alarm)
    return tuple(shown for row in rows for shown in _shown(row, opened))


def must_group(count: int, *, is_flood: bool) -> bool:
    return is_flood or count > LISTED


def _shown(row: Alarm | list[Alarm], opened: Collection[str]) -> Sequence[Row]:
    if isinstance(row, Alarm):
        return (row,)
    if len(row) == 1:
        return row
    group = AlarmGroup(row[0].source, row[0].category, tuple(row))
    return (group, *row) if group.key in opened else (group,)
