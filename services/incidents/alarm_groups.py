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
    members: dict[tuple[AlarmSource, str], list[Alarm]] = {}
    for alarm in alarms:
        if _may_be_grouped(alarm):
            members.setdefault((alarm.source, alarm.category), []).append(alarm)
    return tuple(_rows(alarms, members, opened))


def must_group(count: int, *, is_flood: bool) -> bool:
    return is_flood or count > LISTED


def _rows(
    alarms: Sequence[Alarm], members: dict[tuple[AlarmSource, str], list[Alarm]], opened: Collection[str]
) -> list[Row]:
    rows: list[Row] = []
    for alarm in alarms:
        together = members.get((alarm.source, alarm.category), [])
        if not _may_be_grouped(alarm) or len(together) == 1:
            rows.append(alarm)
        elif together[0] is alarm:
            group = AlarmGroup(alarm.source, alarm.category, tuple(together))
            rows.append(group)
            if group.key in opened:
                rows += together
    return rows


def _may_be_grouped(alarm: Alarm) -> bool:
    return alarm.is_calling and alarm.priority is not Severity.P1
