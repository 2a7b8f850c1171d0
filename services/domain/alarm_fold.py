"""What an event does to an alarm. The one rule that builds and rebuilds the projection."""

from dataclasses import replace
from datetime import datetime

from services.domain.alarm import Alarm, AlarmSource, AlarmState
from services.domain.event import Event, EventKind
from services.domain.severity import Severity
from services.domain.text import Label

ALARM_KINDS = frozenset(
    {
        EventKind.ALARM_RAISED,
        EventKind.ALARM_CLEARED,
        EventKind.ALARM_ACKNOWLEDGED,
        EventKind.ALARM_SHELVED,
        EventKind.ALARM_UNSHELVED,
    }
)


def alarm_of(event: Event) -> str | None:
    """Return the id of the alarm the event is about, None for every other event."""
    return str(event.data["alarm"]) if event.kind in ALARM_KINDS else None


def fold_alarm(alarm: Alarm | None, event: Event) -> Alarm | None:
    """Return the alarm after ``event``; None while there is none: not raised, or normal again.

    Pure. An event about an alarm that is not there leaves None. Of an acknowledgement and a new raising that
    crossed, the later by its time counts: nobody acknowledges what had not happened yet.
    """
    if event.kind is EventKind.ALARM_RAISED:
        return _raised(alarm, event)
    if alarm is None:
        return None
    changed = _changed(alarm, event)
    return None if changed.state is AlarmState.NORMAL and not changed.is_shelved else changed


def _raised(alarm: Alarm | None, event: Event) -> Alarm:
    data = event.data
    fresh = Alarm(
        alarm_id=str(data["alarm"]),
        source=AlarmSource(data["source"]),
        subject=str(data["subject"]),
        priority=Severity(int(str(data["priority"]))),
        title=Label(str(data.get("title_id") or ""), str(data.get("title_en") or "")),
        since=datetime.fromisoformat(str(data["since"])),
        raised_at=event.at,
        category=str(data.get("category") or ""),
    )
    if alarm is None:
        return fresh
    if not alarm.is_shelved or fresh.priority < alarm.priority:
        return replace(fresh, count=alarm.count + 1)
    return replace(
        fresh,
        count=alarm.count + 1,
        shelved_until=alarm.shelved_until,
        shelved_by=alarm.shelved_by,
        shelve_reason=alarm.shelve_reason,
    )


def _changed(alarm: Alarm, event: Event) -> Alarm:
    data = event.data
    match event.kind:
        case EventKind.ALARM_CLEARED if alarm.is_active:
            cleared = replace(alarm, cleared_at=event.at)
            return _answered(cleared, event, str(data["answered_by"])) if data.get("answered_by") else cleared
        case EventKind.ALARM_ACKNOWLEDGED if event.at >= alarm.raised_at and not alarm.is_acknowledged:
            return replace(_answered(alarm, event, event.actor), comment=str(data.get("comment") or ""))
        case EventKind.ALARM_SHELVED:
            until = datetime.fromisoformat(str(data["until"]))
            reason = str(data.get("reason") or "")
            return replace(alarm, shelved_until=until, shelved_by=event.actor, shelve_reason=reason)
        case EventKind.ALARM_UNSHELVED:
            return replace(alarm, shelved_until=None, shelved_by="", shelve_reason="")
        case _:
            return alarm


def _answered(alarm: Alarm, event: Event, by: str) -> Alarm:
    return alarm if alarm.is_acknowledged else replace(alarm, acknowledged_at=event.at, acknowledged_by=by)
