"""The contact card: composed from the incident, copied and shown; nothing is dialled from here."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from console.room import Room
from services.incidents.contact import ContactCards
from widgets.incidents.detail import IncidentDetail


class TaskWiring(QObject):
    """Answers the playbook's wish for a contact card. GUI thread."""

    def __init__(self, room: Room, detail: IncidentDetail, parent: QObject) -> None:
        super().__init__(parent)
        self._detail, self._cards = detail, ContactCards(room.profile, room.clock)
        detail.record.playbook.contact_asked.connect(self._show_card)

    @Slot(str)
    def _show_card(self, task_id: str) -> None:
        incident = self._detail.incident()
        task = next((one for one in incident.tasks if one.task_id == task_id), None) if incident else None
        if incident is None or task is None:
            return
        card = self._cards.card(incident, task)
        QGuiApplication.clipboard().setText(card.whole)
        self._detail.record.playbook.show_card(card)
