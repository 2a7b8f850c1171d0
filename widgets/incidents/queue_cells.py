"""What a cell of the queue says: the text, the tooltip, the typed value to sort by."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.clock_words import clock_cell_text
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.running_deadline import running_deadline
from widgets.theme.elided_label import one_line
from widgets.words import age_text, severity_word, status_word


class QueueColumn(IntEnum):
    SEVERITY = 0
    NUMBER = 1
    TITLE = 2
    CATEGORY = 3
    AGENCIES = 4
    STATUS = 5
    OWNER = 6
    DEADLINE = 7
    ELAPSED = 8


@dataclass(frozen=True, slots=True)
class CellWords:
    """What the cells are written with: the profile's words, the language, and what time it is."""

    profile: ProfileWords
    language: Language
    now: datetime

    def at(self, now: datetime) -> "CellWords":
        return replace(self, now=now)


def cell_text(incident: Incident, column: QueueColumn, words: CellWords) -> str:
    """Return the text of a cell on one line."""
    match column:
        case QueueColumn.SEVERITY:
            return severity_word(incident.severity)
        case QueueColumn.NUMBER:
            return incident.number
        case QueueColumn.TITLE:
            return one_line(incident.title) or words.profile.category(incident.category, words.language)
        case QueueColumn.CATEGORY:
            return words.profile.category(incident.category, words.language)
        case QueueColumn.AGENCIES:
            return ", ".join(words.profile.agency(code) for code in incident.agencies)
        case QueueColumn.STATUS:
            return status_word(incident.status)
        case QueueColumn.OWNER:
            return one_line(incident.owner)
        case QueueColumn.DEADLINE:
            return clock_cell_text(incident, words.now)
        case QueueColumn.ELAPSED:
            return age_text((words.now - incident.opened_at).total_seconds())


def cell_key(incident: Incident, column: QueueColumn) -> object:
    """Return the value of a cell in its own type: a number sorts as a number, a time as a time."""
    match column:
        case QueueColumn.SEVERITY:
            return int(incident.severity)
        case QueueColumn.DEADLINE:
            return running_deadline(incident)
        case QueueColumn.ELAPSED:
            return incident.opened_at
        case QueueColumn.STATUS:
            return incident.status.value
        case QueueColumn.OWNER:
            return incident.owner
        case QueueColumn.CATEGORY:
            return incident.category
        case QueueColumn.AGENCIES:
            return len(incident.agencies)
        case QueueColumn.NUMBER:
            return incident.number
        case QueueColumn.TITLE:
            return incident.title


def cell_tooltip(incident: Incident, column: QueueColumn, words: CellWords) -> str:
    """Return the whole of what the cell can only hint at, as plain text."""
    if column is QueueColumn.TITLE:
        return "\n".join(part for part in (incident.title, incident.place, incident.district) if part)
    if column is QueueColumn.SEVERITY:
        return spoken_severity(incident)
    return cell_text(incident, column, words)


def spoken_severity(incident: Incident) -> str:
    word = severity_word(incident.severity)
    if incident.is_acknowledged:
        return word
    return QCoreApplication.translate("Queue", "{severity}, not acknowledged").format(severity=word)


def header_text(column: QueueColumn) -> str:
    translate = QCoreApplication.translate
    return {
        QueueColumn.SEVERITY: "",
        QueueColumn.NUMBER: translate("Queue", "Number"),
        QueueColumn.TITLE: translate("Queue", "Incident"),
        QueueColumn.CATEGORY: translate("Queue", "Category"),
        QueueColumn.AGENCIES: translate("Queue", "Agencies"),
        QueueColumn.STATUS: translate("Queue", "Status"),
        QueueColumn.OWNER: translate("Queue", "Owner"),
        QueueColumn.DEADLINE: translate("Queue", "Deadline"),
        QueueColumn.ELAPSED: translate("Queue", "Open"),
    }[column]
