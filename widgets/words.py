"""The words for the domain's enums, and how times and ages read. One word per idea on every screen."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from services.domain.camera import CameraState
from services.domain.feed import FeedCondition
from services.domain.incident import Disposition, IncidentStatus
from services.domain.programme import Dimension
from services.domain.severity import Severity


def severity_word(severity: Severity) -> str:
    tr = QCoreApplication.translate
    return {
        Severity.P1: tr("Words", "P1 Critical"),
        Severity.P2: tr("Words", "P2 Serious"),
        Severity.P3: tr("Words", "P3 Moderate"),
        Severity.P4: tr("Words", "P4 Minor"),
    }[severity]


def status_word(status: IncidentStatus) -> str:
    tr = QCoreApplication.translate
    return {
        IncidentStatus.NEW: tr("Words", "New"),
        IncidentStatus.VERIFIED: tr("Words", "Verified"),
        IncidentStatus.ASSIGNED: tr("Words", "Assigned"),
        IncidentStatus.IN_PROGRESS: tr("Words", "In progress"),
        IncidentStatus.ON_HOLD: tr("Words", "On hold"),
        IncidentStatus.RESOLVED: tr("Words", "Resolved"),
        IncidentStatus.CLOSED: tr("Words", "Closed"),
    }[status]


def disposition_word(disposition: Disposition) -> str:
    tr = QCoreApplication.translate
    return {
        Disposition.HANDLED: tr("Words", "Handled"),
        Disposition.UNFOUNDED: tr("Words", "Unfounded"),
        Disposition.DUPLICATE: tr("Words", "Duplicate"),
        Disposition.REFERRED: tr("Words", "Referred to another body"),
        Disposition.CANCELLED: tr("Words", "Cancelled by the reporter"),
        Disposition.NO_ACTION: tr("Words", "No action needed"),
    }[disposition]


def camera_word(state: CameraState) -> str:
    tr = QCoreApplication.translate
    return {
        CameraState.CONNECTING: tr("Words", "Connecting"),
        CameraState.LIVE: tr("Words", "Live"),
        CameraState.STALE: tr("Words", "Stale"),
        CameraState.FROZEN: tr("Words", "Frozen"),
        CameraState.DARK: tr("Words", "Dark or covered"),
        CameraState.OFF: tr("Words", "No answer"),
        CameraState.REFUSED: tr("Words", "Access refused"),
    }[state]


def feed_word(condition: FeedCondition) -> str:
    tr = QCoreApplication.translate
    return {
        FeedCondition.OFF: tr("Words", "Off"),
        FeedCondition.WAITING: tr("Words", "Not asked yet"),
        FeedCondition.OK: tr("Words", "OK"),
        FeedCondition.FAILED: tr("Words", "Lost"),
        FeedCondition.OFFLINE: tr("Words", "No network"),
    }[condition]


def dimension_word(dimension: Dimension) -> str:
    tr = QCoreApplication.translate
    return {
        Dimension.GOVERNANCE: tr("Words", "Smart governance"),
        Dimension.BRANDING: tr("Words", "Smart branding"),
        Dimension.ECONOMY: tr("Words", "Smart economy"),
        Dimension.LIVING: tr("Words", "Smart living"),
        Dimension.SOCIETY: tr("Words", "Smart society"),
        Dimension.ENVIRONMENT: tr("Words", "Smart environment"),
    }[dimension]


def age_text(age_s: float) -> str:
    """Return an age as it is read: "12 s", "3 min", "2 h", "4 d" (id: 12 dtk, 3 mnt, 2 j, 4 h)."""
    tr = QCoreApplication.translate
    seconds = int(max(0.0, age_s))
    if seconds < 60:
        return tr("Words", "{0} s").format(seconds)
    if seconds < 3600:
        return tr("Words", "{0} min").format(seconds // 60)
    if seconds < 86400:
        return tr("Words", "{0} h").format(seconds // 3600)
    return tr("Words", "{0} d").format(seconds // 86400)


def clock_text(at: datetime, zone: tzinfo) -> str:
    """Return HH:mm in the room's zone."""
    return f"{at.astimezone(zone):%H:%M}"


def unknown_word() -> str:
    return QCoreApplication.translate("Words", "unknown")
