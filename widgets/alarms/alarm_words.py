"""The words for alarms. One word per idea on every screen."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from services.domain.alarm import Alarm, AlarmSource, AlarmState
from services.domain.room_load import AlarmLoad
from widgets.words import age_text


def source_word(source: AlarmSource) -> str:
    translate = QCoreApplication.translate
    return {
        AlarmSource.INCIDENT: translate("Alarms", "Nobody answers"),
        AlarmSource.OVERDUE: translate("Alarms", "Answer overdue"),
        AlarmSource.DEADLINE: translate("Alarms", "Deadline breached"),
        AlarmSource.TASK: translate("Alarms", "Agency silent"),
        AlarmSource.FEED: translate("Alarms", "Feed lost"),
        AlarmSource.CAMERA: translate("Alarms", "No picture"),
        AlarmSource.DISK: translate("Alarms", "Disk almost full"),
    }[source]


def state_word(state: AlarmState) -> str:
    translate = QCoreApplication.translate
    return {
        AlarmState.ACTIVE_UNACKNOWLEDGED: translate("Alarms", "Calling"),
        AlarmState.ACTIVE_ACKNOWLEDGED: translate("Alarms", "Acknowledged"),
        AlarmState.CLEARED_UNACKNOWLEDGED: translate("Alarms", "Over, not seen"),
        AlarmState.NORMAL: translate("Alarms", "Normal"),
    }[state]


def marks_text(alarm: Alarm, now: datetime, *, is_chattering: bool) -> str:
    """Return what else must be known of it: shelved until when and why, chattering, stale, who answered."""
    translate = QCoreApplication.translate
    marks = []
    if alarm.shelved_until is not None:
        left = age_text((alarm.shelved_until - now).total_seconds())
        marks.append(translate("Alarms", "shelved, back in {0}: {1}").format(left, alarm.shelve_reason))
    if is_chattering:
        marks.append(translate("Alarms", "chattering"))
    if alarm.is_stale(now):
        marks.append(translate("Alarms", "stale, over 24 h"))
    if alarm.is_acknowledged:
        marks.append(": ".join(part for part in (alarm.acknowledged_by, alarm.comment) if part))
    return " · ".join(marks)


def load_text(load: AlarmLoad) -> str:
    """Return the strip's words: how many call, how many came in ten minutes, what is put aside."""
    translate = QCoreApplication.translate
    words = translate("Alarms", "alarms {0} · {1} in 10 min").format(load.alarm_count, load.raised_in_10_min)
    if load.shelved_count:
        words += " · " + translate("Alarms", "{0} shelved").format(load.shelved_count)
    if load.is_flood:
        words += " · " + translate("Alarms", "alarm flood")
    return words


def sound_text(load: AlarmLoad, now: datetime | None, *, is_heard: bool) -> str:
    """Return why nothing is heard, and for how long; "" where nothing is silent."""
    translate = QCoreApplication.translate
    if not is_heard:
        return translate("Alarms", "▲ no loudspeaker: alarms are seen only")
    if load.muted_until is None or now is None:
        return ""
    left = max(0, round((load.muted_until - now).total_seconds()))
    return translate("Alarms", "▲ sound off, {0}").format(f"{left // 60}:{left % 60:02d}")
