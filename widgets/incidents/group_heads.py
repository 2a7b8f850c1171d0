"""What the row at the head of a group says."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from services.domain.incident import IncidentStatus
from services.domain.severity import Severity
from widgets.incidents.queue_cells import CellWords
from widgets.incidents.queue_query import QueueGroup
from widgets.theme.elided_label import one_line
from widgets.words import severity_word, status_word


@dataclass(frozen=True, slots=True)
class GroupHead:
    """``count`` incidents are in the group, shown below the head or, while folded, not."""

    title: str
    count: int
    is_folded: bool
    severity: Severity | None = None

    def spoken(self) -> str:
        """Return the head in one sentence, for a reader's ear."""
        translate = QCoreApplication.translate
        is_open = translate("Queue", "{0}, {1} in this group")
        folded = translate("Queue", "{0}, {1} in this group, folded")
        return (folded if self.is_folded else is_open).format(self.title, self.count)


def group_title(group: QueueGroup, name: str, words: CellWords) -> str:
    """Return what people call the group of incidents that hold ``name``."""
    translate = QCoreApplication.translate
    match group:
        case QueueGroup.SEVERITY:
            return severity_word(Severity(int(name))) if name else ""
        case QueueGroup.STATUS:
            return status_word(IncidentStatus(name)) if name else ""
        case QueueGroup.CATEGORY:
            return words.profile.category(name, words.language) if name else translate("Queue", "No category")
        case QueueGroup.AGENCY:
            return words.profile.agency(name) if name else translate("Queue", "No agency assigned")
    return one_line(name) or translate("Queue", "Place not known")


def group_word(group: QueueGroup) -> str:
    """Return what the queue is grouped by."""
    translate = QCoreApplication.translate
    return {
        QueueGroup.NONE: translate("Queue", "Not grouped"),
        QueueGroup.SEVERITY: translate("Queue", "By severity"),
        QueueGroup.CATEGORY: translate("Queue", "By category"),
        QueueGroup.DISTRICT: translate("Queue", "By district"),
        QueueGroup.AGENCY: translate("Queue", "By agency"),
        QueueGroup.STATUS: translate("Queue", "By status"),
    }[group]
