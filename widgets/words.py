"""The words for the domain's enums, and how times and ages read. One word per idea on every screen."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from services.domain.camera import CameraState
from services.domain.feed import FeedCondition
from services.domain.incident import Disposition, IncidentStatus
from services.domain.programme import Dimension
from services.domain.severity import Severity


def severity_word(severity: Severity) -> str:
    translate = QCoreApplication.translate
    return {
        Severity.P1: translate("Words", "P1 Critical"),
        Severity.P2: translate("Words", "P2 Serious"),
        Severity.P3: translate("Words", "P3 Moderate"),
        Severity.P4: translate("Words", "P4 Minor"),
    }[severity]


def status_word(status: IncidentStatus) -> str:
    translate = QCoreApplication.translate
    return {
        IncidentStatus.NEW: translate("Words", "New"),
        IncidentStatus.VERIFIED: translate("Words", "Verified"),
        IncidentStatus.ASSIGNED: translate("Words", "Assigned"),
        IncidentStatus.IN_PROGRESS: translate("Words", "In progress"),
        IncidentStatus.ON_HOLD: translate("Words", "On hold"),
        IncidentStatus.RESOLVED: translate("Words", "Resolved"),
        IncidentStatus.CLOSED: translate("Words", "Closed"),
    }[status]


def disposition_word(disposition: Disposition) -> str:
    translate = QCoreApplication.translate
    return {
        Disposition.HANDLED: translate("Words", "Handled"),
        Disposition.UNFOUNDED: translate("Words", "Unfounded"),
        Disposition.DUPLICATE: translate("Words", "Duplicate"),
        Disposition.REFERRED: translate("Words", "Referred to another body"),
        Disposition.CANCELLED: translate("Words", "Cancelled by the reporter"),
        Disposition.NO_ACTION: translate("Words", "No action needed"),
    }.get(disposition, disposition.value)


def camera_word(state: CameraState) -> str:
    translate = QCoreApplication.translate
    return {
        CameraState.CONNECTING: translate("Words", "Connecting"),
        CameraState.LIVE: translate("Words", "Live"),
        CameraState.STALE: translate("Words", "Stale"),
        CameraState.FROZEN: translate("Words", "Frozen"),
        CameraState.DARK: translate("Words", "Dark or covered"),
        CameraState.OFF: translate("Words", "No answer"),
        CameraState.REFUSED: translate("Words", "Access refused"),
    }[state]


def feed_word(condition: FeedCondition) -> str:
    translate = QCoreApplication.translate
    return {
        FeedCondition.OFF: translate("Words", "Off"),
        FeedCondition.WAITING: translate("Words", "Not asked yet"),
        FeedCondition.OK: translate("Words", "OK"),
        FeedCondition.FAILED: translate("Words", "Lost"),
        FeedCondition.OFFLINE: translate("Words", "No network"),
        FeedCondition.PAUSED: translate("Words", "Paused"),
    }[condition]


def dimension_word(dimension: Dimension) -> str:
    translate = QCoreApplication.translate
    return {
        Dimension.GOVERNANCE: translate("Words", "Smart governance"),
        Dimension.BRANDING: translate("Words", "Smart branding"),
        Dimension.ECONOMY: translate("Words", "Smart economy"),
        Dimension.LIVING: translate("Words", "Smart living"),
        Dimension.SOCIETY: translate("Words", "Smart society"),
        Dimension.ENVIRONMENT: translate("Words", "Smart environment"),
    }[dimension]


def age_text(age_s: float) -> str:
    """Return an age as it is read: "12 s", "3 min", "2 h", "4 d" (id: 12 dtk, 3 mnt, 2 j, 4 h)."""
    translate = QCoreApplication.translate
    seconds = int(max(0.0, age_s))
    if seconds < 60:
        return translate("Words", "{0} s").format(seconds)
    if seconds < 3600:
        return translate("Words", "{0} min").format(seconds // 60)
    if seconds < 86400:
        return translate("Words", "{0} h").format(seconds // 3600)
    return translate("Words", "{0} d").format(seconds // 86400)


def clock_text(at: datetime, zone: tzinfo) -> str:
    """Return HH:mm in the room's zone."""
    return f"{at.astimezone(zone):%H:%M}"


def unknown_word() -> str:
    return QCoreApplication.translate("Words", "unknown")
