"""The fields of an incident, their values and its channels in words."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from services.domain.event import Json
from services.domain.geo import Point
from services.domain.severity import Severity
from services.domain.text import Language
from widgets.incidents.profile_words import ProfileWords
from widgets.words import clock_text, severity_word

CHANNELS = ("call", "112", "radio", "whatsapp", "walk-in", "camera", "other")


def field_word(field: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "severity": translate("Fields", "the severity"),
        "category": translate("Fields", "the category"),
        "title": translate("Fields", "the title"),
        "description": translate("Fields", "the description"),
        "place": translate("Fields", "the place"),
        "district": translate("Fields", "the district"),
        "point": translate("Fields", "the position"),
        "due_at": translate("Fields", "the deadline"),
        "reporter": translate("Fields", "the reporter"),
        "people_at_risk": translate("Fields", "the people at risk"),
    }
    return words.get(field, field)


def field_value(field: str, value: Json, words: ProfileWords, *, language: Language, zone: tzinfo) -> str:
    """Return a field's value as it is read; one that cannot be read is shown as it is written."""
    if value is None or value == "":
        return QCoreApplication.translate("Fields", "nothing")
    if field == "severity" and value in (1, 2, 3, 4):
        return severity_word(Severity(int(str(value))))
    if field == "category":
        return words.category(str(value), language)
    if field == "due_at":
        return _time(str(value), zone)
    match value:
        case [int() | float() as lat, int() | float() as lon]:
            return f"{lat:.5f}, {lon:.5f}"
    return str(value) if isinstance(value, int | float) else f"“{value}”"


def channel_word(channel: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "call": translate("Fields", "Phone call"),
        "112": translate("Fields", "Emergency line 112"),
        "radio": translate("Fields", "Radio"),
        "whatsapp": translate("Fields", "WhatsApp"),
        "walk-in": translate("Fields", "In person"),
        "camera": translate("Fields", "Seen on camera"),
        "other": translate("Fields", "Other"),
    }
    return words.get(channel, channel)


def point_text(point: Point | None) -> str:
    """Return degrees with five decimals, about a metre; "" without a point."""
    return f"{point.lat:.5f}, {point.lon:.5f}" if point else ""


def moment_text(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return HH:mm, with the date before it when it is not today's."""
    is_today = at.astimezone(zone).date() == now.astimezone(zone).date()
    return clock_text(at, zone) if is_today else f"{at.astimezone(zone):%d/%m} {clock_text(at, zone)}"


def _time(text: str, zone: tzinfo) -> str:
    try:
        return clock_text(datetime.fromisoformat(text), zone)
    except ValueError:
        return text
